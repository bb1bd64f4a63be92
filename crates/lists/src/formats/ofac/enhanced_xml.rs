//! OFAC's enhanced XML: `SDN_ENHANCED.XML` and `CONS_ENHANCED.XML`, one self-contained `entity` a party.
//!
//! Written after the element names that OFAC publishes, without a file of its at hand: unproven on publisher bytes. A delta
//! file has the same root under another namespace and is refused, since it holds changes and no list.

use exonym_model::{Note, NoteKind, PartialDate};

use super::emit::emit;
use super::enhanced_party::{kind_of, primary, record};
use super::links::Directory;
use super::{list_of, names};
use crate::xml::{Element, Records};
use crate::{Header, Input, ListError, Probe, Sink, Sniff, dates};

/// Namespace of the layout that is read.
const NAMESPACE: &str =
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML";

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(root) = probe.xml().filter(|root| root.name == "sanctionsData") else {
        return Sniff::No;
    };
    match root.attr("xmlns").unwrap_or_default() {
        NAMESPACE => {}
        delta if delta.contains("DeltaFile") => {
            let why = "an OFAC delta file: it holds the changes between two publications and no list; take SDN_ADVANCED.XML or SDN_ENHANCED.XML";
            return Sniff::Refuse(why.to_owned());
        }
        other => {
            return Sniff::Refuse(format!(
                "a <sanctionsData> file of the unknown namespace `{other}`; known is {NAMESPACE}"
            ));
        }
    }
    // The filters of the publication name the lists that it was made of, before the first entity does.
    let names = probe
        .text()
        .split("<sanctionsList ")
        .skip(1)
        .filter_map(|rest| rest.split(['>', '<']).nth(1));
    match names.map(list_of::by_list_name).next() {
        Some(list) => Sniff::list(list),
        None => Sniff::list(list_of::by_name(probe.name())),
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut directory = Directory::default();
    let mut published = None;
    let mut records = Records::open(&file, &["publicationInfo", "entity"])?;
    while let Some(element) = records.next_record()? {
        if element.name == "publicationInfo" {
            published = published_on(&element);
        } else if let Some((uid, kind)) = element.attr("id").zip(kind_of(&element)) {
            let listed = names::primary_listed(&primary(&element, kind));
            directory.add(uid, kind, listed.as_deref());
        }
    }
    let mut found = 0_u64;
    let mut records = Records::open(&file, &["entity"])?;
    while let Some(entity) = records.next_record()? {
        found += 1;
        if entity.attr("action").is_some() {
            let why = "its entities carry an `action`: a delta file, which holds changes and no list";
            return Err(ListError::refused(&file.name, why));
        }
        match entity.attr("id").zip(kind_of(&entity)) {
            Some((uid, kind)) => emit(&record(&entity, uid, kind), &input.list, &directory, sink),
            None => sink.note(skipped(&entity, found)),
        }
    }
    Ok(Header {
        published: published.map(|date| date.to_string()),
        declared: None,
    })
}

fn published_on(element: &Element) -> Option<PartialDate> {
    element
        .text_of("dataAsOf")
        .or_else(|| element.text_of("datePublished"))
        .and_then(dates::parse)
}

fn skipped(entity: &Element, at: u64) -> Note {
    let record = entity
        .attr("id")
        .map_or_else(|| format!("entity {at}"), str::to_owned);
    let seen = entity
        .at(&["generalInfo", "entityType"])
        .and_then(Element::value)
        .unwrap_or("nothing");
    let reason = format!("no number, or no known type of party (seen: {seen})");
    Note {
        kind: NoteKind::Skipped,
        record,
        field: "entityType".to_owned(),
        reason,
    }
}
