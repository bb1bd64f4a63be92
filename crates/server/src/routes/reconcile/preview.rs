//! `GET /reconcile/{dataset}/preview/{id}`: a small page that OpenRefine shows in a frame.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use exonym_model::{Prop, PropType, Schema};

use crate::error::ApiError;
use crate::ftm::labels;
use crate::ftm::nested::Reader;
use crate::pages::html::escape;
use crate::respond::typed;
use crate::routes::Shared;

/// Values shown of a property.
const SHOWN: usize = 3;
/// Nothing runs and nothing is loaded in a preview; any page may frame it, since OpenRefine runs where the user likes.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *";

/// A small page of an entity.
#[utoipa::path(
    get,
    path = "/reconcile/{dataset}/preview/{id}",
    tag = "reconciliation",
    params(
        crate::openapi::params::DatasetPath,
        crate::openapi::params::EntityPath,
    ),
    responses(
        (status = 200, description = "A small page.", body = String, content_type = "text/html"),
        (status = 404, description = "There is no such entity.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path((dataset, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    service.dataset(&dataset)?;
    let Some(place) = service.book.locate(&id) else {
        return Err(ApiError::missing("No such entity!"));
    };
    let html = app
        .pool
        .run(move || {
            let entity = Reader::new(&service).entity(place)?;
            let mut rows = String::new();
            let props = labels::properties_of(entity.schema);
            for prop in props.iter().filter(|prop| ![PropType::Url, PropType::Entity].contains(&prop.kind())) {
                let values: Vec<String> =
                    entity.values(prop).take(SHOWN).map(|value| escape(&labels::value(prop.kind(), value))).collect();
                if !values.is_empty() && *prop != Prop::NAME {
                    let label = escape(&labels::property(prop.name()));
                    rows.push_str(&format!("<tr><th>{label}</th><td>{}</td></tr>", values.join("; ")));
                }
            }
            let (caption, id) = (escape(&crate::ftm::entity::caption(&entity)), escape(&entity.id));
            let kind = labels::schema(Schema::from_name(entity.schema.name()).unwrap_or(Schema::Thing)).0;
            Ok(format!(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{caption}</title><style>body{{font:13px/1.4 \
                 system-ui,sans-serif;margin:10px}}h1{{font-size:16px;margin:0}}p{{margin:2px 0 8px;color:#555}}th{{text-align:\
                 left;vertical-align:top;padding-right:10px;font-weight:600}}</style><h1>{caption}</h1><p>{kind} · \
                 {id}</p><table>{rows}</table></html>"
            ))
        })
        .await?;
    let mut response = typed("text/html; charset=utf-8", html);
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(response)
}
