//! `POST /reconcile/{dataset}`: queries, or values to extend rows by, in a form.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::response::Response;
use serde_json::Map;

use crate::error::ApiError;
use crate::matching::options;
use crate::params::Params;
use crate::reconcile::{extend, query};
use crate::respond::{form_text, json, json_bytes, read_body};
use crate::routes::Shared;
use crate::routes::matches::BATCH_SIZE;

/// Answers a form.
pub(super) async fn post(
    State(app): State<Shared>,
    Path(dataset): Path<String>,
    params: Params,
    body: Body,
) -> Result<Response, ApiError> {
    let body = read_body(body, app.config.max_body_bytes).await?;
    answer(app, dataset, params, form_text(&body)?).await
}

pub(super) async fn answer(
    app: Shared,
    dataset: String,
    mut params: Params,
    form: &str,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    service.dataset(&dataset)?;
    let form = Params::of(form);
    let (most_queries, most_results) = (app.config.max_batch, app.config.max_matches);
    if let Some(text) = form.text("queries").map(str::to_owned) {
        let work = move || {
            let asked = query::parse(&text, most_queries, most_results)?;
            let mut options = options::of_params(
                &service,
                &dataset,
                &mut params,
                most_results,
                Vec::new(),
                &Map::new(),
            )?;
            options.threshold = exonym_screen::DEFAULT_THRESHOLD;
            options.cutoff = 0.0;
            Ok((
                json_bytes(&query::answer(&service, &asked, &options)?)?,
                asked.len(),
            ))
        };
        let (bytes, size) = app.pool.run(work).await?;
        let mut response = json(bytes);
        response.headers_mut().insert(BATCH_SIZE, HeaderValue::from(size));
        return Ok(response);
    }
    if let Some(text) = form.text("extend").map(str::to_owned) {
        let bytes = app
            .pool
            .run(move || json_bytes(&extend::answer(&service, &text)?))
            .await?;
        return Ok(json(bytes));
    }
    Err(ApiError::bad("No queries or extend request provided."))
}
