//! Countries of birth, nationality, residence, registry and flag.

use exonym_index::Reason;

use super::{Evidence, reason, shared};
use crate::profile::Profile;
use crate::weights;

/// The rarest country that both have; else a successor or part; else that they have none in common.
pub(crate) fn weigh<D>(evidence: &Evidence<'_, D>, left: &Profile, right: &Profile) -> Option<Reason> {
    if left.countries.is_empty() || right.countries.is_empty() {
        return None;
    }
    let code = |number: u32| {
        evidence
            .codes
            .get(number as usize)
            .map(String::as_str)
            .unwrap_or_default()
    };
    let bits = |number: &u32| evidence.countries.bits(*number).min(weights::COUNTRY_CAP);
    if let Some(best) = shared(&left.countries, &right.countries).max_by(|a, b| bits(a).total_cmp(&bits(b))) {
        return Some(reason(
            "country",
            code(best),
            code(best),
            "in common",
            bits(&best),
        ));
    }
    for a in &left.countries {
        for b in &right.countries {
            let (a, b) = (code(*a), code(*b));
            let kin = exonym_tables::countries::kin;
            if kin(a).contains(&b) || kin(b).contains(&a) {
                return Some(reason(
                    "country",
                    a,
                    b,
                    "a state and its successor or part",
                    weights::COUNTRY_KIN,
                ));
            }
        }
    }
    let all = |numbers: &[u32]| {
        numbers
            .iter()
            .map(|number| code(*number))
            .collect::<Vec<_>>()
            .join(", ")
    };
    Some(reason(
        "country",
        &all(&left.countries),
        &all(&right.countries),
        "none in common",
        weights::COUNTRIES_DIFFER,
    ))
}
