//! `GET /healthz`: the process runs.

use axum::response::Response;
use serde_json::json;

use crate::error::ApiError;
use crate::respond::json_of;

/// Whether the process runs: always `ok`.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operation",
    responses(
        (status = 200, description = "The process runs.", body = crate::openapi::bodies::common::StatusBody),
    )
)]
pub(super) async fn get() -> Result<Response, ApiError> {
    json_of(&json!({ "status": "ok" }))
}
