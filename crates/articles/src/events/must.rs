//! `X said that Y must do Z`: a demand of X to Y, whatever Z is.

use super::scene::{self, Scene};
use super::{Found, roles};
use crate::reading::{Event, Modality, Stance};
use crate::span::Span;

/// Demands of a sentence that no frame told of.
pub(super) fn events(scene: &Scene<'_>, told: &[Event], found: &Found<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for at in scene.first..scene.last {
        if !matches!(scene.lower(at), "must" | "mustn't") {
            continue;
        }
        let trigger = scene.page.span(at, (at + 2).min(scene.last));
        let Some(statement) = scene::statement_around(found.statements, trigger) else {
            continue;
        };
        let tellers = scene::attributed_to(statement);
        let near = |event: &Event| {
            let span = event.trigger.join(trigger);
            span.end - span.start < trigger.end - trigger.start + event.trigger.end - event.trigger.start + 2
        };
        // What a frame made a demand of is there already; a denial or a worry demands nothing.
        let known = told
            .iter()
            .any(|event| event.kind == "REQUEST" && (near(event) || event.trigger.meets(trigger)));
        let Some(speaker) = tellers
            .last()
            .filter(|_| !known && statement.stance != Stance::Concern)
        else {
            continue;
        };
        let recipients: Vec<String> = roles::subject_of(scene, at)
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
