//! `the website`, `the agency`: the organisation that the document describes so, the last one named.

use crate::mentions::cast::{Actor, Cast};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;
use crate::token::{Case, TokenKind};

/// A description that the document gave before.
const DESCRIBED: f32 = 0.85;
/// Words by which an organisation is spoken of.
const WORDS: &[&str] = &[
    "website", "database", "agency", "newspaper", "company", "group", "ministry", "organization", "organisation", "party", "bank", "firm", "network", "outlet", "site", "council", "committee", "commission", "institute", "court",
    "university", "church", "militia", "movement", "foundation", "magazine", "broadcaster",
];

/// Adds descriptions of organisations to those whom they describe.
pub(super) fn all(page: &Page, cast: &mut Cast) {
    let described: Vec<(usize, Vec<(usize, String)>)> = cast
        .actors
        .iter()
        .enumerate()
        .filter(|(_, actor)| matches!(actor.kind, Some(EntityKind::Organisation | EntityKind::Other) | None))
        .map(|(number, actor)| (number, descriptions(page, actor)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    for at in 0..page.tokens.len() {
        let word = page.lower(at + 1);
        let definite = matches!(page.lower(at), "the" | "this");
        let bare = page.token(at + 1).is_some_and(|token| token.case == Case::Lower) && !page.token(at + 2).is_some_and(|token| token.kind == TokenKind::Word && (token.case != Case::Lower || page.lower(at + 2) == "of"));
        if !definite || !bare || !WORDS.contains(&word) {
            continue;
        }
        let known = described.iter().flat_map(|(number, words)| words.iter().map(move |(place, own)| (*place, *number, own)));
        let last = known.filter(|(place, _, own)| *place < at && own.as_str() == word).max_by_key(|(place, _, _)| *place);
        if let Some((_, number, _)) = last {
            cast.spot(number, Run::new(at, at + 2), How::Role, DESCRIBED, "the last one named that the document describes so");
        }
    }
}

/// Nouns that a document puts to a name: inside it, after it (`the “X” database`) or in commas (`X, a website,`), with their places.
fn descriptions(page: &Page, actor: &Actor) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for spot in actor.spots.iter().filter(|spot| spot.how == How::Name) {
        let mut put = |at: usize| {
            let word = page.lower(at);
            if WORDS.contains(&word) {
                found.push((spot.run.first, word.to_owned()));
            }
        };
        (spot.run.first..spot.run.last).for_each(&mut put);
        let mut after = spot.run.last;
        if page.token(after).is_some_and(|token| token.kind == TokenKind::Quote) {
            after += 1;
        }
        put(after);
        let comma = if page.word(after) == "," { after } else { after + 1 };
        if page.word(comma) == "," && matches!(page.lower(comma + 1), "a" | "an" | "the") {
            let end = (comma + 2..comma + 12).find(|at| matches!(page.word(*at), "," | ".") || page.lower(*at) == "of");
            put(end.map_or(comma, |end| end - 1));
        }
    }
    found
}
