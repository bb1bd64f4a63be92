//! Persons by their office alone: `the Chinese diplomat` is the last one named who bears such an office of that country.

use exonym_tables::english::Classes;

use crate::mentions::cast::{Actor, Cast};
use crate::mentions::tables::{self, Calling};
use crate::page::Page;
use crate::reading::How;
use crate::statements::Run;
use crate::token::{Case, TokenKind};

/// An office with the same country.
const WITH_COUNTRY: f32 = 0.9;
/// An office alone.
const ALONE: f32 = 0.75;
/// A bearer who was named more than so many tokens before is not asked.
const REACH: usize = 600;

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
        // An office right before a name, in one or after one belongs to it.
        if cast.starting(at + 1).next().is_some() || cast.over(at).next().is_some() || is_apposed(cast, at) {
            continue;
        }
        let Some(number) = bearer(page, cast, run.first, calling, country) else {
            continue;
        };
        let (confidence, why) = match country {
            Some(_) => (
                WITH_COUNTRY,
                "the last one named who bears such an office of that country",
            ),
            None => (ALONE, "the last one named who bears such an office"),
        };
        if let Some(actor) = cast.actors.get_mut(number) {
            actor.country = actor.country.or(country);
        }
        cast.spot(number, run, How::Role, confidence, why);
    }
}

/// Bare `state media` is the agency that the document calls so elsewhere.
pub(super) fn state_media(page: &Page, cast: &mut Cast) {
    let says = |at: &usize| page.lower(*at) == "state" && page.lower(*at + 1) == "media";
    let places: Vec<(usize, Option<usize>)> = (0..page.tokens.len())
        .filter(says)
        .map(|at| {
            (
                at,
                cast.starting(at + 2)
                    .find(|spot| spot.how == How::Name)
                    .map(|spot| spot.actor),
            )
        })
        .collect();
    let mut agencies: Vec<usize> = places.iter().filter_map(|(_, agency)| *agency).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let [agency] = agencies.as_slice() else { return };
    for (at, _) in places.iter().filter(|(_, named)| named.is_none()) {
        cast.spot(
            *agency,
            Run::new(*at, *at + 2),
            How::Role,
            WITH_COUNTRY,
            "the agency that the document calls so",
        );
    }
}

/// Whether the token is part of an office that stands with a name nearby.
fn is_apposed(cast: &Cast, at: usize) -> bool {
    let near = cast.between(at.saturating_sub(24), at + 8);
    near.filter_map(|spot| cast.actor(spot.actor))
        .any(|actor| actor.offices.iter().any(|office| office.run.holds(at)))
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
        let state = cast.over(before).find(|spot| spot.how == How::Demonym);
        match state {
            Some(state) => country = cast.actor(state.actor).and_then(|actor| actor.country),
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
    let fits = |actor: &Actor, known: bool| {
        // One whose country is not told can be meant; one of another country cannot.
        let same_country = country.is_none() || actor.country.is_none() || actor.country == country;
        let office = actor.offices.iter().any(|office| {
            // A prime minister of an unknown country is no American ambassador; who speaks for a foreign ministry may be a diplomat.
            let foreign = || (office.run.first..office.run.last).any(|token| page.lower(token) == "foreign");
            if !known && calling.class == "diplomat" && !foreign() {
                return false;
            }
            (office.run.first..office.run.last).any(|token| {
                // What is only akin must be of the same country, and be known to be, or nobody else can be meant.
                let kin = |own: Calling| {
                    own.class == calling.class && own.class != "other"
                        || are_kin(own.class, calling.class)
                            && (!known || country.is_none() || actor.country == country)
                };
                tables::calling(page.lower(token)).is_some_and(kin)
            })
        });
        let gender = calling.gender == "-" || actor.gender.is_none_or(|gender| gender == calling.gender);
        actor.is_person() && same_country && office && gender
    };
    let named = cast.between(at.saturating_sub(REACH), at);
    let named: Vec<_> = named
        .filter_map(|spot| Some((spot, cast.actor(spot.actor)?)))
        .collect();
    let sure = named.iter().filter(|(_, actor)| fits(actor, true));
    let ranked = sure.map(|(spot, actor)| {
        (
            actor.country.is_some() && actor.country == country,
            spot.run.first,
            spot.actor,
        )
    });
    let sure = ranked.max().map(|(_, _, number)| number);
    sure.or_else(|| {
        let open = named.iter().filter(|(_, actor)| fits(actor, false));
        let mut open: Vec<usize> = open.map(|(spot, _)| spot.actor).collect();
        open.dedup();
        <[usize; 1]>::try_from(open).ok().map(|[only]| only)
    })
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
