//! Links: of two mentions that are said to mean one entity, how often do they?
//!
//! A predicted mention stands for the gold mention whose head it covers; of several, for the one nearest in extent. Precision
//! is over pairs of such mentions that the reader puts together. Coverage is over the gold's repeated names (persons,
//! organisations, places): the share of them that are put together with another mention of the same entity, and of their pairs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Counted, Share};
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
}

#[derive(Debug, Default)]
pub(crate) struct Tally {
    documents: u64,
    precision: Counted,
    pairs: Counted,
    coverage: Counted,
    by_kind: BTreeMap<String, Counted>,
    precise_by_kind: BTreeMap<String, Counted>,
}

impl Tally {
    pub(crate) fn add(&mut self, gold: &[Mention], predicted: &Predicted) {
        self.documents += 1;
        let aligned: Vec<(usize, &str)> = predicted
            .mentions
            .iter()
            .filter_map(|mention| Some((align(mention, gold)?, mention.entity.as_str())))
            .collect();
        for (at, (first, entity)) in aligned.iter().enumerate() {
            for (second, other) in &aligned[at + 1..] {
                if entity == other && first != second {
                    let right = gold[*first].entity == gold[*second].entity;
                    self.precision.add(right);
                    self.precise_by_kind
                        .entry(gold[*first].kind.clone())
                        .or_default()
                        .add(right);
                }
            }
        }
        let entity_of = |at: usize| {
            aligned
                .iter()
                .filter(move |(gold, _)| *gold == at)
                .map(|(_, entity)| *entity)
        };
        let linked = |a: usize, b: usize| entity_of(a).any(|one| entity_of(b).any(|other| one == other));
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
                self.pairs.add(linked(*name, *other));
            }
            if !same.is_empty() {
                let found = same.iter().any(|other| linked(*name, *other));
                self.coverage.add(found);
                self.by_kind
                    .entry(gold[*name].kind.clone())
                    .or_default()
                    .add(found);
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
        (self.documents > 0).then(|| LinkFigures {
            precision: self.precision.share(),
            pair_recall: self.pairs.share(),
            coverage: self.coverage.share(),
            coverage_by_kind: by_kind(&self.by_kind),
            precision_by_kind: by_kind(&self.precise_by_kind),
        })
    }
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
    use crate::reading::Span;

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
    }

    #[test]
    fn the_nearest_of_nested_mentions_is_meant() {
        let mut outer = named(0, 30, "1");
        outer.head = Span::new(10, 15);
        let gold = [outer, named(10, 15, "2")];
        let mention = predicted::Mention {
            span: Span::new(9, 15),
            entity: String::new(),
        };
        assert_eq!(align(&mention, &gold), Some(1));
    }
}
