//! Findings as rows of CSV or lines of JSON.

use std::io::Write;

use exonym_api::ResultJson;
use exonym_screen::{Entry, Finding, Outcome, Query};
use serde::Serialize;

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    /// One row a finding, one row a bad input row.
    Csv,
    /// One line an input row that has findings or is bad.
    JsonLines,
}

impl OutputKind {
    /// By file name.
    pub fn of_name(name: &str) -> OutputKind {
        let lower = name.to_lowercase();
        if lower.ends_with(".jsonl") || lower.ends_with(".ndjson") {
            OutputKind::JsonLines
        } else {
            OutputKind::Csv
        }
    }
}

/// Header of the CSV form.
pub(crate) const COLUMNS: &[&str] = &[
    "row",
    "key",
    "status",
    "query",
    "id",
    "list",
    "record",
    "schema",
    "caption",
    "score",
    "strength",
    "matched_name",
    "matched_property",
    "quality",
    "roads",
    "listing",
    "since",
    "until",
    "publisher",
    "published",
    "url",
    "sha256",
    "explanation",
    "party",
    "note",
];

/// A row's answer in the JSON form.
#[derive(Serialize)]
struct Line<'a> {
    row: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    #[serde(flatten)]
    result: Option<ResultJson>,
}

/// The header row, where the form has one.
pub(crate) fn header(kind: OutputKind, out: &mut Vec<u8>) {
    if kind == OutputKind::Csv {
        write_csv(out, COLUMNS);
    }
}

/// What became of a row.
pub(crate) fn answer(
    kind: OutputKind,
    out: &mut Vec<u8>,
    row: u64,
    key: Option<&str>,
    answer: Result<(Query, Outcome), String>,
) {
    match (kind, answer) {
        (_, Ok((_, outcome))) if outcome.findings.is_empty() && outcome.limited.is_none() => {}
        (OutputKind::Csv, Ok((query, outcome))) => {
            if let Some(limited) = &outcome.limited {
                note(out, row, key, "limited", limited);
            }
            for finding in &outcome.findings {
                finding_row(out, row, key, &query, finding);
            }
        }
        (OutputKind::Csv, Err(why)) => note(out, row, key, "error", &why),
        (OutputKind::JsonLines, Ok((query, outcome))) => {
            json(
                out,
                &Line {
                    row,
                    key,
                    error: None,
                    result: Some(exonym_api::result_json(&query, outcome)),
                },
            );
        }
        (OutputKind::JsonLines, Err(why)) => json(
            out,
            &Line {
                row,
                key,
                error: Some(&why),
                result: None,
            },
        ),
    }
}

/// Answers to queries that were typed, numbered, in the CSV form.
pub fn csv_of(answers: impl Iterator<Item = (u64, (Query, Outcome))>) -> Vec<u8> {
    let mut out = Vec::new();
    header(OutputKind::Csv, &mut out);
    for (row, given) in answers {
        answer(OutputKind::Csv, &mut out, row, None, Ok(given));
    }
    out
}

fn json(out: &mut Vec<u8>, line: &Line<'_>) {
    // Writing to memory cannot fail, and every key of these shapes is a string.
    let _ = serde_json::to_writer(&mut *out, line);
    out.push(b'\n');
}

fn note(out: &mut Vec<u8>, row: u64, key: Option<&str>, status: &str, text: &str) {
    let mut cells = vec![String::new(); COLUMNS.len()];
    cells[0] = row.to_string();
    cells[1] = key.unwrap_or_default().to_owned();
    cells[2] = status.to_owned();
    if let Some(last) = cells.last_mut() {
        *last = text.to_owned();
    }
    write_csv(out, &cells);
}

fn finding_row(out: &mut Vec<u8>, row: u64, key: Option<&str>, query: &Query, finding: &Finding) {
    for entry in &finding.entries {
        let Entry {
            listing, citation, ..
        } = entry;
        let explanation: Vec<String> = finding
            .explanation
            .iter()
            .map(|part| {
                format!(
                    "{}: {} ~ {} ({}) {:+.3}",
                    part.part, part.query, part.candidate, part.detail, part.effect
                )
            })
            .collect();
        let state = format!("{:?}", listing.state).to_lowercase();
        let note = listing.basis.clone().unwrap_or_default();
        write_csv(
            out,
            &[
                row.to_string(),
                key.unwrap_or_default().to_owned(),
                "hit".to_owned(),
                query
                    .parts()
                    .names
                    .first()
                    .cloned()
                    .unwrap_or_else(|| finding.matched.query.clone()),
                entry.id.clone(),
                entry.list.clone(),
                citation.record.clone(),
                finding.schema.clone(),
                finding.caption.clone(),
                format!("{:.3}", finding.score),
                finding.strength.as_str().to_owned(),
                finding.matched.listed.clone(),
                finding.matched.property.clone(),
                format!("{:?}", finding.matched.quality).to_lowercase(),
                finding.matched.roads.join("; "),
                state,
                listing.since.clone().unwrap_or_default(),
                listing.until.clone().unwrap_or_default(),
                citation.publisher.clone(),
                citation.published.clone(),
                citation.url.clone().unwrap_or_default(),
                citation.sha256.clone(),
                explanation.join(" | "),
                finding.id.clone(),
                note,
            ],
        );
    }
}

fn write_csv<S: AsRef<str>>(out: &mut Vec<u8>, cells: &[S]) {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // A spreadsheet takes a cell that begins with one of these for a formula: names are data, so they are defused.
    let safe = cells.iter().map(|cell| match cell.as_ref() {
        text if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        text => text.to_owned(),
    });
    let written = writer
        .write_record(safe)
        .and_then(|()| writer.flush().map_err(Into::into));
    if written.is_ok() {
        out.extend(writer.into_inner().unwrap_or_default());
    }
    let _ = out.flush();
}
