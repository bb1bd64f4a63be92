//! The cast: who and what is meant, as it grows while a document is read.

use std::collections::BTreeMap;

use crate::mentions::raw::Office;
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;

/// A mention of one of the cast, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) actor: usize,
    pub(super) run: Run,
    pub(super) how: How,
    pub(super) confidence: f32,
    pub(super) why: String,
}

/// An entity while it grows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Actor {
    pub(super) kind: Option<EntityKind>,
    /// The words of the name in lower case.
    pub(super) words: Vec<String>,
    /// As written, at its longest.
    pub(super) name: String,
    pub(super) country: Option<&'static str>,
    pub(super) offices: Vec<Office>,
    /// `m` or `f`, where a title, a calling or a pronoun tells.
    pub(super) gender: Option<&'static str>,
    /// Numbers of the members of a group.
    pub(super) members: Vec<usize>,
    /// The document gives it as another name of someone: nobody goes by its parts.
    pub(super) alias: bool,
}

/// Everyone in order of first sight, and every mention by its first token.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    pub(super) actors: Vec<Actor>,
    spots: BTreeMap<usize, Vec<Spot>>,
}

/// The most tokens of a mention.
const LONGEST: usize = 16;

impl Actor {
    pub(super) fn new(kind: Option<EntityKind>, words: Vec<String>, name: String) -> Actor {
        Actor {
            kind,
            words,
            name,
            country: None,
            offices: Vec::new(),
            gender: None,
            members: Vec::new(),
            alias: false,
        }
    }

    pub(super) fn is_person(&self) -> bool {
        self.kind == Some(EntityKind::Person)
    }
}

impl Cast {
    /// Puts a mention.
    pub(super) fn spot(&mut self, actor: usize, run: Run, how: How, confidence: f32, why: &str) {
        let spot = Spot {
            actor,
            run,
            how,
            confidence,
            why: why.to_owned(),
        };
        self.spots.entry(run.first).or_default().push(spot);
    }

    /// Mentions that begin in a range of tokens, in order.
    pub(super) fn between(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = &Spot> {
        self.spots.range(from..to.max(from)).flat_map(|(_, spots)| spots)
    }

    /// Mentions over a token.
    pub(super) fn over(&self, at: usize) -> impl DoubleEndedIterator<Item = &Spot> {
        self.between(at.saturating_sub(LONGEST), at + 1)
            .filter(move |spot| spot.run.holds(at))
    }

    /// Mentions that begin at a token.
    pub(super) fn starting(&self, at: usize) -> impl DoubleEndedIterator<Item = &Spot> {
        self.between(at, at + 1)
    }

    /// All mentions in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Spot> {
        self.spots.values().flatten()
    }

    /// Gives every mention of one to another.
    pub(super) fn hand_over(&mut self, from: usize, to: usize, mut change: impl FnMut(&mut Spot)) {
        for spot in self
            .spots
            .values_mut()
            .flatten()
            .filter(|spot| spot.actor == from)
        {
            spot.actor = to;
            change(spot);
        }
    }

    /// The actor of a number.
    pub(super) fn actor(&self, number: usize) -> Option<&Actor> {
        self.actors.get(number)
    }
}

/// The words of a run in lower case, without what no name is known by: hyphens, stops, `Jr.`
pub(super) fn words_of(page: &Page, run: Run) -> Vec<String> {
    let words = (run.first..run.last).map(|at| page.lower(at).trim_end_matches('.').to_owned());
    words
        .filter(|word| {
            word.chars().any(char::is_alphanumeric) && !matches!(word.as_str(), "jr" | "sr" | "'s")
        })
        .collect()
}
