//! Traces for OpenTelemetry: a span a request and a span a reload, sent to the collector that the operator names.
//!
//! Spans hold patterns of routes, statuses and times, named as the semantic conventions for HTTP servers have it. They
//! hold no path, no query, no body and no name of anybody. What the collector does not take in time is dropped and counted:
//! tracing never holds up an answer.

mod otlp;
mod span;

pub use span::{Kind, Span};

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use exonym_fetch::{FetchError, Poster};

/// Spans that wait to be sent; past it they are dropped.
const WAITING: usize = 4096;
/// Spans sent at once.
const BATCH: usize = 512;
/// Longest time that a span waits for others.
const PAUSE: Duration = Duration::from_secs(5);

/// Where spans go.
pub struct Telemetry {
    spans: Option<SyncSender<Span>>,
    /// Of a trace that nobody decided about, this share is sent: its id lies under this bound.
    bound: u64,
    counts: Arc<Counts>,
}

/// What became of spans.
#[derive(Debug, Default)]
pub struct Counts {
    /// Taken by the collector.
    pub sent: AtomicU64,
    /// Lost: the collector was away or slow.
    pub dropped: AtomicU64,
}

impl Telemetry {
    /// Nothing is sent.
    pub fn off() -> Telemetry {
        Telemetry {
            spans: None,
            bound: 0,
            counts: Arc::default(),
        }
    }

    /// To a collector, `http://127.0.0.1:4318`; `ratio` of the traces that begin here.
    ///
    /// # Errors
    /// The address is none, or no thread can be started.
    pub fn to(endpoint: &str, ratio: f64) -> Result<Telemetry, FetchError> {
        let poster = Poster::new(&format!("{}/v1/traces", endpoint.trim_end_matches('/')))?;
        let (spans, waiting) = sync_channel(WAITING);
        let counts = Arc::new(Counts::default());
        let told = counts.clone();
        std::thread::Builder::new()
            .name("traces".to_owned())
            .spawn(move || send_all(&poster, &waiting, &told))
            .map_err(|error| FetchError::Client(error.to_string()))?;
        Ok(Telemetry {
            spans: Some(spans),
            bound: (ratio.clamp(0.0, 1.0) * u64::MAX as f64) as u64,
            counts,
        })
    }

    /// Whether a trace is sent: as the caller decided, else by its id, so that every server decides the same.
    pub fn wants(&self, trace: &str, decided: Option<bool>) -> bool {
        let by_id = || {
            let low = trace.get(16..).and_then(|low| u64::from_str_radix(low, 16).ok());
            low.is_some_and(|low| low <= self.bound)
        };
        self.spans.is_some() && decided.unwrap_or_else(by_id)
    }

    /// Takes a span; never waits.
    pub fn send(&self, span: Span) {
        if let Some(spans) = &self.spans
            && spans.try_send(span).is_err()
        {
            self.counts.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// What became of them.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }
}

/// Sends batches until the server is gone.
fn send_all(poster: &Poster, waiting: &Receiver<Span>, counts: &Counts) {
    let mut failing = false;
    while let Ok(first) = waiting.recv() {
        let mut batch = vec![first];
        let until = Instant::now() + PAUSE;
        while batch.len() < BATCH {
            match waiting.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(span) => batch.push(span),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        let count = batch.len() as u64;
        match poster.json(otlp::body(&batch)) {
            Ok(()) => {
                counts.sent.fetch_add(count, Ordering::Relaxed);
                failing = false;
            }
            Err(error) => {
                counts.dropped.fetch_add(count, Ordering::Relaxed);
                // Said once, not every five seconds.
                if !std::mem::replace(&mut failing, true) {
                    tracing::warn!(%error, "traces are not taken by their collector; they are dropped until it does");
                }
            }
        }
    }
}
