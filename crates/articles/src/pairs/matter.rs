//! What a statement speaks of: its words, the parties named in it, and words that only point.

use exonym_tables::english::Classes;
use exonym_tables::topic_kin;

use crate::page::Page;
use crate::reading::{Entity, EntityKind, Statement};
use crate::span::Span;
use crate::token::TokenKind;

/// A content of so few words can be a pointer (`the claims`, `these latest accusations`).
const POINTER_WORDS: usize = 5;
/// Words shorter than this say little.
const LEAST_LETTERS: usize = 4;

/// Nouns that stand for what was said before.
const NOUNS: [&str; 18] = [
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "charge",
    "charges",
    "report",
    "reports",
    "assertion",
    "assertions",
    "suggestion",
    "suggestions",
    "rumors",
    "rumours",
    "statement",
    "statements",
];

/// What a statement speaks of.
#[derive(Debug, Default)]
pub(super) struct Matter<'a> {
    /// Stems of its words, each with the word.
    stems: Vec<(&'a str, &'a str)>,
    /// Matters of its words.
    topics: Vec<(&'static str, &'a str)>,
    parties: Vec<&'a str>,
    /// The noun or pronoun that stands for what was said before, where the content is nothing more.
    pub(super) pointer: Option<&'a str>,
    /// The noun by which its cue calls it: `claims by the White House`.
    pub(super) called: Option<&'a str>,
    /// `such a visit`, `this deal`.
    pub(super) such: bool,
}

impl<'a> Matter<'a> {
    pub(super) fn of(page: &'a Page, places: &Places<'a>, statement: &Statement) -> Matter<'a> {
        let mut matter = Matter::default();
        let mut words = 0;
        for span in &statement.content {
            for at in tokens_in(page, *span) {
                let Some(token) = page.token(at).filter(|token| token.kind == TokenKind::Word) else {
                    continue;
                };
                words += 1;
                let word = page.lower(at);
                if NOUNS.contains(&word) || matches!(word, "this" | "it") && matter.pointer.is_none() {
                    matter.pointer = Some(word);
                }
                matter.such |= word == "such" && page.lower(at + 1) != "as";
                matter
                    .topics
                    .extend(topic_kin::topics(word).map(|topic| (topic, word)));
                let closed = Classes::AUXILIARY
                    .or(Classes::MODAL)
                    .or(Classes::PREPOSITION)
                    .or(Classes::DETERMINER)
                    .or(Classes::ADVERB);
                if word.chars().count() >= LEAST_LETTERS
                    && !token
                        .classes
                        .any(closed.or(Classes::RELATIVE).or(Classes::NUMBER))
                {
                    matter.stems.push((stem(word), word));
                }
            }
        }
        if words > POINTER_WORDS {
            matter.pointer = None;
        }
        if let Some(cue) = statement.cue {
            matter.called = tokens_in(page, cue)
                .map(|at| page.lower(at))
                .find(|word| NOUNS.contains(word));
        }
        for content in &statement.content {
            for entity in places.inside(*content) {
                if !matter.parties.contains(&entity) {
                    matter.parties.push(entity);
                }
            }
        }
        // A speaker who denies speaks of himself: `Russia denied supplying`.
        let speaker = statement
            .speakers
            .last()
            .and_then(|speaker| speaker.entity.as_deref());
        matter
            .parties
            .extend(speaker.and_then(|id| places.ids.get(id).copied()));
        matter
    }
}

/// Where parties are mentioned, in the order of the text.
pub(super) struct Places<'a> {
    list: Vec<(Span, &'a str)>,
    ids: std::collections::HashSet<&'a str>,
}

impl<'a> Places<'a> {
    pub(super) fn new(entities: &'a [Entity]) -> Places<'a> {
        let parties = entities
            .iter()
            .filter(|entity| !matches!(entity.kind, EntityKind::Weapon | EntityKind::Vessel));
        let places = parties.flat_map(|entity| {
            entity
                .mentions
                .iter()
                .map(|mention| (mention.span, entity.id.as_str()))
        });
        let mut list: Vec<(Span, &str)> = places.collect();
        list.sort_unstable();
        Places {
            list,
            ids: entities.iter().map(|entity| entity.id.as_str()).collect(),
        }
    }

    /// The parties that are mentioned wholly inside a span.
    fn inside(&self, span: Span) -> impl Iterator<Item = &'a str> {
        let from = self.list.partition_point(|(place, _)| place.start < span.start);
        let begun = self
            .list
            .iter()
            .skip(from)
            .take_while(move |(place, _)| place.start < span.end);
        begun
            .filter(move |(place, _)| place.end <= span.end)
            .map(|(_, id)| *id)
    }
}

fn tokens_in(page: &Page, span: Span) -> std::ops::Range<usize> {
    let tokens = page.tokens.all();
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let last = tokens.partition_point(|token| token.span.start < span.end);
    first..last
}

/// A word without its ending.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 6] = ["ings", "ing", "ies", "ed", "es", "s"];
    ENDINGS
        .iter()
        .find_map(|ending| {
            word.strip_suffix(ending)
                .filter(|stem| stem.len() >= LEAST_LETTERS)
        })
        .unwrap_or(word)
}

/// Words of which both speak: the same stems, else one matter.
pub(super) fn shared(claim: &Matter<'_>, denial: &Matter<'_>) -> Vec<String> {
    let mut shared: Vec<String> = Vec::new();
    for (stem, word) in &denial.stems {
        if claim.stems.iter().any(|(other, _)| other == stem) && !shared.iter().any(|known| known == word) {
            shared.push((*word).to_owned());
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    for (topic, word) in &denial.topics {
        let other = claim.topics.iter().find(|(other, _)| other == topic);
        if let Some((_, claimed)) = other
            && !seen.contains(topic)
            && stem(claimed) != stem(word)
        {
            seen.push(topic);
            shared.push(format!("{claimed} and {word}"));
        }
    }
    shared
}

/// How many parties both name.
pub(super) fn shared_parties(claim: &Matter<'_>, denial: &Matter<'_>) -> usize {
    let mut known: Vec<&str> = Vec::new();
    for party in &denial.parties {
        if claim.parties.contains(party) && !known.contains(party) {
            known.push(party);
        }
    }
    known.len()
}

/// `claims` and `claim`.
pub(super) fn same_noun(one: &str, other: &str) -> bool {
    one.trim_end_matches('s') == other.trim_end_matches('s')
}

/// Whether a sentence opens against the one before: `Nevertheless`, `But`.
pub(super) fn opens_against(page: &Page, sentence: usize) -> bool {
    let first = page
        .sentences
        .get(sentence)
        .map_or(usize::MAX, |sentence| sentence.first);
    matches!(
        page.lower(first),
        "nevertheless"
            | "nonetheless"
            | "however"
            | "but"
            | "yet"
            | "still"
            | "instead"
            | "although"
            | "though"
            | "despite"
    ) || (first..first.saturating_add(6)).any(|at| page.lower(at) == "however")
}
