//! `X said that Y must do Z`: a demand of X to Y, whatever Z is.

use super::scene::Scene;
use super::subject;
use super::told::{self, Told};
use crate::reading::{Event, Modality, Stance};
use crate::span::Span;

/// Demands of a sentence that no frame told of.
pub(super) fn events(scene: &Scene<'_>, here: &[Event], told: &Told<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for at in scene.first..scene.last {
        // `we must` asks nobody else.
        if !matches!(scene.lower(at), "must" | "mustn't") || matches!(scene.before(at), "we" | "i") {
            continue;
        }
        let trigger = scene.page.span(at, (at + 2).min(scene.last));
        let Some(statement) = told.around(scene.page, trigger) else {
            continue;
        };
        let tellers = told::attributed_to(statement);
        let near = |event: &Event| {
            let span = event.trigger.join(trigger);
            span.end - span.start < trigger.end - trigger.start + event.trigger.end - event.trigger.start + 2
        };
        // What a frame made a demand of is there already; a denial or a worry demands nothing.
        let known = here
            .iter()
            .any(|event| event.kind == "REQUEST" && (near(event) || event.trigger.meets(trigger)));
        let Some(speaker) = tellers
            .last()
            .filter(|_| !known && statement.stance != Stance::Concern)
        else {
            continue;
        };
        let recipients: Vec<String> = subject::subject_of(scene, at)
            .into_iter()
            .filter(|id| id != speaker)
            .collect();
        if recipients.is_empty() {
            continue;
        }
        events.push(Event {
            id: String::new(),
            kind: "REQUEST".to_owned(),
            mode: None,
            trigger,
            actors: vec![speaker.clone()],
            recipients,
            date: None,
            reported_on: None,
            place: None,
            items: Vec::<Span>::new(),
            modality: Modality::Asserted,
            attributed_to: tellers.clone(),
            statement: Some(statement.id.clone()),
            rule: "must".to_owned(),
        });
    }
    events
}
