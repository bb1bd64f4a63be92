//! References of the United Nations, and entries that a publisher states as its own party's.

use exonym_index::Reason;

use super::reason;
use crate::profile::Profile;
use crate::weights;

/// A reference in common, or the other's id among the referents.
pub(crate) fn weigh(left: &Profile, right: &Profile) -> Option<Reason> {
    if let Some(reference) = left
        .references
        .iter()
        .find(|reference| right.references.contains(reference))
    {
        let detail = "the same reference of the United Nations";
        return Some(reason(
            "reference",
            reference,
            reference,
            detail,
            weights::REFERENCE,
        ));
    }
    let stated = left.referents.contains(&right.id) || right.referents.contains(&left.id);
    stated.then(|| {
        let detail = "one publisher states the other's entry as the same party";
        reason("reference", &left.id, &right.id, detail, weights::STATED)
    })
}

/// References on both sides and none the same.
pub(crate) fn against(left: &Profile, right: &Profile) -> Option<&'static str> {
    let (a, b) = (&left.references, &right.references);
    let differ = !a.is_empty() && !b.is_empty() && !a.iter().any(|reference| b.contains(reference));
    differ.then_some("their references of the United Nations differ")
}
