//! Other names that the document gives: `under the name “X”`, `also known as X`, `Full Name (ABC)`.

use crate::mentions::cast::{Cast, Spot};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::token::Case;

/// The document says so.
const SAID: f32 = 0.95;
/// The alias stands so many tokens after whom it names, at most.
const REACH: usize = 20;

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
