//! Spans as OTLP over HTTP in JSON, which every collector takes on port 4318.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::span::{Kind, Span};

/// `Status.code` of a span that failed.
const ERROR: i64 = 2;

/// The body of one request to a collector.
pub(super) fn body(spans: &[Span]) -> Vec<u8> {
    let version = env!("CARGO_PKG_VERSION");
    let service = [
        text("service.name", "exonym"),
        text("service.version", version),
        text("telemetry.sdk.language", "rust"),
    ];
    let scope = json!({ "name": "exonym-server", "version": version });
    let spans: Vec<Value> = spans.iter().map(span).collect();
    json!({ "resourceSpans": [{
        "resource": { "attributes": service },
        "scopeSpans": [{ "scope": scope, "spans": spans }],
    }] })
    .to_string()
    .into_bytes()
}

fn span(span: &Span) -> Value {
    let texts = span.texts.iter().map(|(name, value)| text(name, value));
    // 64-bit numbers are strings in the JSON of protobuf.
    let numbers = span
        .numbers
        .iter()
        .map(|(name, value)| json!({ "key": name, "value": { "intValue": value.to_string() } }));
    let mut made = json!({
        "traceId": span.trace,
        "spanId": span.id,
        "name": span.name,
        "kind": match span.kind { Kind::Internal => 1, Kind::Server => 2 },
        "startTimeUnixNano": nanoseconds(span.began),
        "endTimeUnixNano": nanoseconds(span.ended),
        "attributes": texts.chain(numbers).collect::<Vec<_>>(),
    });
    if let Some(parent) = &span.parent {
        made["parentSpanId"] = json!(parent);
    }
    if span.failed {
        made["status"] = json!({ "code": ERROR });
    }
    made
}

fn text(name: &str, value: &str) -> Value {
    json!({ "key": name, "value": { "stringValue": value } })
}

fn nanoseconds(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_nanos().to_string()
}
