//! `GET /ui/static/{name}`: what pages load.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::error::ApiError;
use crate::pages::asset;
use crate::respond::typed;

/// A file; asked again it costs no bytes until the binary changes.
pub(super) async fn get(
    path: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let name = path.map(|Path(name)| name).unwrap_or_default();
    answer(&name, &headers)
}

/// The icon, where browsers look for it.
pub(super) async fn icon(headers: HeaderMap) -> Result<Response, ApiError> {
    answer("icon.svg", &headers)
}

fn answer(name: &str, headers: &HeaderMap) -> Result<Response, ApiError> {
    let (file, tag) = asset::find(name).ok_or_else(|| ApiError::missing("Not Found"))?;
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        typed(file.kind, file.text)
    };
    let headers = response.headers_mut();
    headers.insert(
        header::ETAG,
        HeaderValue::from_str(tag).map_err(ApiError::failed)?,
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}
