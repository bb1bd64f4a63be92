//! Words of birth places and addresses.

use exonym_index::Reason;

use super::{Evidence, reason, shared};
use crate::profile::Profile;
use crate::weights;

/// Shared words of places shown in a reason.
const SHOWN: usize = 3;

/// What the words in common say; places that share no word say nothing, for one place has many names.
pub(crate) fn weigh<D>(evidence: &Evidence<'_, D>, left: &Profile, right: &Profile) -> Option<Reason> {
    let mut common: Vec<(f32, u32)> = shared(&left.places, &right.places)
        .map(|word| (evidence.places.bits(word).min(weights::PLACE_WORD_CAP), word))
        .collect();
    common.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // Words of one address go together, so each further one counts half of the one before.
    let mut share = 2.0;
    let bits: f32 = common
        .iter()
        .map(|(bits, _)| {
            share /= 2.0;
            bits * share
        })
        .sum();
    let words: Vec<&str> = common
        .iter()
        .take(SHOWN)
        .filter_map(|(_, word)| evidence.place_texts.get(*word as usize))
        .map(String::as_str)
        .collect();
    let text = words.join(" ");
    (!words.is_empty()).then(|| {
        reason(
            "place",
            &text,
            &text,
            "words of birth places or addresses in common",
            bits.min(weights::PLACE_CAP),
        )
    })
}
