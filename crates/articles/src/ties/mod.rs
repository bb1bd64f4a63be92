//! Ties: over many articles, who deals with whom, by what the articles tell.
//!
//! Parties are states, organisations and listed parties. A person who is not listed stands for the state in whose office the article names
//! him, or, where there is none, is shown only when that is asked for. Nothing is stored. A tie is a heap of sentences to read: it says what
//! articles tell, and is no finding about anyone.

mod party;
mod report;

use std::collections::BTreeMap;

use crate::events::between;
use crate::reading::{Event, Modality, Reading};
use crate::scale::intensity;
pub use party::{Party, PartyKind};
pub use report::{Month, Point, Source, Tie, TiesReport};

/// What stands beside every answer.
pub const NOTE: &str = "A tie says that articles tell of events between two parties. It is no finding that they happened or that anyone did wrong.";

/// Ties while articles are added.
#[derive(Debug, Default)]
pub struct Ties {
    persons: bool,
    articles: usize,
    persons_left_out: usize,
    parties: BTreeMap<String, Party>,
    /// By the keys of both parties, in order.
    points: BTreeMap<(String, String), Vec<Point>>,
}

impl Ties {
    /// Ties; with `persons` those of persons who are not listed, too.
    pub fn new(persons: bool) -> Ties {
        Ties {
            persons,
            ..Ties::default()
        }
    }

    /// Adds what an article tells. `file` is what its sentences are cited by.
    pub fn add(&mut self, file: &str, reading: &Reading) {
        self.articles += 1;
        for event in &reading.events {
            for (one, other) in between(&event.actors, &event.recipients) {
                let parties = (self.party(reading, one), self.party(reading, other));
                let (Some(one), Some(other)) = parties else {
                    self.persons_left_out += 1;
                    continue;
                };
                if one != other {
                    self.point(file, reading, event, (one, other));
                }
            }
        }
    }

    /// The key of whom an entity stands for.
    fn party(&mut self, reading: &Reading, id: &str) -> Option<String> {
        let entity = reading.entities.iter().find(|entity| entity.id == id)?;
        let (key, party) = party::of(entity, self.persons)?;
        let known = self.parties.entry(key.clone()).or_insert(party);
        // The longest name that any article gives.
        if known.kind != PartyKind::State && entity.name.len() > known.name.len() && !known.listed {
            known.name.clone_from(&entity.name);
        }
        Some(key)
    }

    fn point(&mut self, file: &str, reading: &Reading, event: &Event, (one, other): (String, String)) {
        let source = report::source(file, reading, event);
        let (date, date_from) = match (&event.date, &event.reported_on, &reading.document.date) {
            (Some(date), ..) => (date.clone(), "event"),
            (_, Some(date), _) => (date.clone(), "told"),
            (.., Some(date)) => (date.clone(), "document"),
            _ => (String::new(), "unknown"),
        };
        let mutual = event.recipients.is_empty();
        let key = if one <= other { (one.clone(), other) } else { (other, one.clone()) };
        let points = self.points.entry(key).or_default();
        let same = points.iter_mut().find(|known| {
            known.kind == event.kind
                && known.mode == event.mode
                && known.modality == event.modality
                && known.date == date
                && date_from == "event"
                && (known.actor == one || event.kind == "CONSULT")
        });
        match same {
            Some(known) => known.sources.push(source),
            None => points.push(Point {
                date,
                date_from,
                actor: one,
                mutual,
                kind: event.kind.clone(),
                mode: event.mode.clone(),
                modality: event.modality,
                intensity: intensity(&event.kind, event.mode.as_deref()),
                sources: vec![source],
            }),
        }
    }

    /// The ties, those with most events told as facts first.
    pub fn finish(self) -> TiesReport {
        let Ties {
            parties,
            points,
            articles,
            persons_left_out,
            ..
        } = self;
        let mut ties: Vec<Tie> = points
            .into_iter()
            .filter_map(|((one, other), points)| report::tie(&parties, &one, &other, points))
            .collect();
        let facts = |tie: &Tie| tie.points.iter().filter(|point| point.modality == Modality::Asserted).count();
        ties.sort_by(|a, b| {
            facts(b)
                .cmp(&facts(a))
                .then(b.points.len().cmp(&a.points.len()))
                .then((&a.a.name, &a.b.name).cmp(&(&b.a.name, &b.b.name)))
        });
        TiesReport {
            note: NOTE,
            articles,
            persons_left_out,
            ties,
        }
    }
}

#[cfg(test)]
mod tests;
