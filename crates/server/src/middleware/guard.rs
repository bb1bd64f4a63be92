//! Around every request: the bound on its address, its time, its trace, its line in the log.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::ApiError;
use crate::middleware::trace::Trace;
use crate::routes::Shared;

/// Seconds after which a caller whose request took too long may come again.
const RETRY_AFTER_TIMEOUT: u64 = 5;

/// Runs a request.
pub async fn guard(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let trace = Trace::of(request.headers());
    let method = request.method().clone();
    // The pattern and not the path: a path can hold an id, a query a name.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let mut response = answer(&app, request, next).await;
    trace.write(response.headers_mut());
    let route = route.as_deref().unwrap_or("(none)");
    let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(trace = %trace.trace, %method, route, status = response.status().as_u16(), milliseconds, "request");
    response
}

async fn answer(app: &Shared, request: Request, next: Next) -> Response {
    let address = request
        .uri()
        .path_and_query()
        .map_or(0, |address| address.as_str().len());
    if address > app.config.max_url_bytes {
        return ApiError::Detail(StatusCode::URI_TOO_LONG, "Request URI too long".to_owned()).into_response();
    }
    match tokio::time::timeout(app.config.timeout(), next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let why = "The request took too long.";
            ApiError::Busy(StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER_TIMEOUT, why).into_response()
        }
    }
}
