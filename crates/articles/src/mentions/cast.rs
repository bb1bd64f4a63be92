//! The cast: who and what is meant, as it grows while a document is read.

use std::collections::{BTreeMap, HashMap};

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
    /// Where the calling right before it begins.
    pub(super) titled: Option<usize>,
    /// A model found it and no rule.
    pub(super) by_model: bool,
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
    /// The token at which it was first named in full.
    pub(super) first: usize,
}

/// Everyone in order of first sight, and every mention by its first token.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    pub(super) actors: Vec<Actor>,
    spots: BTreeMap<usize, Vec<Spot>>,
    /// Actors by each word of their names, and by their acronyms.
    bearers: HashMap<String, Vec<usize>>,
    /// The states by their codes.
    pub(super) states: HashMap<&'static str, usize>,
    /// Groups by their members.
    pub(super) groups: HashMap<Vec<usize>, usize>,
}

/// The letters in brackets tell how far a name reaches.
const SPELLED: f32 = 0.97;

/// So many bearers of one word are asked; more make it a word and not a name.
const MOST_BEARERS: usize = 64;

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
            first: usize::MAX,
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
            titled: None,
            by_model: false,
        };
        self.spots.entry(run.first).or_default().push(spot);
    }

    /// Says that a calling stands right before the mention put last at a token.
    pub(super) fn title(&mut self, at: usize, from: usize) {
        let spot = self.spots.get_mut(&at).and_then(|spots| spots.last_mut());
        if let Some(spot) = spot {
            spot.titled = Some(from);
        }
    }

    /// Says that a model found the mention put last at a token.
    pub(super) fn by_model(&mut self, at: usize) {
        let spot = self.spots.get_mut(&at).and_then(|spots| spots.last_mut());
        spot.into_iter().for_each(|spot| spot.by_model = true);
    }

    /// Puts an actor, found again by each word of the name; says its number.
    pub(super) fn push(&mut self, actor: Actor) -> usize {
        let number = self.actors.len();
        for word in actor.words.iter().cloned().chain(acronyms(&actor.words)) {
            let known = self.bearers.entry(word).or_default();
            if known.len() < MOST_BEARERS && known.last() != Some(&number) {
                known.push(number);
            }
        }
        self.actors.push(actor);
        number
    }

    /// Actors with a word in their name, or with it for an acronym.
    pub(super) fn bearing(&self, word: &str) -> impl Iterator<Item = (usize, &Actor)> {
        let numbers = self.bearers.get(word).map(Vec::as_slice).unwrap_or_default();
        numbers
            .iter()
            .filter_map(|number| Some((*number, self.actors.get(*number)?)))
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

    /// Gives the mentions of one that begin in a range to another.
    pub(super) fn hand_over(
        &mut self,
        from: usize,
        to: usize,
        range: std::ops::Range<usize>,
        mut change: impl FnMut(&mut Spot),
    ) {
        for (_, spots) in self.spots.range_mut(range) {
            for spot in spots.iter_mut().filter(|spot| spot.actor == from) {
                spot.actor = to;
                change(spot);
            }
        }
    }

    /// Puts one mention over a run in place of those of names within it; countries named in it stay.
    pub(super) fn widen(&mut self, run: Run, actor: usize) {
        let states: Vec<usize> = self.states.values().copied().collect();
        for (_, spots) in self.spots.range_mut(run.first..run.last) {
            spots.retain(|spot| spot.run.last > run.last || states.contains(&spot.actor));
        }
        self.spot(
            actor,
            run,
            How::Name,
            SPELLED,
            "a name in full, as its letters in brackets tell",
        );
    }

    /// The actor of a number.
    pub(super) fn actor(&self, number: usize) -> Option<&Actor> {
        self.actors.get(number)
    }
}

/// The first letters of a name of several words, with the small words and without.
pub(super) fn acronyms(words: &[String]) -> Vec<String> {
    if words.len() < 2 {
        return Vec::new();
    }
    let small = |word: &&String| !matches!(word.as_str(), "of" | "the" | "and" | "for" | "in" | "&");
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let large: String = words
        .iter()
        .filter(small)
        .filter_map(|word| word.chars().next())
        .collect();
    vec![all, large]
}

/// The words of a run in lower case, without what no name is known by: hyphens, stops, `Jr.`
pub(super) fn words_of(page: &Page, run: Run) -> Vec<String> {
    // `Erdoğan` and `Erdogan` are one spelling in English news.
    let words = (run.first..run.last).map(|at| {
        let word = page.lower(at).trim_end_matches('.');
        if word.is_ascii() {
            word.to_owned()
        } else {
            exonym_text::fold::strip_marks(word)
        }
    });
    let mut words: Vec<String> = words
        .filter(|word| {
            word.chars().any(char::is_alphanumeric) && !matches!(word.as_str(), "jr" | "sr" | "'s")
        })
        .collect();
    // `The Church of Scientology` and `the Church of Scientology`
    if words.len() > 1 && words.first().is_some_and(|word| word == "the") {
        words.remove(0);
    }
    words
}
