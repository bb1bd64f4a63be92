//! Runs of words in what lists say of an entry, as hashes.

use std::collections::HashMap;

use exonym_index::Bundle;
use exonym_model::{Prop, Schema};

use crate::profile::Profile;

/// Words of one run: fewer are idiom, more are lost to a comma.
const RUN: usize = 5;
/// Words read of one entry: its own text stands first, annexes of a thousand words after it.
const MAX_WORDS: usize = 300;
/// Entries past which a run is what the programme says of everyone.
const RARE: usize = 8;

/// The runs of an entry's remarks, positions and reasons.
pub(crate) fn of(bundle: &Bundle) -> Vec<u64> {
    let own = [Prop::POSITION, Prop::NOTES, Prop::SUMMARY]
        .into_iter()
        .flat_map(|prop| bundle.party.values(&prop).map(str::to_owned).collect::<Vec<_>>());
    let stated = bundle
        .linked
        .iter()
        .filter(|linked| linked.schema == Schema::Sanction)
        .flat_map(|sanction| {
            sanction
                .values(&Prop::REASON)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
    let mut left = MAX_WORDS;
    let mut out = Vec::new();
    for text in own.chain(stated) {
        let words: Vec<u64> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(left)
            .map(|word| hash(word.chars().flat_map(char::to_lowercase)))
            .collect();
        left -= words.len();
        for run in words.windows(RUN) {
            out.push(run.iter().fold(0, |sum: u64, word| {
                (sum.rotate_left(17) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            }));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Keeps the runs that at least two and at most a few entries have.
pub(crate) fn keep_rare(entries: &mut [Profile]) {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for phrase in entries.iter().flat_map(|entry| &entry.phrases) {
        *counts.entry(*phrase).or_default() += 1;
    }
    for entry in entries {
        entry.phrases.retain(|phrase| {
            counts
                .get(phrase)
                .is_some_and(|count| (2..=RARE as u32).contains(count))
        });
        entry.phrases.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use exonym_model::Entity;

    use super::*;

    #[test]
    fn runs_do_not_hang_on_case_and_points() {
        let of = |text: &str| {
            let mut party = Entity::new("l:1", Schema::Person, "l", "1");
            party.add(Prop::NOTES, text);
            super::of(&Bundle {
                party,
                linked: Vec::new(),
            })
        };
        let (a, b) = (
            of("Head of the Shahid Hemmat group, in Tehran."),
            of("HEAD OF THE SHAHID HEMMAT"),
        );
        assert_eq!((a.len(), b.len()), (4, 1));
        assert!(a.contains(&b[0]));
        assert!(of("four words are few").is_empty());
    }
}
