//! `GET /metrics`: counts for Prometheus.

use axum::extract::State;
use axum::response::Response;

use crate::respond::typed;
use crate::routes::Shared;

/// What was counted, for Prometheus.
#[utoipa::path(
    get,
    path = "/metrics",
    tag = "operation",
    responses(
        (status = 200, description = "Counts in the text form of Prometheus.", body = String, content_type = "text/plain"),
    )
)]
pub(super) async fn get(State(app): State<Shared>) -> Response {
    typed("text/plain; version=0.0.4; charset=utf-8", app.metrics.text(&app))
}
