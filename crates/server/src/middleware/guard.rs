//! Around every request: the bound on its address, its time, its trace, its line in the log.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::ApiError;
use crate::keys::scope_of;
use crate::middleware::access;
use crate::middleware::trace::Trace;
use crate::routes::Shared;
use crate::serve::Peer;
use crate::telemetry::{Kind, Span};

/// Seconds after which a caller whose request took too long may come again.
const RETRY_AFTER_TIMEOUT: u64 = 5;

/// Runs a request.
pub async fn guard(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let (began, clock) = (Instant::now(), SystemTime::now());
    let trace = Trace::of(request.headers());
    let method = request.method().clone();
    // The pattern and not the path: a path can hold an id, a query a name.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let running = Running::new(&app.metrics.running);
    let (mut response, key) = match admit(&app, route.as_deref(), &request) {
        Ok(key) => (answer(&app, request, next).await, key),
        Err(error) => (error.into_response(), None),
    };
    drop(running);
    let recorded = app.telemetry.wants(&trace.trace, trace.decided);
    trace.write(response.headers_mut(), recorded);
    response.headers_mut().insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    let route = route.as_deref().unwrap_or("(none)");
    let (status, time) = (response.status().as_u16(), began.elapsed());
    // A method is whatever a caller writes; only the usual ones become labels.
    let counted = if ["GET", "POST", "HEAD", "OPTIONS"].contains(&method.as_str()) {
        method.as_str()
    } else {
        "other"
    };
    app.metrics.count(counted, route, status, time);
    if recorded {
        let times = (clock, clock + time);
        app.telemetry
            .send(span(&app, &trace, counted, route, status, times, key.as_deref()));
    }
    let milliseconds = (time.as_secs_f64() * 1e6).round() / 1e3;
    let key = key.as_deref().unwrap_or("-");
    tracing::info!(trace = %trace.trace, method = counted, route, status, milliseconds, key, "request");
    response
}

/// The span of a request, named as the semantic conventions for HTTP servers have it.
fn span(
    app: &Shared,
    trace: &Trace,
    method: &str,
    route: &str,
    status: u16,
    (began, ended): (SystemTime, SystemTime),
    key: Option<&str>,
) -> Span {
    let tls = app.config.tls_cert.is_some();
    let mut texts = vec![
        (
            "http.request.method",
            if method == "other" { "_OTHER" } else { method }.to_owned(),
        ),
        ("http.route", route.to_owned()),
        ("url.scheme", if tls { "https" } else { "http" }.to_owned()),
        ("network.protocol.version", "1.1".to_owned()),
    ];
    texts.extend(key.map(|key| ("exonym.key", key.to_owned())));
    if status >= 500 {
        texts.push(("error.type", status.to_string()));
    }
    Span {
        trace: trace.trace.clone(),
        id: trace.span.clone(),
        parent: trace.parent.clone(),
        name: format!("{method} {route}"),
        kind: Kind::Server,
        began,
        ended,
        texts,
        numbers: vec![("http.response.status_code", i64::from(status))],
        failed: status >= 500,
    }
}

/// Whether a request may go on: its key, and how often its caller asked.
fn admit(app: &Shared, route: Option<&str>, request: &Request) -> Result<Option<String>, ApiError> {
    let query = request.uri().query().unwrap_or_default();
    let key = access::check(app, route, request.headers(), query)?;
    let free = route.is_none_or(|route| scope_of(route).is_none());
    if !free {
        let peer = request
            .extensions()
            .get::<Peer>()
            .map(|peer| peer.0.ip().to_string());
        let caller = key.clone().or(peer).unwrap_or_default();
        app.rate.take(&caller, Instant::now())?;
    }
    Ok(key)
}

/// Counted as running until dropped.
struct Running<'a>(&'a AtomicU64);

impl Running<'_> {
    fn new(count: &AtomicU64) -> Running<'_> {
        count.fetch_add(1, Ordering::Relaxed);
        Running(count)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
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
