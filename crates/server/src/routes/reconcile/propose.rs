//! `GET /reconcile/{dataset}/extend/property`: which properties rows of a type can be extended by.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::error::ApiError;
use crate::params::Params;
use crate::reconcile::extend;
use crate::respond::json_of;
use crate::routes::Shared;

/// Most proposals.
const MAX: usize = 500;

/// Properties that rows can be extended by.
#[utoipa::path(
    get,
    path = "/reconcile/{dataset}/extend/property",
    tag = "reconciliation",
    params(
        crate::openapi::params::DatasetPath,
        ("type" = Option<String>, Query, description = "Schema; Thing"),
        ("limit" = Option<u32>, Query, description = "Most properties; 0 for all"),
    ),
    responses(
        (status = 200, description = "Properties that rows can be extended by.", body = crate::openapi::bodies::reconcile::ProposalsBody),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such dataset.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path(dataset): Path<String>,
    mut params: Params,
) -> Result<Response, ApiError> {
    app.service()?.dataset(&dataset)?;
    let limit = params.count("limit", 0, MAX);
    params.check()?;
    json_of(&extend::proposals(params.text("type").unwrap_or("Thing"), limit)?)
}
