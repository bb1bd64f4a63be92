//! What an identity states beyond names: birth dates and places, nationalities, addresses, documents.

use exonym_model::{DatePoint, NoteKind, PartialDate, Prop, Schema};

use super::definitions::{Definitions, Place};
use super::{Tally, names};
use crate::xml::Element;
use crate::{AddressParts, IdText, Party};

/// Adds one `<identity>`.
pub(super) fn read(party: &mut Party, identity: &Element, definitions: &Definitions, tally: &mut Tally) {
    let main = identity.attr("main") != Some("false");
    for child in &identity.children {
        match child.name.as_str() {
            "name" => names::read(party, child, main),
            "day-month-year" => date(party, child),
            "nationality" => nationality(party, child),
            "address" => address(party, child, definitions, tally),
            "place-of-birth" => birth_place(party, child, definitions, tally),
            "identification-document" => document(party, child),
            other => tally.unknown_element(other),
        }
    }
}

/// A birth date of a person; of an organisation the day it was founded, of a vessel the day it was built.
fn date(party: &mut Party, element: &Element) {
    let schema = party.entity.schema;
    let prop = if schema == Schema::Person {
        Prop::BIRTH_DATE
    } else if schema.is_a(Schema::Vehicle) {
        Prop::BUILD_DATE
    } else {
        Prop::INCORPORATION_DATE
    };
    let field = |name: &str| element.attr(name).unwrap_or("?");
    let published = format!("{}.{}.{}", field("day"), field("month"), field("year"));
    if let Some(calendar) = element
        .attr("calendar")
        .filter(|calendar| !calendar.eq_ignore_ascii_case("gregorian"))
    {
        let reason = format!("`{published}` is stated in the {calendar} calendar, which is not converted");
        return party.note(NoteKind::Dropped, prop.name(), reason);
    }
    let number = |name: &str| element.attr(name).and_then(|text| text.parse::<u16>().ok());
    let part = |name: &str| number(name).and_then(|value| u8::try_from(value).ok());
    let point = number("year").and_then(|year| match part("month") {
        Some(month) => DatePoint::new(year, Some(month), part("day")),
        None => DatePoint::new(year, None, None),
    });
    match point.map(PartialDate::from) {
        Some(date) if element.attr("quality") == Some("low") => {
            party.exact_date(prop, date.about(), &published)
        }
        Some(date) => party.exact_date(prop, date, &date.to_string()),
        None => party.note(
            NoteKind::Dropped,
            prop.name(),
            format!("`{published}` is no date that can be read"),
        ),
    }
}

fn nationality(party: &mut Party, element: &Element) {
    let prop = if party.entity.schema == Schema::Person {
        Prop::NATIONALITY
    } else {
        Prop::COUNTRY
    };
    for country in element.all("country") {
        if let Some(text) = country.attr("iso-code").or(country.value()) {
            party.country(prop.clone(), text);
        }
    }
}

fn place_of<'d>(element: &Element, definitions: &'d Definitions, tally: &mut Tally) -> Option<&'d Place> {
    let id = element.attr("place-id")?;
    let place = definitions.places.get(id);
    tally.places.0 += 1;
    tally.places.1 += u64::from(place.is_none());
    place
}

fn address(party: &mut Party, element: &Element, definitions: &Definitions, tally: &mut Tally) {
    let place = place_of(element, definitions, tally).cloned().unwrap_or_default();
    let po_box = element
        .text_of("p-o-box")
        .map(|number| format!("P.O. Box {number}"));
    let care_of = element.text_of("c-o").map(|name| format!("c/o {name}"));
    let note: Vec<&str> = [care_of.as_deref(), element.text_of("remarks")]
        .into_iter()
        .flatten()
        .collect();
    let note = note.join("; ");
    party.address(AddressParts {
        street: element.text_of("address-details"),
        po_box: po_box.as_deref(),
        city: element.text_of("location").or(place.location.as_deref()),
        postal_code: element.text_of("zip-code"),
        region: element.text_of("area").or(place.area.as_deref()),
        country: place.country.as_deref(),
        note: Some(note.as_str()),
        ..AddressParts::default()
    });
}

fn birth_place(party: &mut Party, element: &Element, definitions: &Definitions, tally: &mut Tally) {
    let Some(place) = place_of(element, definitions, tally) else {
        return;
    };
    let named: Vec<&str> = [place.location.as_deref(), place.area.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    party.text(Prop::BIRTH_PLACE, &named.join(", "));
    if let Some(country) = &place.country {
        party.country(Prop::BIRTH_COUNTRY, country);
    }
}

fn document(party: &mut Party, element: &Element) {
    let Some(number) = element.text_of("number") else {
        return party.note(
            NoteKind::Dropped,
            "identification-document",
            "a document without a number",
        );
    };
    let kind = element
        .attr("document-type")
        .unwrap_or_default()
        .replace('-', " ");
    let issuer = element.child("issuer");
    party.identifier(IdText {
        kind: &kind,
        number,
        country: issuer.and_then(|issuer| issuer.attr("code").or(issuer.attr("iso-code")).or(issuer.value())),
        issued: element.text_of("date-of-issue"),
        expires: element.text_of("expiry-date"),
        note: element.text_of("remark").or(element.text_of("remarks")),
        ..IdText::default()
    });
}
