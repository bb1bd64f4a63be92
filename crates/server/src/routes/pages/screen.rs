//! `GET /ui/screen`: one name with its explanation, and customer files.

use axum::extract::State;
use axum::response::Response;

use crate::pages::shell::page;
use crate::routes::Shared;

/// The page.
pub(super) async fn get(State(app): State<Shared>) -> Response {
    page(&app.config.title, "Screen", "screen")
}
