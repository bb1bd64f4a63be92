//! Our own interface, one route a file.

mod bulk;
mod diff;
mod eval;
mod lists;
mod read;
mod screen;
mod statements;
mod suggest;

pub(crate) use bulk::JSON_LINES;

use axum::Router;
use axum::routing::{get, post};

use crate::routes::Shared;

#[derive(utoipa::OpenApi)]
#[openapi(paths(
    screen::get,
    screen::post,
    bulk::post,
    suggest::get,
    statements::get,
    lists::get,
    diff::get,
    read::post,
    eval::post
))]
pub(super) struct Described;

/// Its routes.
pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/v1/screen", get(screen::get).post(screen::post))
        .route("/v1/screen/bulk", post(bulk::post))
        .route("/v1/suggest", get(suggest::get))
        .route("/v1/statements/{*id}", get(statements::get))
        .route("/v1/lists", get(lists::get))
        .route("/v1/lists/{id}/diff", get(diff::get))
        .route("/v1/read", post(read::post))
        .route("/v1/eval", post(eval::post))
}
