//! World Bank: ineligible (debarred) firms and individuals, the JSON behind the public page.
//!
//! One array of flat records, `response.ZPROCSUPP`. A record is a debarment of a supplier at an address; one firm may have
//! several. The last day 2999-12-31 means "no last day". `ADD_SUPP_INFO` holds the footnote number of the public page
//! (`*356`) and whatever does not fit the name: aliases, former names, registration numbers.
//!
//! That column cannot be trusted for every record: in the file of 2026-02-22 it differs from the Bank's own workbook of a year
//! before for 221 of the 1,195 records that both have, most of which carry the text of a neighbour. A text that cannot
//! belong to its record (Chinese for a firm elsewhere, a company's name for a person) is read as weak and noted, and so is
//! a footnote that stands at debarments of several days.

mod name;
mod record;
mod remark;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use exonym_model::{Note, NoteKind};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{Header, Input, ListError, Probe, Sink, Sniff};

/// The list id.
pub(crate) const LIST: &str = "worldbank_debarred";
/// Largest file; the list at hand has 1.6 MB.
const MAX_BYTES: u64 = 64 << 20;

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let text = probe.text();
    if text.trim_start().starts_with('{') && text.contains("\"ZPROCSUPP\"") && text.contains("\"SUPP_ID\"") {
        return Sniff::list(LIST);
    }
    Sniff::No
}

#[derive(Deserialize)]
struct Document {
    response: Response,
}

#[derive(Deserialize)]
struct Response {
    #[serde(rename = "ZPROCSUPP")]
    suppliers: Vec<Value>,
}

/// A record's fields as text.
struct Fields<'v>(&'v Map<String, Value>);

impl Fields<'_> {
    /// A field, trimmed; `null`, blank and lone zeros are nothing.
    fn get(&self, name: &str) -> String {
        let text = match self.0.get(name) {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        if text == "0" { String::new() } else { text }
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let bytes = file.read_all(MAX_BYTES)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let document: Document = serde_json::from_slice(text).map_err(|error| {
        ListError::damaged(
            &file.name,
            format!("line {}, column {}", error.line(), error.column()),
            error,
        )
    })?;
    let suppliers = document.response.suppliers;
    if suppliers.is_empty() {
        return Err(ListError::refused(
            file.name,
            "no supplier in it; known is the array response.ZPROCSUPP of records",
        ));
    }
    let published = suppliers.iter().filter_map(refreshed).max();
    let mut seen = BTreeSet::new();
    let mut footnotes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, value) in suppliers.iter().enumerate() {
        let Some(fields) = value.as_object().map(Fields) else {
            sink.note(skipped(at, "no object"));
            continue;
        };
        let id = fields.get("SUPP_ID");
        if id.is_empty() {
            sink.note(skipped(at, "no SUPP_ID, by which it would be cited"));
            continue;
        }
        if !seen.insert(id.clone()) {
            sink.note(skipped(at, &format!("the SUPP_ID {id} was there already")));
            continue;
        }
        for number in remark::footnotes(&fields.get("ADD_SUPP_INFO")) {
            footnotes
                .entry(number)
                .or_default()
                .insert(fields.get("DEBAR_FROM_DATE"));
        }
        record::read(&fields, &id, published.as_deref(), &input.list, sink);
    }
    note_displaced(&footnotes, sink);
    Ok(Header {
        published,
        declared: None,
    })
}

/// The day on which the Bank refreshed the record: the newest is the list's date.
fn refreshed(value: &Value) -> Option<String> {
    let day = value.get("LAST_REFRESH_DATE")?.as_str()?.get(..10)?;
    day.parse::<exonym_model::DatePoint>()
        .ok()
        .map(|day| day.to_string())
}

/// A footnote tells of one case. One that stands at debarments of several days stands at the wrong records.
fn note_displaced(footnotes: &BTreeMap<String, BTreeSet<String>>, sink: &mut dyn Sink) {
    let odd: Vec<&str> = footnotes
        .iter()
        .filter(|(_, days)| days.len() > 1)
        .map(|(number, _)| number.as_str())
        .collect();
    if odd.is_empty() {
        return;
    }
    let shown = odd.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    let reason = format!(
        "{} footnotes stand at debarments that began on different days ({shown}, …): the column may be displaced \
         against the names, and aliases and numbers from it may belong to a neighbouring record",
        odd.len()
    );
    sink.note(Note {
        kind: NoteKind::Odd,
        record: "(all)".to_owned(),
        field: "ADD_SUPP_INFO".to_owned(),
        reason,
    });
}

fn skipped(at: usize, reason: &str) -> Note {
    Note {
        kind: NoteKind::Skipped,
        record: format!("record {}", at + 1),
        field: "SUPP_ID".to_owned(),
        reason: reason.to_owned(),
    }
}
