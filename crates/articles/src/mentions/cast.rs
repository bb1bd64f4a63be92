//! The cast: who and what is meant, as it grows while a document is read.

use crate::mentions::raw::Office;
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;

/// A mention of one of the cast, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) run: Run,
    pub(super) how: How,
    pub(super) confidence: f32,
    pub(super) why: String,
}

/// An entity while it grows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Actor {
    pub(super) kind: Option<EntityKind>,
    /// The name in lower case, its words joined by blanks.
    pub(super) words: Vec<String>,
    /// As written, at its longest.
    pub(super) name: String,
    pub(super) country: Option<&'static str>,
    pub(super) spots: Vec<Spot>,
    pub(super) offices: Vec<Office>,
    /// `m` or `f`, where a title or a calling tells.
    pub(super) gender: Option<&'static str>,
    /// Numbers of the members of a group.
    pub(super) members: Vec<usize>,
}

/// Everyone, in order of first sight.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    pub(super) actors: Vec<Actor>,
}

impl Actor {
    pub(super) fn new(kind: Option<EntityKind>, words: Vec<String>, name: String) -> Actor {
        Actor {
            kind,
            words,
            name,
            country: None,
            spots: Vec::new(),
            offices: Vec::new(),
            gender: None,
            members: Vec::new(),
        }
    }

    pub(super) fn is_person(&self) -> bool {
        self.kind == Some(EntityKind::Person)
    }

    /// The first token at which it is mentioned.
    pub(super) fn first(&self) -> usize {
        self.spots
            .iter()
            .map(|spot| spot.run.first)
            .min()
            .unwrap_or(usize::MAX)
    }

    /// The last mention that begins before a token.
    pub(super) fn last_before(&self, at: usize) -> Option<&Spot> {
        self.spots
            .iter()
            .filter(|spot| spot.run.first < at)
            .max_by_key(|spot| spot.run.first)
    }
}

impl Cast {
    /// Puts a mention.
    pub(super) fn spot(&mut self, actor: usize, run: Run, how: How, confidence: f32, why: &str) {
        if let Some(actor) = self.actors.get_mut(actor) {
            actor.spots.push(Spot {
                run,
                how,
                confidence,
                why: why.to_owned(),
            });
        }
    }

    /// Whether a mention covers a token.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.actors
            .iter()
            .any(|actor| actor.spots.iter().any(|spot| spot.run.holds(at)))
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
