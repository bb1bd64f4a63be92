//! The EU's dates and places of birth.
//!
//! A date comes as a day (`birthdate`), as year, month and day of their own, or as a range of years; `circa` makes it
//! approximate. `calendarType="ISLAMIC"` is used for the lunar and for the Iranian solar calendar alike, so such a year is
//! converted only where the publisher itself gives the Gregorian day beside it.

use exonym_model::{DatePoint, NoteKind, PartialDate, Prop};

use super::texts;
use crate::party::Party;
use crate::squash;
use crate::xml::Element;

/// A `birthdate` element.
pub(super) fn read(party: &mut Party, element: &Element) {
    date(party, element);
    let parts = ["city", "place", "region", "zipCode"].map(|name| element.attr(name).map(squash));
    let country = texts::country(element).map(squash);
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|text| !texts::is_blank(text))
        .collect();
    if !parts.is_empty() {
        let shown = element
            .attr("countryDescription")
            .filter(|text| !texts::is_blank(text))
            .map(squash);
        let place = [parts.join(", "), shown.unwrap_or_default()].join(", ");
        party.text(Prop::BIRTH_PLACE, place.trim_end_matches(", "));
    }
    party.country(Prop::BIRTH_COUNTRY, country.as_deref().unwrap_or_default());
    for remark in texts::remarks(element) {
        party.text(Prop::NOTES, &format!("Birth: {remark}"));
    }
}

fn date(party: &mut Party, element: &Element) {
    let published = published(element);
    let gregorian = element
        .attr("calendarType")
        .is_none_or(|kind| kind.eq_ignore_ascii_case("GREGORIAN"));
    let day = element
        .attr("birthdate")
        .and_then(|text| text.get(..10).unwrap_or(text).parse::<PartialDate>().ok());
    let stated = day.or_else(|| {
        if gregorian {
            parts(element).or_else(|| range(element))
        } else {
            None
        }
    });
    let rough = element
        .attr("circa")
        .is_some_and(|circa| circa.eq_ignore_ascii_case("true"));
    match stated {
        Some(date) => {
            let date = if rough { date.about() } else { date };
            party.exact_date(Prop::BIRTH_DATE, date, &published);
        }
        None if published.is_empty() => {}
        None => {
            let why = if gregorian {
                "is no date that can be read"
            } else {
                "is not converted: lunar or solar is not said"
            };
            party.note(
                NoteKind::Dropped,
                "birthDate",
                format!("`{published}` {why}; kept in the notes"),
            );
            party.text(Prop::NOTES, &format!("Date of birth: {published}"));
        }
    }
}

fn number(element: &Element, name: &str) -> Option<u16> {
    element.attr(name).and_then(|text| text.parse().ok())
}

fn parts(element: &Element) -> Option<PartialDate> {
    let small = |name| number(element, name).and_then(|value| u8::try_from(value).ok());
    let month = small("monthOfYear");
    let day = small("dayOfMonth").filter(|_| month.is_some());
    DatePoint::new(number(element, "year")?, month, day).map(PartialDate::from)
}

fn range(element: &Element) -> Option<PartialDate> {
    let point = |name| number(element, name).and_then(|year| DatePoint::new(year, None, None));
    PartialDate::between(point("yearRangeFrom")?, point("yearRangeTo")?)
}

/// What is published where it says more than the ISO day: `1402-6-24 ISLAMIC`, `1953-1958 circa`.
fn published(element: &Element) -> String {
    let attr = |name: &str| element.attr(name);
    let islamic = attr("calendarType").filter(|kind| !kind.eq_ignore_ascii_case("GREGORIAN"));
    let pieces = [attr("year"), attr("monthOfYear"), attr("dayOfMonth")];
    let pieces = pieces.into_iter().flatten().collect::<Vec<_>>().join("-");
    let years = match (attr("yearRangeFrom"), attr("yearRangeTo")) {
        (None, None) => String::new(),
        (from, to) => format!("{}-{}", from.unwrap_or_default(), to.unwrap_or_default()),
    };
    let day = attr("birthdate").filter(|_| islamic.is_none()).map(str::to_owned);
    let core = day.unwrap_or_else(|| format!("{pieces}{years}"));
    if core.is_empty() {
        return core;
    }
    let circa = attr("circa")
        .filter(|circa| circa.eq_ignore_ascii_case("true"))
        .map(|_| " circa");
    format!(
        "{core}{}{}",
        islamic.map(|kind| format!(" {kind}")).unwrap_or_default(),
        circa.unwrap_or_default()
    )
}
