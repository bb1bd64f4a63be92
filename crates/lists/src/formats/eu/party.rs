//! One `sanctionEntity` of the EU list.

use exonym_model::{NamePart, NoteKind, PartKind, Prop, Quality, Schema};

use super::{acts, births, identifications, texts};
use crate::formats::prose;
use crate::party::{AddressParts, NameRole, Party};
use crate::squash;
use crate::xml::Element;

/// The record id of an entity: the EU reference number, else the logical id.
pub(crate) fn record_id(element: &Element) -> Option<String> {
    element
        .attr("euReferenceNumber")
        .or_else(|| element.attr("logicalId"))
        .map(squash)
}

/// Reads an entity into a party.
pub(crate) fn party(list: &str, record: &str, element: &Element) -> Party {
    let subject = element.child("subjectType");
    let code = subject.and_then(|subject| {
        subject
            .attr("classificationCode")
            .or_else(|| subject.attr("code"))
    });
    let schema = match code.map(str::to_ascii_lowercase).as_deref() {
        Some("p" | "person") => Schema::Person,
        Some("e" | "enterprise") => Schema::Organization,
        _ => Schema::LegalEntity,
    };
    let mut party = Party::new(list, record, schema);
    if schema == Schema::LegalEntity {
        let reason = format!(
            "the subject type `{}` is neither person nor enterprise",
            code.unwrap_or_default()
        );
        party.note(NoteKind::Odd, "subjectType", reason);
    }
    party.topic("sanction");
    party.entity.referents.extend(
        element
            .attr("unitedNationId")
            .and_then(prose::un_reference)
            .map(|reference| format!("un_sc_sanctions:{reference}")),
    );
    names(&mut party, element);
    for remark in texts::remarks(element) {
        party.text(Prop::NOTES, &remark);
    }
    for child in &element.children {
        match child.name.as_str() {
            "birthdate" => births::read(&mut party, child),
            "citizenship" => citizenship(&mut party, child),
            "address" => address(&mut party, child),
            "identification" => identifications::read(&mut party, child),
            _ => {}
        }
    }
    acts::read(&mut party, element);
    party
}

/// The list marks no name as the primary one: it is the first strong name in English or in no stated language.
fn names(party: &mut Party, element: &Element) {
    let all: Vec<&Element> = element.all("nameAlias").collect();
    let strong = |name: &&Element| quality(name) != Quality::Weak;
    let plain = |name: &&Element| {
        name.attr("nameLanguage")
            .is_none_or(|lang| lang.eq_ignore_ascii_case("en"))
    };
    let primary = all.iter().position(|name| strong(name) && plain(name));
    let primary = primary.or_else(|| all.iter().position(strong)).unwrap_or(0);
    for (at, name) in all.iter().enumerate() {
        let role = if at == primary {
            NameRole::Primary
        } else {
            NameRole::Alias
        };
        read_name(party, name, role);
    }
}

/// `strong="false"` is weak; the CSV has no such column, there only a remark tells.
fn quality(name: &Element) -> Quality {
    let remarked = |words: &str| {
        name.all("remark")
            .any(|remark| remark.text.to_lowercase().contains(words))
    };
    match name.attr("strong") {
        _ if remarked("low quality") || remarked("lo quality") => Quality::Weak,
        Some("false") => Quality::Weak,
        Some("true") => Quality::Strong,
        _ if remarked("good quality") || remarked("high quality") => Quality::Strong,
        _ => Quality::Unstated,
    }
}

