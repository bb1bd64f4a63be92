//! Dates of birth, incorporation and build.

use exonym_index::Reason;
use exonym_model::PartialDate;

use super::reason;
use crate::profile::Profile;
use crate::weights;

/// The best that any two of the dates say. An entry that gives several dates to choose from says less by each of them.
pub(crate) fn weigh(left: &Profile, right: &Profile) -> Option<Reason> {
    let best = pairs(left, right)
        .map(|(a, b)| (relation(a, b), a, b))
        .max_by(|a, b| a.0.0.total_cmp(&b.0.0))?;
    let ((bits, detail), a, b) = best;
    let choices = left.dates.len().max(right.dates.len()) as f32;
    let bits = if bits > 0.0 {
        (bits - choices.log2()).max(0.0)
    } else {
        bits
    };
    Some(reason("date", &a.to_string(), &b.to_string(), detail, bits))
}

/// No two of the dates can be the same.
pub(crate) fn against(left: &Profile, right: &Profile) -> Option<&'static str> {
    let mut relations = pairs(left, right).map(|(a, b)| relation(a, b).0).peekable();
    relations.peek()?;
    relations
        .all(|bits| bits <= weights::DATES_DIFFER)
        .then_some("their dates cannot be the same")
}

fn pairs<'a>(left: &'a Profile, right: &'a Profile) -> impl Iterator<Item = (PartialDate, PartialDate)> + 'a {
    left.dates
        .iter()
        .flat_map(|a| right.dates.iter().map(|b| (*a, *b)))
}

fn relation(a: PartialDate, b: PartialDate) -> (f32, &'static str) {
    let gap = a.years_apart(b);
    if a.is_about() || b.is_about() {
        return match gap {
            0..=2 => (weights::ABOUT, "near an approximate date"),
            3..=5 => (weights::NEAR_YEAR, "up to five years from an approximate date"),
            _ => (
                weights::DATES_DIFFER,
                "more than five years from an approximate date",
            ),
        };
    }
    match (a.exact_day(), b.exact_day()) {
        (Some(x), Some(y)) if x == y && x.1 == 1 && x.2 == 1 => (
            weights::NEW_YEAR,
            "the same first of January, which may stand for the year",
        ),
        (Some(x), Some(y)) if x == y => (weights::DAY, "the same day"),
        _ if a.is_swapped(b) => (weights::SLIP, "day and month swapped"),
        _ if a.is_one_digit_off(b) => (weights::SLIP, "one digit differs"),
        // The first of January is written for a year of which no more is known.
        (Some(x), Some(y)) if x.0 == y.0 && ((x.1, x.2) == (1, 1) || (y.1, y.2) == (1, 1)) => {
            (weights::ABOUT, "the same year, one side the first of January")
        }
        (Some(_), Some(_)) if gap == 0 => (weights::OTHER_DAY, "the same year, another day"),
        _ if a.overlaps(b) => {
            let span = a.start() != a.end() || b.start() != b.end();
            let month = a.start().month.is_some() && b.start().month.is_some();
            match (span, month) {
                (true, _) => (weights::ABOUT, "compatible, one side a span of years"),
                (false, true) => (weights::MONTH, "the same month"),
                (false, false) => (weights::YEAR, "the same year"),
            }
        }
        _ if gap == 0 => (weights::OTHER_DAY, "the same year, another month"),
        _ if gap == 1 => (weights::NEAR_YEAR, "a year apart"),
        _ => (weights::DATES_DIFFER, "cannot be the same"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_say_what_they_state() {
        let check = |a: &str, b: &str, bits: f32| {
            assert_eq!(
                relation(a.parse().unwrap(), b.parse().unwrap()).0,
                bits,
                "{a} {b}"
            );
            assert_eq!(
                relation(b.parse().unwrap(), a.parse().unwrap()).0,
                bits,
                "{b} {a}"
            );
        };
        check("1960-05-17", "1960-05-17", weights::DAY);
        check("1960-01-01", "1960-01-01", weights::NEW_YEAR);
        check("1960-01-01", "1960-05-17", weights::ABOUT);
        check("1960-05-07", "1960-07-05", weights::SLIP);
        check("1960-05-17", "1960-05-07", weights::SLIP);
        check("1960", "1960-05-07", weights::YEAR);
        check("1960-05", "1960-05-07", weights::MONTH);
        check("1958/1962", "1960-05-07", weights::ABOUT);
        check("1960~", "1962", weights::ABOUT);
        check("1960-05-17", "1960-11-02", weights::OTHER_DAY);
        check("1960", "1961", weights::NEAR_YEAR);
        check("1960", "1971", weights::DATES_DIFFER);
    }
}
