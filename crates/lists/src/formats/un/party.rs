//! One individual or entity of the UN list.

use std::collections::BTreeSet;

use exonym_model::{NamePart, NoteKind, PartKind, Prop, Quality, Schema};

use super::{births, documents, names};
use crate::clean::dates;
use crate::formats::prose;
use crate::party::{AddressParts, IdText, NameRole, Party, SanctionParts};
use crate::squash;
use crate::xml::Element;

const AUTHORITY: &str = "United Nations Security Council";

/// Committee pages by list type, where the page bears the number of the committee's first resolution
/// (main.un.org/securitycouncil/en/sanctions/information).
const COMMITTEES: &[(&str, &str)] = &[
    ("Al-Qaida", "1267"),
    ("Taliban", "1988"),
    ("DPRK", "1718"),
    ("Iraq", "1518"),
    ("DRC", "1533"),
    ("Libya", "1970"),
    ("Yemen", "2140"),
    ("Sudan", "1591"),
    ("SouthSudan", "2206"),
    ("GB", "2048"),
    ("Haiti", "2653"),
];

/// Reads a record into a party. `listed` holds every reference of the file, so that only ties to listed parties are made.
pub(crate) fn party(list: &str, record: &str, element: &Element, listed: &BTreeSet<String>) -> Party {
    let person = element.name == "INDIVIDUAL";
    let mut party = Party::new(
        list,
        record,
        if person {
            Schema::Person
        } else {
            Schema::Organization
        },
    );
    party.topic("sanction");
    primary_name(&mut party, element, person);
    for alias in element
        .children
        .iter()
        .filter(|child| child.name.ends_with("_ALIAS"))
    {
        read_alias(&mut party, alias);
    }
    for child in &element.children {
        match child.name.as_str() {
            "TITLE" => values(child, |text| party.text(Prop::TITLE, text)),
            "DESIGNATION" => values(child, |text| party.text(Prop::POSITION, text)),
            "NATIONALITY" | "NATIONALITY2" => {
                let stated =
                    |text: &str| !text.eq_ignore_ascii_case("na") && !text.eq_ignore_ascii_case("n/a");
                values(child, |text| {
                    if stated(text) {
                        party.country(Prop::NATIONALITY, text)
                    }
                });
            }
            "GENDER" => gender(&mut party, &child.text),
            "INDIVIDUAL_DATE_OF_BIRTH" => births::date(&mut party, child),
            "INDIVIDUAL_PLACE_OF_BIRTH" => births::place(&mut party, child),
            "INDIVIDUAL_DOCUMENT" => documents::read(&mut party, child),
            "INDIVIDUAL_ADDRESS" | "ENTITY_ADDRESS" => address(&mut party, child),
            "LAST_DAY_UPDATED" => values(child, |text| party.date(Prop::MODIFIED_AT, day(text))),
            "COMMENTS1" => comments(&mut party, &child.text, listed),
            _ => {}
        }
    }
    sanction(&mut party, element);
    party
}

fn values(element: &Element, mut each: impl FnMut(&str)) {
    element
        .all("VALUE")
        .filter_map(Element::value)
        .for_each(&mut each);
    if let Some(text) = element.value() {
        each(text);
    }
}

/// A date without the time zone that some bear: `2015-04-07-04:00`.
fn day(text: &str) -> &str {
    text.get(..10).unwrap_or(text)
}

/// A person's name comes in up to four parts whose order is published and whose kind is not; an entity's in one field.
fn primary_name(party: &mut Party, element: &Element, person: bool) {
    let fields = [
        "FIRST_NAME",
        "SECOND_NAME",
        "THIRD_NAME",
        "FOURTH_NAME",
        "FIFTH_NAME",
        "SIXTH_NAME",
    ];
    let fields: Vec<String> = fields
        .iter()
        .filter_map(|name| element.text_of(name))
        .map(squash)
        .collect();
    let whole = fields.join(" ");
    if person {
        let parts = fields
            .into_iter()
            .map(|text| NamePart {
                kind: PartKind::Ordered,
                text,
            })
            .collect();
        party.name(NameRole::Primary, Quality::Unstated, &whole, parts, None);
    } else {
        for found in names::split(&whole) {
            let role = if found.acronym {
                NameRole::Abbreviation
            } else {
                NameRole::Primary
            };
            party.name(role, Quality::Unstated, &found.text, Vec::new(), None);
        }
    }
    if let Some(original) = element.text_of("NAME_ORIGINAL_SCRIPT") {
        if original.contains('\u{fffd}') {
            party.note(
                NoteKind::Odd,
                "name",
                format!("`{original}` holds a character lost by the publisher"),
            );
        }
        for found in names::split(original) {
            party.name(
                NameRole::Primary,
                Quality::Unstated,
                &found.text,
                Vec::new(),
                None,
            );
        }
    }
}

