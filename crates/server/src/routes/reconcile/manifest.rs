//! `GET /reconcile/{dataset}`: what the service is and where its parts are.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::params::Params;
use crate::reconcile::{TYPES, base, type_json};
use crate::respond::json_of;
use crate::routes::Shared;

/// Queries that OpenRefine sends in one go: few, so that its progress bar moves.
const BATCH: usize = 25;

/// What the service is and where its parts are.
///
/// The query string goes on to every part, since clients carry their keys in it. With `queries` in the query
/// string it answers them, as the protocol allows.
#[utoipa::path(
    get,
    path = "/reconcile/{dataset}",
    tag = "reconciliation",
    params(
        crate::openapi::params::DatasetPath,
    ),
    responses(
        (status = 200, description = "The manifest.", body = crate::openapi::bodies::reconcile::ManifestBody),
        (status = 404, description = "There is no such dataset.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path(dataset): Path<String>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    service.dataset(&dataset)?;
    if params.text("queries").is_some() || params.text("extend").is_some() {
        let form = params.raw().to_owned();
        return super::queries::answer(app, dataset, params, &form).await;
    }
    let address = base::address(&app.config, &headers);
    let here = format!("{address}/reconcile/{dataset}");
    let query = if params.raw().is_empty() {
        String::new()
    } else {
        format!("?{}", params.raw())
    };
    let part = |path: &str| json!({ "service_url": here, "service_path": format!("{path}{query}") });
    let types: Vec<Value> = TYPES.iter().map(|schema| type_json(*schema)).collect();
    let settings = json!([
        { "name": "limit", "label": "Limit", "type": "number", "default": 0,
          "help_text": "Most values of a property; 0 for all", "choices": [] },
        { "name": "render", "label": "Form", "type": "select", "default": "caption",
          "help_text": "How values are written", "choices": [
            { "id": "caption", "name": "User-readable value" }, { "id": "raw", "name": "Machine-readable value" }] },
    ]);
    let mut propose = json!({ "propose_properties": part("/extend/property") });
    propose["propose_settings"] = settings;
    json_of(&json!({
        "versions": ["0.2"],
        "name": format!("{dataset} ({})", app.config.title),
        "identifierSpace": format!("{address}/entities/"),
        "schemaSpace": "https://followthemoney.tech/explorer/schemata/",
        "documentation": format!("{address}/docs"),
        "batchSize": BATCH.min(app.config.max_batch),
        "view": { "url": format!("{address}/ui/entity/{{{{id}}}}") },
        "preview": { "url": format!("{here}/preview/{{{{id}}}}{query}"), "width": 430, "height": 300 },
        "suggest": {
            "entity": part("/suggest/entity"), "property": part("/suggest/property"), "type": part("/suggest/type"),
        },
        "extend": propose,
        "defaultTypes": types,
    }))
}
