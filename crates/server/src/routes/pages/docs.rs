//! `GET /docs`: the interface, described.

use axum::extract::State;
use axum::response::Response;

use crate::pages::shell::page;
use crate::routes::Shared;

/// The page.
pub(super) async fn get(State(app): State<Shared>) -> Response {
    page(&app.config.title, "API", "docs")
}
