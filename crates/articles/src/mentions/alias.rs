//! Other names that the document gives: `under the name “X”`, `also known as X`, `Full Name (ABC)`.

use exonym_tables::english::Classes;

use crate::mentions::cast::{Actor, Cast, Spot, words_of};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;
use crate::token::Case;

/// The document says so.
const SAID: f32 = 0.95;
/// The alias stands so many tokens after whom it names, at most.
const REACH: usize = 20;

/// Two letters spell too much by chance.
const FEWEST_LETTERS: usize = 3;
/// The most tokens of a name that letters spell.
const MOST_SPELLED: usize = 14;

/// The alias may be used again within so many tokens.
const REACH_AFTER: usize = 4000;

/// Joins names that a phrase of the sentence gives to one who was named before.
pub(super) fn sentence(page: &Page, first: usize, last: usize, cast: &mut Cast) {
    for at in first..last {
        let Some(after) = phrase_end(page, at) else {
            continue;
        };
        // A name follows, in quotation marks or not.
        let begin = after
            + usize::from(
                page.token(after)
                    .is_some_and(|token| token.kind == crate::token::TokenKind::Quote),
            );
        let Some(alias) = actor_from(cast, begin) else {
            continue;
        };
        let target = nearest_before(cast, at, alias, first);
        if let Some(target) = target {
            join(cast, alias, target, begin, page.text.slice(page.span(at, after)));
        }
    }
    for at in first..last {
        // `Movimento 5 Stelle (M5S)`, where the name was cut short: its letters tell how far it reaches.
        if let Some((alias, from)) = spelled_before(page, cast, at, first) {
            let number = grown(page, cast, Run::new(from, at));
            if number != alias {
                join(cast, alias, number, at + 1, "in brackets after the name");
            }
            continue;
        }
        // `International Atomic Energy Agency (IAEA)`
        if page.word(at) == "("
            && page.word(at + 2) == ")"
            && let Some(alias) = actor_from(cast, at + 1)
            && let Some(target) = ending_at(cast, at)
            && alias != target
            && cast.actor(alias).is_some_and(|actor| {
                actor.words.len() == 1 && !matches!(actor.kind, Some(EntityKind::Person | EntityKind::State))
            })
            && cast
                .actors
                .get(target)
                .is_some_and(|actor| !matches!(actor.kind, Some(EntityKind::Person | EntityKind::State)))
        {
            join(cast, alias, target, at + 1, "in brackets after the name");
        }
        if let Some((short, full)) = spelled_out(page, cast, at) {
            join(cast, short, full, at - 1, "spelled out in brackets");
        }
    }
}

/// The letters in the bracket that opens at a token, and where the words begin before it of which they are the first letters.
fn spelled_before(page: &Page, cast: &Cast, at: usize, first: usize) -> Option<(usize, usize)> {
    if page.word(at) != "(" || page.word(at + 2) != ")" {
        return None;
    }
    let alias = actor_from(cast, at + 1)?;
    let letters: Vec<char> = page.lower(at + 1).chars().filter(|c| *c != '.').collect();
    let is_short = page.token(at + 1).is_some_and(|token| token.case == Case::Upper);
    if !is_short || letters.len() < FEWEST_LETTERS {
        return None;
    }
    let mut left: Vec<char> = letters.clone();
    let mut here = at;
    // The last words first; small words may have a letter or none.
    while !left.is_empty() && here > first && at - here < MOST_SPELLED {
        here -= 1;
        let token = page.token(here)?;
        let initial = page.lower(here).chars().next()?;
        let capital =
            !matches!(token.case, Case::Lower) || page.word(here).starts_with(|c: char| c.is_ascii_digit());
        // In another language the words may stand in another order.
        let letter = left
            .iter()
            .rposition(|letter| *letter == initial)
            .filter(|at| *at + 1 == left.len() || capital && letters.len() > FEWEST_LETTERS);
        if let Some(letter) = letter.filter(|_| capital || !token.classes.is_empty()) {
            left.remove(letter);
        } else {
            // Another word with a capital is none of the name that the letters spell; small words and marks may lie between.
            let small = Classes::PREPOSITION
                .or(Classes::CONJUNCTION)
                .or(Classes::DETERMINER);
            let word = capital && page.word(here).chars().all(char::is_alphanumeric);
            let between = token.classes.any(small) || matches!(page.word(here), "," | "-" | "&");
            if word || !between {
                return None;
            }
        }
    }
    let opens = page.token(here).is_some_and(|token| token.case != Case::Lower);
    (left.is_empty() && opens && page.lower(here).chars().next() == letters.first().copied())
        .then_some((alias, here))
}

