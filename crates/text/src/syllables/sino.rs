//! Korean and Mandarin names of one person: `Kang Mun Gil` and `Jiang Wenji` are two readings of the characters 姜文吉.
//!
//! Where the characters are not known, each Korean syllable may be one of several characters and so one of several Mandarin syllables. Two
//! runs agree when every pair of syllables shares a character that stands in names. Three syllables that all agree by chance
//! are rare, one or two are not: a caller should ask for three, or for other evidence.

use std::sync::LazyLock;

use super::{Syllable, korean, mandarin};

struct Pair {
    mandarin: Syllable,
    /// How many characters are read so in both languages.
    shared: u32,
}

/// Pairs by the number of the Korean onset, each with the Korean syllable.
static PAIRS: LazyLock<Vec<(Syllable, Vec<Pair>)>> = LazyLock::new(|| {
    exonym_tables::han::sino()
        .filter_map(|(hangul, readings)| {
            let pairs = readings.into_iter().filter_map(|(pinyin, shared)| {
                Some(Pair {
                    mandarin: mandarin::from_pinyin(pinyin)?,
                    shared,
                })
            });
            Some((korean::exact(hangul)?, pairs.collect()))
        })
        .collect()
});

/// The cost of taking a Korean and a Mandarin run for readings of the same characters, summed over syllables: 0.05 where many characters
/// are read so, 0.2 where few; `None` where a pair of syllables shares none.
pub fn agree(korean: &[Syllable], mandarin: &[Syllable]) -> Option<f32> {
    if korean.len() != mandarin.len() || korean.is_empty() {
        return None;
    }
    agree_in_order(korean.iter().zip(mandarin))
}

/// The same of pairs of syllables, the Korean one first.
pub fn agree_in_order<'a>(pairs: impl Iterator<Item = (&'a Syllable, &'a Syllable)>) -> Option<f32> {
    pairs.map(|(k, m)| meet(k, m)).sum()
}

fn meet(korean: &Syllable, mandarin: &Syllable) -> Option<f32> {
    let mut best: Option<f32> = None;
    for (own, pairs) in PAIRS
        .iter()
        .filter(|(own, _)| own.onset.plain & korean.onset.all() != 0)
    {
        let Some(base) = own.meet(korean) else { continue };
        for pair in pairs {
            let Some(extra) = pair.mandarin.meet(mandarin) else {
                continue;
            };
            let cost = base + extra + rarity(pair.shared);
            best = Some(best.map_or(cost, |b| b.min(cost)));
        }
    }
    best
}

fn rarity(shared: u32) -> f32 {
    match shared {
        0 | 1 => 0.2,
        2 | 3 => 0.1,
        _ => 0.05,
    }
}
