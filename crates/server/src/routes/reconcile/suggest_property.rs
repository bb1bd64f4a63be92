//! `GET /reconcile/{dataset}/suggest/property`: properties whose name begins so.

use axum::extract::{Path, State};
use axum::response::Response;
use exonym_model::Schema;
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::ftm::labels;
use crate::params::Params;
use crate::reconcile::{TYPES, suggestions};
use crate::respond::json_of;
use crate::routes::Shared;

/// Suggestions shown.
const SHOWN: usize = 5;

/// Properties whose name goes on from what was typed, as `Schema:property` of the most general schema that has them.
#[utoipa::path(
    get,
    path = "/reconcile/{dataset}/suggest/property",
    tag = "reconciliation",
    params(
        crate::openapi::params::DatasetPath,
        ("prefix" = Option<String>, Query, description = "What was typed"),
    ),
    responses(
        (status = 200, description = "Properties.", body = crate::openapi::bodies::reconcile::SuggestionsBody),
        (status = 404, description = "There is no such dataset.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path(dataset): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    app.service()?.dataset(&dataset)?;
    let prefix = params.text("prefix").unwrap_or_default();
    let wanted = prefix.trim().to_lowercase();
    let mut found: Vec<(Schema, String)> = Vec::new();
    for schema in TYPES {
        for prop in labels::properties_of(*schema) {
            let label = labels::property(prop.name());
            let begins =
                prop.name().to_lowercase().starts_with(&wanted) || label.to_lowercase().starts_with(&wanted);
            if !wanted.is_empty() && begins && !found.iter().any(|(_, known)| known == prop.name()) {
                found.push((*schema, prop.name().to_owned()));
            }
        }
    }
    let shown: Vec<Value> = found
        .into_iter()
        .take(SHOWN)
        .map(|(schema, name)| {
            let description = format!("Property of {}", labels::schema(schema).1);
            json!({ "id": format!("{schema}:{name}"), "name": labels::property(&name), "description": description })
        })
        .collect();
    json_of(&suggestions(prefix, shown))
}