/// The one whose name a run is: it is given to the run's actor, who may have been found by a part of it.
fn grown(page: &Page, cast: &mut Cast, run: Run) -> usize {
    let name = page.text.slice(page.span(run.first, run.last)).to_owned();
    let words = words_of(page, run);
    let same = words.first().and_then(|word| {
        cast.bearing(word)
            .find(|(_, actor)| actor.words == words)
            .map(|(number, _)| number)
    });
    let kind = cast
        .between(run.first, run.last)
        .filter_map(|spot| cast.actor(spot.actor)?.kind)
        .find(|kind| *kind == EntityKind::Organisation)
        .or(Some(EntityKind::Organisation));
    let number = same.unwrap_or_else(|| cast.push(Actor::new(kind, words, name)));
    cast.widen(run, number);
    number
}

/// `CEI (Italian Episcopal Conference)`: the letters before a bracket, and the name in it.
fn spelled_out(page: &Page, cast: &Cast, at: usize) -> Option<(usize, usize)> {
    let before = page.token(at.checked_sub(1)?)?;
    if page.word(at) != "(" || before.case != Case::Upper {
        return None;
    }
    let short = ending_at(cast, at)?;
    let inside = |spot: &&Spot| spot.how == How::Name && page.word(spot.run.last) == ")";
    let full = cast.starting(at + 1).find(inside)?.actor;
    let is_body = |number: usize| {
        cast.actor(number).is_some_and(|actor| {
            !matches!(
                actor.kind,
                Some(EntityKind::Person | EntityKind::State | EntityKind::Place)
            )
        })
    };
    let letters = cast.actor(short).is_some_and(|actor| actor.words.len() == 1);
    (short != full && letters && is_body(short) && is_body(full)).then_some((short, full))
}

pub(super) fn phrase_end(page: &Page, at: usize) -> Option<usize> {
    let lower = |offset: usize| page.lower(at + offset);
    match (lower(0), lower(1), lower(2)) {
        ("under", "the", "name" | "alias" | "pseudonym") => Some(at + 3 + usize::from(lower(3) == "of")),
        ("under", "his" | "her", "alias" | "pseudonym") => Some(at + 3),
        ("also", "known", "as") | ("better", "known", "as") => Some(at + 3),
        ("nom", "de", "guerre") => Some(at + 3),
        ("aka" | "a.k.a." | "a.k.a" | "alias" | "née" | "nee", _, _) => Some(at + 1),
        ("listed" | "known", "as", _) if lower(0) == "listed" => Some(at + 2),
        _ => None,
    }
}

/// Whose name ends before a token.
fn ending_at(cast: &Cast, at: usize) -> Option<usize> {
    cast.between(at.saturating_sub(16), at)
        .rev()
        .find(|spot| spot.run.last == at)
        .map(|spot| spot.actor)
}

fn actor_from(cast: &Cast, at: usize) -> Option<usize> {
    cast.starting(at)
        .find(|spot| spot.how == How::Name)
        .map(|spot| spot.actor)
}

/// The nearest person or organisation before the phrase, in its sentence.
fn nearest_before(cast: &Cast, at: usize, alias: usize, first: usize) -> Option<usize> {
    let kind = cast.actor(alias)?.kind;
    let fits = |own: Option<EntityKind>| match kind {
        Some(EntityKind::Person) => own == Some(EntityKind::Person),
        Some(EntityKind::Organisation) => own == Some(EntityKind::Organisation),
        _ => matches!(own, Some(EntityKind::Person | EntityKind::Organisation)),
    };
    let before = cast.between(first.max(at.saturating_sub(REACH)), at).rev();
    let mut fitting = before
        .filter(|spot| spot.actor != alias && cast.actor(spot.actor).is_some_and(|actor| fits(actor.kind)));
    fitting.next().map(|spot| spot.actor)
}

/// Gives the mentions of one to another.
pub(super) fn join(cast: &mut Cast, from: usize, to: usize, at: usize, phrase: &str) {
    if from == to {
        return;
    }
    // An alias is given where it is first used; what stands before is nobody else's.
    cast.hand_over(from, to, at..at + REACH_AFTER, |spot| {
        if spot.how == How::Name {
            spot.how = How::Alias;
            let here = if spot.run.first == at {
                phrase
            } else {
                "the same name"
            };
            spot.why = format!("another name that the document gives: {here}");
        }
        spot.confidence = spot.confidence.min(SAID);
    });
    let offices = cast
        .actors
        .get_mut(from)
        .map(|actor| std::mem::take(&mut actor.offices))
        .unwrap_or_default();
    if let Some(target) = cast.actors.get_mut(to) {
        target.offices.extend(offices);
    }
}
