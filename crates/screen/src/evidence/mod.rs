//! What speaks for and against beside the name, one file a kind. Agreement is never negative, contradiction never positive, silence
//! nothing.

mod calendars;
mod countries;
mod dates;
mod gender;
mod identifiers;
mod places;

use exonym_index::Facts;

use crate::finding::Part;
use crate::query::Query;

/// One weighed piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The line of the sum.
    pub part: Part,
}

impl Evidence {
    fn new(part: &str, query: &str, candidate: &str, detail: impl Into<String>, effect: f32) -> Evidence {
        let (part, query, candidate) = (part.to_owned(), query.to_owned(), candidate.to_owned());
        Evidence {
            part: Part {
                part,
                query,
                candidate,
                detail: detail.into(),
                weight: 1.0,
                effect,
            },
        }
    }
}

/// Everything that weighs beside the name. Silence on either side gives no line.
pub(crate) fn weigh(query: &Query, facts: &Facts) -> Vec<Evidence> {
    let mut lines: Vec<Evidence> = identifiers::weigh(query, facts);
    lines.extend(dates::weigh(query, facts));
    lines.extend(countries::weigh(query, facts));
    lines.extend(gender::weigh(query, facts));
    lines
}

/// What places say; apart from the rest, since it is read from the whole entity and so only where a question states places.
pub(crate) fn weigh_places(query: &Query, listed: &Places) -> Vec<Evidence> {
    places::weigh(&query.parts.birth_places, &query.parts.addresses, listed)
}

pub use dates::date_effect;
pub(crate) use places::Places;

#[cfg(test)]
mod tests {
    use exonym_model::{CountryCode, PartialDate};
    use proptest::prelude::*;

    use super::*;
    use crate::decide;
    use crate::query::QueryParts;
    use crate::weights;

    fn day() -> impl Strategy<Value = PartialDate> {
        (1900_u16..2010, 1_u8..13, 1_u8..29).prop_map(|(year, month, day)| {
            PartialDate::day(year, month, day).expect("every month has 28 days")
        })
    }

    fn query(dates: &[PartialDate], countries: &[&str]) -> Query {
        Query::new(QueryParts {
            names: vec!["Anton Drozdovsky".to_owned()],
            dates: dates.to_vec(),
            countries: countries
                .iter()
                .filter_map(|code| CountryCode::new(code))
                .collect(),
            ..QueryParts::default()
        })
        .expect("a name is a question")
    }

    fn facts(dates: &[PartialDate], countries: &[&str]) -> Facts {
        Facts {
            dates: dates.iter().map(ToString::to_string).collect(),
            countries: countries
                .iter()
                .map(|code| ((*code).to_owned(), "nationality".to_owned()))
                .collect(),
            ..Facts::default()
        }
    }

    proptest! {
        #[test]
        fn what_agrees_never_lowers(name in 0.0_f32..1.0, born in day(), listed in prop::collection::vec(day(), 0..4)) {
            let before = decide::score(name, &weigh(&query(&[born], &[]), &facts(&listed, &["ru"])));
            let mut more = listed.clone();
            more.push(born);
            let with_day = decide::score(name, &weigh(&query(&[born], &[]), &facts(&more, &["ru"])));
            let with_country = decide::score(name, &weigh(&query(&[born], &["ru"]), &facts(&listed, &["ru"])));
            prop_assert!(with_country >= before);
            prop_assert!(with_day >= before || listed.is_empty());
            prop_assert!(with_day >= decide::score(name, &[]), "the same day is never worse than silence");
        }

        #[test]
        fn what_contradicts_never_raises(name in 0.0_f32..1.0, born in day(), other in day()) {
            let silent = decide::score(name, &weigh(&query(&[], &[]), &facts(&[other], &["ru"])));
            let elsewhere = decide::score(name, &weigh(&query(&[], &["br"]), &facts(&[other], &["ru"])));
            let (effect, _) = date_effect(born, other);
            let dated = decide::score(name, &weigh(&query(&[born], &[]), &facts(&[other], &["ru"])));
            prop_assert!(elsewhere <= silent);
            prop_assert!(effect > 0.0 || dated <= silent);
        }

        #[test]
        fn a_day_that_cannot_be_is_lifted_by_nothing_soft(born in day(), other in day()) {
            prop_assume!(date_effect(born, other).0 <= weights::DATE_DISJOINT);
            let lines = weigh(&query(&[born], &["ru"]), &facts(&[other], &["ru"]));
            let best = decide::score(1.0, &lines) + weights::WEAK_CONFIRMS;
            prop_assert!(best < weights::DEFAULT_THRESHOLD, "{} {} {}", born, other, best);
        }
    }
}
