//! `/v1/screen`: questions to findings, each with its whole explanation and its sources.

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use exonym_api::{result_json, screen_json};

use crate::error::ApiError;
use crate::params::Params;
use crate::respond::{json, json_bytes, read_body};
use crate::routes::Shared;
use crate::screening::{ask::ScreenAsk, screen};

/// Screens one name, with the whole explanation and every source.
#[utoipa::path(
    get,
    path = "/v1/screen",
    tag = "screening",
    params(
        ("name" = Option<String>, Query, description = "Name"),
        ("schema" = Option<String>, Query, description = "Schema; anything"),
        ("birth_date" = Option<String>, Query, description = "1984-01-08, 1984, 1984~ or 1980/1985"),
        ("country" = Option<String>, Query, description = "Code or name"),
        ("gender" = Option<String>, Query, description = "male, female or other"),
        ("identifier" = Option<String>, Query, description = "KIND:VALUE or a bare value"),
        crate::openapi::params::ScreenParams,
    ),
    responses(
        (status = 200, description = "Findings with explanation and sources.", body = exonym_api::ScreenJson),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such snapshot, and nothing kept of such a day.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(State(app): State<Shared>, mut params: Params) -> Result<Response, ApiError> {
    let ask = ScreenAsk::of_params(&mut params, app.config.max_matches)?;
    answer(app, ask).await
}

/// Screens a batch, with the whole explanation and every source.
#[utoipa::path(
    post,
    path = "/v1/screen",
    tag = "screening",
    request_body(content = crate::openapi::ScreenBody),
    responses(
        (status = 200, description = "Findings with explanation and sources, in the order of the queries.", body = exonym_api::ScreenJson),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such snapshot, and nothing kept of such a day.", body = crate::openapi::ErrorBody),
        (status = 413, description = "The body is too large.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn post(State(app): State<Shared>, body: Body) -> Result<Response, ApiError> {
    let body = read_body(body, app.config.max_body_bytes).await?;
    answer(app, ScreenAsk::of_body(&body)?).await
}

async fn answer(app: Shared, ask: ScreenAsk) -> Result<Response, ApiError> {
    let most = app.config.max_batch;
    if ask.queries.is_empty() {
        return Err(ApiError::bad("No queries provided."));
    }
    if ask.queries.len() > most {
        return Err(ApiError::bad(format!(
            "Too many queries in one batch (limit: {most})"
        )));
    }
    let options = ask.options(app.config.max_matches)?;
    let engine = app.engine(ask.which()?).await?;
    let bytes = app
        .pool
        .run(move || {
            let screener = engine.screener();
            screener
                .check(&options.filters)
                .map_err(|error| ApiError::bad(error.to_string()))?;
            let mut results = Vec::new();
            for asked in &ask.queries {
                let query = asked.query()?;
                let outcome = screen(screener, &query, &options)?;
                results.push(result_json(&query, outcome));
            }
            json_bytes(&screen_json(screener.index().meta(), &options, results))
        })
        .await?;
    Ok(json(bytes))
}
