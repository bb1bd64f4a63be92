//! OFAC's advanced XML: `SDN_ADVANCED.XML` and `CONS_ADVANCED.XML`, after the UN's Advanced Sanctions Data Model.
//!
//! Two passes: the side tables, then the parties one by one. Which of the two lists the file is stands in its entries, each
//! of which names a list; what the head of the file and its name suggested is checked against them.

use exonym_model::{Note, NoteKind};

use super::advanced_tables::Tables;
use super::emit::emit;
use super::{SDN, advanced_party, list_of};
use crate::xml::Records;
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

/// Namespaces of the layouts that are read: today's and that of the files before 2024.
const NAMESPACES: &[&str] = &[
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML",
    "http://www.un.org/sanctions/1.0",
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(root) = probe.xml().filter(|root| root.name == "Sanctions") else {
        return Sniff::No;
    };
    let namespace = root.attr("xmlns").unwrap_or_default();
    if !NAMESPACES.contains(&namespace) {
        return match root.first_child.as_deref() {
            Some("DateOfIssue") => Sniff::Refuse(format!(
                "an advanced <Sanctions> file of the unknown namespace `{namespace}`; known are {}",
                NAMESPACES.join(", ")
            )),
            _ => Sniff::No,
        };
    }
    let programs = probe
        .text()
        .split("<SanctionsProgram ")
        .skip(1)
        .filter_map(|rest| rest.split(['>', '<']).nth(1));
    // The reference values of the whole SDN list fill the head before the programmes come; they have always named Cuba,
    // whom the non-SDN lists have never had an address in.
    let names_cuba = probe.text().contains(">Cuba<");
    let list = if names_cuba {
        SDN
    } else {
        list_of::by_programs(programs, probe.name())
    };
    Sniff::list(list)
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut tables = Tables::read(&file)?;
    if let Some(list) = tables.list().filter(|list| *list != input.list) {
        let why = format!(
            "most of its sanctions entries are of {list}, not of {}; import it as {list}",
            input.list
        );
        return Err(ListError::refused(&file.name, why));
    }
    let directory = std::mem::take(&mut tables.directory);
    let mut records = Records::open(&file, &["DistinctParty"])?;
    while let Some(party) = records.next_record()? {
        let comment = party.text_of("Comment");
        if party.child("Profile").is_none() {
            sink.note(skipped(party.attr("FixedRef"), "it has no profile"));
        }
        for profile in party.all("Profile") {
            let uid = profile.attr("ID");
            match (uid, tables.kind(profile.attr("PartySubTypeID"))) {
                (Some(uid), Some(kind)) => {
                    let record = advanced_party::record(profile, uid, kind, comment, &mut tables);
                    emit(&record, &input.list, &directory, sink);
                }
                _ => sink.note(skipped(
                    uid.or(party.attr("FixedRef")),
                    "no number, or no known kind of party",
                )),
            }
        }
    }
    tables.note_left_over(sink);
    Ok(Header {
        published: tables.published.map(|date| date.to_string()),
        declared: None,
    })
}

fn skipped(record: Option<&str>, reason: &str) -> Note {
    let record = record.unwrap_or("(no number)").to_owned();
    Note {
        kind: NoteKind::Skipped,
        record,
        field: String::new(),
        reason: reason.to_owned(),
    }
}
