//! A batch of reconciliation queries.

use std::collections::BTreeMap;

use exonym_model::{Entity, Schema};
use serde_json::{Map, Value, json};

use crate::error::{ApiError, Issue};
use crate::ftm::{clean, labels};
use crate::matching::options::MatchOptions;
use crate::matching::request::matchable;
use crate::matching::{algorithm::Engine, exonym, ofac};
use crate::reconcile::type_json;
use crate::service::Service;

/// Candidates of a query where it asks for no number.
const DEFAULT_LIMIT: usize = 5;
/// How the protocol's batch is called in errors.
const TITLE: &str = "RootModel[Dict[str, FreebaseReconQuery]]";

/// One query.
#[derive(Debug)]
pub struct Asked {
    entity: Entity,
    limit: usize,
}

/// Reads the form field `queries`.
///
/// # Errors
/// 400 where it is no JSON of the protocol's shape, or asks for a schema that is none.
pub fn parse(
    text: &str,
    most_queries: usize,
    most_results: usize,
) -> Result<BTreeMap<String, Asked>, ApiError> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let msg = format!("Invalid JSON: {error}");
        let issue = Issue::new(
            "json_invalid",
            &[],
            msg,
            text.chars().take(200).collect::<String>().into(),
        );
        ApiError::Form(TITLE, vec![issue.with(json!({ "error": error.to_string() }))])
    })?;
    let Value::Object(queries) = value else {
        return Err(wrong(&[], value));
    };
    if queries.len() > most_queries {
        return Err(ApiError::bad(format!(
            "Too many queries in one batch (limit: {most_queries})"
        )));
    }
    let mut asked = BTreeMap::new();
    for (key, query) in queries {
        let one = one(&key, query, most_results)?;
        asked.insert(key, one);
    }
    Ok(asked)
}

fn wrong(loc: &[&str], input: Value) -> ApiError {
    ApiError::Form(
        TITLE,
        vec![Issue::new(
            "dict_type",
            loc,
            "Input should be a valid dictionary",
            input,
        )],
    )
}

fn one(key: &str, query: Value, most: usize) -> Result<Asked, ApiError> {
    let Value::Object(query) = query else {
        return Err(wrong(&[key], query));
    };
    let kind = match query.get("type") {
        Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
        Some(kind) => kind.as_str(),
        None => None,
    };
    let schema = matchable(
        kind.filter(|kind| !kind.is_empty())
            .unwrap_or(Schema::Thing.name()),
    )?;
    let mut properties = Map::new();
    if let Some(text) = query.get("query").and_then(Value::as_str) {
        properties.insert("name".to_owned(), json!([text]));
    }
    for pair in query
        .get("properties")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let Some(pid) = pair["pid"].as_str() else { continue };
        let name = pid.rsplit(':').next().unwrap_or(pid).to_owned();
        let values = match &pair["v"] {
            Value::Array(values) => values.iter().map(plain).collect(),
            one => vec![plain(one)],
        };
        if let Value::Array(known) = properties.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
            known.extend(values);
        }
    }
    let limit = query.get("limit").and_then(Value::as_u64);
    let limit = limit
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(DEFAULT_LIMIT);
    Ok(Asked {
        entity: clean::example(schema, &properties),
        limit: limit.clamp(1, most.max(1)),
    })
}

/// A value that is already reconciled comes as an object with its id.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .get("id")
            .or_else(|| object.get("name"))
            .cloned()
            .unwrap_or(Value::Null),
        other => other.clone(),
    }
}

/// Candidates of each query.
///
/// # Errors
/// The index is damaged.
pub fn answer(
    service: &Service,
    asked: &BTreeMap<String, Asked>,
    options: &MatchOptions,
) -> Result<Value, ApiError> {
    let mut answers = Map::new();
    for (key, asked) in asked {
        let options = MatchOptions {
            limit: asked.limit,
            ..options.clone()
        };
        let mut found = match options.algorithm.engine {
            Engine::Exonym => exonym::results(service, &asked.entity, &options)?,
            Engine::Ofac => ofac::results(service, &asked.entity, &options)?,
        };
        found.results.truncate(asked.limit);
        let results: Vec<Value> = found
            .results
            .iter()
            .map(|result| {
                let schema = Schema::from_name(&result.entity.schema).unwrap_or(Schema::Thing);
                json!({
                    "id": result.entity.id, "name": result.entity.caption, "description": labels::schema(schema).0,
                    "type": [type_json(schema)], "score": rounded(result.score), "match": result.is_match,
                })
            })
            .collect();
        answers.insert(key.clone(), json!({ "result": results }));
    }
    Ok(answers.into())
}

/// A score with as many places as its own precision has.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 10_000.0).round() / 10_000.0
}
