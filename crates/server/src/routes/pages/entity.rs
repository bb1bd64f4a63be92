//! `GET /ui/entity/{id}`: everything that is published of a party. Its script reads the id from the address.

use axum::extract::State;
use axum::response::Response;

use crate::pages::shell::page;
use crate::routes::Shared;

/// The page.
pub(super) async fn get(State(app): State<Shared>) -> Response {
    page(&app.config.title, "Entry", "entity")
}
