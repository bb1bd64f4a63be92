//! One route a file.

mod adjacent;
mod algorithms;
mod catalog;
mod entities;
mod entity;
mod healthz;
mod matches;
mod metrics;
mod openapi;
mod pages;
mod readyz;
mod reconcile;
mod search;
mod updatez;
mod v1;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};

use crate::app::App;
use crate::error::ApiError;

pub(crate) use v1::JSON_LINES;

/// What every route is given.
pub type Shared = Arc<App>;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Exonym",
        description = "Screens names against official sanctions and watch lists, and shows the source of every word of its answer."
    ),
    paths(
        healthz::get, readyz::get, metrics::get, updatez::post, algorithms::get, catalog::get, matches::post, search::get,
        entity::get, adjacent::get, adjacent::property
    ),
    components(schemas(crate::openapi::ErrorBody)),
    tags(
        (name = "matching", description = "The matching API that clients of the field speak"),
        (name = "screening", description = "Our own screening: every finding with its explanation and sources"),
        (name = "reading", description = "Documents: who is named, who of them is listed, who said what"),
        (name = "lists", description = "Lists, their versions, and what they state"),
        (name = "reconciliation", description = "OpenRefine, protocol 0.2"),
        (name = "operation", description = "Health and upkeep")
    )
)]
struct Described;

/// The description of every route.
pub fn described() -> utoipa::openapi::OpenApi {
    use utoipa::OpenApi as _;
    let mut api = Described::openapi();
    api.merge(v1::Described::openapi());
    api.merge(reconcile::Described::openapi());
    api
}

/// Every route.
pub fn router() -> Router<Shared> {
    Router::new()
        .route("/healthz", get(healthz::get))
        .route("/readyz", get(readyz::get))
        .route("/metrics", get(metrics::get))
        .route("/updatez", post(updatez::post))
        .route("/openapi.json", get(openapi::get))
        .route("/algorithms", get(algorithms::get))
        .route("/catalog", get(catalog::get))
        .route("/manifest", get(catalog::get))
        .route("/match/{dataset}", post(matches::post))
        .route("/search/{dataset}", get(search::get))
        .route("/entities/{*path}", get(entities::get))
        .merge(reconcile::router())
        .merge(v1::router())
        .merge(pages::router())
        .fallback(missing)
        .method_not_allowed_fallback(not_allowed)
}

async fn missing() -> ApiError {
    ApiError::missing("Not Found")
}

async fn not_allowed() -> ApiError {
    ApiError::Detail(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed".to_owned())
}
