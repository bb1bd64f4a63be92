//! Dates of birth, incorporation and build.

use exonym_index::Facts;
use exonym_model::PartialDate;

use super::{Evidence, calendars};
use crate::query::Query;
use crate::weights;

/// The best that any two of the dates say, each also as a year of another calendar where it can be one.
pub(super) fn weigh(query: &Query, facts: &Facts) -> Option<Evidence> {
    let mut best: Option<Evidence> = None;
    for asked in &query.parts.dates {
        for text in &facts.dates {
            let Ok(listed) = text.parse::<PartialDate>() else {
                continue;
            };
            let (effect, detail) = relation(*asked, listed);
            if best.as_ref().is_none_or(|known| effect > known.part.effect) {
                best = Some(Evidence::new("date", &asked.to_string(), text, detail, effect));
            }
        }
    }
    best
}

fn relation(asked: PartialDate, listed: PartialDate) -> (f32, String) {
    let (effect, detail) = date_effect(asked, listed);
    let converted = |date: PartialDate, other: PartialDate| {
        let readings = calendars::readings(date).into_iter();
        let fits = readings.filter(move |(reading, _)| reading.overlaps(other));
        fits.map(move |(reading, calendar)| format!("{date} as {calendar} is {reading}"))
    };
    let read = converted(asked, listed).chain(converted(listed, asked)).next();
    match read.filter(|_| effect < weights::DATE_ABOUT) {
        Some(detail) => (weights::DATE_ABOUT, detail),
        None => (effect, detail.to_owned()),
    }
}

/// How two dates weigh, and why.
pub fn date_effect(asked: PartialDate, listed: PartialDate) -> (f32, &'static str) {
    if asked.is_about() || listed.is_about() {
        let gap = asked.years_apart(listed);
        return match gap {
            0 => (weights::DATE_COMPATIBLE, "about the same year"),
            1 | 2 => (weights::DATE_ABOUT, "within two years of an approximate date"),
            3..=5 => (
                weights::DATE_NEAR_YEAR,
                "up to five years from an approximate date",
            ),
            _ => (
                weights::DATE_DISJOINT,
                "more than five years from an approximate date",
            ),
        };
    }
    match (asked.exact_day(), listed.exact_day()) {
        (Some(a), Some(b)) if a == b => (weights::DATE_SAME_DAY, "same day"),
        _ if asked.is_swapped(listed) => (weights::DATE_SWAPPED, "day and month swapped"),
        _ if asked.is_one_digit_off(listed) => (weights::DATE_ONE_DIGIT, "one digit differs"),
        _ if asked.overlaps(listed) => (weights::DATE_COMPATIBLE, "compatible at the stated precision"),
        (Some(_), Some(_)) if asked.years_apart(listed) == 0 => {
            (weights::DATE_OTHER_DAY, "same year, another day")
        }
        _ if asked.years_apart(listed) == 0 => (weights::DATE_OTHER_DAY, "same year, another month"),
        _ if asked.years_apart(listed) == 1 => (weights::DATE_NEAR_YEAR, "one year apart"),
        _ if asked.years_apart(listed) == 2 => (weights::DATE_TWO_YEARS, "two years apart"),
        _ => (weights::DATE_DISJOINT, "cannot be the same"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_weigh_by_what_they_state() {
        let check = |a: &str, b: &str, expected: f32| {
            let effect = date_effect(a.parse().unwrap(), b.parse().unwrap()).0;
            assert_eq!(effect, expected, "{a} {b}");
            assert_eq!(
                date_effect(b.parse().unwrap(), a.parse().unwrap()).0,
                expected,
                "{b} {a}"
            );
        };
        check("1984-01-08", "1984-01-08", weights::DATE_SAME_DAY);
        check("1984-01-08", "1984-08-01", weights::DATE_SWAPPED);
        check("1984-01-08", "1983-01-08", weights::DATE_ONE_DIGIT);
        check("1984", "1984-01-08", weights::DATE_COMPATIBLE);
        check("1982/1984", "1984-01-08", weights::DATE_COMPATIBLE);
        check("1984-03-08", "1984-11-21", weights::DATE_OTHER_DAY);
        check("1984", "1985", weights::DATE_NEAR_YEAR);
        check("1984", "1985~", weights::DATE_ABOUT);
        check("1984", "1990", weights::DATE_DISJOINT);
        check("1984-03-08", "1971-11-21", weights::DATE_DISJOINT);
    }

    #[test]
    fn a_year_of_another_calendar_is_read_as_one_where_it_fits() {
        let of = |a: &str, b: &str| relation(a.parse().unwrap(), b.parse().unwrap());
        let (effect, detail) = of("1345", "1966-05-02");
        assert_eq!(effect, weights::DATE_ABOUT);
        assert_eq!(detail, "1345 as a Solar Hijri year is 1966/1967");
        assert_eq!(of("1966-05-02", "1345").0, weights::DATE_ABOUT);
        assert_eq!(of("1345", "1950").0, weights::DATE_DISJOINT);
        assert_eq!(
            of("1345", "1345").0,
            weights::DATE_COMPATIBLE,
            "both in one calendar"
        );
    }
}
