//! `GET /metrics`: counts for Prometheus.

use axum::extract::State;
use axum::response::Response;

use crate::respond::typed;
use crate::routes::Shared;

/// The counts.
pub(super) async fn get(State(app): State<Shared>) -> Response {
    typed("text/plain; version=0.0.4; charset=utf-8", app.metrics.text(&app))
}
