//! Counts for Prometheus: requests by route and status, their time, what waits, what is in service.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::app::App;

/// Upper ends of the time buckets, seconds.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

#[derive(Debug, Clone, Default)]
struct Times {
    buckets: [u64; BUCKETS.len()],
    sum: f64,
    count: u64,
}

#[derive(Debug, Default)]
struct Counts {
    requests: BTreeMap<(String, String, u16), u64>,
    times: BTreeMap<String, Times>,
}

/// What is counted.
#[derive(Debug, Default)]
pub struct Metrics {
    counts: Mutex<Counts>,
    /// Requests that are being answered.
    pub running: AtomicU64,
    /// Times that another index came into service.
    pub reloads: AtomicU64,
    /// Times that a reload or an update failed.
    pub failures: AtomicU64,
}

impl Metrics {
    /// Counts an answered request. Routes are patterns, so their number is bounded whatever callers ask for.
    pub fn count(&self, method: &str, route: &str, status: u16, time: Duration) {
        let mut counts = self
            .counts
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *counts
            .requests
            .entry((route.to_owned(), method.to_owned(), status))
            .or_default() += 1;
        let times = counts.times.entry(route.to_owned()).or_default();
        let seconds = time.as_secs_f64();
        for (bucket, end) in times.buckets.iter_mut().zip(BUCKETS) {
            *bucket += u64::from(seconds <= end);
        }
        times.sum += seconds;
        times.count += 1;
    }

    /// The text that Prometheus reads.
    pub fn text(&self, app: &App) -> String {
        let mut out = String::new();
        let mut gauge = |name: &str, kind: &str, help: &str, value: u64| {
            let _ = writeln!(
                out,
                "# HELP exonym_{name} {help}\n# TYPE exonym_{name} {kind}\nexonym_{name} {value}"
            );
        };
        let load = |number: &AtomicU64| number.load(Ordering::Relaxed);
        gauge(
            "requests_running",
            "gauge",
            "Requests being answered.",
            load(&self.running),
        );
        gauge(
            "requests_waiting",
            "gauge",
            "Requests that wait for a thread.",
            app.pool.waiting() as u64,
        );
        gauge(
            "reloads_total",
            "counter",
            "Times that another index came into service.",
            load(&self.reloads),
        );
        gauge(
            "failures_total",
            "counter",
            "Reloads and list updates that failed.",
            load(&self.failures),
        );
        gauge(
            "spans_sent_total",
            "counter",
            "Spans that the collector took.",
            load(&app.telemetry.counts().sent),
        );
        gauge(
            "spans_dropped_total",
            "counter",
            "Spans that were lost because the collector was away or slow.",
            load(&app.telemetry.counts().dropped),
        );
        let service = app.service_if_ready();
        gauge(
            "ready",
            "gauge",
            "Whether an index answers.",
            u64::from(service.is_some()),
        );
        if let Some(service) = service {
            gauge(
                "parties",
                "gauge",
                "Parties in service.",
                service.book.parties().count() as u64,
            );
            gauge(
                "entries",
                "gauge",
                "Entries of lists in service; several can be one party.",
                u64::from(service.index().party_count()),
            );
            gauge(
                "names",
                "gauge",
                "Names in service.",
                u64::from(service.index().name_count()),
            );
            out.push_str(
                "# HELP exonym_list_published_timestamp_seconds Publication of the version in service.\n",
            );
            out.push_str("# TYPE exonym_list_published_timestamp_seconds gauge\n");
            for list in &service.meta().lists {
                if let Some(seconds) = seconds_of(&list.version.published) {
                    let _ = writeln!(
                        out,
                        "exonym_list_published_timestamp_seconds{{list=\"{}\"}} {seconds}",
                        label(&list.version.list)
                    );
                }
            }
        }
        let counts = self
            .counts
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        out.push_str(
            "# HELP exonym_requests_total Requests answered.\n# TYPE exonym_requests_total counter\n",
        );
        for ((route, method, status), count) in &counts.requests {
            let (route, method) = (label(route), label(method));
            let _ = writeln!(
                out,
                "exonym_requests_total{{route=\"{route}\",method=\"{method}\",status=\"{status}\"}} {count}"
            );
        }
        out.push_str(
            "# HELP exonym_request_seconds Time to an answer.\n# TYPE exonym_request_seconds histogram\n",
        );
        for (route, times) in &counts.times {
            let route = label(route);
            for (count, end) in times.buckets.iter().zip(BUCKETS) {
                let _ = writeln!(
                    out,
                    "exonym_request_seconds_bucket{{route=\"{route}\",le=\"{end}\"}} {count}"
                );
            }
            let (sum, count) = (times.sum, times.count);
            let _ = writeln!(
                out,
                "exonym_request_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}"
            );
            let _ = writeln!(out, "exonym_request_seconds_sum{{route=\"{route}\"}} {sum}");
            let _ = writeln!(out, "exonym_request_seconds_count{{route=\"{route}\"}} {count}");
        }
        out
    }
}

/// Text of a label: what would end it is escaped.
fn label(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n")
}

fn seconds_of(day: &str) -> Option<i64> {
    let moment: jiff::Timestamp = format!("{day}T00:00:00Z").parse().ok()?;
    Some(moment.as_second())
}
