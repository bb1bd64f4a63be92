//! OpenRefine reconciliation, one route a file.

mod manifest;
mod preview;
mod propose;
mod queries;
mod suggest_entity;
mod suggest_property;
mod suggest_type;

use axum::Router;
use axum::routing::get;

use crate::routes::Shared;

#[derive(utoipa::OpenApi)]
#[openapi(paths(
    manifest::get,
    queries::post,
    suggest_entity::get,
    suggest_property::get,
    suggest_type::get,
    propose::get,
    preview::get
))]
pub(super) struct Described;

/// Its routes.
pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/reconcile/{dataset}", get(manifest::get).post(queries::post))
        .route("/reconcile/{dataset}/suggest/entity", get(suggest_entity::get))
        .route(
            "/reconcile/{dataset}/suggest/property",
            get(suggest_property::get),
        )
        .route("/reconcile/{dataset}/suggest/type", get(suggest_type::get))
        .route("/reconcile/{dataset}/extend/property", get(propose::get))
        .route("/reconcile/{dataset}/preview/{*id}", get(preview::get))
}
