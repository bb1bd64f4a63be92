//! `exonym eval population`: are listed persons found, and are others left in peace?
//!
//! Input are person records: `full_name,first_name,middle_name,last_name,gender,date_of_birth,place_of_birth,nationality`
//! and, for positives, `expected_name` or `expected_id`. A positive is found when an entity that bears the expected name
//! (or id) scores at or over the threshold; without an expectation, when any entity does. An alert is a negative with at
//! least one finding at or over the threshold.

use std::io::Read;
use std::time::Instant;

use exonym_model::{CountryCode, PartialDate, Schema};
use exonym_names::{PartHint, PartTag};
use exonym_screen::{Finding, Options, Outcome, Query, QueryParts, Scratch, Screener};
use rayon::prelude::*;
use serde::Serialize;

use crate::error::EvalError;
use crate::metrics::percentile;

/// One person record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Whole name.
    pub full_name: String,
    /// Given name, where the parts are known.
    pub first_name: String,
    /// Middle name.
    pub middle_name: String,
    /// Family name.
    pub last_name: String,
    /// `male`, `female`, other.
    pub gender: String,
    /// ISO date or year.
    pub date_of_birth: String,
    /// Country as code or name.
    pub nationality: String,
    /// A name of the entity to find.
    pub expected_name: String,
    /// The id of the entity to find.
    pub expected_id: String,
}

/// Which fields of the record are asked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fields {
    /// Everything that is there.
    All,
    /// The name and its parts only.
    Name,
}

/// Positives: how many were found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Positives {
    /// Records.
    pub n: u64,
    /// Found at or over the threshold.
    pub found: u64,
    /// found / n.
    pub recall: f64,
    /// Share whose best finding is the expected one.
    pub recall_at_1: f64,
}

/// Negatives: how many alerted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Negatives {
    /// Records.
    pub n: u64,
    /// Records with at least one finding.
    pub alerts: u64,
    /// alerts / n.
    pub rate: f64,
}

/// Microseconds a query.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Micros {
    /// Median.
    pub p50: f64,
    /// 95 of 100 are faster.
    pub p95: f64,
    /// 99 of 100 are faster.
    pub p99: f64,
    /// Mean.
    pub mean: f64,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PopulationReport {
    /// Of the listed.
    pub positives: Positives,
    /// Of the others.
    pub negatives: Negatives,
    /// Time of a query on one thread.
    pub us_per_query: Micros,
    /// The threshold decided by.
    pub threshold: f32,
    /// The snapshot asked.
    pub snapshot: String,
}

/// What became of one record, for `--dump`.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    /// The record.
    pub person: Person,
    /// Whether it stands on a list.
    pub positive: bool,
    /// Found (a positive) or alerted (a negative).
    pub hit: bool,
    /// Whether the best finding is the expected one.
    pub first: bool,
    /// Best finding: score, id and listed name.
    pub best: Option<(f32, String, String)>,
    /// Microseconds.
    pub us: f64,
}

/// Reads person records; `file` is named in errors. Columns that are not there are blank.
pub fn read(file: &str, input: impl Read) -> Result<Vec<Person>, EvalError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let wrap = |source| EvalError::Csv {
        file: file.to_owned(),
        source,
    };
    let headers = reader.headers().map_err(wrap)?.clone();
    let at = |name: &str| {
        headers
            .iter()
            .position(|header| header.trim_start_matches('\u{feff}') == name)
    };
    let Some(full_name) = at("full_name") else {
        let seen = headers.iter().collect::<Vec<_>>().join(", ");
        return Err(EvalError::Column {
            file: file.to_owned(),
            column: "full_name",
            seen,
        });
    };
    let columns = [
        "first_name",
        "middle_name",
        "last_name",
        "gender",
        "date_of_birth",
        "nationality",
        "expected_name",
        "expected_id",
    ]
    .map(at);
    let mut persons = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrap)?;
        let [
            first_name,
            middle_name,
            last_name,
            gender,
            date_of_birth,
            nationality,
            expected_name,
            expected_id,
        ] = columns.map(|column| {
            column
                .and_then(|at| record.get(at))
                .unwrap_or_default()
                .trim()
                .to_owned()
        });
        let full_name = record.get(full_name).unwrap_or_default().trim().to_owned();
        persons.push(Person {
            full_name,
            first_name,
            middle_name,
            last_name,
            gender,
            date_of_birth,
            nationality,
            expected_name,
            expected_id,
        });
    }
    Ok(persons)
}

