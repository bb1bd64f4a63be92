//! Gender, where both sides state one: speaks only against, for half of all people agree.

use exonym_index::Facts;

use super::Evidence;
use crate::query::Query;
use crate::weights;

/// Genders that differ.
pub(super) fn weigh(query: &Query, facts: &Facts) -> Option<Evidence> {
    let asked = query
        .parts
        .gender
        .as_deref()
        .filter(|asked| *asked == "male" || *asked == "female")?;
    let listed = facts.genders.first()?;
    let differs = !facts
        .genders
        .iter()
        .any(|known| known == asked || known == "other");
    differs.then(|| Evidence::new("gender", asked, listed, "different gender", weights::GENDER_OTHER))
}
