//! A first look at two words: what they are to each other where that is plain, else the least that they cost.
//!
//! Most pairs of words of two names are never needed: where `Olaf` has met `Olaf`, what `Olaf` is to `Scholz` does not matter. What a pair costs at
//! the least tells [`crate::choose`] whether it must be worked out.

use exonym_text::costs::{SOUND, SPELLING};
use exonym_text::distance::{Symbols, least};

use crate::layout::{MAX_TOKENS, Reading};
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

/// Which letters and sounds the first reading of a word has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    letters: Symbols,
    sounds: Symbols,
}

impl Seen {
    fn of(word: Word<'_>, reading: Reading) -> Seen {
        Seen {
            letters: Symbols::of(word.letters_of(reading)),
            sounds: Symbols::of(word.sounds_of(reading)),
        }
    }
}

/// What was seen of the words of two names.
#[derive(Debug, Default)]
pub(crate) struct Sights([Sight; 2]);

#[derive(Debug, Default)]
struct Sight {
    /// A bit for each word that was looked at.
    known: u32,
    seen: [Seen; MAX_TOKENS],
}

impl Sight {
    /// What is seen of a reading; of the first one it is kept.
    fn of(&mut self, at: usize, word: Word<'_>, (place, reading): (usize, Reading)) -> Seen {
        let Some(kept) = self.seen.get_mut(at).filter(|_| place == 0) else {
            return Seen::of(word, reading);
        };
        if self.known >> at & 1 == 0 {
            self.known |= 1 << at;
            *kept = Seen::of(word, reading);
        }
        *kept
    }
}

/// Looks at two words, of which `i` and `j` are the places.
pub(crate) fn look((i, q): (usize, Word<'_>), (j, l): (usize, Word<'_>), sights: &mut Sights) -> Look {
    let rule = match roles(q, l) {
        Roles::Settled(likeness) => return Look::Told(likeness),
        Roles::Spelled(rule) => rule,
    };
    let Sights([of_q, of_l]) = sights;
    let mut least: Option<AtLeast> = None;
    for a in q.readings().enumerate() {
        for b in l.readings().enumerate() {
            let cost = match before((q, a.1), (l, b.1)) {
                Before::Nothing => continue,
                Before::Told(cost) => cost,
                Before::Open(open) => {
                    let seen = (of_q.of(i, q, a), of_l.of(j, l, b));
                    let Some(cost) = open.between(seen) else { continue };
                    cost
                }
            };
            if least.is_none_or(|least| cost.is_before(least)) {
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

impl AtLeast {
    fn is_before(self, other: AtLeast) -> bool {
        self.cost < other.cost || self.cost <= other.cost && other.more && !self.more
    }
}

/// What two readings show before their symbols are looked at.
enum Before {
    /// They cannot meet, as [`crate::pair::meeting`] finds.
    Nothing,
    Told(AtLeast),
    Open(Between),
}

/// Two readings whose symbols tell how near they may be.
struct Between {
    base: f32,
    own: f32,
    length: usize,
}

fn before((q, a): (Word<'_>, Reading), (l, b): (Word<'_>, Reading)) -> Before {
    let base = if a.cost | b.cost == 0 {
        0.0
    } else {
        reading_cost(a, b)
    };
    if base >= weights::TWO_WORDS {
        return Before::Nothing;
    }
    let told = |more: bool| Before::Told(AtLeast { cost: base, more });
    if is_lossy(a) || is_lossy(b) {
        return told(false);
    }
    if a.length == b.length && q.letters_of(a) == l.letters_of(b) {
        return told(false);
    }
    let length = usize::from(a.length.max(b.length));
    if length <= weights::SHORT {
        return told(true);
    }
    let own = own_syllables(a, b);
    if a.consonants != b.consonants {
        let edits = least_edits(a.consonants, b.consonants, false);
        if edits > 0.0 {
            let most = weights::edits_under((weights::TWO_WORDS - base) / own, length);
            if edits > most.min(weights::LIMIT * length as f32) {
                return Before::Nothing;
            }
        }
    }
    Before::Open(Between { base, own, length })
}

impl Between {
    /// The least that the readings cost by their symbols; `None` where they cannot meet.
    fn between(&self, (a, b): (Seen, Seen)) -> Option<AtLeast> {
        let limit = (weights::LIMIT * self.length as f32 * 100.0) as u32;
        let spelled = least(a.letters, b.letters, &SPELLING, limit);
        if spelled <= NEAR {
            // Near enough to be worked out, whatever the sounds say.
            return Some(AtLeast {
                cost: self.base,
                more: true,
            });
        }
        let sounded = least(a.sounds, b.sounds, &SOUND, limit);
        if spelled > limit && sounded > limit {
            return None;
        }
        let edits = (spelled as f32 / 100.0).min(sounded as f32 / 100.0 + weights::SOUND_ONLY);
        let cost = self.base + self.own * (spelling_cost(edits, self.length) - ROUNDING).max(0.0);
        (cost < weights::TWO_WORDS).then_some(AtLeast {
            cost,
            more: cost <= self.base,
        })
    }
}
