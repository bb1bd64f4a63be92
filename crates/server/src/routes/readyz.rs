//! `GET /readyz`: an index answers.

use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use crate::error::ApiError;
use crate::respond::json_of;
use crate::routes::Shared;

/// Whether an index answers: `ok`, or 503 until the first index is there.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operation",
    responses(
        (status = 200, description = "An index answers; 503 until one does.", body = crate::openapi::bodies::common::StatusBody),
    )
)]
pub(super) async fn get(State(app): State<Shared>) -> Result<Response, ApiError> {
    app.service()?;
    json_of(&json!({ "status": "ok" }))
}
