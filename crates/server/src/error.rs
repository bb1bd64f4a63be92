//! What goes wrong for a caller, in the bodies that clients of the matching API know.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

/// One thing that is wrong with a parameter or a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    kind: &'static str,
    loc: Vec<Value>,
    msg: String,
    input: Value,
    ctx: Option<Value>,
}

impl Issue {
    /// Of a kind, at a place, in words.
    pub fn new(kind: &'static str, loc: &[&str], msg: impl Into<String>, input: Value) -> Issue {
        Issue {
            kind,
            loc: loc.iter().map(|part| Value::from(*part)).collect(),
            msg: msg.into(),
            input,
            ctx: None,
        }
    }

    /// With the bound that was passed.
    #[must_use]
    pub fn with(mut self, ctx: Value) -> Issue {
        self.ctx = Some(ctx);
        self
    }

    fn json(&self) -> Value {
        let mut object = Map::new();
        object.insert("type".to_owned(), self.kind.into());
        object.insert("loc".to_owned(), self.loc.clone().into());
        object.insert("msg".to_owned(), self.msg.clone().into());
        object.insert("input".to_owned(), self.input.clone());
        if let Some(ctx) = &self.ctx {
            object.insert("ctx".to_owned(), ctx.clone());
        }
        object.into()
    }
}

/// An answer that is not what was asked for.
#[derive(Debug, Clone)]
pub enum ApiError {
    /// `{"detail": text}` under a status.
    Detail(StatusCode, String),
    /// 422 with each thing that is wrong.
    Invalid(Vec<Issue>),
    /// 400 with each thing that is wrong: a form field that is no JSON of its shape.
    Form(&'static str, Vec<Issue>),
    /// Not now: status, seconds to wait, why.
    Busy(StatusCode, u64, &'static str),
}

impl ApiError {
    /// 400.
    pub fn bad(detail: impl Into<String>) -> ApiError {
        ApiError::Detail(StatusCode::BAD_REQUEST, detail.into())
    }

    /// 404.
    pub fn missing(detail: impl Into<String>) -> ApiError {
        ApiError::Detail(StatusCode::NOT_FOUND, detail.into())
    }

    /// What is wrong in one line, for answers that stand among others.
    pub fn words(&self) -> String {
        match self {
            ApiError::Detail(_, detail) => detail.clone(),
            ApiError::Form(title, _) => (*title).to_owned(),
            ApiError::Busy(_, _, why) => (*why).to_owned(),
            ApiError::Invalid(issues) => {
                let told = issues.iter().map(|issue| {
                    let place: Vec<&str> = issue.loc.iter().filter_map(Value::as_str).collect();
                    format!("{}: {}", place.join("."), issue.msg)
                });
                told.collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// 500: says what the server's log tells more of.
    pub fn failed(error: impl std::fmt::Display) -> ApiError {
        tracing::error!(%error, "request failed");
        ApiError::Detail(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The server failed; its log says more.".to_owned(),
        )
    }

    /// 503 until the first index is there.
    pub fn not_ready() -> ApiError {
        ApiError::Detail(StatusCode::SERVICE_UNAVAILABLE, "Index not ready.".to_owned())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            ApiError::Detail(status, detail) => (status, Json(json!({ "detail": detail }))).into_response(),
            ApiError::Invalid(issues) => {
                let issues: Vec<Value> = issues.iter().map(Issue::json).collect();
                (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    Json(json!({ "detail": issues })),
                )
                    .into_response()
            }
            ApiError::Form(title, issues) => {
                let errors: Vec<Value> = issues.iter().map(Issue::json).collect();
                let body = json!({ "detail": title, "errors": errors });
                (StatusCode::BAD_REQUEST, Json(body)).into_response()
            }
            ApiError::Busy(status, seconds, why) => {
                let mut response = (status, Json(json!({ "detail": why }))).into_response();
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
                response
            }
        }
    }
}

impl From<exonym_index::IndexError> for ApiError {
    fn from(error: exonym_index::IndexError) -> ApiError {
        ApiError::failed(error)
    }
}

impl From<exonym_screen::ScreenError> for ApiError {
    fn from(error: exonym_screen::ScreenError) -> ApiError {
        ApiError::failed(error)
    }
}
