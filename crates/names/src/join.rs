//! What it costs to take several words of one name for one word of the other.

use exonym_text::costs::SPELLING;
use exonym_text::distance::{Scratch as Rows, weighted};
use exonym_text::road::Road;

use crate::layout::{NameRef, Reading, Token, TokenClass};
use crate::pair::{Word, lossy};
use crate::scratch::Joined;
use crate::sieve::{add_consonants, least_edits};
use crate::weights::{self, ratio_cost, spelling_cost};

/// Letters from which on a word may differ from the neighbours that it is written for.
pub(crate) const MIN_JOINED: usize = 5;
/// Letters that a word and its neighbours may differ in length by.
pub(crate) const LENGTHS: u32 = 2;
/// The same where one side is written without vowels.
pub(crate) const LENGTHS_UNVOWELLED: u32 = 8;
/// Consonants that may differ there.
const CONSONANTS_UNVOWELLED: f32 = 1.5;

/// Neighbours of one name that are weighed as one word against a word of the other.
pub(crate) struct Join<'a> {
    pub one: Word<'a>,
    pub many_name: NameRef<'a>,
    pub many: &'a [Token],
}

/// The cost, and the road by which the one word was read.
pub(crate) type Found = (f32, u8);

/// Whether a listed word may be neighbours of the query written as one.
pub(crate) fn is_joined(letters: &[u8], word: &[u8], rows: &mut Rows) -> bool {
    letters == word
        || letters.len().min(word.len()) >= MIN_JOINED
            && weighted(word, letters, &SPELLING, weights::JOIN_EDITS, rows).is_some()
}

/// Neighbours as one word, as far as rules joins out.
#[derive(Clone, Copy)]
pub(crate) struct Neighbours {
    length: u32,
    consonants: u32,
    unvowelled: bool,
}

impl Neighbours {
    pub(crate) fn of(many: &[Reading]) -> Neighbours {
        let none = Neighbours {
            length: 0,
            consonants: 0,
            unvowelled: false,
        };
        many.iter().fold(none, |sum, reading| Neighbours {
            length: sum.length + u32::from(reading.length),
            consonants: add_consonants(sum.consonants, reading.consonants),
            unvowelled: sum.unvowelled || Road::traits(reading.road).unvowelled,
        })
    }

    /// A look at lengths and consonants that rules most joins out.
    pub(crate) fn may_be(&self, one: &Reading) -> bool {
        let road = Road::traits(one.road);
        if road.own_language {
            // Its further readings are of other lengths.
            return true;
        }
        let unvowelled = self.unvowelled || road.unvowelled;
        let (lengths, consonants) = if unvowelled {
            (LENGTHS_UNVOWELLED, CONSONANTS_UNVOWELLED)
        } else {
            (LENGTHS, 1.0)
        };
        self.length.abs_diff(u32::from(one.length)) <= lengths
            && least_edits(one.consonants, self.consonants, unvowelled) <= consonants
    }
}

/// The spelling must be nearly the same, and numbers exactly.
pub(crate) fn join_cost(parts: &Join<'_>, joined: &mut Joined, rows: &mut Rows) -> Option<Found> {
    let number = |token: &Token| token.class == TokenClass::Number;
    let exact_only = number(&parts.one.token) || parts.many.iter().any(number);
    let spelled = spelled(parts, exact_only, joined, rows);
    if exact_only || spelled.is_some_and(|(cost, _)| cost <= weights::JOIN_COST) {
        return spelled;
    }
    let sounded = sounded(parts, joined, rows);
    match (spelled, sounded) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// By letters: the first readings of the many, each reading of the one in a language of its own.
fn spelled(parts: &Join<'_>, exact_only: bool, joined: &mut Joined, rows: &mut Rows) -> Option<Found> {
    joined.clear();
    let word = |&token: &Token| Word {
        name: parts.many_name,
        token,
    };
    if !parts.many.iter().all(|token| joined.push(word(token).letters())) {
        return None;
    }
    let joined = joined.letters();
    let heads = parts.many.iter();
    let heads = heads.map(|token| parts.many_name.reading(usize::from(token.first_reading)));
    let consonants = heads.fold(0, |sum, reading| add_consonants(sum, reading.consonants));
    let mut best: Option<Found> = None;
    for (at, reading) in parts.one.readings().enumerate() {
        if at > 0 && Road::of(reading.road).own_language().is_none() {
            continue;
        }
        let one = parts.one.name.letters(reading.offset, reading.length);
        let base = weights::READING * f32::from(reading.cost) / 100.0 + weights::JOIN_COST;
        let cost = if one == joined {
            base
        } else if exact_only
            || one.len().min(joined.len()) < MIN_JOINED
            || one.len().abs_diff(joined.len()) > LENGTHS as usize
            || least_edits(reading.consonants, consonants, false) > weights::JOIN_EDITS
        {
            continue;
        } else {
            let length = one.len().max(joined.len());
            let most = weights::JOIN_EDITS.min(weights::edits_under(weights::JOIN_LIMIT, length));
            let Some(edits) = weighted(one, joined, &SPELLING, most, rows) else {
                continue;
            };
            let cost = spelling_cost(edits, length);
            if cost > weights::JOIN_LIMIT {
                continue;
            }
            cost + base
        };
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, reading.road));
        }
    }
    best
}

/// By sounds, where one side is written without vowels: `احمدی نژاد` is Ahmadinejad.
fn sounded(parts: &Join<'_>, joined: &mut Joined, rows: &mut Rows) -> Option<Found> {
    let first = |token: &Token| parts.many_name.reading(usize::from(token.first_reading));
    let one = parts.one.readings().next()?;
    let many_road = parts.many.first().map(first)?.road;
    if Road::of(one.road).is_unvowelled() == Road::of(many_road).is_unvowelled() {
        return None;
    }
    joined.clear();
    let fits = parts.many.iter().map(first).all(|reading| {
        let same = Road::of(reading.road).is_unvowelled() == Road::of(many_road).is_unvowelled();
        same && joined.push(parts.many_name.letters(reading.sounds, reading.sounds_length))
    });
    if !fits {
        return None;
    }
    let sounds = parts.one.name.letters(one.sounds, one.sounds_length);
    let (native, latin, road) = if Road::of(one.road).is_unvowelled() {
        (sounds, joined.letters(), one.road)
    } else {
        (joined.letters(), sounds, many_road)
    };
    if native.len() < MIN_JOINED {
        return None;
    }
    let limit = weights::LIMIT * native.len() as f32;
    let edits = weighted(native, latin, lossy(road)?, limit, rows)?;
    let cost = weights::UNVOWELLED * ratio_cost(edits / native.len() as f32);
    (cost <= weights::JOIN_LIMIT).then_some((cost + weights::JOIN_COST, one.road))
}
