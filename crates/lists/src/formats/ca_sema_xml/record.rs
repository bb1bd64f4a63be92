//! One `<record>`: a person, an organisation or a ship.

use std::collections::HashMap;

use exonym_model::{NamePart, NoteKind, PartKind, Prop, Quality, Schema};

use super::ids;
use crate::formats::national::{aliases, loose_dates};
use crate::xml::Element;
use crate::{IdText, NameRole, Party, SanctionParts, Sink, squash};

const AUTHORITY: &str = "Global Affairs Canada";

/// Fields of a record that are read; any other is noted.
const FIELDS: &[&str] = &[
    "Country",
    "LastName",
    "GivenName",
    "EntityOrShip",
    "DateOfBirthOrShipBuildDate",
    "TitleOrShip",
    "ShipIMONumber",
    "Aliases",
    "Schedule",
    "Item",
    "DateOfListing",
];

/// Reads one record and hands it on; `number` counts records from 1.
pub(super) fn read(
    record: &Element,
    number: u64,
    list: &str,
    seen: &mut HashMap<String, u32>,
    sink: &mut dyn Sink,
) {
    let field = |name: &str| squash(record.text_of(name).unwrap_or_default());
    let (last, given, entity) = (field("LastName"), field("GivenName"), field("EntityOrShip"));
    let schema = if !last.is_empty() || !given.is_empty() {
        Schema::Person
    } else if !field("ShipIMONumber").is_empty() || !field("TitleOrShip").is_empty() {
        Schema::Vessel
    } else {
        Schema::Organization
    };
    let (country, schedule, item) = (field("Country"), field("Schedule"), field("Item"));
    let (id, repeated) = ids::record_id(
        &country,
        &schedule,
        &item,
        &format!("{given} {last}{entity}"),
        seen,
    );
    let mut party = Party::new(list, &id, schema);
    if repeated {
        let reason =
            format!("record {number} is alike in regulation, schedule, item and name to one before it");
        party.note(NoteKind::Odd, "Item", reason);
    }
    if schema == Schema::Person {
        person_name(&mut party, &given, &last);
    } else {
        other_name(&mut party, &entity);
    }
    add_aliases(&mut party, record.text_of("Aliases").unwrap_or_default());
    details(&mut party, record);
    sanction(&mut party, &country, &schedule, &item, &field("DateOfListing"));
    for child in record
        .children
        .iter()
        .filter(|child| !FIELDS.contains(&child.name.as_str()))
    {
        party.note(
            NoteKind::Odd,
            &child.name,
            "a field that is not known and was not read",
        );
    }
    party.topic("sanction");
    party.finish(sink);
}

/// Given name first, as the name is spoken; a second spelling of the family name stands in brackets.
fn person_name(party: &mut Party, given: &str, last: &str) {
    let (family, other) = match last.split_once('(') {
        Some((family, other)) => (family.trim(), other.trim_end().strip_suffix(')')),
        None => (last, None),
    };
    let spellings = [(NameRole::Primary, Some(family)), (NameRole::Alias, other)];
    for (role, family) in spellings
        .iter()
        .filter_map(|(role, family)| Some((*role, (*family)?)))
    {
        let parts = [(PartKind::Given, given), (PartKind::Family, family)];
        let parts = parts.iter().filter(|(_, text)| !text.is_empty());
        let parts: Vec<NamePart> = parts
            .map(|(kind, text)| NamePart {
                kind: *kind,
                text: (*text).to_owned(),
            })
            .collect();
        party.name(role, Quality::Unstated, &format!("{given} {family}"), parts, None);
    }
}

/// An organisation's name may be given in English and French, and bring its aliases in brackets.
fn other_name(party: &mut Party, text: &str) {
    let (name, inside) = aliases::bracketed(text);
    let versions = aliases::split_languages(&name);
    let lang = |at: usize| (versions.len() == 2).then_some(if at == 0 { "en" } else { "fr" });
    for (at, version) in versions.iter().enumerate() {
        party.name(
            NameRole::Primary,
            Quality::Unstated,
            version,
            Vec::new(),
            lang(at),
        );
    }
    add_aliases(party, inside.as_deref().unwrap_or_default());
}

fn add_aliases(party: &mut Party, text: &str) {
    let person = party.entity.schema == Schema::Person;
    for alias in aliases::split(text, person) {
        let quality = if alias.weak {
            Quality::Weak
        } else {
            Quality::Unstated
        };
        party.name(NameRole::Alias, quality, &alias.text, Vec::new(), alias.lang);
    }
}

fn details(party: &mut Party, record: &Element) {
    let person = party.entity.schema == Schema::Person;
    if let Some(title) = record.text_of("TitleOrShip") {
        let prop = if person { Prop::TITLE } else { Prop::TYPE };
        party.text(prop, title);
    }
    if let Some(date) = record.text_of("DateOfBirthOrShipBuildDate") {
        let prop = match party.entity.schema {
            Schema::Person => Prop::BIRTH_DATE,
            Schema::Vessel => Prop::BUILD_DATE,
            _ => Prop::INCORPORATION_DATE,
        };
        loose_dates::add(party, &prop, date);
    }
    if let Some(number) = record.text_of("ShipIMONumber") {
        party.identifier(IdText {
            prop: Some(&Prop::IMO_NUMBER),
            number,
            ..IdText::default()
        });
    }
}

fn sanction(party: &mut Party, country: &str, schedule: &str, item: &str, listed: &str) {
    let date = loose_dates::parse(listed);
    if date.is_none() {
        party.note(
            NoteKind::Dropped,
            "DateOfListing",
            format!("`{listed}` is no date that can be read"),
        );
    }
    let place: Vec<String> = [("Schedule", schedule), ("Item", item)]
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("{name} {text}"))
        .collect();
    let place = place.join(", ");
    party.sanction(SanctionParts {
        authority: AUTHORITY,
        authority_id: Some(&place),
        program: Some(&ids::english(country)),
        listed: date,
        ..SanctionParts::default()
    });
}
