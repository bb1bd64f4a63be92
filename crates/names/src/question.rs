//! What a listed name can score by which words of the query it meets, and how well: the weighing of marks.

use crate::kind::NameKind;
use crate::layout::{FLAG_BRACKET, Token};
use crate::weights;

/// What the bound leaves out: weights are kept to two hundredths.
pub(crate) const SLACK: f32 = 0.02;
/// The most that articles, titles, legal forms and suffixes of both sides weigh where they meet.
const LIGHT: f32 = 0.3;

/// How many levels of likeness are told apart.
pub(crate) const LEVELS: usize = 3;
/// Cost under which a word is met as good as by its letters: level 2. Level 1 are words that cost no more than the mean cost of a
/// match may be, so that every match has a word of it; level 0 the rest.
pub(crate) const EXACT: f32 = 0.12;

/// Units that are told apart; further ones of a long name are taken for one.
pub(crate) const MAX_UNITS: usize = 8;
/// What counts of words that are not met where others were not sought, which may be.
const UNSOUGHT: f32 = 0.5;
/// How much more a word may cost than its weight in the query says: it may weigh less in the listed name.
const DEARER: f32 = 1.15;
/// Steps in which the most that a word may cost is told apart.
const STEP: f32 = 0.05;
/// The share of a word's weight that counts at the least where it meets a word of another role.
const SHARE: f32 = weights::GENERIC;

/// What the weighing of marks needs to know of the question.
#[derive(Clone, Copy, Default)]
pub(crate) struct Question {
    pub(crate) kind: NameKind,
    pub(crate) initials: bool,
    pub(crate) floor: f32,
    /// What a difference that is guessed counts, see [`weights::guessed`]. A listed name of one name and an initial counts it once; it is
    /// found by its letters or not.
    pub(crate) guess: f32,
    /// Words of a long name are not sought.
    pub(crate) unsought: bool,
    /// The least cost of each level.
    pub(crate) least: [f32; LEVELS],
    /// Units told apart, with weight, and weight where met.
    pub(crate) weights: [(f32, f32); MAX_UNITS],
    pub(crate) units: usize,
}

/// What a word of the query weighs where nothing meets it.
pub(crate) fn unit_weight(token: Token) -> f32 {
    let share = if token.flags & FLAG_BRACKET == 0 {
        1.0
    } else {
        weights::BRACKETED
    };
    f32::from(token.weight) / 100.0 * share
}

/// The mark of who meets unit `at` by a word of a level: a bit for it and for each lower one, so that the best stands where marks
/// are put together.
pub(crate) fn mark(at: usize, level: usize) -> u32 {
    ((2 << level) - 1) << (at * LEVELS)
}

impl Question {
    /// What a word may cost at the most in a match whose other words all agree; `all` is the weight of all words.
    pub(crate) fn dearest(&self, token: Token, all: f32) -> f32 {
        let own = unit_weight(token).max(weights::PARTICLE);
        let most = (1.0 - self.floor + SLACK) * all.max(own) / own * DEARER;
        // Rounded up, so that what was found for another question serves.
        ((most / STEP).ceil() * STEP).min(weights::TWO_WORDS)
    }

    /// The most that a name scores which meets the units of a mark at its levels, and no others.
    pub(crate) fn most(&self, mark: u32) -> f32 {
        let (mut met, mut left, mut cost, mut names) = (LIGHT, 0.0, 0.0, 0);
        for (at, weight) in self.weights.iter().take(self.units).enumerate() {
            match (mark >> (at * LEVELS) & ((1 << LEVELS) - 1)).count_ones() {
                0 => left += weight.0,
                level => {
                    let least = self.least.get(level as usize - 1).copied().unwrap_or(0.0);
                    // What costs more than the name may on the mean does the least harm where it weighs the least.
                    let weight = if least < 1.0 - self.floor {
                        weight.1
                    } else {
                        SHARE * weight.0
                    };
                    met += weight;
                    cost += weight * least;
                    names += 1;
                }
            }
        }
        if names == 0 {
            return 0.0;
        }
        if self.unsought {
            left *= UNSOUGHT;
        }
        // An initial of the query is no unit, and makes two names of one.
        let lone = names < 2 && self.units > 1 && !self.initials;
        let alone = |bias: f32| 1.0 - (bias * left + cost) / (met + bias * left).max(f32::EPSILON);
        let single = if lone { weights::SINGLE_NAME } else { 0.0 };
        let inexact = weights::EXTRA_BESIDE_INEXACT * cost / met;
        let person = alone(weights::EXTRA_QUERY_PERSON + inexact) - single;
        let organization = alone(weights::EXTRA_QUERY_ORGANIZATION);
        match self.kind {
            NameKind::Person => person,
            _ => person.max(organization),
        }
    }
}
