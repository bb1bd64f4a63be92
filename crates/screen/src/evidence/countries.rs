//! Nationalities, residences, jurisdictions and flags.

use exonym_index::Facts;

use super::Evidence;
use crate::query::Query;
use crate::weights;

/// A country in common, or none.
pub(super) fn weigh(query: &Query, facts: &Facts) -> Option<Evidence> {
    if query.parts.countries.is_empty() || facts.countries.is_empty() {
        return None;
    }
    for asked in &query.parts.countries {
        for (listed, prop) in &facts.countries {
            if same_country(asked.as_str(), listed) {
                let detail = format!("same country, listed as {prop}");
                return Some(Evidence::new(
                    "country",
                    asked.as_str(),
                    listed,
                    detail,
                    weights::COUNTRY_SHARED,
                ));
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

/// Equal, or a part or a predecessor of the other: Crimea and Ukraine, the Soviet Union and Latvia.
fn same_country(a: &str, b: &str) -> bool {
    a == b || exonym_tables::countries::kin(a).contains(&b) || exonym_tables::countries::kin(b).contains(&a)
}
