//! `/v1/read`: a document to who is named, who of them is listed, and who said what.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use exonym_api::{read_ftm, read_json, read_statements};
use exonym_articles::{DocumentForm, Lists, Options};
use exonym_engine::Which;
use serde_json::Value;

use crate::error::{ApiError, Issue};
use crate::params::Params;
use crate::respond::{json_bytes, read_body, typed};
use crate::routes::JSON_LINES;
use crate::routes::Shared;

/// A document in the body: text, HTML, Markdown, e-mail or PDF. An address in it is not followed: the server fetches nothing for a caller.
#[utoipa::path(
    post,
    path = "/v1/read",
    tag = "reading",
    params(
        ("date" = Option<String>, Query, description = "The document's date, 2023-09-20; else the one that it states"),
        ("form" = Option<String>, Query, description = "text, html, markdown, email or pdf; else the bytes tell"),
        ("format" = Option<String>, Query, description = "json, html (one page with its style and script in it), ftm (FollowTheMoney entities, one a line) or statements (their values, one a line); json"),
        ("positions" = Option<String>, Query, description = "input, or text: then positions count the text that was read, and `text` holds it; of a PDF always"),
        ("encoding" = Option<String>, Query, description = "What the body is in, where it is neither UTF-8 nor says so; else `charset` of the Content-Type"),
        ("list" = Option<Vec<String>>, Query, description = "Only these lists"),
    ),
    request_body(content = String, content_type = "text/plain", description = "Whatever its Content-Type says, the bytes are looked at; `application/pdf` and `message/rfc822` are as welcome."),
    responses(
        (status = 200, description = "The reading: entities with list entries, statements, pairs, dates, events; offsets count code points of the body."),
        (status = 400, description = "The body is no document, or a list does not exist.", body = crate::openapi::ErrorBody),
        (status = 413, description = "The body is too large.", body = crate::openapi::ErrorBody),
        (status = 422, description = "A parameter is wrong.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn post(
    State(app): State<Shared>,
    mut params: Params,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let mut options = options(&mut params)?;
    let format = params.text("format").unwrap_or("json").to_owned();
    let kind = match format.as_str() {
        "html" => "text/html; charset=utf-8",
        "ftm" | "statements" => JSON_LINES,
        _ => "application/json",
    };
    let charset = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(charset_of);
    // What a client's library adds unasked must not keep a body from being read.
    options.encoding = options.encoding.or(charset);
    let body = read_body(body, app.config.max_body_bytes).await?;
    let engine = app.engine(Which::Current).await?;
    let bytes = app
        .pool
        .run(move || {
            let screener = engine.screener();
            screener
                .check(&options.screen.filters)
                .map_err(|error| ApiError::bad(error.to_string()))?;
            let reading = exonym_articles::read(&body, Some(screener as &dyn Lists), &options)
                .map_err(|error| ApiError::bad(error.to_string()))?;
            if format == "html" {
                return Ok(exonym_articles::html::page(&reading).into_bytes());
            }
            if format == "statements" {
                return lines(&read_statements(&read_ftm(&reading, None, None)));
            }
            if format == "ftm" {
                return lines(&read_ftm(&reading, None, None));
            }
            json_bytes(&read_json(
                Some((screener.index().meta(), &options.screen)),
                reading,
            ))
        })
        .await?;
    Ok(typed(kind, bytes))
}

fn lines(entities: &[Value]) -> Result<Vec<u8>, ApiError> {
    let mut out = Vec::new();
    for entity in entities {
        serde_json::to_writer(&mut out, entity).map_err(ApiError::failed)?;
        out.push(b'\n');
    }
    Ok(out)
}

/// The `charset` of a `Content-Type`, where it is one that is known.
fn charset_of(content_type: &str) -> Option<String> {
    let mut parameters = content_type
        .split(';')
        .skip(1)
        .filter_map(|part| part.split_once('='));
    let (_, value) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    let value = value.trim().trim_matches('"').to_owned();
    exonym_articles::is_encoding(&value).then_some(value)
}

fn options(params: &mut Params) -> Result<Options, ApiError> {
    let mut options = Options::default();
    options.screen.filters.lists = params.many("list");
    let wrong = |name: &str, msg: &str, value: &str| {
        Issue::new(
            "value_error",
            &["query", name],
            msg,
            Value::String(value.to_owned()),
        )
    };
    let mut issues = Vec::new();
    if let Some(text) = params.text("date") {
        match text.parse() {
            Ok(date) => options.date = Some(date),
            Err(_) => issues.push(wrong("date", "Write a day as 2023-09-20", text)),
        }
    }
    if let Some(text) = params.text("form") {
        options.form = match text {
            "text" => Some(DocumentForm::Plain),
            "html" => Some(DocumentForm::Html),
            "markdown" => Some(DocumentForm::Markdown),
            "email" => Some(DocumentForm::Email),
            "pdf" => Some(DocumentForm::Pdf),
            _ => {
                issues.push(wrong("form", "One of text, html, markdown, email, pdf", text));
                None
            }
        };
    }
    if let Some(text) = params
        .text("format")
        .filter(|text| !matches!(*text, "json" | "html" | "ftm" | "statements"))
    {
        issues.push(wrong("format", "One of json, html, ftm, statements", text));
    }
    match params.text("positions").unwrap_or("input") {
        "input" => {}
        "text" => options.in_text = true,
        other => issues.push(wrong("positions", "One of input, text", other)),
    }
    if let Some(label) = params.text("encoding") {
        if exonym_articles::is_encoding(label) {
            options.encoding = Some(label.to_owned());
        } else {
            issues.push(wrong(
                "encoding",
                "No encoding of that name; windows-1251, shift_jis, ...",
                label,
            ));
        }
    }
    issues.into_iter().for_each(|issue| params.refuse(issue));
    params.check()?;
    Ok(options)
}
