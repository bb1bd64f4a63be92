//! The UN's dates and places of birth: exact, approximate, between two years, or in a remark.

use exonym_model::{DatePoint, NoteKind, PartialDate, Prop};

use crate::clean::dates;
use crate::party::Party;
use crate::squash;
use crate::xml::Element;

/// An `INDIVIDUAL_DATE_OF_BIRTH`.
pub(super) fn date(party: &mut Party, element: &Element) {
    let remark = element.text_of("NOTE").map(squash);
    let published = published(element);
    match stated(element, remark.as_deref()) {
        Some(date) => {
            let rough = element
                .text_of("TYPE_OF_DATE")
                .is_some_and(|kind| kind.eq_ignore_ascii_case("APPROXIMATELY"));
            let rough = rough
                || remark
                    .as_deref()
                    .is_some_and(|text| text.to_lowercase().starts_with("approx"));
            let date = if rough { date.about() } else { date };
            party.exact_date(Prop::BIRTH_DATE, date, &published);
            if let Some(remark) =
                remark.filter(|text| dates::parse(text).is_none() && !text.starts_with("Approx"))
            {
                party.text(Prop::NOTES, &format!("Date of birth {date}: {remark}"));
            }
        }
        None if published.is_empty() => {}
        None => {
            party.note(
                NoteKind::Dropped,
                "birthDate",
                format!("`{published}` is no date that can be read; kept in the notes"),
            );
            party.text(Prop::NOTES, &format!("Date of birth: {published}"));
        }
    }
}

/// What is published, for the reader of a citation: `BETWEEN 1962 1963 Approximately`; the word `EXACT` is left out.
fn published(element: &Element) -> String {
    let kind = element
        .text_of("TYPE_OF_DATE")
        .filter(|kind| *kind == "BETWEEN" || *kind == "APPROXIMATELY");
    let fields =
        ["DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"].map(|name| element.text_of(name).map(squash));
    let fields: Vec<String> = fields.into_iter().flatten().collect();
    match kind {
        Some(kind) if !fields.is_empty() => format!("{kind} {}", fields.join(" ")),
        _ => fields.join(" "),
    }
}

fn stated(element: &Element, remark: Option<&str>) -> Option<PartialDate> {
    let year = |name: &str| {
        element
            .text_of(name)
            .and_then(|text| text.parse().ok())
            .and_then(|year| DatePoint::new(year, None, None))
    };
    if let (Some(from), Some(to)) = (year("FROM_YEAR"), year("TO_YEAR")) {
        return PartialDate::between(from, to);
    }
    if let Some(date) = element.text_of("DATE") {
        return dates::parse(date.get(..10).unwrap_or(date));
    }
    match (element.text_of("YEAR"), remark) {
        // `1958` with the remark `Sep.` is September 1958.
        (Some(year), Some(remark)) => {
            dates::parse(&format!("{} {year}", remark.trim_end_matches('.'))).or_else(|| dates::parse(year))
        }
        (Some(year), None) => dates::parse(year),
        (None, Some(remark)) => dates::parse(remark),
        (None, None) => None,
    }
}

/// An `INDIVIDUAL_PLACE_OF_BIRTH`.
pub(super) fn place(party: &mut Party, element: &Element) {
    let parts =
        ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"].map(|name| element.text_of(name).map(squash));
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    place_of(party, &parts.join(", "), element.text_of("COUNTRY"));
}

/// A place of birth as one text, and its country; a text that is only the country says no more than the country.
pub(super) fn place_of(party: &mut Party, place: &str, country: Option<&str>) {
    let country = country.unwrap_or_default();
    if place != squash(country) {
        party.text(Prop::BIRTH_PLACE, place);
    }
    party.country(Prop::BIRTH_COUNTRY, country);
}
