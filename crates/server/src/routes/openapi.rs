//! `GET /openapi.json`: the description of the interface.

use axum::response::Response;

use crate::respond::json;

/// The description.
pub(super) async fn get() -> Response {
    json(crate::openapi::text().as_bytes().to_vec())
}
