//! Events: type on the sentence of the gold trigger, then actors and recipients where the type is right.
//!
//! The gold has one type a sentence, seldom more, where a sentence may tell of several events. So precision is given twice: over
//! every event that is predicted in that sentence, and over sentences, where one answer counts: the event whose trigger overlaps the
//! gold trigger, else the first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Counted, Share};
use crate::reading::Span;
use crate::reading::gold;
use crate::reading::predicted::{Event, Predicted};

/// Figures of events.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventFigures {
    /// Answers whose type is the gold's, one answer a sentence.
    pub type_precision: Share,
    /// Predicted events of the sentence whose type is one of the gold's.
    pub type_precision_of_all: Share,
    /// Gold events whose type is answered rightly.
    pub type_recall: Share,
    /// Actors that overlap a gold actor, where the type is right and both name one.
    pub actor_precision: Share,
    /// Gold actors' events for which an actor is named rightly, where the type is right.
    pub actor_recall: Share,
    /// The same for recipients.
    pub target_precision: Share,
    /// The same for recipients.
    pub target_recall: Share,
    /// Answers by gold type: how often each type is answered, `-` for no answer.
    pub answers: BTreeMap<String, BTreeMap<String, u64>>,
    /// By rule: how many of all its events in those sentences have a gold type.
    pub rules: BTreeMap<String, Share>,
}

#[derive(Debug, Default)]
pub(crate) struct Tally {
    documents: u64,
    precise: Counted,
    precise_of_all: Counted,
    found: Counted,
    actors: Parts,
    targets: Parts,
    answers: BTreeMap<String, BTreeMap<String, u64>>,
    rules: BTreeMap<String, Counted>,
}

#[derive(Debug, Default)]
struct Parts {
    precise: Counted,
    found: Counted,
}

impl Parts {
    fn add(&mut self, gold: &[Span], predicted: &[Span]) {
        if gold.is_empty() {
            return;
        }
        let right = predicted
            .iter()
            .any(|one| gold.iter().any(|other| one.overlaps(*other)));
        self.found.add(right);
        if !predicted.is_empty() {
            self.precise.add(right);
        }
    }
}

impl Tally {
    pub(crate) fn add(&mut self, gold: &[gold::Event], predicted: &Predicted) {
        self.documents += 1;
        for event in gold {
            let here = in_sentence(event, predicted);
            for one in &here {
                let right = gold.iter().any(|event| event.kind == one.kind);
                self.precise_of_all.add(right);
                self.rules.entry(one.rule.clone()).or_default().add(right);
            }
            let overlapping =
                |one: &&&Event| one.trigger.is_some_and(|trigger| trigger.overlaps(event.trigger));
            let right_kind = |one: &&&Event| one.kind == event.kind;
            // Of several at the trigger, the right one: they are different views of the same words.
            let at_trigger: Vec<&&Event> = here.iter().filter(overlapping).collect();
            let answer = match at_trigger.iter().copied().find(right_kind) {
                Some(right) => Some(right),
                None => at_trigger.first().copied().or(here.first()),
            };
            let answered = answer.map_or("-", |one| one.kind.as_str());
            *self
                .answers
                .entry(event.kind.clone())
                .or_default()
                .entry(answered.to_owned())
                .or_default() += 1;
            self.found.add(answered == event.kind);
            let Some(answer) = answer else { continue };
            self.precise.add(answer.kind == event.kind);
            if answer.kind == event.kind {
                self.actors.add(&event.sources, &answer.actors);
                self.targets.add(&event.targets, &answer.recipients);
            }
        }
    }

    pub(crate) fn figures(&self) -> Option<EventFigures> {
        (self.documents > 0).then(|| EventFigures {
            type_precision: self.precise.share(),
            type_precision_of_all: self.precise_of_all.share(),
            type_recall: self.found.share(),
            actor_precision: self.actors.precise.share(),
            actor_recall: self.actors.found.share(),
            target_precision: self.targets.precise.share(),
            target_recall: self.targets.found.share(),
            answers: self.answers.clone(),
            rules: self
                .rules
                .iter()
                .map(|(rule, counted)| (rule.clone(), counted.share()))
                .collect(),
        })
    }
}

/// The predicted events whose trigger stands in a sentence of the gold trigger.
fn in_sentence<'a>(gold: &gold::Event, predicted: &'a Predicted) -> Vec<&'a Event> {
    let sentences: Vec<Span> = predicted
        .sentences
        .iter()
        .copied()
        .filter(|sentence| sentence.overlaps(gold.trigger))
        .collect();
    let within = |event: &&Event| {
        event
            .trigger
            .is_some_and(|trigger| sentences.iter().any(|sentence| sentence.overlaps(trigger)))
    };
    predicted.events.iter().filter(within).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: &str, trigger: (usize, usize), actor: (usize, usize)) -> Event {
        Event {
            kind: kind.to_owned(),
            rule: "r".to_owned(),
            trigger: Some(Span::new(trigger.0, trigger.1)),
            actors: vec![Span::new(actor.0, actor.1)],
            recipients: Vec::new(),
        }
    }

    #[test]
    fn one_answer_a_sentence() {
        let gold = gold::Event {
            kind: "AID".to_owned(),
            trigger: Span::new(5, 9),
            sources: vec![Span::new(0, 4)],
            targets: vec![Span::new(10, 14)],
        };
        let predicted = Predicted {
            sentences: vec![Span::new(0, 40), Span::new(41, 80)],
            events: vec![
                event("CONSULT", (20, 25), (0, 4)),
                event("AID", (5, 9), (0, 4)),
                event("ASSAULT", (45, 49), (41, 43)),
            ],
            ..Predicted::default()
        };
        let mut tally = Tally::default();
        tally.add(&[gold], &predicted);
        let figures = tally.figures().unwrap();
        assert_eq!((figures.type_precision.right, figures.type_precision.of), (1, 1));
        assert_eq!(
            (
                figures.type_precision_of_all.right,
                figures.type_precision_of_all.of
            ),
            (1, 2)
        );
        assert_eq!(
            (figures.actor_precision.right, figures.actor_recall.right),
            (1, 1)
        );
        assert_eq!((figures.target_precision.of, figures.target_recall.of), (0, 1));
        assert_eq!(figures.answers["AID"]["AID"], 1);
    }
}
