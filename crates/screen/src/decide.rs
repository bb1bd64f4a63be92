//! Name score and evidence to one score and a strength.

use exonym_names::Rarity;

use crate::evidence::Evidence;
use crate::finding::{Part, Strength};
use crate::weights;

/// Name score at which a name counts as the same.
const SAME_NAME: f32 = 0.95;
/// Name score at which a name counts as good.
const GOOD_NAME: f32 = 0.85;

/// The sum, cut to 0 to 1.
pub fn score(name: f32, evidence: &[Evidence]) -> f32 {
    let sum = name + evidence.iter().map(|line| line.part.effect).sum::<f32>();
    sum.clamp(0.0, 1.0)
}

/// Bits of a name's rarity from which on an exact name is strong by itself: one in half a million by chance, as a common first name
/// with a surname of few.
const TELLING: f32 = 19.0;
/// Bits under which a name alone, however exact, says little: a file of a hundred thousand customers holds such a name by chance.
const COMMON: f32 = 17.0;

/// What stands behind a score; `bits` is how rare the words are by which the name was met.
pub fn strength(name: f32, bits: f32, evidence: &[Evidence]) -> Strength {
    let effect_of = |part: &str| {
        evidence
            .iter()
            .find(|line| line.part.part == part)
            .map_or(0.0, |line| line.part.effect)
    };
    let (id, date, country) = (effect_of("identifier"), effect_of("date"), effect_of("country"));
    let against = evidence.iter().any(|line| line.part.effect < -0.05);
    if id >= weights::ID_OTHER || (name >= SAME_NAME && date >= weights::DATE_SAME_DAY) {
        Strength::Exact
    } else if !against
        && (name >= SAME_NAME && (bits >= TELLING || date > 0.0)
            || name >= GOOD_NAME && date >= weights::DATE_SAME_DAY)
    {
        Strength::Strong
    } else if !against && (name >= GOOD_NAME && bits >= COMMON || date > 0.0 || country > 0.0) {
        Strength::Medium
    } else {
        Strength::Weak
    }
}

/// The line of an explanation that says how rare the words are; it adds nothing to the score.
pub(crate) fn rarity_line(rarity: &Rarity, names: u32) -> Part {
    let words = rarity.words.iter().map(|word| {
        let census = word
            .per_million
            .map_or(String::new(), |share| format!(", {share} in a million persons"));
        let (text, bearers) = (&word.text, word.bearers);
        format!("{text} {bearers} of {names} listed names{census}")
    });
    let what = if rarity.bits < COMMON {
        "a common name"
    } else if rarity.bits < TELLING {
        "neither common nor rare"
    } else {
        "a rare name"
    };
    let words: Vec<String> = words.collect();
    Part {
        part: RARITY.to_owned(),
        query: String::new(),
        candidate: String::new(),
        detail: format!("{what}, {:.1} bits: {}", rarity.bits, words.join("; ")),
        weight: 0.0,
        effect: 0.0,
    }
}

/// The name of that line.
pub const RARITY: &str = "rarity";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_name_alone_is_weak_and_a_rare_one_strong() {
        assert_eq!(strength(1.0, COMMON - 0.1, &[]), Strength::Weak);
        assert_eq!(strength(1.0, COMMON, &[]), Strength::Medium);
        assert_eq!(strength(1.0, TELLING, &[]), Strength::Strong);
        assert_eq!(
            strength(0.8, 30.0, &[]),
            Strength::Weak,
            "a near name stays a near name"
        );
    }
}
