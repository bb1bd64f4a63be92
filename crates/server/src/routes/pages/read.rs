//! `GET /ui/read`: an article to paste or drop, read with every part leading back to its sentence.

use axum::extract::State;
use axum::response::Response;

use crate::pages::shell::page;
use crate::routes::Shared;

/// The page.
pub(super) async fn get(State(app): State<Shared>) -> Response {
    page(&app.config.title, "Read", "read")
}
