//! Pages for people, one route a file.

mod docs;
mod entity;
mod files;
mod lists;
mod read;
mod screen;
mod search;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;

use crate::routes::Shared;

/// Their routes.
pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/", get(search::get))
        // Where people look for pages whose addresses all begin so.
        .route("/ui", get(|| async { Redirect::permanent("/") }))
        .route("/ui/", get(|| async { Redirect::permanent("/") }))
        .route("/docs", get(docs::get))
        .route("/ui/screen", get(screen::get))
        .route("/ui/read", get(read::get))
        .route("/ui/lists", get(lists::get))
        .route("/ui/entity/{*id}", get(entity::get))
        .route("/ui/static/{name}", get(files::get))
        .route("/favicon.ico", get(files::icon))
}
