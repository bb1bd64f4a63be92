//! Links: of two mentions that are said to mean one entity, how often do they?
//!
//! A predicted mention stands for the gold mention whose head it covers; of several, for the one nearest in extent. Precision
//! is over pairs of such mentions that the reader puts together. Coverage is over the gold's repeated names (persons,
//! organisations, places): the share of them that are put together with another mention of the same entity, and of their pairs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Counted, Share};
use crate::reading::Span;
use crate::reading::gold::Mention;
use crate::reading::predicted::{self, Predicted};

/// Kinds whose names are linked.
const KINDS: [&str; 3] = ["person", "organization", "place"];

/// Figures of links.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkFigures {
    /// Pairs put together that belong together.
    pub precision: Share,
    /// Gold pairs of names that are put together.
    pub pair_recall: Share,
    /// Repeated gold names that are put together with another mention of their entity.
    pub coverage: Share,
    /// The same by kind of entity.
    pub coverage_by_kind: BTreeMap<String, Share>,
    /// Precision by kind of the first mention's entity.
    pub precision_by_kind: BTreeMap<String, Share>,
    /// Precision and coverage where only mentions of a confidence or more are taken, from all mentions to the surest.
    pub by_confidence: Vec<AtConfidence>,
}

/// What is left of the links where unsure mentions are given up.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AtConfidence {
    /// The least confidence of a mention.
    pub at_least: f32,
    /// Pairs put together that belong together.
    pub precision: Share,
    /// Repeated gold names that are put together with another.
    pub coverage: Share,
}

/// Two mentions put together that mean two things, for who tunes the reader.
#[derive(Debug, Clone, PartialEq)]
pub struct WrongPair {
    /// The predicted mentions.
    pub predicted: [Span; 2],
    /// The gold mentions that they stand for.
    pub gold: [Span; 2],
    /// What the gold says that they are.
    pub kinds: [String; 2],
}

/// Counts at one confidence.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    precision: Counted,
    coverage: Counted,
}

/// What documents said so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    documents: u64,
    precision: Counted,
    pairs: Counted,
    coverage: Counted,
    by_kind: BTreeMap<String, Counted>,
    precise_by_kind: BTreeMap<String, Counted>,
    /// By confidence in hundredths.
    levels: BTreeMap<u32, Level>,
}

/// Steps of confidence that are told apart: reasons of mentions differ by hundredths.
const LEVELS: [u32; 9] = [0, 80, 85, 90, 95, 97, 98, 99, 100];

/// A predicted mention that stands for a gold one.
#[derive(Debug, Clone, Copy)]
struct Aligned<'a> {
    gold: usize,
    entity: &'a str,
    span: Span,
    hundredths: u32,
}

impl Tally {
    pub(crate) fn add(&mut self, gold: &[Mention], predicted: &Predicted) {
        self.documents += 1;
        let aligned = aligned(gold, predicted);
        for (first, second) in pairs(&aligned) {
            let right = gold[first.gold].entity == gold[second.gold].entity;
            self.precision.add(right);
            self.precise_by_kind
                .entry(gold[first.gold].kind.clone())
                .or_default()
                .add(right);
            for least in LEVELS {
                if first.hundredths.min(second.hundredths) >= least {
                    self.levels.entry(least).or_default().precision.add(right);
                }
            }
        }
        let names: Vec<usize> = (0..gold.len())
            .filter(|at| gold[*at].named && KINDS.contains(&gold[*at].kind.as_str()))
            .collect();
        for (position, name) in names.iter().enumerate() {
            let same: Vec<usize> = names
                .iter()
                .copied()
                .filter(|other| other != name && gold[*other].entity == gold[*name].entity)
                .collect();
            for other in same.iter().filter(|other| names[position..].contains(other)) {
                self.pairs.add(linked(&aligned, *name, *other).is_some());
            }
            if !same.is_empty() {
                // The surest link is the last to be given up.
                let found = same
                    .iter()
                    .filter_map(|other| linked(&aligned, *name, *other))
                    .max();
                self.coverage.add(found.is_some());
                self.by_kind
                    .entry(gold[*name].kind.clone())
                    .or_default()
                    .add(found.is_some());
                for least in LEVELS {
                    let level = self.levels.entry(least).or_default();
                    level.coverage.add(found.is_some_and(|found| found >= least));
                }
            }
        }
    }

    pub(crate) fn figures(&self) -> Option<LinkFigures> {
        let by_kind = |counts: &BTreeMap<String, Counted>| {
            counts
                .iter()
                .map(|(kind, counted)| (kind.clone(), counted.share()))
                .collect()
        };
        let levels = self.levels.iter().map(|(least, level)| AtConfidence {
            at_least: *least as f32 / 100.0,
            precision: level.precision.share(),
            coverage: level.coverage.share(),
        });
        (self.documents > 0).then(|| LinkFigures {
            precision: self.precision.share(),
            pair_recall: self.pairs.share(),
            coverage: self.coverage.share(),
            coverage_by_kind: by_kind(&self.by_kind),
            precision_by_kind: by_kind(&self.precise_by_kind),
            by_confidence: levels.collect(),
        })
    }
}

