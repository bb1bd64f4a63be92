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

/// The proposals.
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
