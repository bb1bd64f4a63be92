//! Answers and bodies, the same way for every route.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::error::{ApiError, Issue};

/// JSON bytes; made on the thread that made the value.
///
/// # Errors
/// 500; our types always serialise.
pub fn json_bytes(value: &impl Serialize) -> Result<Vec<u8>, ApiError> {
    serde_json::to_vec(value).map_err(ApiError::failed)
}

/// An answer of JSON bytes.
pub fn json(bytes: Vec<u8>) -> Response {
    typed("application/json", bytes)
}

/// An answer of a type.
pub fn typed(kind: &'static str, bytes: impl Into<Body>) -> Response {
    let mut response = bytes.into().into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// A JSON value as an answer.
///
/// # Errors
/// As [`json_bytes`].
pub fn json_of(value: &impl Serialize) -> Result<Response, ApiError> {
    Ok(json(json_bytes(value)?))
}

/// Reads a body of so many bytes at most.
///
/// # Errors
/// 413 where it is longer, 400 where the connection breaks.
pub async fn read_body(body: Body, most: usize) -> Result<Bytes, ApiError> {
    axum::body::to_bytes(body, most).await.map_err(|error| {
        let source = std::error::Error::source(&error);
        let too_long = source.is_some_and(|source| source.to_string().contains("length limit"));
        if too_long {
            let detail = format!("Request body too large (limit: {most} bytes)");
            ApiError::Detail(StatusCode::PAYLOAD_TOO_LARGE, detail)
        } else {
            ApiError::bad("The body could not be read")
        }
    })
}

/// The text of a body that must be a form.
///
/// # Errors
/// 422 where it is no UTF-8.
pub fn form_text(bytes: &Bytes) -> Result<&str, ApiError> {
    std::str::from_utf8(bytes).map_err(|_| {
        let msg = "Form is no UTF-8 text";
        ApiError::Invalid(vec![Issue::new(
            "string_unicode",
            &["body"],
            msg,
            serde_json::Value::Null,
        )])
    })
}
