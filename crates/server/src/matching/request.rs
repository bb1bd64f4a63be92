//! The body of a match.

use std::collections::BTreeMap;

use exonym_model::{Entity, Schema};
use serde_json::{Map, Value, json};

use crate::error::{ApiError, Issue};
use crate::ftm::clean;

/// A batch, checked.
#[derive(Debug)]
pub struct MatchRequest {
    /// Examples by the caller's keys.
    pub examples: BTreeMap<String, Example>,
    /// Factors on features.
    pub weights: Vec<(String, f32)>,
    /// Settings.
    pub config: Map<String, Value>,
}

/// One example.
#[derive(Debug)]
pub struct Example {
    /// The caller's id for it.
    pub id: Option<String>,
    /// Cleaned.
    pub entity: Entity,
}

/// Reads a body.
///
/// # Errors
/// 422 where its shape is wrong, 400 where its content is: no query, too many, an unknown schema.
pub fn parse(body: &[u8], most: usize) -> Result<MatchRequest, ApiError> {
    let value: Value = serde_json::from_slice(body).map_err(|error| {
        let issue = Issue::new("json_invalid", &["body"], "JSON decode error", json!({}));
        ApiError::Invalid(vec![issue.with(json!({ "error": error.to_string() }))])
    })?;
    let Value::Object(mut body) = value else {
        let msg = "Input should be a valid dictionary or object to extract fields from";
        return Err(ApiError::Invalid(vec![Issue::new(
            "model_attributes_type",
            &["body"],
            msg,
            value,
        )]));
    };
    let mut issues = Vec::new();
    let queries = match body.remove("queries") {
        Some(Value::Object(queries)) => queries,
        Some(other) => return Err(shape(&["body", "queries"], other)),
        None => {
            let input = Value::Object(body);
            let issue = Issue::new("missing", &["body", "queries"], "Field required", input);
            return Err(ApiError::Invalid(vec![issue]));
        }
    };
    let weights = weights(body.remove("weights"), &mut issues);
    let config = match body.remove("config") {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(config)) => config,
        Some(other) => return Err(shape(&["body", "config"], other)),
    };
    let mut drafts = Vec::new();
    for (key, query) in queries {
        drafts.extend(draft(key, query, &mut issues));
    }
    if !issues.is_empty() {
        return Err(ApiError::Invalid(issues));
    }
    if drafts.is_empty() {
        return Err(ApiError::bad("No queries provided."));
    }
    if drafts.len() > most {
        return Err(ApiError::bad(format!(
            "Too many queries in one batch (limit: {most})"
        )));
    }
    let mut examples = BTreeMap::new();
    for Draft {
        key,
        id,
        schema,
        properties,
    } in drafts
    {
        let entity = clean::example(matchable(&schema)?, &properties);
        examples.insert(key, Example { id, entity });
    }
    Ok(MatchRequest {
        examples,
        weights,
        config,
    })
}

/// A query whose shape is right.
struct Draft {
    key: String,
    id: Option<String>,
    schema: String,
    properties: Map<String, Value>,
}

fn draft(key: String, query: Value, issues: &mut Vec<Issue>) -> Option<Draft> {
    let Value::Object(mut fields) = query else {
        let msg = "Input should be a valid dictionary or object to extract fields from";
        issues.push(Issue::new(
            "model_attributes_type",
            &["body", "queries", &key],
            msg,
            query,
        ));
        return None;
    };
    let schema = match fields.get("schema") {
        Some(Value::String(schema)) => Some(schema.clone()),
        Some(other) => {
            let msg = "Input should be a valid string";
            issues.push(Issue::new(
                "string_type",
                &["body", "queries", &key, "schema"],
                msg,
                other.clone(),
            ));
            None
        }
        None => {
            let input = Value::Object(fields.clone());
            issues.push(Issue::new(
                "missing",
                &["body", "queries", &key, "schema"],
                "Field required",
                input,
            ));
            None
        }
    };
    let id = match fields.get("id") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id.clone()),
        Some(other) => {
            let msg = "Input should be a valid string";
            issues.push(Issue::new(
                "string_type",
                &["body", "queries", &key, "id"],
                msg,
                other.clone(),
            ));
            None
        }
    };
    let properties = match fields.remove("properties") {
        Some(Value::Object(properties)) => properties,
        None => {
            let input = Value::Object(fields);
            issues.push(Issue::new(
                "missing",
                &["body", "queries", &key, "properties"],
                "Field required",
                input,
            ));
            return None;
        }
        Some(other) => {
            let msg = "Input should be a valid dictionary";
            issues.push(Issue::new(
                "dict_type",
                &["body", "queries", &key, "properties"],
                msg,
                other,
            ));
            return None;
        }
    };
    let schema = schema?;
    Some(Draft {
        key,
        id,
        schema,
        properties,
    })
}

fn weights(value: Option<Value>, issues: &mut Vec<Issue>) -> Vec<(String, f32)> {
    let Some(Value::Object(weights)) = value else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (feature, weight) in weights {
        match weight.as_f64().filter(|weight| weight.is_finite()) {
            Some(number) => found.push((feature, number as f32)),
            None => {
                let msg = "Input should be a valid number";
                issues.push(Issue::new(
                    "float_type",
                    &["body", "weights", &feature],
                    msg,
                    weight,
                ));
            }
        }
    }
    found
}

fn shape(loc: &[&str], input: Value) -> ApiError {
    ApiError::Invalid(vec![Issue::new(
        "dict_type",
        loc,
        "Input should be a valid dictionary",
        input,
    )])
}

/// A schema that can be asked for.
///
/// # Errors
/// 400 where it is none, or one that is not matched.
pub fn matchable(name: &str) -> Result<Schema, ApiError> {
    let schema = Schema::from_name(name)
        .ok_or_else(|| ApiError::bad(format!("Cannot parse example entity: Unknown schema: '{name}'")))?;
    if schema.is_matchable() || schema == Schema::Thing {
        return Ok(schema);
    }
    Err(ApiError::bad(format!(
        "Cannot parse example entity: Non-matchable schema for query: {name}"
    )))
}
