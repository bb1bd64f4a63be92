//! `the website`, `the agency`: the organisation that the document describes so, the last one named.

use crate::mentions::cast::Cast;
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;
use crate::token::{Case, TokenKind};

/// A description that the document gave before.
const DESCRIBED: f32 = 0.85;
/// Words before a name that tell the same and are seldom used alone of one named before.
const BODIES: &[&str] = &[
    "airline",
    "carmaker",
    "charity",
    "contractor",
    "conglomerate",
    "insurer",
    "manufacturer",
    "refiner",
    "retailer",
    "subsidiary",
    "supplier",
    "trader",
    "lender",
];
/// Words by which an organisation is spoken of.
const WORDS: &[&str] = &[
    "website",
    "database",
    "agency",
    "newspaper",
    "company",
    "group",
    "ministry",
    "organization",
    "organisation",
    "party",
    "bank",
    "firm",
    "network",
    "outlet",
    "site",
    "council",
    "committee",
    "commission",
    "institute",
    "court",
    "university",
    "church",
    "militia",
    "movement",
    "foundation",
    "magazine",
    "broadcaster",
];

/// Whether a word in small letters before a name tells that it is an organisation's.
pub(super) fn is_body(word: &str) -> bool {
    WORDS.contains(&word) || BODIES.contains(&word)
}

/// Adds descriptions of organisations to those whom they describe.
pub(super) fn all(page: &Page, cast: &mut Cast) {
    // By the word, the places where someone was described so.
    let mut described: std::collections::HashMap<String, Vec<(usize, usize)>> =
        std::collections::HashMap::new();
    for spot in cast.all().filter(|spot| spot.how == How::Name) {
        let kind = cast.actor(spot.actor).and_then(|actor| actor.kind);
        if matches!(kind, Some(EntityKind::Organisation | EntityKind::Other) | None) {
            for word in descriptions(page, spot.run) {
                described
                    .entry(word)
                    .or_default()
                    .push((spot.run.first, spot.actor));
            }
        }
    }
    for at in 0..page.tokens.len() {
        let word = page.lower(at + 1);
        let definite = matches!(page.lower(at), "the" | "this");
        let bare = page.token(at + 1).is_some_and(|token| token.case == Case::Lower)
            && !page.token(at + 2).is_some_and(|token| {
                token.kind == TokenKind::Word && (token.case != Case::Lower || page.lower(at + 2) == "of")
            });
        if !definite || !bare || !WORDS.contains(&word) {
            continue;
        }
        let places = described.get(word).map(Vec::as_slice).unwrap_or_default();
        let last = places
            .partition_point(|(place, _)| *place < at)
            .checked_sub(1)
            .and_then(|last| places.get(last));
        if let Some((_, number)) = last {
            let number = *number;
            cast.spot(
                number,
                Run::new(at, at + 2),
                How::Role,
                DESCRIBED,
                "the last one named that the document describes so",
            );
        }
    }
}

/// Nouns that a document puts to a name: inside it, after it (`the “X” database`) or in commas (`X, a website,`).
fn descriptions(page: &Page, run: Run) -> Vec<String> {
    let mut found = Vec::new();
    let mut put = |at: usize| {
        let word = page.lower(at);
        if WORDS.contains(&word) {
            found.push(word.to_owned());
        }
    };
    (run.first..run.last).for_each(&mut put);
    let mut after = run.last;
    if page
        .token(after)
        .is_some_and(|token| token.kind == TokenKind::Quote)
    {
        after += 1;
    }
    put(after);
    let comma = if page.word(after) == "," { after } else { after + 1 };
    if page.word(comma) == "," && matches!(page.lower(comma + 1), "a" | "an" | "the") {
        let end =
            (comma + 2..comma + 12).find(|at| matches!(page.word(*at), "," | ".") || page.lower(*at) == "of");
        put(end.map_or(comma, |end| end - 1));
    }
    found
}
