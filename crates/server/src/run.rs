//! From settings to a server that runs until it is told to end.

use std::sync::Arc;

use exonym_engine::EngineError;
use tokio::net::TcpListener;

use crate::app::App;
use crate::config::Config;
use crate::serve::serve;
use crate::telemetry::Telemetry;

/// Why a server did not start or ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}; choose another with --listen")]
    Listen {
        /// The address.
        address: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The lists or their index cannot be opened.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Traces cannot be sent.
    #[error("--otlp-endpoint: {0}")]
    Traces(exonym_fetch::FetchError),
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] crate::tls::TlsError),
    /// The system failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// Runs a server. `ready` is told the address once it listens.
///
/// # Errors
/// The address is taken, or the lists cannot be opened at the start.
pub fn run(config: Config, ready: impl FnOnce(std::net::SocketAddr)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(run_async(config, ready));
    runtime.shutdown_background();
    done
}

async fn run_async(config: Config, ready: impl FnOnce(std::net::SocketAddr)) -> Result<(), ServeError> {
    let listen = |source| ServeError::Listen {
        address: config.listen.to_string(),
        source,
    };
    let tls = crate::tls::Tls::of(&config)?;
    let telemetry = match config.otlp_endpoint.clone() {
        // Its client wants a thread that may wait.
        Some(endpoint) => {
            let ratio = config.otlp_ratio;
            let made = tokio::task::spawn_blocking(move || Telemetry::to(&endpoint, ratio)).await;
            made.map_err(std::io::Error::other)?.map_err(ServeError::Traces)?
        }
        None => Telemetry::off(),
    };
    let listener = TcpListener::bind(config.listen).await.map_err(listen)?;
    ready(listener.local_addr()?);
    let mut app = App::new(config);
    app.telemetry = telemetry;
    let app = Arc::new(app);
    // Health can be asked while the first index is being built.
    let first = tokio::task::spawn_blocking({
        let app = app.clone();
        move || app.reload()
    });
    let (failed, mut on_failure) = tokio::sync::oneshot::channel();
    tokio::spawn(async move {
        if let Ok(Err(error)) = first.await {
            let _ = failed.send(error);
        }
    });
    tokio::spawn(crate::background::poll(app.clone()));
    tokio::spawn(crate::background::update(app.clone()));
    tokio::spawn(crate::background::past(app.clone()));
    let mut failure = None;
    let stop = async {
        tokio::select! {
            () = end_signal() => {}
            Ok(error) = &mut on_failure => failure = Some(error),
        }
    };
    if let Some(tls) = &tls {
        tokio::spawn(tls.clone().watch());
    }
    serve(app, listener, tls, stop).await;
    failure.map_or(Ok(()), |error| Err(error.into()))
}

/// Done when the process is asked to end: by Ctrl-C, or by the system's signal.
async fn end_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
