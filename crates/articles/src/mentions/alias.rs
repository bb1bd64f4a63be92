//! Other names that the document gives: `under the name “X”`, `also known as X`, `Full Name (ABC)`.

use crate::mentions::cast::{Cast, words_of};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;

/// The document says so.
const SAID: f32 = 0.95;
/// The alias stands so many tokens after whom it names, at most.
const REACH: usize = 20;

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
            join(
                page,
                cast,
                alias,
                target,
                begin,
                page.text.slice(page.span(at, after)),
            );
        }
    }
    for at in first..last {
        // `International Atomic Energy Agency (IAEA)`
        if page.word(at) == "("
            && page.word(at + 2) == ")"
            && let Some(alias) = actor_from(cast, at + 1)
            && let Some(target) = cast
                .actors
                .iter()
                .position(|actor| actor.spots.iter().any(|spot| spot.run.last == at))
            && alias != target
            && cast.actors.get(alias).is_some_and(|actor| {
                actor.words.len() == 1 && !matches!(actor.kind, Some(EntityKind::Person | EntityKind::State))
            })
            && cast
                .actors
                .get(target)
                .is_some_and(|actor| !matches!(actor.kind, Some(EntityKind::Person | EntityKind::State)))
        {
            join(page, cast, alias, target, at + 1, "in brackets after the name");
        }
    }
}

fn phrase_end(page: &Page, at: usize) -> Option<usize> {
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

fn actor_from(cast: &Cast, at: usize) -> Option<usize> {
    cast.actors.iter().position(|actor| {
        actor
            .spots
            .iter()
            .any(|spot| spot.run.first == at && spot.how == How::Name)
    })
}

/// The nearest person or organisation before the phrase, in its sentence.
fn nearest_before(cast: &Cast, at: usize, alias: usize, first: usize) -> Option<usize> {
    let kind = cast.actors.get(alias)?.kind;
    let fits = |own: Option<EntityKind>| match kind {
        Some(EntityKind::Person) => own == Some(EntityKind::Person),
        Some(EntityKind::Organisation) => own == Some(EntityKind::Organisation),
        _ => matches!(own, Some(EntityKind::Person | EntityKind::Organisation)),
    };
    let from = first.max(at.saturating_sub(REACH));
    let found = cast
        .actors
        .iter()
        .enumerate()
        .filter(|(number, actor)| *number != alias && fits(actor.kind));
    let found = found.filter_map(|(number, actor)| {
        let spot = actor
            .spots
            .iter()
            .filter(|spot| spot.run.first >= from && spot.run.last <= at)
            .max_by_key(|spot| spot.run.first)?;
        Some((number, spot.run.first))
    });
    found.max_by_key(|(_, first)| *first).map(|(number, _)| number)
}

/// Gives the mentions of one to another.
pub(super) fn join(page: &Page, cast: &mut Cast, from: usize, to: usize, at: usize, phrase: &str) {
    if from == to {
        return;
    }
    let Some(actor) = cast.actors.get_mut(from) else {
        return;
    };
    let spots = std::mem::take(&mut actor.spots);
    let offices = std::mem::take(&mut actor.offices);
    let Some(target) = cast.actors.get_mut(to) else {
        return;
    };
    for mut spot in spots {
        spot.how = How::Alias;
        spot.confidence = SAID;
        let run = Run::new(spot.run.first, spot.run.last);
        let here = if words_of(page, run).is_empty() || spot.run.first != at {
            "the same name"
        } else {
            phrase
        };
        spot.why = format!("another name that the document gives: {here}");
        target.spots.push(spot);
    }
    target.offices.extend(offices);
}