/// The question that a record asks; `None` where its name holds nothing to compare.
pub fn query(person: &Person, fields: Fields) -> Option<Query> {
    let parts = [
        (&person.first_name, PartTag::Given),
        (&person.middle_name, PartTag::Middle),
        (&person.last_name, PartTag::Family),
    ];
    let hints = parts.into_iter().filter(|(text, _)| !text.is_empty());
    let mut asked = QueryParts {
        names: vec![person.full_name.clone()],
        parts: hints
            .map(|(text, kind)| PartHint {
                kind,
                text: text.clone(),
            })
            .collect(),
        schema: Some(Schema::Person),
        ..QueryParts::default()
    };
    if fields == Fields::All {
        asked.dates.extend(person.date_of_birth.parse::<PartialDate>());
        let country = exonym_tables::countries::lookup(&person.nationality).and_then(CountryCode::new);
        asked.countries.extend(country);
        asked.gender = Some(person.gender.clone()).filter(|gender| !gender.is_empty());
    }
    Query::new(asked).ok()
}

/// Screens every record on all cores; the time of each query is taken on its own thread.
pub fn run<D: AsRef<[u8]> + Sync>(
    screener: &Screener<D>,
    persons: Vec<Person>,
    positive: bool,
    fields: Fields,
    options: &Options,
) -> Result<Vec<Outcomes>, EvalError> {
    let screened = persons
        .into_par_iter()
        .map_init(Scratch::default, |scratch, person| {
            let started = Instant::now();
            let outcome = match query(&person, fields) {
                Some(query) => screener.screen(&query, options, scratch)?,
                None => Outcome {
                    findings: Vec::new(),
                    compared: 0,
                    limited: None,
                },
            };
            let us = started.elapsed().as_secs_f64() * 1e6;
            Ok(judge(person, positive, &outcome, us))
        });
    screened.collect()
}

fn judge(person: Person, positive: bool, outcome: &Outcome, us: f64) -> Outcomes {
    let expects = !person.expected_name.is_empty() || !person.expected_id.is_empty();
    let expected = |finding: &Finding| !positive || !expects || is_expected(finding, &person);
    let hit = outcome.findings.iter().any(expected);
    let first = outcome.findings.first().is_some_and(expected);
    let best = outcome
        .findings
        .first()
        .map(|best| (best.score, best.id.clone(), best.matched.listed.clone()));
    Outcomes {
        person,
        positive,
        hit,
        first,
        best,
        us,
    }
}

fn is_expected(finding: &Finding, person: &Person) -> bool {
    if !person.expected_id.is_empty()
        && (finding.id == person.expected_id || finding.referents.contains(&person.expected_id))
    {
        return true;
    }
    let same = |name: &str| squeezed(name) == squeezed(&person.expected_name);
    let names = finding
        .entries
        .iter()
        .flat_map(|entry| entry.bundle.party.names());
    !person.expected_name.is_empty() && names.into_iter().any(|name| same(&name.value))
}

fn squeezed(name: &str) -> String {
    name.split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The figures of what was run.
pub fn report(outcomes: &[Outcomes], threshold: f32, snapshot: &str) -> PopulationReport {
    let of = |positive: bool| outcomes.iter().filter(move |one| one.positive == positive);
    let count =
        |positive: bool, test: fn(&Outcomes) -> bool| of(positive).filter(|one| test(one)).count() as u64;
    let rate = |part: u64, whole: u64| {
        if whole == 0 {
            0.0
        } else {
            part as f64 / whole as f64
        }
    };
    let (positives, negatives) = (of(true).count() as u64, of(false).count() as u64);
    let (found, first, alerts) = (
        count(true, |one| one.hit),
        count(true, |one| one.first),
        count(false, |one| one.hit),
    );
    let times: Vec<f64> = outcomes.iter().map(|one| one.us).collect();
    PopulationReport {
        positives: Positives {
            n: positives,
            found,
            recall: rate(found, positives),
            recall_at_1: rate(first, positives),
        },
        negatives: Negatives {
            n: negatives,
            alerts,
            rate: rate(alerts, negatives),
        },
        us_per_query: Micros {
            p50: percentile(&times, 50.0),
            p95: percentile(&times, 95.0),
            p99: percentile(&times, 99.0),
            mean: times.iter().sum::<f64>() / times.len().max(1) as f64,
        },
        threshold,
        snapshot: snapshot.to_owned(),
    }
}
