//! Which pairs of entries are weighed: those that share a number, a name, or the sound of a name.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::profile::{Profile, Profiles};
use crate::rank::is_compilation;

/// Entries under one number past which it is no number of a party (`000000`, a ministry's telephone).
const MAX_SAME_NUMBER: usize = 40;
/// Entries under one name past which the name alone brings nobody together.
const MAX_SAME_NAME: usize = 200;
/// Names that share two sounds past which these are too common to look at; pairs with a name, a number or a rarer pair of
/// sounds in common still meet.
const MAX_SAME_SOUND: usize = 60;

/// A pair of entries, the smaller number first.
pub(crate) type Pair = (u32, u32);

/// A pair to weigh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Met {
    pub(crate) pair: Pair,
    /// Names of the two, by number, that share a sound; where a number or a name is the same there need be none.
    pub(crate) sounds: Vec<(u32, u32)>,
}

/// A pair with two of their names that share a sound.
type Sounding = (Pair, (u32, u32));

/// Every pair to weigh, sorted, each once.
pub(crate) fn pairs(profiles: &Profiles, lists: &[String]) -> Vec<Met> {
    let entries = &profiles.entries;
    let mut out: Vec<Pair> = Vec::new();
    let mut groups: HashMap<(u8, &str), Vec<u32>> = HashMap::new();
    let mut names: HashMap<&[u32], Vec<u32>> = HashMap::new();
    for (number, entry) in (0_u32..).zip(entries) {
        for (_, value) in &entry.ids {
            groups.entry((0, value)).or_default().push(number);
        }
        for reference in &entry.references {
            groups.entry((1, reference)).or_default().push(number);
        }
        for id in entry.referents.iter().chain(std::iter::once(&entry.id)) {
            groups.entry((2, id)).or_default().push(number);
        }
        for name in entry.names.iter().filter(|name| !name.words.is_empty()) {
            names.entry(&name.words).or_default().push(number);
        }
    }
    for (group, limit) in groups
        .into_values()
        .map(|group| (group, MAX_SAME_NUMBER))
        .chain(names.into_values().map(|group| (group, MAX_SAME_NAME)))
    {
        if group.len() <= limit {
            every_pair(&group, &mut out);
        }
    }
    out.par_sort_unstable();
    out.dedup();
    together(out, by_sound(profiles, lists))
}

/// Puts the pairs of both roads into one run; both come sorted.
fn together(plain: Vec<Pair>, sounding: Vec<Sounding>) -> Vec<Met> {
    let mut met: Vec<Met> = Vec::with_capacity(plain.len());
    let mut plain = plain.into_iter().peekable();
    let without = |pair| Met {
        pair,
        sounds: Vec::new(),
    };
    for (pair, names) in sounding {
        while let Some(earlier) = plain.next_if(|earlier| *earlier <= pair) {
            met.push(without(earlier));
        }
        match met.last_mut().filter(|last| last.pair == pair) {
            Some(last) => last.sounds.push(names),
            None => met.push(Met {
                pair,
                sounds: vec![names],
            }),
        }
    }
    met.extend(plain.map(without));
    met
}

/// Words of a name that make pairs: the rest of a longer name adds nothing but work.
const MAX_WORDS: usize = 6;

/// Pairs whose names have two words of one sound, or consist of one word of one sound.
fn by_sound(profiles: &Profiles, lists: &[String]) -> Vec<Sounding> {
    let entries = &profiles.entries;
    let sounds: Vec<u64> = profiles.words.texts().into_iter().map(sound).collect();
    let of = |word: &u32| sounds.get(*word as usize).copied().filter(|sound| *sound != 0);
    let mut filed: Vec<(u64, u32, u32)> = Vec::new();
    for (number, entry) in (0_u32..).zip(entries) {
        for name in entry.names.iter().filter(|name| !name.weak) {
            let words: Vec<u64> = name.words.iter().filter_map(of).take(MAX_WORDS).collect();
            if let [word] = words.as_slice() {
                filed.push((*word, number, name.number));
            }
            for (at, a) in words.iter().enumerate() {
                for b in words.iter().skip(at + 1) {
                    let pair = a.min(b).rotate_left(23) ^ a.max(b).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                    filed.push((pair, number, name.number));
                }
            }
        }
    }
    filed.par_sort_unstable();
    filed.dedup();
    let buckets: Vec<&[(u64, u32, u32)]> = filed
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|bucket| (2..=MAX_SAME_SOUND).contains(&bucket.len()))
        .collect();
    let meet = |a: u32, b: u32| {
        let (Some(left), Some(right)) = (entries.get(a as usize), entries.get(b as usize)) else {
            return false;
        };
        may_meet(entries, lists, a, b) && may_be_one(left, right)
    };
    let mut out: Vec<Sounding> = buckets
        .par_iter()
        .flat_map_iter(|bucket| {
            let mut found = Vec::new();
            for (at, one) in bucket.iter().enumerate() {
                for other in bucket.iter().skip(at + 1) {
                    let (a, b) = if one.1 <= other.1 {
                        (one, other)
                    } else {
                        (other, one)
                    };
                    if a.1 != b.1 && meet(a.1, b.1) {
                        found.push(((a.1, b.1), (a.2, b.2)));
                    }
                }
            }
            found
        })
        .collect();
    out.par_sort_unstable();
    out.dedup();
    out
}

/// The sound of a word as a number: its consonants by classes, as spellings and scripts keep them; 0 for none.
fn sound(word: &str) -> u64 {
    let latin = if word.is_ascii() {
        std::borrow::Cow::Borrowed(word)
    } else {
        std::borrow::Cow::Owned(exonym_text::fold::ascii(word))
    };
    let skeleton = exonym_text::sound::skeleton(&latin);
    skeleton.bytes().fold(0, |sum: u64, class| {
        sum.wrapping_mul(0x0100_0000_01b3) ^ u64::from(class)
    })
}

/// What a pair that shares only the sound of a name needs before its names are compared.
fn may_be_one(left: &Profile, right: &Profile) -> bool {
    left.schema.can_match(right.schema)
        && crate::agree::cannot_be(left, right).is_none()
        && (left.countries.is_empty()
            || right.countries.is_empty()
            || left
                .countries
                .iter()
                .any(|country| right.countries.contains(country)))
}

/// Entries of two lists, or of one that is put together from several: names that only sound alike are too little on one list.
fn may_meet(entries: &[Profile], lists: &[String], a: u32, b: u32) -> bool {
    let (Some(left), Some(right)) = (entries.get(a as usize), entries.get(b as usize)) else {
        return false;
    };
    left.list != right.list
        || lists
            .get(left.list as usize)
            .is_some_and(|list| is_compilation(list))
}

fn every_pair(group: &[u32], out: &mut Vec<Pair>) {
    for (at, a) in group.iter().enumerate() {
        for b in group.iter().skip(at + 1) {
            let (a, b) = (*a.min(b), *a.max(b));
            if a != b {
                out.push((a, b));
            }
        }
    }
}
