//! Events: who did what to whom, in narrow frames.
//!
//! 1. [`trigger`] finds verbs and nouns that can tell of an event, with their auxiliaries, and asks the frames of
//! `exonym_tables::event_frames` what the words around make of them. 2. [`govern`] drops what only stands in the infinitive of another
//! (`threatened to attack` is one event) and turns what is announced into what announcing it is. 3. [`roles`] says who does it and to whom,
//! [`when`] on which day and [`modality`] whether it is told as a fact. 4. Equal events of one article are one.

mod govern;
mod modality;
mod must;
mod object;
mod roles;
mod scene;
mod subject;
mod told;
mod trigger;
mod when;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::page::Page;
use crate::reading::{DateMention, Entity, Event, Modality, Pair, Statement};
use scene::Scene;
use told::Told;
use trigger::Trigger;

/// Tokens of the longest sentence that is read in one.
const MOST_TOKENS: usize = 400;

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
    let mentions = scene::Mentions::new(found.entities, found.dates);
    let told = told::Told::new(page, found);
    let mut events = Merged::default();
    for sentence in &page.sentences {
        // What is longer than any sentence is read in pieces, which bounds the work on input without full stops.
        for first in (sentence.first..sentence.last).step_by(MOST_TOKENS) {
            let last = sentence.last.min(first + MOST_TOKENS);
            in_scene(
                &Scene::new(page, first, last, &mentions),
                &told,
                found,
                &mut events,
            );
        }
    }
    let mut events = events.list;
    events.sort_by_key(|event| event.trigger.start);
    for (number, event) in events.iter_mut().enumerate() {
        event.id = format!("v{}", number + 1);
    }
    events
}

fn in_scene(scene: &Scene<'_>, told: &Told<'_>, found: &Found<'_>, events: &mut Merged) {
    let mut triggers: Vec<Trigger> = Vec::new();
    let mut at = scene.first;
    while at < scene.last {
        let here = trigger::at(scene, at);
        at = here.as_ref().map_or(at + 1, |one| one.last.max(at + 1));
        triggers.extend(here);
    }
    let mut here: Vec<Event> = govern::kept(scene, triggers)
        .iter()
        .map(|trigger| event(scene, trigger, told, found))
        .collect();
    // An event of nobody named tells nothing of anyone.
    here.retain(|event| !(event.actors.is_empty() && event.recipients.is_empty()));
    here.extend(must::events(scene, &here, told));
    here.into_iter().for_each(|event| events.add(event));
}

fn event(scene: &Scene<'_>, trigger: &Trigger, told: &Told<'_>, found: &Found<'_>) -> Event {
    let statement = told.of(scene.page, trigger.span(scene.page));
    let roles = roles::roles(scene, trigger, statement);
    let when = when::when(scene, trigger, statement, told, found);
    Event {
        id: String::new(),
        kind: trigger.kind.to_owned(),
        mode: Some(trigger.mode.to_owned()).filter(|mode| !mode.is_empty()),
        trigger: trigger.span(scene.page),
        modality: modality::modality(scene, trigger, statement, when.date.as_deref(), (told, found)),
        actors: roles.actors,
        recipients: roles.recipients,
        date: when.date,
        reported_on: when.reported_on,
        place: roles.place,
        items: roles.items,
        attributed_to: statement.map(told::attributed_to).unwrap_or_default(),
        statement: statement.map(|statement| statement.id.clone()),
        rule: trigger.rule(),
    }
}

/// Events, each once: one that is told again of the same parties on the same day is the same.
#[derive(Default)]
struct Merged {
    list: Vec<Event>,
    known: HashMap<Key, usize>,
}

/// What makes two events one: type, mode, modality, parties and day.
type Key = (String, Option<String>, Modality, Vec<String>, String);

impl Merged {
    fn add(&mut self, event: Event) {
        let Some(key) = key(&event) else {
            self.list.push(event);
            return;
        };
        let number = *self.known.entry(key).or_insert(self.list.len());
        match self.list.get_mut(number) {
            Some(known) => {
                known.place = known.place.take().or(event.place);
                known.items.extend(event.items);
            }
            None => self.list.push(event),
        }
    }
}

/// The key of an event whose parties and day are told; others are never taken for one.
fn key(event: &Event) -> Option<Key> {
    if event.actors.is_empty() || event.recipients.is_empty() {
        return None;
    }
    let mut parties = event.actors.clone();
    parties.push(">".to_owned());
    parties.extend(event.recipients.iter().cloned());
    // Who meets whom is met by him.
    if event.kind == "CONSULT" && event.mode.is_none() {
        parties.sort();
    }
    Some((
        event.kind.clone(),
        event.mode.clone(),
        event.modality,
        parties,
        event.date.clone()?,
    ))
}

/// Everyone who does something with everyone to whom it is done; where nobody is told, those who do it together.
pub(crate) fn between<'a>(actors: &'a [String], recipients: &'a [String]) -> Vec<(&'a str, &'a str)> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    if recipients.is_empty() {
        for (number, one) in actors.iter().enumerate() {
            pairs.extend(
                actors
                    .iter()
                    .skip(number + 1)
                    .map(|other| (one.as_str(), other.as_str())),
            );
        }
    }
    for one in actors {
        pairs.extend(recipients.iter().map(|other| (one.as_str(), other.as_str())));
    }
    pairs.retain(|(one, other)| one != other);
    pairs
}

#[cfg(test)]
mod tests;