/// An alias; `a.k.a.` says nothing of its quality, `f.k.a.` and remarks such as `previously listed as` make it a former name.
fn read_alias(party: &mut Party, element: &Element) {
    let Some(text) = element.text_of("ALIAS_NAME") else {
        return;
    };
    let remark = element.text_of("NOTE").map(squash).unwrap_or_default();
    let lower = remark.to_lowercase();
    let stated = element.text_of("QUALITY").unwrap_or_default();
    let quality = match stated.to_lowercase().as_str() {
        "good" => Quality::Strong,
        "low" => Quality::Weak,
        "a.k.a." | "f.k.a." | "" => Quality::Unstated,
        _ => {
            party.note(
                NoteKind::Odd,
                "alias",
                format!("the quality `{stated}` is not known; taken as not stated"),
            );
            Quality::Unstated
        }
    };
    let former = stated.eq_ignore_ascii_case("f.k.a.")
        || lower.starts_with("previously listed")
        || lower.starts_with("formerly listed");
    let role = if former { NameRole::Former } else { NameRole::Alias };
    for found in names::split(text) {
        let role = if found.acronym {
            NameRole::Abbreviation
        } else {
            role
        };
        party.name(role, quality, &found.text, Vec::new(), None);
    }
    alias_remark(party, text, &remark, quality);
    if let Some(date) = element.text_of("DATE_OF_BIRTH") {
        party.date(Prop::BIRTH_DATE, day(date));
    }
    let place = ["CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"].map(|name| element.text_of(name).map(squash));
    let place: Vec<String> = place.into_iter().flatten().collect();
    births::place_of(party, &place.join(", "), element.text_of("COUNTRY_OF_BIRTH"));
}

/// The remark of an alias: its original script is one more name, the rest is kept as a note.
fn alias_remark(party: &mut Party, alias: &str, remark: &str, quality: Quality) {
    if remark.is_empty() {
        return;
    }
    let scripts = [
        "In Arabic: ",
        "in Arabic script: ",
        "In Arabic script: ",
        "original script: ",
    ];
    if let Some(original) = scripts.iter().find_map(|words| remark.split_once(words)) {
        party.name(NameRole::Alias, quality, original.1, Vec::new(), None);
    }
    party.text(Prop::NOTES, &format!("Alias {}: {remark}", squash(alias)));
}

fn gender(party: &mut Party, text: &str) {
    let lower = text.trim().to_lowercase();
    match lower.as_str() {
        "male" | "female" => party.text(Prop::GENDER, &lower),
        "" => {}
        _ => party.note(
            NoteKind::Dropped,
            "gender",
            format!("`{lower}` is no gender that the list is known to state"),
        ),
    }
}

/// An address. A postal code without a digit is a place; a remark that holds the whole address becomes it.
fn address(party: &mut Party, element: &Element) {
    let part = |name: &str| element.text_of(name);
    let zip = part("ZIP_CODE");
    let code = zip.filter(|zip| zip.bytes().any(|byte| byte.is_ascii_digit()));
    let place = zip.filter(|_| code.is_none());
    let remark = part("NOTE").map(squash);
    let located = [part("STREET"), part("CITY"), part("STATE_PROVINCE"), zip]
        .iter()
        .any(Option::is_some);
    let full = remark.as_deref().filter(|text| !located && text.contains(','));
    if !located && full.is_none() {
        let said = [part("COUNTRY").map(squash), remark.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        if remark.is_some() {
            party.text(Prop::NOTES, &format!("Address: {}", said.join(": ")));
        }
    }
    party.address(AddressParts {
        full,
        street: part("STREET"),
        city: part("CITY"),
        postal_code: code,
        region: place,
        state: part("STATE_PROVINCE"),
        country: part("COUNTRY"),
        note: remark.as_deref().filter(|_| full.is_none()),
        ..AddressParts::default()
    });
}

/// Comments are kept whole; a gender, a company's IMO number and ties to other listed parties are read from them too.
fn comments(party: &mut Party, text: &str, listed: &BTreeSet<String>) {
    party.long_text(Prop::NOTES, text);
    if let Some(stated) = text.trim_start().strip_prefix("Gender:") {
        let word = stated.split_whitespace().next().unwrap_or_default();
        gender(party, word.trim_end_matches(['.', ',']));
    }
    if party.entity.schema == Schema::Organization
        && let Some(number) = prose::company_imo(text)
    {
        party.identifier(IdText {
            kind: "IMO company number",
            prop: Some(&Prop::IMO_NUMBER),
            number,
            ..IdText::default()
        });
    }
    for (reference, sentence) in prose::un_references(text) {
        if reference != party.entity.record && listed.contains(reference) {
            party.link(Schema::UnknownLink, true, reference, Some(sentence));
        }
    }
}

fn sanction(party: &mut Party, element: &Element) {
    let kind = element.text_of("UN_LIST_TYPE");
    let url = COMMITTEES.iter().find(|(name, _)| Some(*name) == kind);
    let url = url.map(|(_, number)| format!("https://main.un.org/securitycouncil/en/sanctions/{number}"));
    let date = |party: &mut Party, name: &str| {
        let text = element.text_of(name)?;
        let date = dates::parse(day(text));
        if date.is_none() {
            party.note(
                NoteKind::Dropped,
                name,
                format!("`{text}` is no date that can be read"),
            );
        }
        date
    };
    let listed = date(party, "LISTED_ON");
    let ended = date(party, "DELISTED_ON");
    let record = party.entity.record.clone();
    party.sanction(SanctionParts {
        authority: AUTHORITY,
        authority_id: Some(&record),
        unsc_id: element.text_of("REFERENCE_NUMBER"),
        program: kind,
        program_id: kind,
        program_url: url.as_deref(),
        listed,
        ended,
        status: ended.map(|_| "delisted"),
        ..SanctionParts::default()
    });
}
