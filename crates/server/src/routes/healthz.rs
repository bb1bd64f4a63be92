//! `GET /healthz`: the process runs.

use axum::response::Response;
use serde_json::json;

use crate::error::ApiError;
use crate::respond::json_of;

/// Always `ok`.
pub(super) async fn get() -> Result<Response, ApiError> {
    json_of(&json!({ "status": "ok" }))
}
