//! Name score and evidence to one score and a strength.

use crate::evidence::Evidence;
use crate::finding::Strength;
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

/// What stands behind a score; `tokens` is the number of words of the matched name that carry it.
pub fn strength(name: f32, tokens: usize, evidence: &[Evidence]) -> Strength {
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
        && (name >= SAME_NAME && (tokens >= 3 || date > 0.0)
            || name >= GOOD_NAME && date >= weights::DATE_SAME_DAY)
    {
        Strength::Strong
    } else if !against && (name >= GOOD_NAME || date > 0.0 || country > 0.0) {
        Strength::Medium
    } else {
        Strength::Weak
    }
}
