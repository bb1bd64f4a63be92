//! Which pairs of entries are weighed: those that share a number, a name, or the sound of a name.

use std::collections::HashMap;

use exonym_index::Index;
use exonym_names::{KeyKind, key_kind};
use rayon::prelude::*;

use crate::profile::{Profile, Profiles};
use crate::rank::is_compilation;

/// Entries under one number past which it is no number of a party (`000000`, a ministry's telephone).
const MAX_SAME_NUMBER: usize = 40;
/// Entries under one name past which the name alone brings nobody together.
const MAX_SAME_NAME: usize = 200;
/// Names under one key of sound past which the key is too common to look at; pairs with a name, a number or a rarer key in
/// common still meet.
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
pub(crate) fn pairs<D: AsRef<[u8]> + Sync>(
    index: &Index<D>,
    profiles: &Profiles,
    lists: &[String],
) -> Vec<Met> {
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
    together(out, by_sound(index, profiles, lists))
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

fn by_sound<D: AsRef<[u8]> + Sync>(index: &Index<D>, profiles: &Profiles, lists: &[String]) -> Vec<Sounding> {
    let entries = &profiles.entries;
    let buckets: Vec<Vec<(u32, u32)>> = index
        .every_key()
        .filter(|(key, names)| {
            let whole = matches!(
                key_kind(*key),
                Some(KeyKind::Pair | KeyKind::Whole | KeyKind::Syllables)
            );
            whole && (2..=MAX_SAME_SOUND).contains(&names.len())
        })
        .map(|(_, names)| {
            let rows = names.filter_map(|name| Some((index.name(name)?, name)));
            let rows = rows.filter(|(row, _)| !row.transcript && !row.weak);
            rows.map(|(row, name)| (row.party, name)).collect()
        })
        .filter(|bucket: &Vec<_>| bucket.len() > 1)
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
                    let (a, b) = if one.0 <= other.0 {
                        (one, other)
                    } else {
                        (other, one)
                    };
                    if a.0 != b.0 && meet(a.0, b.0) {
                        found.push(((a.0, b.0), (a.1, b.1)));
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
