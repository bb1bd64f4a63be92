//! `GET /reconcile/{dataset}/suggest/type`: types whose name begins so.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::error::ApiError;
use crate::ftm::labels;
use crate::params::Params;
use crate::reconcile::{TYPES, suggestions, type_json};
use crate::respond::json_of;
use crate::routes::Shared;

/// Suggestions shown.
const SHOWN: usize = 5;

/// Types whose name goes on from what was typed.
#[utoipa::path(
    get,
    path = "/reconcile/{dataset}/suggest/type",
    tag = "reconciliation",
    params(
        crate::openapi::params::DatasetPath,
        ("prefix" = Option<String>, Query, description = "What was typed"),
    ),
    responses(
        (status = 200, description = "Types.", body = crate::openapi::bodies::reconcile::SuggestionsBody),
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
    let begins = |text: &str| text.to_lowercase().starts_with(&wanted);
    let found = TYPES.iter().filter(|schema| {
        let (one, many) = labels::schema(**schema);
        !wanted.is_empty() && (begins(schema.name()) || begins(one) || begins(many))
    });
    json_of(&suggestions(
        prefix,
        found.take(SHOWN).map(|schema| type_json(*schema)).collect(),
    ))
}
