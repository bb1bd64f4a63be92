//! Countries after which programmes are named: `Iran`, `The Iran (Sanctions) (Nuclear) Regulations`.

use exonym_index::Reason;

use super::{Evidence, reason, shared};
use crate::profile::Profile;
use crate::weights;

/// A country in common; others say nothing, for one party is listed under many programmes.
pub(crate) fn weigh<D>(evidence: &Evidence<'_, D>, left: &Profile, right: &Profile) -> Option<Reason> {
    let of = |one: &Profile| {
        let mut countries = one.programmes.clone();
        // An entry that states its country and one that states only its programme say one thing.
        countries.extend(&one.countries);
        countries.sort_unstable();
        countries.dedup();
        countries
    };
    if left.programmes.is_empty() && right.programmes.is_empty() {
        return None;
    }
    let (a, b) = (of(left), of(right));
    let bits = |country: &u32| evidence.countries.bits(*country).min(weights::PROGRAMME_CAP);
    let best = shared(&a, &b).max_by(|a, b| bits(a).total_cmp(&bits(b)))?;
    let code = evidence.codes.get(best as usize)?;
    let detail = "the country of the programme in common";
    Some(reason("programme", code, code, detail, bits(&best)))
}
