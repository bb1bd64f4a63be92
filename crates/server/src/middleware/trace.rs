//! Trace ids: a caller's trace is gone on with, one that comes without gets its own.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
const TRACESTATE: HeaderName = HeaderName::from_static("tracestate");

/// The ids of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// 32 hexadecimal digits.
    pub trace: String,
    /// 16 hexadecimal digits.
    pub span: String,
    /// The caller's span, where there is one.
    pub parent: Option<String>,
    /// Whether the caller decided that the trace is recorded, or that it is not.
    pub decided: Option<bool>,
}

impl Trace {
    /// Of a request's headers.
    pub fn of(headers: &HeaderMap) -> Trace {
        let mut random = [0_u8; 24];
        // Where the system has no randomness the ids are all zero; requests are answered all the same.
        let _ = getrandom::fill(&mut random);
        let (own, span) = random.split_at(16);
        let incoming = headers
            .get(TRACEPARENT)
            .and_then(|value| value.to_str().ok())
            .and_then(parts);
        let (trace, parent, decided) = match incoming {
            Some((trace, parent, recorded)) => (trace, Some(parent), Some(recorded)),
            None => (hex::encode(own), None, None),
        };
        Trace {
            trace,
            span: hex::encode(span),
            parent,
            decided,
        }
    }

    /// Writes the headers of an answer; `recorded` where the trace goes to a collector.
    pub fn write(&self, headers: &mut HeaderMap, recorded: bool) {
        let flags = u8::from(recorded);
        let parent = HeaderValue::from_str(&format!("00-{}-{}-{flags:02x}", self.trace, self.span));
        let state = HeaderValue::from_str(&format!("exonym={}", self.span));
        if let (Ok(parent), Ok(state)) = (parent, state) {
            headers.insert(TRACEPARENT, parent);
            headers.insert(TRACESTATE, state);
        }
    }
}

/// Trace, span and whether it is recorded.
fn parts(text: &str) -> Option<(String, String, bool)> {
    let mut parts = text.split('-');
    let (_version, trace, span) = (parts.next()?, parts.next()?, parts.next()?);
    let sound = |id: &str, length: usize| {
        let digits = id.len() == length && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits && id.bytes().any(|byte| byte != b'0')
    };
    let flags = u8::from_str_radix(parts.next()?, 16).ok()?;
    (sound(trace, 32) && sound(span, 16)).then(|| {
        (
            trace.to_ascii_lowercase(),
            span.to_ascii_lowercase(),
            flags & 1 == 1,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callers_trace_is_gone_on_with() {
        let mut headers = HeaderMap::new();
        let given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        headers.insert(TRACEPARENT, HeaderValue::from_static(given));
        let trace = Trace::of(&headers);
        assert_eq!(trace.trace, "4bf92f3577b34da6a3ce929d0e0e4736");
        assert_ne!(trace.span, "00f067aa0ba902b7");
        assert_eq!(
            (trace.parent.as_deref(), trace.decided),
            (Some("00f067aa0ba902b7"), Some(true))
        );
        headers.insert(TRACEPARENT, HeaderValue::from_static("00-nonsense-1-1"));
        assert_eq!(Trace::of(&headers).trace.len(), 32);
    }
}
