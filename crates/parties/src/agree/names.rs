//! Names: shared ones by how rare their words are, else the two that come nearest.

use exonym_index::{Index, Reason};
use exonym_names::Scratch;

use super::{Evidence, reason};
use crate::profile::{Name, Profile};
use crate::weights;

/// Names compared of each side where none is the same or sounds the same: the first ones are the main ones.
const COMPARED: usize = 5;
/// Names that share a sound that are compared at the most.
const COMPARED_SOUNDS: usize = 24;

/// What names say.
pub(crate) struct Names {
    pub(crate) reasons: Vec<Reason>,
    /// Best score of two names.
    pub(crate) best: f32,
    /// Bits of shared names after the first.
    pub(crate) further: f32,
}

/// Weighs the names of two entries; `None` where no name could bring the pair, with the `rest` of its evidence, to where a
/// person should look.
pub(crate) fn weigh<D: AsRef<[u8]>>(
    evidence: &Evidence<'_, D>,
    left: &Profile,
    right: &Profile,
    sounds: &[(u32, u32)],
    rest: f32,
    scratch: &mut Scratch,
) -> Option<Names> {
    let mut same: Vec<(f32, &Name, &Name)> = left
        .names
        .iter()
        .filter(|name| !name.words.is_empty())
        .filter_map(|name| {
            let other = right.names.iter().find(|other| other.words == name.words)?;
            Some((worth(evidence, name, other), name, other))
        })
        .collect();
    same.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.number.cmp(&b.1.number)));
    if let Some((_, name, other)) = same.first() {
        return Some(shared(evidence, &same, name, other));
    }
    if rest < weights::BESIDE_NEAR_NAME {
        return None;
    }
    nearest(evidence, left, right, sounds, rest, scratch)
}

/// Bits of a name that both have: of its words, by how rare they are, the later ones less.
fn worth<D>(evidence: &Evidence<'_, D>, name: &Name, other: &Name) -> f32 {
    let mut words: Vec<f32> = name
        .words
        .iter()
        .map(|word| evidence.words.bits(*word).min(weights::WORD_CAP))
        .collect();
    words.sort_by(|a, b| b.total_cmp(a));
    let mut bits = 0.0;
    for (at, word) in words.iter().enumerate() {
        bits += if at == 0 {
            *word
        } else {
            (word - weights::WORD_TIED).max(0.0)
        };
    }
    if name.weak || other.weak {
        bits *= weights::WEAK_SHARE;
    }
    bits
}

fn shared<D: AsRef<[u8]>>(
    evidence: &Evidence<'_, D>,
    same: &[(f32, &Name, &Name)],
    name: &Name,
    other: &Name,
) -> Names {
    let first = same
        .first()
        .map_or(0.0, |(bits, ..)| bits.min(weights::NAMES_CAP));
    let mut reasons = vec![reason(
        "name",
        &text(evidence.index, name),
        &text(evidence.index, other),
        format!(
            "the same name; its words are borne by one entry in {}",
            one_in(first)
        ),
        first,
    )];
    // A further name counts by the words that the ones before do not have, and a little for being copied to the letter.
    let mut seen: Vec<u32> = name.words.clone();
    let mut further = 0.0;
    let script = name.latin;
    for (_, name, other) in same.iter().skip(1) {
        if name.latin != script {
            further += weights::OTHER_SCRIPT;
            continue;
        }
        let share = if name.weak || other.weak {
            weights::WEAK_SHARE
        } else {
            1.0
        };
        let new: f32 = name
            .words
            .iter()
            .filter(|word| !seen.contains(word))
            .map(|word| (evidence.words.bits(*word).min(weights::WORD_CAP) - weights::WORD_TIED).max(0.0))
            .sum();
        further += share * (new / 2.0).min(weights::FURTHER_NAME);
        seen.extend(&name.words);
    }
    let further = further.min(weights::FURTHER_CAP);
    if let Some((_, name, other)) = same.get(1).filter(|_| further > 0.0) {
        reasons.push(reason(
            "name",
            &text(evidence.index, name),
            &text(evidence.index, other),
            format!("{} further names in common", same.len() - 1),
            further,
        ));
    }
    Names {
        reasons,
        best: 1.0,
        further,
    }
}

fn nearest<D: AsRef<[u8]>>(
    evidence: &Evidence<'_, D>,
    left: &Profile,
    right: &Profile,
    sounds: &[(u32, u32)],
    rest: f32,
    scratch: &mut Scratch,
) -> Option<Names> {
    let of = |profile: &'_ Profile, number: u32| profile.names.iter().position(|name| name.number == number);
    let mut pairs: Vec<(usize, usize)> = sounds
        .iter()
        .take(COMPARED_SOUNDS)
        .filter_map(|(a, b)| Some((of(left, *a)?, of(right, *b)?)))
        .collect();
    if pairs.is_empty() {
        let (lefts, rights) = (left.names.len().min(COMPARED), right.names.len().min(COMPARED));
        pairs.extend((0..lefts).flat_map(|a| (0..rights).map(move |b| (a, b))));
    }
    let mut best: Option<(f32, &Name, &Name)> = None;
    for (name, other) in pairs {
        let (Some(name), Some(other)) = (left.names.get(name), right.names.get(other)) else {
            continue;
        };
        // A pair that even the same name would not bring to a person is not compared.
        let most = worth(evidence, name, name).min(worth(evidence, other, other));
        if best.is_some() && rest + most.min(weights::NAMES_CAP) < weights::DOUBT {
            continue;
        }
        let rows = (
            evidence.index.name(name.number),
            evidence.index.name(other.number),
        );
        let (Some(a), Some(b)) = rows else { continue };
        let (Some(a), Some(b)) = (evidence.index.prepared(a), evidence.index.prepared(b)) else {
            continue;
        };
        // Neither side asks the other, so the name must hold both ways.
        let (a, b) = (a.as_ref(), b.as_ref());
        let score = exonym_names::compare_refs(a, b, scratch);
        if best.is_some_and(|(known, ..)| score <= known) {
            continue;
        }
        let score = score.min(exonym_names::compare_refs(b, a, scratch));
        if best.is_none_or(|(known, ..)| score > known) {
            best = Some((score, name, other));
        }
    }
    let Some((score, name, other)) = best else {
        return Some(Names {
            reasons: Vec::new(),
            best: 0.0,
            further: 0.0,
        });
    };
    let share = ((score - weights::NAME_FROM) / (1.0 - weights::NAME_FROM)).clamp(0.0, 1.0);
    let worth = worth(evidence, name, name).min(worth(evidence, other, other));
    let (bits, detail) = if score < weights::NAMES_APART {
        (weights::NAME_DIFFERS, "the nearest names are two names")
    } else {
        ((worth * share).min(weights::NAMES_CAP), "near names")
    };
    let detail = format!("{detail}, score {score:.2}");
    Some(Names {
        reasons: vec![reason(
            "name",
            &text(evidence.index, name),
            &text(evidence.index, other),
            detail,
            bits,
        )],
        best: score,
        further: 0.0,
    })
}

fn text<D: AsRef<[u8]>>(index: &Index<D>, name: &Name) -> String {
    index
        .name(name.number)
        .and_then(|row| index.prepared(row))
        .map(|name| name.text().to_owned())
        .unwrap_or_default()
}

fn one_in(bits: f32) -> u64 {
    bits.exp2().round() as u64
}
