//! `GET /algorithms`: under which names scores can be asked for.

use axum::response::Response;
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::matching::algorithm::{ALL, BEST, OWN};
use crate::respond::json_of;

/// Scores that can be asked for, with their features and settings.
#[utoipa::path(
    get,
    path = "/algorithms",
    tag = "matching",
    responses(
        (status = 200, description = "Names, features and settings of the scores that can be asked for.", body = crate::openapi::bodies::catalogue::AlgorithmsBody),
    )
)]
pub(super) async fn get() -> Result<Response, ApiError> {
    let algorithms: Vec<Value> = ALL.iter().map(|algorithm| algorithm.json()).collect();
    json_of(&json!({ "algorithms": algorithms, "default": BEST, "best": OWN }))
}
