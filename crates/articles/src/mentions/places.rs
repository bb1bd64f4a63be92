//! Countries, their adjectives, capitals and houses: the place, or who governs there.

use std::collections::HashMap;

use exonym_tables::english::Classes;

use crate::mentions::cast::{Actor, Cast, words_of};
use crate::mentions::classify;
use crate::mentions::raw::{Raw, Sort};
use crate::mentions::tables::Known;
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;
use crate::token::{Case, TokenKind};

/// A country by name.
const BY_NAME: f32 = 0.99;
/// A capital that acts, or stands between those who do.
const METONYM: f32 = 0.85;
/// A house always means who sits in it.
const SEAT: f32 = 0.95;

/// Adds what the gazetteer knows to the cast.
pub(super) fn add(page: &Page, raws: &[Raw], cast: &mut Cast) {
    let mut parts: HashMap<String, usize> = HashMap::new();
    let mut others: HashMap<&'static str, usize> = HashMap::new();
    for raw in raws {
        let Sort::Known(place) = raw.sort else { continue };
        if place.known == Known::Organisation
            || place.code.is_empty()
            || place.known == Known::Capital && is_place(page, raw.run)
        {
            let name = place.name;
            let number = *others.entry(name).or_insert_with(|| {
                // The document may spell the name in a form that another rule found: `Taipei City`.
                let lower = name.to_lowercase();
                let longer = cast.bearing(&lower).find(|(_, actor)| {
                    actor.kind == Some(EntityKind::Place)
                        && raw.kind == Some(EntityKind::Place)
                        && actor.words.first() == Some(&lower)
                        && actor.words.get(1).is_none_or(|word| word == "city")
                });
                if let Some((number, _)) = longer {
                    return number;
                }
                let mut actor = Actor::new(raw.kind, vec![name.to_lowercase()], name.to_owned());
                actor.country = raw.country;
                cast.push(actor)
            });
            let why = if place.known == Known::Capital {
                "the place: one goes there or is there"
            } else {
                "a known name"
            };
            cast.spot(number, raw.run, How::Name, BY_NAME, why);
            continue;
        }
        if place.known == Known::State
            && let Some(part) = part_of(page, raw.run)
        {
            let whole = Run::new(part, raw.run.last);
            let words = words_of(page, whole);
            let number = *parts.entry(words.join(" ")).or_insert_with(|| {
                let name = page.text.slice(page.span(whole.first, whole.last)).to_owned();
                let mut actor = Actor::new(Some(EntityKind::Place), words.clone(), name);
                actor.country = Some(place.code);
                cast.push(actor)
            });
            cast.spot(number, whole, How::Name, BY_NAME, "a part of a country");
            continue;
        }
        let known = cast.states.get(place.code).copied();
        let number = known.unwrap_or_else(|| {
            let name = exonym_tables::countries::name(place.code).unwrap_or(place.name);
            let mut actor = Actor::new(
                Some(EntityKind::State),
                vec![name.to_lowercase()],
                name.to_owned(),
            );
            actor.country = Some(place.code);
            let number = cast.push(actor);
            cast.states.insert(place.code, number);
            number
        });
        let (how, confidence, why) = match place.known {
            Known::Demonym => (How::Demonym, BY_NAME, "of the country"),
            Known::Capital => (
                How::Metonym,
                METONYM,
                "a capital that acts stands for its government",
            ),
            Known::Seat => (How::Metonym, SEAT, "a house stands for who governs in it"),
            Known::State | Known::Organisation => (How::Name, BY_NAME, "a country by name"),
        };
        cast.spot(number, raw.run, how, confidence, why);
    }
}

/// Whether a capital is the place here: what stands before it goes there or is there.
fn is_place(page: &Page, run: Run) -> bool {
    let Some(before) = run.first.checked_sub(1) else {
        return lies_in(page, run);
    };
    let acts = page.token(run.last).is_some_and(|token| {
        token.classes.any(Classes::AUXILIARY.or(Classes::MODAL)) && page.lower(run.last) != "'s"
    });
    let word = page.lower(before);
    let there = matches!(
        word,
        "in" | "at"
            | "near"
            | "from"
            | "outside"
            | "inside"
            | "around"
            | "through"
            | "across"
            | "into"
            | "visiting"
            | "visited"
            | "visit"
            | "toured"
            | "touring"
            | "leaving"
            | "left"
            | "reached"
            | "entered"
    );
    let travelled = word == "to"
        && (before.saturating_sub(4)..before).any(|at| {
            matches!(
                page.lower(at),
                "visit"
                    | "visits"
                    | "trip"
                    | "trips"
                    | "travel"
                    | "traveled"
                    | "travelled"
                    | "flew"
                    | "fly"
                    | "went"
                    | "go"
                    | "return"
                    | "returned"
                    | "came"
                    | "arrived"
                    | "train"
                    | "flight"
                    | "tour"
                    | "drove"
                    | "moved"
            )
        });
    (there || travelled || lies_in(page, run) || is_setting(page, run)) && !acts
}

/// Where the phrase begins that names a part of a country in which something is: `in northern Syria`, `from mainland Australia`. What acts is the
/// country all the same.
fn part_of(page: &Page, run: Run) -> Option<usize> {
    let part = run.first.checked_sub(1)?;
    let named = is_part(page.lower(part));
    let there = part.checked_sub(1).is_some_and(|before| {
        page.token(before)
            .is_some_and(|token| token.classes.any(Classes::PREPOSITION))
    });
    let ends = page.word(run.last) != "-" && page.lower(run.last) != "'s";
    // `Western Australia` has its capital as a name of its own, wherever it stands.
    let capital = page.token(part).is_some_and(|token| token.case != Case::Lower);
    (named && (there || capital) && ends).then_some(part)
}

/// A word that with the name of a country names a part of it.
pub(super) fn is_part(word: &str) -> bool {
    matches!(
        word,
        "mainland"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "north-eastern"
            | "north-western"
            | "south-eastern"
            | "south-western"
            | "rural"
            | "coastal"
    )
}

/// `Taipei, Taiwan —`: a place with its country.
fn lies_in(page: &Page, run: Run) -> bool {
    let sentence = page
        .token(run.first)
        .and_then(|token| page.sentences.get(page.sentence_at(token.span.start)));
    sentence.is_some_and(|sentence| classify::lies_in(page, run, Run::new(sentence.first, sentence.last)))
}

/// `the Geneva talks`: between the article and a noun a capital is where something is, but for what governs.
fn is_setting(page: &Page, run: Run) -> bool {
    let article = run
        .first
        .checked_sub(1)
        .is_some_and(|before| matches!(page.lower(before), "the" | "a"));
    let noun = page.token(run.last).is_some_and(|token| {
        token.kind == TokenKind::Word && token.case == Case::Lower && token.classes.is_empty()
    });
    article
        && noun
        && !matches!(
            page.lower(run.last),
            "government"
                | "regime"
                | "administration"
                | "authorities"
                | "officials"
                | "leadership"
                | "establishment"
        )
}