/// The pairs that the reader puts together and the gold does not.
pub fn wrong(gold: &[Mention], predicted: &Predicted) -> Vec<WrongPair> {
    let aligned = aligned(gold, predicted);
    pairs(&aligned)
        .filter(|(first, second)| gold[first.gold].entity != gold[second.gold].entity)
        .map(|(first, second)| WrongPair {
            predicted: [first.span, second.span],
            gold: [gold[first.gold].span, gold[second.gold].span],
            kinds: [gold[first.gold].kind.clone(), gold[second.gold].kind.clone()],
        })
        .collect()
}

fn aligned<'a>(gold: &[Mention], predicted: &'a Predicted) -> Vec<Aligned<'a>> {
    let aligned = predicted.mentions.iter().filter_map(|mention| {
        Some(Aligned {
            gold: align(mention, gold)?,
            entity: mention.entity.as_str(),
            span: mention.span,
            hundredths: (mention.confidence * 100.0).round() as u32,
        })
    });
    aligned.collect()
}

/// Two mentions of one entity that stand for two gold mentions, each pair once.
fn pairs<'a>(aligned: &'a [Aligned<'a>]) -> impl Iterator<Item = (&'a Aligned<'a>, &'a Aligned<'a>)> {
    aligned.iter().enumerate().flat_map(|(at, first)| {
        let rest = aligned[at + 1..].iter().map(move |second| (first, second));
        rest.filter(|(first, second)| first.entity == second.entity && first.gold != second.gold)
    })
}

/// How sure it is that two gold mentions mean one; `None` where they are not put together.
fn linked(aligned: &[Aligned<'_>], a: usize, b: usize) -> Option<u32> {
    let of = |at: usize| aligned.iter().filter(move |one| one.gold == at);
    of(a)
        .flat_map(|one| {
            of(b)
                .filter(|other| other.entity == one.entity)
                .map(|other| one.hundredths.min(other.hundredths))
        })
        .max()
}

fn align(mention: &predicted::Mention, gold: &[Mention]) -> Option<usize> {
    let (start, end) = (mention.span.start, mention.span.end);
    let distance = |one: &Mention| one.span.start.abs_diff(start) + one.span.end.abs_diff(end);
    (0..gold.len())
        .filter(|at| mention.span.overlaps(gold[*at].head))
        .min_by_key(|at| distance(&gold[*at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(start: usize, end: usize, entity: &str) -> Mention {
        Mention {
            span: Span::new(start, end),
            head: Span::new(start, end),
            kind: "person".to_owned(),
            entity: entity.to_owned(),
            named: true,
        }
    }

    #[test]
    fn pairs_are_judged_by_the_golds_entities() {
        let gold = [
            named(0, 5, "1"),
            named(10, 15, "1"),
            named(20, 25, "2"),
            named(30, 35, "2"),
        ];
        let mention = |start, end, entity: &str| predicted::Mention {
            span: Span::new(start, end),
            entity: entity.to_owned(),
            // What is linked over the gold's border is the least sure.
            confidence: if start == 20 { 0.9 } else { 1.0 },
        };
        let predicted = Predicted {
            mentions: vec![
                mention(0, 5, "a"),
                mention(9, 15, "a"),
                mention(20, 25, "a"),
                mention(50, 55, "a"),
            ],
            ..Predicted::default()
        };
        let mut tally = Tally::default();
        tally.add(&gold, &predicted);
        let figures = tally.figures().unwrap();
        assert_eq!((figures.precision.right, figures.precision.of), (1, 3));
        assert_eq!((figures.pair_recall.right, figures.pair_recall.of), (1, 2));
        assert_eq!((figures.coverage.right, figures.coverage.of), (2, 4));
        let sure = figures
            .by_confidence
            .iter()
            .find(|one| one.at_least > 0.94)
            .unwrap();
        assert_eq!((sure.precision.right, sure.precision.of), (1, 1));
        assert_eq!((sure.coverage.right, sure.coverage.of), (2, 4));
        let wrong = wrong(&gold, &predicted);
        assert_eq!(wrong.len(), 2);
        assert_eq!(wrong[0].gold, [Span::new(0, 5), Span::new(20, 25)]);
    }

    #[test]
    fn the_nearest_of_nested_mentions_is_meant() {
        let mut outer = named(0, 30, "1");
        outer.head = Span::new(10, 15);
        let gold = [outer, named(10, 15, "2")];
        let mention = predicted::Mention {
            span: Span::new(9, 15),
            entity: String::new(),
            confidence: 1.0,
        };
        assert_eq!(align(&mention, &gold), Some(1));
    }
}
