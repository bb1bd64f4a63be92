//! `POST /v1/screen/bulk`: JSON lines in, JSON lines out, as long as the caller likes.
//!
//! One snapshot answers the whole stream. A line that cannot be asked gets an answer with `error`, and the rest goes on. The
//! last line counts what was done, so that a caller knows a whole answer from one that broke off.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use exonym_api::result_json;
use exonym_engine::Which;
use exonym_screen::Options;
use serde_json::json;
use tokio::sync::mpsc;

use crate::app::EngineRef;
use crate::error::ApiError;
use crate::params::Params;
use crate::respond::{json_bytes, typed};
use crate::routes::Shared;
use crate::screening::ask::{QueryAsk, ScreenAsk};
use crate::screening::lines::{LineError, LineReader, Pieces};
use crate::screening::screen;

/// Lines that are screened together: enough that handing over costs little, few enough that a stream shares its threads.
const CHUNK: usize = 32;
/// Chunks of answers that wait for a slow reader before reading stops.
const AHEAD: usize = 4;
/// The type of both streams.
pub(crate) const JSON_LINES: &str = "application/x-ndjson";

#[derive(Default)]
struct Counts {
    rows: u64,
    hits: u64,
    errors: u64,
}

/// Screens a stream of JSON lines, answered line by line.
#[utoipa::path(
    post,
    path = "/v1/screen/bulk",
    tag = "screening",
    request_body(content = Vec<crate::openapi::QueryBody>, description = "One query a line, as in `/v1/screen`; the array is the sequence of \
        lines, as OpenAPI 3.2 has it", content_type = "application/x-ndjson"),
    params(
        crate::openapi::params::ScreenParams,
    ),
    responses(
        (status = 200, description = "One answer a line; the last line counts.", body = Vec<crate::openapi::bodies::screening::BulkLineBody>, content_type = "application/x-ndjson"),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such snapshot, and nothing kept of such a day.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn post(
    State(app): State<Shared>,
    mut params: Params,
    body: Body,
) -> Result<Response, ApiError> {
    let ask = ScreenAsk::of_params(&mut params, app.config.max_matches)?;
    let options = ask.options(app.config.max_matches)?;
    let which = ask.which()?;
    let current = which == Which::Current;
    let engine = app.engine(which).await?;
    engine
        .screener()
        .check(&options.filters)
        .map_err(|error| ApiError::bad(error.to_string()))?;
    tracing::debug!(current, "bulk screening begins");
    let (sender, receiver) = mpsc::channel(AHEAD);
    tokio::spawn(async move {
        let mut counts = Counts::default();
        let ended = stream(
            &app,
            &engine,
            &options,
            LineReader::new(body),
            &sender,
            &mut counts,
        )
        .await;
        let meta = engine.screener().index().meta();
        let last = json!({ "done": ended.is_none(), "error": ended, "rows": counts.rows, "hits": counts.hits,
            "errors": counts.errors, "snapshot": meta.snapshot, "caution": meta.caution });
        let last = sender.send(Bytes::from(format!("{last}\n")));
        let _ = tokio::time::timeout(app.config.timeout(), last).await;
    });
    Ok(typed(JSON_LINES, Body::new(Pieces(receiver))))
}

/// Reads, screens, sends; says why it ended early, if it did.
async fn stream(
    app: &Shared,
    engine: &EngineRef,
    options: &Options,
    mut lines: LineReader,
    sender: &mpsc::Sender<Bytes>,
    counts: &mut Counts,
) -> Option<String> {
    loop {
        let mut chunk = Vec::new();
        let mut end = None;
        while chunk.len() < CHUNK && end.is_none() {
            let next = tokio::time::timeout(app.config.timeout(), lines.next()).await;
            match next {
                Err(_) => end = Some(Some("no line came in time".to_owned())),
                Ok(Ok(Some(line))) => chunk.push(line),
                Ok(Ok(None)) => end = Some(None),
                Ok(Err(LineError::TooLong)) => end = Some(Some("a line is too long".to_owned())),
                Ok(Err(LineError::Broken)) => end = Some(Some("the body broke off".to_owned())),
            }
        }
        if !chunk.is_empty() {
            let first = counts.rows + 1;
            let (engine, options) = (engine.clone(), options.clone());
            let work = move || Ok(answers(&engine, &options, &chunk, first));
            let (bytes, done) = match app.pool.run_patiently(work).await {
                Ok(done) => done,
                Err(_) => return Some("the server failed; its log says more".to_owned()),
            };
            counts.rows += done.rows;
            counts.hits += done.hits;
            counts.errors += done.errors;
            // A reader who stops reading is let go as one who stops sending is.
            match tokio::time::timeout(app.config.timeout(), sender.send(bytes)).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return Some("the reader went away".to_owned()),
                Err(_) => return Some("no answer was taken in time".to_owned()),
            }
        }
        if let Some(end) = end {
            return end;
        }
    }
}

fn answers(engine: &EngineRef, options: &Options, chunk: &[Vec<u8>], first: u64) -> (Bytes, Counts) {
    let mut out = Vec::new();
    let mut counts = Counts::default();
    for (line, row) in chunk.iter().zip(first..) {
        counts.rows += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match answer(engine, options, line, row) {
            Ok((bytes, hit)) => {
                out.extend(bytes);
                counts.hits += u64::from(hit);
            }
            Err((id, why)) => {
                out.extend(
                    json!({ "row": row, "id": id, "error": why })
                        .to_string()
                        .into_bytes(),
                );
                counts.errors += 1;
            }
        }
        out.push(b'\n');
    }
    (Bytes::from(out), counts)
}

#[derive(serde::Serialize)]
struct LineJson {
    row: u64,
    id: Option<String>,
    #[serde(flatten)]
    result: exonym_api::ResultJson,
}

fn answer(
    engine: &EngineRef,
    options: &Options,
    line: &[u8],
    row: u64,
) -> Result<(Vec<u8>, bool), (Option<String>, String)> {
    let asked: QueryAsk = serde_json::from_slice(line).map_err(|error| (None, error.to_string()))?;
    let told = |error: ApiError| (asked.id.clone(), error.words());
    let query = asked.query().map_err(told)?;
    let outcome = screen(engine.screener(), &query, options).map_err(told)?;
    let hit = !outcome.findings.is_empty();
    let line = LineJson {
        row,
        id: asked.id.clone(),
        result: result_json(&query, outcome),
    };
    Ok((json_bytes(&line).map_err(told)?, hit))
}
