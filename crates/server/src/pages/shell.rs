//! The shell around every page.

use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::pages::POLICY;
use crate::pages::html::escape;
use crate::respond::typed;

const SHELL: &str = include_str!("../../assets/shell.html");

/// A page: its title, and the name of its script.
pub fn page(site: &str, title: &str, script: &str) -> Response {
    let html = SHELL
        .replace("{{title}}", &escape(title))
        .replace("{{site}}", &escape(site))
        .replace("{{page}}", &escape(script));
    let mut response = typed("text/html; charset=utf-8", html);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
