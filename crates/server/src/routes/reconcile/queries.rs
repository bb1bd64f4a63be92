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

/// Candidates for rows, or values to extend rows by.
#[utoipa::path(
    post,
    path = "/reconcile/{dataset}",
    tag = "reconciliation",
    request_body(content = crate::openapi::ReconcileForm, content_type = "application/x-www-form-urlencoded"),
    params(
        crate::openapi::params::DatasetPath,
        ("algorithm" = Option<String>, Query, description = "See `/algorithms`"),
        ("changed_since" = Option<String>, Query, example = "2024-01-31", pattern = r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$", description = "Only what changed after this"),
    ),
    responses(
        (status = 200, description = "Candidates of each query, or values of each row.", body = crate::openapi::bodies::reconcile::ReconcileBody),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such dataset.", body = crate::openapi::ErrorBody),
        (status = 413, description = "The body is too large.", body = crate::openapi::ErrorBody),
    )
)]
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
