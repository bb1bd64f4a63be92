//! Phrases of remarks, positions and reasons: lists that follow one decision quote its text.

use exonym_index::Reason;

use super::reason;
use crate::profile::Profile;
use crate::weights;

/// Runs of words in common that only a few entries have; what every entry of a programme says is left out before.
pub(crate) fn weigh(left: &Profile, right: &Profile) -> Option<Reason> {
    let common = left
        .phrases
        .iter()
        .filter(|phrase| right.phrases.binary_search(phrase).is_ok())
        .count();
    let bits = weights::PHRASE_FIRST + weights::PHRASE_FURTHER * (common as f32 - 1.0);
    (common > 0).then(|| {
        let detail = format!("{common} rare runs of words in remarks, positions or reasons in common");
        reason("text", "", "", detail, bits.min(weights::PHRASE_CAP))
    })
}
