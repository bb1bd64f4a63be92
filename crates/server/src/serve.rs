//! Listening: connections in bounds, headers in time, an end that cuts nobody off.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, Method};
use hyper::body::Incoming;
use hyper::service::Service as _;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};
use tower_http::cors::{AllowHeaders, AllowMethods, AllowOrigin, CorsLayer};

use crate::app::App;
use crate::middleware::guard::guard;
use crate::routes::{self, JSON_LINES};
use crate::tls::Tls;

/// Bodies from this size on are compressed where the caller takes that.
const COMPRESS_FROM: u64 = 500;
/// Pause after a connection could not be accepted, as when the process has no more file handles.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// Bytes kept of a request's head and of a body that nobody reads: what a client may make the server hold unasked.
const MAX_BUFFER: usize = 128 << 10;

/// The address of the other end, for bounds by address.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// All routes with what stands around them.
pub fn app_router(app: Arc<App>) -> Router {
    // Any page may ask, with credentials: the origin is repeated, since `*` forbids them.
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::mirror_request())
        .allow_methods(AllowMethods::list([Method::GET, Method::POST, Method::OPTIONS]))
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers([
            HeaderName::from_static("x-batch-size"),
            HeaderName::from_static("traceparent"),
        ])
        .allow_credentials(true);
    routes::router()
        .layer(axum::middleware::from_fn_with_state(app.clone(), guard))
        .layer(
            CompressionLayer::new()
                .compress_when(SizeAbove::new(COMPRESS_FROM).and(NotForContentType::const_new(JSON_LINES))),
        )
        .layer(cors)
        .with_state(app)
}

/// Answers until `stop` is done, then lets running requests end; over TLS where there is a certificate.
pub async fn serve(
    app: Arc<App>,
    listener: TcpListener,
    tls: Option<Arc<Tls>>,
    stop: impl Future<Output = ()>,
) {
    let router = app_router(app.clone());
    let connections = Arc::new(Semaphore::new(app.config.max_connections.max(1)));
    let ending = GracefulShutdown::new();
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(app.config.header_seconds.max(1)))
        .max_buf_size(MAX_BUFFER);
    tokio::pin!(stop);
    loop {
        let accepted = async {
            let permit = connections.clone().acquire_owned().await;
            (listener.accept().await, permit)
        };
        let (accepted, permit) = tokio::select! {
            found = accepted => found,
            () = &mut stop => break,
        };
        let (stream, address) = match accepted {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let inner = TowerToHyperService::new(router.clone());
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(Peer(address));
            inner.call(request)
        });
        let (http, watcher) = (http.clone(), ending.watcher());
        let tls = tls.as_ref().map(|tls| tls.acceptor());
        let patience = Duration::from_secs(app.config.header_seconds.max(1));
        tokio::spawn(async move {
            let _permit = permit;
            // A client that breaks off is no event, nor is one that speaks no TLS or takes too long to.
            match tls {
                Some(tls) => {
                    if let Ok(Ok(stream)) = tokio::time::timeout(patience, tls.accept(stream)).await {
                        let _ = watcher
                            .watch(http.serve_connection(TokioIo::new(stream), service))
                            .await;
                    }
                }
                None => {
                    let _ = watcher
                        .watch(http.serve_connection(TokioIo::new(stream), service))
                        .await;
                }
            }
        });
    }
    drop(listener);
    tracing::info!("ending: no new connections, running requests go on");
    let grace = Duration::from_secs(app.config.grace_seconds);
    if tokio::time::timeout(grace, ending.shutdown()).await.is_err() {
        tracing::warn!("requests were still running at the end of the grace time");
    }
}
