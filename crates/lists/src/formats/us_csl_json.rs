//! US Consolidated Screening List, JSON: the whole list (`consolidated.json`) or the answer of the search interface.
//!
//! Records are taken one by one from the array `results`; the text around them is small. An answer of the search interface
//! that holds fewer records than its `total` is one page of many and refused.

use std::fmt;

use exonym_model::{Note, NoteKind};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::us_csl::row::Row;
use super::us_csl::{Gather, LIST};
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let text = probe.text();
    let whole = text.trim_start().starts_with('{') && text.contains("\"results\"");
    let marks = [
        "\"federal_register_notice\"",
        "\"source_list_url\"",
        "\"alt_names\"",
        "\"entity_number\"",
    ];
    if whole && marks.iter().filter(|mark| text.contains(**mark)).count() >= 3 {
        return Sniff::list(LIST);
    }
    Sniff::No
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let mut ids = Vec::new();
    let told = each_record(input, &mut |record| {
        ids.extend(Row::from_json(&record).map(|row| row.id))
    })?;
    if let Some(total) = told.total.filter(|total| *total != told.records) {
        if told.records < total {
            let why = format!(
                "it holds {} of {total} records, as a page of the search interface does; fetch consolidated.json",
                told.records
            );
            return Err(ListError::refused(input.main().name, why));
        }
        return Err(ListError::Count {
            file: input.main().name,
            declared: total,
            found: told.records,
        });
    }
    if told.records == 0 {
        return Err(ListError::damaged(
            input.main().name,
            "results",
            "there is no record",
        ));
    }
    let mut gather = Gather::new(ids);
    let mut number = 0_u64;
    each_record(input, &mut |record| {
        number += 1;
        match Row::from_json(&record).filter(|row| !row.id.is_empty()) {
            Some(row) => gather.row(&input.list, &row, sink),
            None => sink.note(Note {
                kind: NoteKind::Skipped,
                record: format!("record {number}"),
                field: "id".to_owned(),
                reason: "it is no object with an `id`".to_owned(),
            }),
        }
    })?;
    gather.finish(sink);
    Ok(Header {
        published: told.published,
        declared: told.total,
    })
}

/// What stands around the records.
#[derive(Default)]
struct Told {
    records: u64,
    total: Option<u64>,
    published: Option<String>,
}

fn each_record(input: &Input, take: &mut dyn FnMut(Value)) -> Result<Told, ListError> {
    let file = input.main();
    let mut reader = serde_json::Deserializer::from_reader(file.open_text()?);
    let damaged =
        |error: serde_json::Error| ListError::damaged(&file.name, format!("line {}", error.line()), error);
    let told = Whole { take }.deserialize(&mut reader).map_err(damaged)?;
    reader.end().map_err(damaged)?;
    Ok(told)
}

/// The object that is the file.
struct Whole<'a> {
    take: &'a mut dyn FnMut(Value),
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Told;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Told, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Told;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with an array `results`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Told, A::Error> {
        let mut told = Told::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "results" => told.records += map.next_value_seed(Records { take: self.take })?,
                "total" => told.total = map.next_value::<Value>()?.as_u64(),
                "sources" | "sources_used" => {
                    let newest = newest_date(&map.next_value::<Value>()?);
                    told.published = newest.or(told.published);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(told)
    }
}

/// The newest day on which one of the sources says that it was updated.
fn newest_date(sources: &Value) -> Option<String> {
    let days = sources.as_array()?.iter().filter_map(|source| {
        let text = source.get("source_last_updated")?.as_str()?;
        text.parse::<exonym_model::PartialDate>().ok()?.exact_day()?;
        text.get(..10).map(str::to_owned)
    });
    days.max()
}

/// The array of records.
struct Records<'a> {
    take: &'a mut dyn FnMut(Value),
}

impl<'de> DeserializeSeed<'de> for Records<'_> {
    type Value = u64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u64, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Records<'_> {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<u64, A::Error> {
        let mut records = 0;
        while let Some(record) = seq.next_element::<Value>()? {
            records += 1;
            (self.take)(record);
        }
        Ok(records)
    }
}
