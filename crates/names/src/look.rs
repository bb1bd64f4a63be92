//! A first look at two words: what they are to each other where that is plain, else the least that they cost.
//!
//! Most pairs of words of two names are never needed: where `Olaf` has met `Olaf`, what `Olaf` is to `Scholz` does not matter. What a pair costs at
//! the least tells [`crate::choose`] whether it must be worked out.

use exonym_text::costs::{SOUND, SPELLING};
use exonym_text::distance::least;

use crate::layout::Reading;
use crate::pair::{Likeness, Roles, Word, is_lossy, own_syllables, reading_cost, roles};
use crate::sieve::least_edits;
use crate::weights::{self, spelling_cost};

/// What a first look shows.
pub(crate) enum Look {
    /// All that is to be said.
    Told(Option<Likeness>),
    /// It must be worked out.
    Open(AtLeast),
}

/// The least that two words cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct AtLeast {
    pub cost: f32,
    /// They cost more than that.
    pub more: bool,
}

/// Hundredths of an edit up to which letters are near.
const NEAR: u32 = 40;

/// What is taken off a bound for the rounding of sums.
const ROUNDING: f32 = 1e-4;

/// Looks at two words.
pub(crate) fn look(q: Word<'_>, l: Word<'_>) -> Look {
    let rule = match roles(q, l) {
        Roles::Settled(likeness) => return Look::Told(likeness),
        Roles::Spelled(rule) => rule,
    };
    let mut least: Option<AtLeast> = None;
    for a in q.readings() {
        for b in l.readings() {
            let Some(cost) = between((q, a), (l, b)) else {
                continue;
            };
            if least.is_none_or(|least| {
                cost.cost < least.cost || cost.cost <= least.cost && least.more && !cost.more
            }) {
                least = Some(cost);
            }
            if cost.cost <= 0.0 && !cost.more {
                return Look::Open(cost);
            }
        }
    }
    match (least, rule.judge(None)) {
        (None, known) => Look::Told(known),
        (Some(least), Some(known)) if known.cost <= least.cost => Look::Open(AtLeast {
            cost: known.cost,
            more: false,
        }),
        (Some(least), _) => Look::Open(least),
    }
}

/// The least that two readings cost; `None` where they cannot meet, as [`crate::pair::meeting`] finds.
fn between((q, a): (Word<'_>, Reading), (l, b): (Word<'_>, Reading)) -> Option<AtLeast> {
    let base = reading_cost(a, b);
    if base >= weights::TWO_WORDS {
        return None;
    }
    let at_least = |cost: f32, more: bool| Some(AtLeast { cost, more });
    if is_lossy(a) || is_lossy(b) {
        return at_least(base, false);
    }
    if a.length == b.length && q.letters_of(a) == l.letters_of(b) {
        return at_least(base, false);
    }
    let length = usize::from(a.length.max(b.length));
    if length <= weights::SHORT {
        return at_least(base, true);
    }
    let own = own_syllables(a, b);
    if a.consonants != b.consonants {
        let edits = least_edits(a.consonants, b.consonants, false);
        let most = weights::edits_under((weights::TWO_WORDS - base) / own, length);
        if edits > most.min(weights::LIMIT * length as f32) {
            return None;
        }
    }
    let limit = (weights::LIMIT * length as f32 * 100.0) as u32;
    let (x, y) = (q.letters_of(a), l.letters_of(b));
    let spelled = least(x, y, &SPELLING);
    if spelled <= NEAR {
        // Near enough to be worked out, whatever the sounds say.
        return at_least(base, true);
    }
    let sounded = least(q.sounds_of(a), l.sounds_of(b), &SOUND);
    if spelled > limit && sounded > limit {
        return None;
    }
    let edits = (spelled as f32 / 100.0).min(sounded as f32 / 100.0 + weights::SOUND_ONLY);
    let cost = base + own * (spelling_cost(edits, length) - ROUNDING).max(0.0);
    (cost < weights::TWO_WORDS).then_some(AtLeast {
        cost,
        more: cost <= base,
    })
}
