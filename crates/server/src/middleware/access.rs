//! Who may ask.

use axum::http::{HeaderMap, HeaderName, StatusCode, header};

use crate::error::ApiError;
use crate::keys::{Verdict, scope_of};
use crate::params::Params;
use crate::routes::Shared;

const API_KEY: HeaderName = HeaderName::from_static("x-api-key");

/// Lets a request pass; gives the id of its key, where it has one.
///
/// # Errors
/// 401 without a key that is known, 403 with one that may not do this.
pub fn check(
    app: &Shared,
    route: Option<&str>,
    headers: &HeaderMap,
    query: &str,
) -> Result<Option<String>, ApiError> {
    let Some(scope) = route.and_then(scope_of) else {
        return Ok(None);
    };
    // The reload has a token of its own, which clients of the field send; who knows it needs no key.
    if route == Some("/updatez") && Params::of(query).text("token").is_some() {
        return Ok(None);
    }
    let secret = secret(headers, query);
    match app.keys.verdict(secret.as_deref(), scope) {
        Verdict::Open => Ok(None),
        Verdict::Known(id) => Ok(Some(id)),
        Verdict::Unknown => Err(ApiError::Detail(
            StatusCode::UNAUTHORIZED,
            "No valid API key.".to_owned(),
        )),
        Verdict::TooLittle => {
            let detail = format!("The API key has not the scope `{}`.", scope.word());
            Err(ApiError::Detail(StatusCode::FORBIDDEN, detail))
        }
    }
}

/// The key of a request: `Authorization: ApiKey ...` or `Bearer ...`, `X-API-Key: ...`, or `api_key=...` in the address, which
/// OpenRefine needs and which proxies log.
fn secret(headers: &HeaderMap, query: &str) -> Option<String> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let given = text(header::AUTHORIZATION).and_then(|value| {
        let (scheme, rest) = value.split_once(' ')?;
        ["apikey", "bearer", "token"]
            .contains(&scheme.to_ascii_lowercase().as_str())
            .then(|| rest.trim().to_owned())
    });
    given
        .or_else(|| text(API_KEY).map(|value| value.trim().to_owned()))
        .or_else(|| {
            query
                .contains("api_key=")
                .then(|| Params::of(query).text("api_key").map(str::to_owned))
                .flatten()
        })
}
