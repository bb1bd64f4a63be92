//! `POST /match/{dataset}`: a batch of examples to scored entities.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use exonym_api::MatchJson;

use crate::error::ApiError;
use crate::matching::{answer, options, request};
use crate::params::Params;
use crate::respond::{json, json_bytes, read_body};
use crate::routes::Shared;

/// Tells how many queries a batch held.
pub(crate) const BATCH_SIZE: HeaderName = HeaderName::from_static("x-batch-size");

/// Screens a batch of examples; one snapshot answers them all.
#[utoipa::path(
    post,
    path = "/match/{dataset}",
    tag = "matching",
    request_body(content = crate::openapi::MatchBody),
    params(
        crate::openapi::params::DatasetPath,
        ("limit" = Option<u32>, Query, maximum = 500, description = "Most results of a query; 5"),
        ("threshold" = Option<f32>, Query, description = "Score of a match; 0.70"),
        ("cutoff" = Option<f32>, Query, description = "Results that are no match are shown above this score; 0.70, at most the threshold"),
        ("algorithm" = Option<String>, Query, description = "See `/algorithms`; `best`"),
        crate::openapi::params::ScopeParams,
        ("topics" = Option<Vec<String>>, Query, description = "Any of these topics"),
        ("exclude_entity_ids" = Option<Vec<String>>, Query, description = "Not these parties, by any of their ids; 50 at most"),
    ),
    responses(
        (status = 200, description = "Scored entities for each query; `x-batch-size` tells how many there were.", body = exonym_api::MatchJson),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such dataset.", body = crate::openapi::ErrorBody),
        (status = 413, description = "The body is too large.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn post(
    State(app): State<Shared>,
    Path(dataset): Path<String>,
    mut params: Params,
    body: Body,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    let body = read_body(body, app.config.max_body_bytes).await?;
    let (most_queries, most_results) = (app.config.max_batch, app.config.max_matches);
    let (bytes, size) = app
        .pool
        .run(move || {
            service.dataset(&dataset)?;
            let request = request::parse(&body, most_queries)?;
            let options = options::of_params(
                &service,
                &dataset,
                &mut params,
                most_results,
                request.weights,
                &request.config,
            )?;
            let mut responses = BTreeMap::new();
            let size = request.examples.len();
            for (key, example) in request.examples {
                responses.insert(key, answer(&service, &example, &options)?);
            }
            let answer = MatchJson {
                responses,
                limit: options.limit,
                snapshot: service.meta().snapshot.clone(),
            };
            Ok((json_bytes(&answer)?, size))
        })
        .await?;
    let mut response = json(bytes);
    response.headers_mut().insert(BATCH_SIZE, HeaderValue::from(size));
    Ok(response)
}
