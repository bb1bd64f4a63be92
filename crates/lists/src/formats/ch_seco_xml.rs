//! Swiss SECO: `swiss-sanctions-list` XML, the whole list ("Gesamtliste").
//!
//! The document defines programmes (with their sets of measures), places and targets, and its schema does not promise that
//! a definition stands before its use; so the file is walked twice: definitions first, targets second. A target keeps its
//! `ssid` for ever and stays in the file after it was de-listed.
//!
//! SECO publishes amendments in the same layout (`list-type="amendment"`); read as a list they would drop everybody else,
//! so they are refused. An excerpt calls itself a whole list: it is told by addresses whose places the file does not
//! define, since SECO's export defines every place that it uses.

mod definitions;
mod identity;
mod names;
mod remarks;
mod target;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use exonym_model::{Note, NoteKind};

use self::definitions::Definitions;
use crate::xml::Records;
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

/// The list id.
pub(crate) const LIST: &str = "ch_seco_sanctions";
const ROOT: &str = "swiss-sanctions-list";

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    match probe.xml() {
        Some(root) if root.name == ROOT => match root.attr("list-type") {
            Some("whole-list") => Sniff::list(LIST),
            other => Sniff::Refuse(refusal(other)),
        },
        _ => Sniff::No,
    }
}

fn refusal(list_type: Option<&str>) -> String {
    match list_type {
        Some(kind) => format!(
            "SECO calls this file `list-type=\"{kind}\"`; it holds changes, not the list. Fetch the whole list \
             (`list-type=\"whole-list\"`)"
        ),
        None => format!(
            "a <{ROOT}> without `list-type`; known is SECO's layout with `list-type=\"whole-list\"` and `date`"
        ),
    }
}

/// What was counted over all targets, for the checks at the end.
#[derive(Default)]
pub(crate) struct Tally {
    /// References to places: all, and those to places that the file does not define.
    places: (u64, u64),
    /// Targets by set of measures that the file does not define.
    unknown_sets: BTreeMap<String, u64>,
    /// Elements that this reader does not know, by name.
    unknown_elements: BTreeMap<String, u64>,
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let definitions = Definitions::read(&file)?;
    let mut records = Records::open(&file, &["target"])?;
    let mut tally = Tally::default();
    while let Some(element) = records.next_record()? {
        target::read(&element, &input.list, &definitions, &mut tally, sink);
    }
    let root = records.root().cloned().unwrap_or_default();
    if root.name != ROOT || root.attr("list-type") != Some("whole-list") {
        return Err(ListError::refused(file.name, refusal(root.attr("list-type"))));
    }
    let (used, missing) = tally.places;
    // A few missing places would be SECO's slip; most of them missing is an excerpt.
    if missing * 2 > used {
        return Err(ListError::refused(
            file.name,
            format!(
                "an excerpt, not the whole list: {missing} of the {used} places that its addresses refer to are not in \
                 the file. Fetch the whole list"
            ),
        ));
    }
    tally.report(sink);
    let published = root
        .attr("date")
        .filter(|date| date.parse::<exonym_model::PartialDate>().is_ok());
    Ok(Header {
        published: published.map(str::to_owned),
        declared: None,
    })
}

impl Tally {
    fn report(&self, sink: &mut dyn Sink) {
        for (set, count) in &self.unknown_sets {
            let reason =
                format!("{count} targets stand under a set of measures that the file does not define");
            sink.note(note(&format!("sanctions-set {set}"), "sanctions-set-id", reason));
        }
        for (name, count) in &self.unknown_elements {
            let reason = format!("the element <{name}> is not known and was not read ({count} times)");
            sink.note(note("(all)", name, reason));
        }
        if self.places.1 > 0 {
            let reason = format!(
                "{} of {} places are not defined in the file",
                self.places.1, self.places.0
            );
            sink.note(note("(all)", "place-id", reason));
        }
    }

    fn unknown_element(&mut self, name: &str) {
        *self.unknown_elements.entry(name.to_owned()).or_default() += 1;
    }
}

fn note(record: &str, field: &str, reason: String) -> Note {
    Note {
        kind: NoteKind::Odd,
        record: record.to_owned(),
        field: field.to_owned(),
        reason,
    }
}
