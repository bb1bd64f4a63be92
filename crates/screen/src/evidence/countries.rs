//! Nationalities, residences, jurisdictions and flags.

use exonym_index::Facts;

use super::Evidence;
use crate::query::Query;
use crate::weights;

/// Whether two country codes stand in a relation.
type Relates = fn(&str, &str) -> bool;

/// A country in common, or none.
pub(super) fn weigh(query: &Query, facts: &Facts) -> Option<Evidence> {
    if query.parts.countries.is_empty() || facts.countries.is_empty() {
        return None;
    }
    let relations: [(Relates, &str, f32); 2] = [
        (|a, b| a == b, "same country", weights::COUNTRY_SHARED),
        (
            are_kin,
            "one is part, predecessor or successor of the other",
            weights::COUNTRY_KIN,
        ),
    ];
    for (relates, what, effect) in relations {
        for asked in &query.parts.countries {
            let found = facts
                .countries
                .iter()
                .find(|(listed, _)| relates(asked.as_str(), listed));
            if let Some((listed, prop)) = found {
                let detail = format!("{what}, listed as {prop}");
                return Some(Evidence::new("country", asked.as_str(), listed, detail, effect));
            }
        }
    }
    let asked: Vec<&str> = query.parts.countries.iter().map(|code| code.as_str()).collect();
    let mut listed: Vec<&str> = facts.countries.iter().map(|(code, _)| code.as_str()).collect();
    listed.sort_unstable();
    listed.dedup();
    Some(Evidence::new(
        "country",
        &asked.join(", "),
        &listed.join(", "),
        "no country in common",
        weights::COUNTRY_DISJOINT,
    ))
}

/// A part or a predecessor of the other: Crimea and Ukraine, the Soviet Union and Latvia.
fn are_kin(a: &str, b: &str) -> bool {
    exonym_tables::countries::kin(a).contains(&b) || exonym_tables::countries::kin(b).contains(&a)
}

#[cfg(test)]
mod tests {
    use exonym_model::CountryCode;

    use super::*;
    use crate::query::QueryParts;

    #[test]
    fn a_successor_state_agrees_less_than_the_state_and_more_than_another() {
        let effect = |asked: &str, listed: &str| {
            let query = Query::new(QueryParts {
                names: vec!["Anton Drozdovsky".to_owned()],
                countries: CountryCode::new(asked).into_iter().collect(),
                ..QueryParts::default()
            })
            .unwrap();
            let facts = Facts {
                countries: vec![(listed.to_owned(), "nationality".to_owned())],
                ..Facts::default()
            };
            weigh(&query, &facts).map_or(0.0, |line| line.part.effect)
        };
        assert_eq!(effect("lv", "lv"), weights::COUNTRY_SHARED);
        assert_eq!(effect("lv", "suhh"), weights::COUNTRY_KIN);
        assert_eq!(effect("suhh", "lv"), weights::COUNTRY_KIN);
        assert_eq!(effect("lv", "br"), weights::COUNTRY_DISJOINT);
    }
}
