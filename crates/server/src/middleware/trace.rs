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
            .and_then(trace_id);
        Trace {
            trace: incoming.unwrap_or_else(|| hex::encode(own)),
            span: hex::encode(span),
        }
    }

    /// Writes the headers of an answer.
    pub fn write(&self, headers: &mut HeaderMap) {
        let parent = HeaderValue::from_str(&format!("00-{}-{}-00", self.trace, self.span));
        let state = HeaderValue::from_str(&format!("exonym={}", self.span));
        if let (Ok(parent), Ok(state)) = (parent, state) {
            headers.insert(TRACEPARENT, parent);
            headers.insert(TRACESTATE, state);
        }
    }
}

fn trace_id(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let (_version, trace) = (parts.next()?, parts.next()?);
    let sound = trace.len() == 32
        && trace.bytes().all(|byte| byte.is_ascii_hexdigit())
        && trace.bytes().any(|b| b != b'0');
    sound.then(|| trace.to_ascii_lowercase())
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
        headers.insert(TRACEPARENT, HeaderValue::from_static("00-nonsense-1-1"));
        assert_eq!(Trace::of(&headers).trace.len(), 32);
    }
}