fn read_name(party: &mut Party, name: &Element, role: NameRole) {
    let person = party.entity.schema == Schema::Person;
    let fields = [
        ("firstName", PartKind::Given),
        ("middleName", PartKind::Middle),
        ("lastName", PartKind::Family),
    ];
    let part = |(field, kind): (&str, PartKind)| {
        name.attr(field).map(|text| NamePart {
            kind,
            text: squash(text),
        })
    };
    let parts: Vec<NamePart> = fields.into_iter().filter_map(part).filter(|_| person).collect();
    let joined = || {
        fields
            .iter()
            .filter_map(|(field, _)| name.attr(field))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let whole = name.attr("wholeName").map_or_else(joined, str::to_owned);
    let remarks: Vec<String> = texts::remarks(name).collect();
    let former = remarks.iter().any(|text| {
        let lower = text.to_lowercase();
        [
            "f.k.a",
            "fka",
            "formerly known",
            "formerly listed",
            "previously listed",
            "former name",
        ]
        .iter()
        .any(|words| lower.contains(words))
    });
    let lang = name.attr("nameLanguage").map(language);
    let role = if former { NameRole::Former } else { role };
    party.name(role, quality(name), &whole, parts, lang.as_deref());
    for text in remarks
        .iter()
        .filter(|text| !text.to_lowercase().contains("quality"))
    {
        party.text(Prop::NOTES, &format!("Name {}: {text}", squash(&whole)));
    }
    let title = texts::lettered(name.attr("title").unwrap_or_default());
    title.iter().for_each(|title| party.text(Prop::TITLE, title));
    let function = if person { Prop::POSITION } else { Prop::NOTES };
    for text in texts::lettered(name.attr("function").unwrap_or_default()) {
        party.text(function.clone(), &text);
    }
    match name.attr("gender") {
        Some("M") => party.text(Prop::GENDER, "male"),
        Some("F") => party.text(Prop::GENDER, "female"),
        _ => {}
    }
}

/// The language tag: the list's codes are ISO 639-1 in capitals, with `MO` for the language that is now `ro`.
fn language(code: &str) -> String {
    let lower = code.to_ascii_lowercase();
    if lower == "mo" { "ro-MD".to_owned() } else { lower }
}

fn citizenship(party: &mut Party, element: &Element) {
    if let Some(country) = texts::country(element) {
        party.country(Prop::CITIZENSHIP, country);
        party.country(Prop::NATIONALITY, country);
    }
    for remark in texts::remarks(element).chain(element.attr("region").map(squash)) {
        party.text(Prop::NOTES, &format!("Citizenship: {remark}"));
    }
}

fn address(party: &mut Party, element: &Element) {
    let remarks = texts::remarks(element).collect::<Vec<_>>().join("; ");
    let parts = ["street", "poBox", "city", "zipCode", "region", "place"]
        .map(|name| element.attr(name).filter(|text| !texts::is_blank(text)));
    if parts.iter().all(Option::is_none) && !remarks.is_empty() {
        party.text(Prop::NOTES, &format!("Address: {remarks}"));
    }
    let [street, po_box, city, postal_code, region, place] = parts;
    let listing =
        (element.attr("asAtListingTime") == Some("true")).then(|| "as at the time of listing".to_owned());
    let note = [Some(remarks).filter(|text| !text.is_empty()), listing]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ");
    let po_box = po_box.map(|number| {
        if number.contains(char::is_alphabetic) {
            number.to_owned()
        } else {
            format!("PO Box {number}")
        }
    });
    party.address(AddressParts {
        street,
        street2: place,
        po_box: po_box.as_deref(),
        city,
        postal_code,
        region,
        country: texts::country(element),
        note: Some(note.as_str()).filter(|text| !text.is_empty()),
        ..AddressParts::default()
    });
    for contact in element.all("contactInfo") {
        let (key, value) = (
            contact.attr("key").unwrap_or_default(),
            contact.attr("value").or_else(|| contact.value()),
        );
        for value in value
            .unwrap_or_default()
            .split([',', ';', '\n'])
            .map(squash)
            .filter(|value| !value.is_empty())
        {
            contact_value(party, &key.to_ascii_lowercase(), &value);
        }
    }
}

/// A contact by its key (`EMAIL[1]`, `PHONE[2]`, `WEB[1]`), else by its look; a fax is kept as a note.
fn contact_value(party: &mut Party, key: &str, value: &str) {
    if key.contains("mail") || value.contains('@') {
        party.text(Prop::EMAIL, value);
    } else if key.contains("web")
        || key.contains("url")
        || value.starts_with("www.")
        || value.starts_with("http")
    {
        party.text(Prop::WEBSITE, value);
    } else if key.contains("phone") || key.contains("tel") || key.contains("mobile") {
        party.text(Prop::PHONE, value);
    } else {
        party.text(Prop::NOTES, &format!("Contact {key} {value}"));
    }
}
