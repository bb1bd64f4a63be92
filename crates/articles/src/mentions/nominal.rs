//! Persons by their office alone: `the Chinese diplomat` is the last one named who bears such an office of that country.

use exonym_tables::english::Classes;

use crate::mentions::cast::Cast;
use crate::mentions::tables::{self, Calling};
use crate::page::Page;
use crate::reading::How;
use crate::statements::Run;
use crate::token::{Case, TokenKind};

/// An office with the same country.
const WITH_COUNTRY: f32 = 0.9;
/// An office alone.
const ALONE: f32 = 0.75;

/// Adds offices of tokens `first..last`, a sentence, to those who bear them.
pub(super) fn sentence(page: &Page, first: usize, last: usize, cast: &mut Cast) {
    for at in first..last {
        let Some(calling) = page
            .token(at)
            .filter(|token| token.kind == TokenKind::Word)
            .and_then(|_| tables::calling(page.lower(at)))
        else {
            continue;
        };
        let Some((run, country)) = phrase(page, at, first, cast) else {
            continue;
        };
        // An office right before a name belongs to it.
        let named = cast.actors.iter().any(|actor| {
            actor
                .spots
                .iter()
                .any(|spot| spot.run.first == at + 1 || spot.run.holds(at))
        });
        let apposed = cast
            .actors
            .iter()
            .any(|actor| actor.offices.iter().any(|office| office.run.holds(at)));
        if named || apposed {
            continue;
        }
        if let Some(number) = bearer(page, cast, run.first, calling, country) {
            let (confidence, why) = match country {
                Some(_) => (
                    WITH_COUNTRY,
                    "the last one named who bears such an office of that country",
                ),
                None => (ALONE, "the last one named who bears such an office"),
            };
            cast.spot(number, run, How::Role, confidence, why);
        }
    }
}

/// `the [North Korean] [foreign] minister`, with its country.
fn phrase(page: &Page, at: usize, first: usize, cast: &Cast) -> Option<(Run, Option<&'static str>)> {
    let mut from = at;
    let mut country = None;
    while from > first && at - from < 6 {
        let before = from - 1;
        let token = page.token(before)?;
        if token.kind != TokenKind::Word {
            break;
        }
        if page.lower(before) == "the" {
            return Some((Run::new(before, at + 1), country));
        }
        let state = cast.actors.iter().find(|actor| {
            actor
                .spots
                .iter()
                .any(|spot| spot.run.holds(before) && spot.how == How::Demonym)
        });
        match state {
            Some(state) => country = state.country,
            None if token.case == Case::Lower && token.classes.is_empty() => {}
            None => break,
        }
        if token.classes.any(Classes::PREPOSITION.or(Classes::CONJUNCTION)) {
            break;
        }
        from = before;
    }
    None
}

fn bearer(
    page: &Page,
    cast: &Cast,
    at: usize,
    calling: Calling,
    country: Option<&'static str>,
) -> Option<usize> {
    let fits = |actor: &crate::mentions::cast::Actor| {
        let same_country = country.is_none() || actor.country == country;
        let office = actor.offices.iter().any(|office| {
            (office.run.first..office.run.last).any(|token| {
                tables::calling(page.lower(token)).is_some_and(|own| are_kin(own.class, calling.class))
            })
        });
        let gender = calling.gender == "-" || actor.gender.is_none_or(|gender| gender == calling.gender);
        actor.is_person() && same_country && office && gender
    };
    let found = cast.actors.iter().enumerate().filter(|(_, actor)| fits(actor));
    let found = found.filter_map(|(number, actor)| Some((number, actor.last_before(at)?.run.first)));
    found.max_by_key(|(_, last)| *last).map(|(number, _)| number)
}

/// Whether two classes of callings can be one person's.
fn are_kin(a: &str, b: &str) -> bool {
    let wide = |one: &str, other: &str| match one {
        "diplomat" => matches!(other, "spokesman" | "minister"),
        "official" => matches!(
            other,
            "minister" | "governor" | "spokesman" | "military" | "lawmaker"
        ),
        _ => false,
    };
    a == b && a != "other" || wide(a, b) || wide(b, a)
}
