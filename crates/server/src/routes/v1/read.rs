//! `/v1/read`: a document to who is named, who of them is listed, and who said what.

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use exonym_api::read_json;
use exonym_articles::{DocumentForm, Lists, Options};
use exonym_engine::Which;
use serde_json::Value;

use crate::error::{ApiError, Issue};
use crate::params::Params;
use crate::respond::{json, json_bytes, read_body, typed};
use crate::routes::Shared;

/// A document in the body: text, HTML, Markdown or e-mail.
#[utoipa::path(
    post,
    path = "/v1/read",
    tag = "reading",
    params(
        ("date" = Option<String>, Query, description = "The document's date, 2023-09-20; else the one that it states"),
        ("form" = Option<String>, Query, description = "text, html, markdown or email; else the bytes tell"),
        ("format" = Option<String>, Query, description = "json or html; json"),
        ("list" = Option<Vec<String>>, Query, description = "Only these lists"),
    ),
    request_body(content = String, content_type = "text/plain"),
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
    body: Body,
) -> Result<Response, ApiError> {
    let options = options(&mut params)?;
    let page = params.text("format") == Some("html");
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
            if page {
                return Ok(exonym_articles::html::page(&reading).into_bytes());
            }
            json_bytes(&read_json(
                Some((screener.index().meta(), &options.screen)),
                reading,
            ))
        })
        .await?;
    Ok(if page {
        typed("text/html; charset=utf-8", bytes)
    } else {
        json(bytes)
    })
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
            _ => {
                issues.push(wrong("form", "One of text, html, markdown, email", text));
                None
            }
        };
    }
    if let Some(text) = params
        .text("format")
        .filter(|text| !matches!(*text, "json" | "html"))
    {
        issues.push(wrong("format", "One of json, html", text));
    }
    issues.into_iter().for_each(|issue| params.refuse(issue));
    params.check()?;
    Ok(options)
}
