//! Events: who did what to whom, in narrow frames.
//!
//! 1. [`trigger`] finds verbs and nouns that can tell of an event, with their auxiliaries, and asks the frames of
//! `exonym_tables::event_frames` what the words around make of them. 2. [`govern`] drops what only stands in the infinitive of another
//! (`threatened to attack` is one event) and turns what is announced into what announcing it is. 3. [`roles`] says who does it and to whom,
//! [`when`] on which day and [`modality`] whether it is told as a fact. 4. Equal events of one article are one.

mod govern;
mod modality;
mod must;
mod roles;
mod scene;
mod trigger;
mod when;

use jiff::civil::Date;

use crate::page::Page;
use crate::reading::{DateMention, Entity, Event, Pair, Statement};
use scene::Scene;
use trigger::Trigger;

/// What the stages before found.
pub(crate) struct Found<'a> {
    pub(crate) entities: &'a [Entity],
    pub(crate) statements: &'a [Statement],
    pub(crate) pairs: &'a [Pair],
    pub(crate) dates: &'a [DateMention],
    pub(crate) document: Option<Date>,
}

/// The events of a page, in order of the text.
pub(crate) fn events(page: &Page, found: &Found<'_>) -> Vec<Event> {
    let mentions = scene::Mentions::new(found.entities);
    let mut events = Vec::new();
    for sentence in &page.sentences {
        let scene = Scene::new(page, sentence, &mentions);
        let mut triggers: Vec<Trigger> = Vec::new();
        let mut at = sentence.first;
        while at < sentence.last {
            let here = trigger::at(&scene, at);
            at = here.as_ref().map_or(at + 1, |one| one.last.max(at + 1));
            triggers.extend(here);
        }
        let mut told: Vec<Event> = govern::kept(&scene, triggers)
            .iter()
            .map(|trigger| event(&scene, trigger, found))
            .collect();
        told.extend(must::events(&scene, &told, found));
        merge(&mut events, told);
    }
    events.sort_by_key(|event| event.trigger.start);
    for (number, event) in events.iter_mut().enumerate() {
        event.id = format!("v{}", number + 1);
    }
    events
}

fn event(scene: &Scene<'_>, trigger: &Trigger, found: &Found<'_>) -> Event {
    let roles = roles::roles(scene, trigger);
    let statement = scene::statement_around(found.statements, trigger.span(scene.page));
    let when = when::when(scene, trigger, statement, found);
    Event {
        id: String::new(),
        kind: trigger.kind.to_owned(),
        mode: Some(trigger.mode.to_owned()).filter(|mode| !mode.is_empty()),
        trigger: trigger.span(scene.page),
        modality: modality::modality(scene, trigger, statement, when.date.as_deref(), found),
        actors: roles.actors,
        recipients: roles.recipients,
        date: when.date,
        reported_on: when.reported_on,
        place: roles.place,
        items: roles.items,
        attributed_to: statement.map(scene::attributed_to).unwrap_or_default(),
        statement: statement.map(|statement| statement.id.clone()),
        rule: trigger.rule(),
    }
}

/// Adds events; one that is told again of the same parties on the same day, or on no day, is the same.
fn merge(events: &mut Vec<Event>, told: Vec<Event>) {
    for event in told {
        let named = !event.actors.is_empty() && !event.recipients.is_empty();
        let same = events.iter_mut().find(|known| {
            named
                && known.kind == event.kind
                && known.mode == event.mode
                && known.modality == event.modality
                && same_parties(known, &event)
                && (known.date == event.date && known.date.is_some())
        });
        match same {
            Some(known) => {
                known.place = known.place.take().or(event.place);
                known.items.extend(event.items);
            }
            None => events.push(event),
        }
    }
}

fn same_parties(known: &Event, event: &Event) -> bool {
    let sorted = |event: &Event| {
        let mut all: Vec<String> = event.actors.iter().chain(&event.recipients).cloned().collect();
        all.sort();
        all
    };
    known.actors == event.actors && known.recipients == event.recipients
        || known.kind == "CONSULT" && sorted(known) == sorted(event)
}

#[cfg(test)]
mod tests;
