//! `exonym eval entities`: are two records of one party?
//!
//! Input is JSON lines `{match,schema,query,candidate,label}`, whose two records map FollowTheMoney properties to a value or
//! a list. The candidate becomes an index of one entry and the query is asked of it, so that what is measured is the engine
//! that screens and no copy of it.

use std::io::BufRead;
use std::time::Instant;

use exonym_index::{Builder, Index, Meta, MetaList, bundle};
use exonym_model::{Entity, ListVersion, PropType};
use exonym_screen::{Options, Query, Scratch, Screener};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::error::EvalError;
use crate::report::{self, Labelled, Report};

/// The list that candidates are put on.
const LIST: &str = "eval";

/// One labelled pair of records.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The label.
    pub is_match: bool,
    /// Schema of both records.
    pub schema: String,
    /// What the pair tries; blank where nothing is said.
    pub label: String,
    /// The asked record.
    pub query: Entity,
    /// The listed record.
    pub candidate: Entity,
}

/// A check with its score.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredCheck {
    /// The check.
    pub check: Check,
    /// 0 to 1.
    pub score: f32,
}

#[derive(Deserialize)]
struct Line {
    #[serde(rename = "match")]
    is_match: bool,
    schema: String,
    query: Map<String, Value>,
    candidate: Map<String, Value>,
    label: Option<String>,
}

/// Reads checks; `file` is named in errors.
///
/// # Errors
/// A line that is no JSON of this form, or names no FollowTheMoney schema: with its number.
pub fn read(file: &str, input: impl BufRead) -> Result<Vec<Check>, EvalError> {
    let mut checks = Vec::new();
    for (number, line) in (1..).zip(input.lines()) {
        let bad = |value: &str, why: String| EvalError::Value {
            file: file.to_owned(),
            line: number,
            column: "match, schema, query, candidate",
            value: value.chars().take(80).collect(),
            why,
        };
        let line = line.map_err(|error| bad("", error.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        let read: Line = serde_json::from_str(&line).map_err(|error| bad(&line, error.to_string()))?;
        let record = |side: &str, properties: Map<String, Value>| {
            let value =
                json!({"id": format!("{number}-{side}"), "schema": read.schema, "properties": properties});
            let mut entity = Entity::from_ftm(value, LIST).map_err(|error| bad(&line, error.to_string()))?;
            clean(&mut entity);
            Ok::<_, EvalError>(entity)
        };
        checks.push(Check {
            is_match: read.is_match,
            query: record("query", read.query)?,
            candidate: record("candidate", read.candidate)?,
            label: read.label.unwrap_or_default(),
            schema: read.schema,
        });
    }
    Ok(checks)
}

/// Country names to codes and dates as people write them to ISO, as a list's reader does.
fn clean(entity: &mut Entity) {
    for statement in &mut entity.statements {
        let cleaned = match statement.prop.kind() {
            PropType::Country => {
                exonym_lists::country_code(&statement.value).map(|code| code.as_str().to_owned())
            }
            PropType::Date => exonym_lists::dates::parse(&statement.value).map(|date| date.to_string()),
            _ => None,
        };
        if let Some(value) = cleaned {
            statement.value = value;
        }
    }
    if entity.names().next().is_none() {
        let parts = [
            exonym_model::Prop::FIRST_NAME,
            exonym_model::Prop::MIDDLE_NAME,
            exonym_model::Prop::LAST_NAME,
        ];
        let words: Vec<String> = parts
            .iter()
            .flat_map(|prop| entity.values(prop).map(str::to_owned))
            .collect();
        if !words.is_empty() {
            entity.add(exonym_model::Prop::NAME, words.join(" "));
        }
    }
}

/// Scores checks, with the mean microseconds of a query (the candidate's own index is not counted).
///
/// # Errors
/// The engine failed on its own index, which no input should bring about.
pub fn score(checks: Vec<Check>) -> Result<(Vec<ScoredCheck>, f64), EvalError> {
    let mut scratch = Scratch::default();
    let options = Options {
        threshold: 0.0,
        limit: 1,
        exhaustive: true,
        ..Options::default()
    };
    let (mut scored, mut spent) = (Vec::with_capacity(checks.len()), 0.0);
    for check in checks {
        let screener = Screener::new(Index::open(index_of(&check.candidate)?)?);
        let started = Instant::now();
        // A record that nothing can be asked of (no name, no number) is no match by definition.
        let score = match Query::of_entity(&check.query) {
            Ok(query) => {
                let outcome = screener.screen(&query, &options, &mut scratch)?;
                outcome.findings.first().map_or(0.0, |finding| finding.score)
            }
            Err(_) => 0.0,
        };
        spent += started.elapsed().as_secs_f64() * 1e6;
        scored.push(ScoredCheck { check, score });
    }
    let per_check = spent / scored.len().max(1) as f64;
    Ok((scored, per_check))
}

fn index_of(candidate: &Entity) -> Result<Vec<u8>, EvalError> {
    let list = MetaList {
        publisher: "labelled set".to_owned(),
        parties: 1,
        yielded: 0,
        basis: None,
        version: ListVersion {
            list: LIST.to_owned(),
            published: String::new(),
            dated_by: "given".to_owned(),
            sha256: String::new(),
            imported: String::new(),
        },
    };
    let meta = Meta {
        lists: vec![list],
        ..Meta::default()
    };
    let mut builder = Builder::new(meta);
    builder.add(0, bundle(vec![candidate.clone()]));
    Ok(builder.finish_in_memory()?)
}

/// The figures, grouped by label and by schema.
pub fn report(scored: &[ScoredCheck], threshold: f32, us_per_pair: f64) -> Report {
    let labelled: Vec<Labelled<'_>> = scored
        .iter()
        .map(|ScoredCheck { check, score }| Labelled {
            groups: [check.label.as_str(), check.schema.as_str()]
                .into_iter()
                .filter(|group| !group.is_empty())
                .collect(),
            scripts: String::new(),
            quality: "",
            is_match: check.is_match,
            score: *score,
            rules: Vec::new(),
        })
        .collect();
    report::report(&labelled, threshold, us_per_pair, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = r#"{"match":true,"schema":"Person","query":{"name":"Ilmo Karvatsky","birthDate":"1970"},"candidate":{"name":["Ilmo Karvatsky"],"birthDate":["1970-02-03"],"nationality":"Finland"},"label":"same"}
{"match":false,"schema":"Person","query":{"name":"Ilmo Karvatsky","birthDate":"1941-01-01"},"candidate":{"firstName":"Ilmo","lastName":"Karvatsky","birthDate":"1970-02-03"}}
"#;

    #[test]
    fn records_are_weighed_by_the_engine_and_counted_by_label_and_schema() {
        let checks = read("t.jsonl", LINES.as_bytes()).unwrap();
        assert_eq!(
            checks[0]
                .candidate
                .values(&exonym_model::Prop::NATIONALITY)
                .next(),
            Some("fi")
        );
        let (scored, per_pair) = score(checks).unwrap();
        let report = report(&scored, 0.7, per_pair);
        assert_eq!(
            (report.groups["same"].tp, report.groups["Person"].tn),
            (1, 1),
            "{scored:?}"
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = read("t.jsonl", &b"{}\n"[..]).unwrap_err().to_string();
        assert!(error.contains("line 1"), "{error}");
    }
}
