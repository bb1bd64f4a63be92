//! `POST /v1/eval`: how well does this engine tell the caller's own labelled pairs of names apart?
//!
//! What `exonym eval pairs` measures over a file, for as many pairs as are compared in the time of a few screenings. No list stands
//! behind it, and nothing of a body is kept or logged. Larger sets, records and populations are for the command.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use exonym_eval::EvalError;
use exonym_eval::pairs::{self, Pair, ScoredPair};
use exonym_eval::report::Report;
use exonym_screen::DEFAULT_THRESHOLD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::error::{ApiError, Issue};
use crate::params::Params;
use crate::respond::{json, json_bytes, read_body};
use crate::routes::Shared;

/// Most pairs of a body: some hundred microseconds each, so that a set holds a thread no longer than a batch of screenings does.
const MAX_PAIRS: usize = 1000;
/// Longest name, in characters, as in a screening.
const MAX_NAME: usize = 1000;

/// A labelled set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EvalBody {
    /// The pairs; at most 1,000.
    pairs: Vec<PairBody>,
}

/// Two names, and whether they are of one bearer. The fields have the names of the columns that `exonym eval pairs` reads.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PairBody {
    /// Group in which the pair is counted; `X` and `X-other` are the two sides of one.
    #[serde(default)]
    case_group: String,
    /// FollowTheMoney schema: what kind of names these are.
    #[schema(example = "Person")]
    schema: String,
    /// The asked name.
    #[schema(example = "Kim CHen Yn")]
    name1: String,
    /// The listed name.
    #[schema(example = "KIM Jong Un")]
    name2: String,
    /// The label.
    is_match: bool,
    /// Tier of quality, if the set has any.
    #[serde(default)]
    quality: String,
}

/// The figures, and each pair's score where that is asked for.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EvalJson {
    #[serde(flatten)]
    report: Report,
    /// In the order of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<Vec<ScoreJson>>,
}

/// What a pair scored.
#[derive(Debug, Serialize, ToSchema)]
struct ScoreJson {
    /// 0 to 1.
    score: f32,
    /// Rules that held some part of the names apart.
    rules: Vec<&'static str>,
}

/// Measures the engine on your own labelled pairs of names.
#[utoipa::path(
    post,
    path = "/v1/eval",
    tag = "screening",
    params(
        ("threshold" = Option<f32>, Query, description = "Pairs at or over it count as found; 0.70"),
        ("scores" = Option<bool>, Query, description = "Whether each pair's score is told; no"),
    ),
    request_body(
        content((EvalBody = "application/json"), (String = "text/csv")),
        description = "Labelled pairs, or as `text/csv` the file that `exonym eval pairs` reads"
    ),
    responses(
        (status = 200, description = "The object that `exonym eval pairs --format json` prints.", body = EvalJson),
        (status = 400, description = "No pairs, or too many of them.", body = crate::openapi::ErrorBody),
        (status = 413, description = "The body is too large.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn post(
    State(app): State<Shared>,
    mut params: Params,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let threshold = params.number("threshold", DEFAULT_THRESHOLD);
    if !(0.0..=1.0).contains(&threshold) {
        let msg = "Input should be from 0 to 1";
        params.refuse(Issue::new(
            "value_error",
            &["query", "threshold"],
            msg,
            json!(threshold),
        ));
    }
    let scores = params.flag("scores", false);
    params.check()?;
    let body = read_body(body, app.config.max_body_bytes).await?;
    let pairs = if is_csv(&headers) {
        of_csv(&body)?
    } else {
        of_json(&body)?
    };
    let pairs = checked(pairs)?;
    let bytes = app
        .pool
        .run(move || {
            let (scored, per_pair) = pairs::score(pairs);
            json_bytes(&EvalJson {
                report: pairs::report(&scored, threshold, per_pair, ""),
                scores: scores.then(|| scored.iter().map(score_json).collect()),
            })
        })
        .await?;
    Ok(json(bytes))
}

fn score_json(scored: &ScoredPair) -> ScoreJson {
    ScoreJson {
        score: scored.score,
        rules: scored.rules.iter().map(|rule| rule.name()).collect(),
    }
}

fn is_csv(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/csv"))
}

fn of_csv(body: &Bytes) -> Result<Vec<Pair>, ApiError> {
    pairs::read("body", body.as_ref()).map_err(|error: EvalError| {
        ApiError::Invalid(vec![Issue::new(
            "value_error",
            &["body"],
            error.to_string(),
            Value::Null,
        )])
    })
}

fn of_json(body: &Bytes) -> Result<Vec<Pair>, ApiError> {
    let asked: EvalBody = crate::screening::ask::json_of_body(body)?;
    let mut issues = Vec::new();
    let mut pairs = Vec::with_capacity(asked.pairs.len());
    for (number, pair) in asked.pairs.into_iter().enumerate() {
        let Ok(schema) = pair.schema.parse() else {
            let place = number.to_string();
            let loc = ["body", "pairs", place.as_str(), "schema"];
            issues.push(Issue::new(
                "value_error",
                &loc,
                "no FollowTheMoney schema",
                pair.schema.into(),
            ));
            continue;
        };
        pairs.push(Pair {
            group: pairs::group_of(pair.case_group.trim()).to_owned(),
            schema,
            name1: pair.name1,
            name2: pair.name2,
            is_match: pair.is_match,
            quality: pair.quality,
        });
    }
    match issues.is_empty() {
        true => Ok(pairs),
        false => Err(ApiError::Invalid(issues)),
    }
}

fn checked(pairs: Vec<Pair>) -> Result<Vec<Pair>, ApiError> {
    if pairs.is_empty() {
        return Err(ApiError::bad("No pairs provided."));
    }
    if pairs.len() > MAX_PAIRS {
        return Err(ApiError::bad(format!(
            "Too many pairs in one body (limit: {MAX_PAIRS}); measure larger sets with `exonym eval pairs`"
        )));
    }
    let long = |name: &str| name.chars().nth(MAX_NAME).is_some();
    let found = pairs
        .iter()
        .position(|pair| long(&pair.name1) || long(&pair.name2));
    match found {
        None => Ok(pairs),
        Some(number) => {
            let place = number.to_string();
            let msg = format!("A name should have at most {MAX_NAME} characters");
            let issue = Issue::new(
                "string_too_long",
                &["body", "pairs", place.as_str()],
                msg,
                Value::Null,
            );
            Err(ApiError::Invalid(vec![
                issue.with(json!({ "max_length": MAX_NAME })),
            ]))
        }
    }
}
