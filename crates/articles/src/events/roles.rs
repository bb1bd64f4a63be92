//! Who does it, to whom, where and with what: by where the mentions stand around the verb.

use exonym_tables::english::Classes;

use super::object::{after_word, is_location, nearest, next_verb, object};
use super::scene::{Mention, Scene};
use super::subject::subject;
use super::trigger::{self, Trigger};
use crate::reading::Statement;
use crate::span::Span;

/// Entity ids, and spans of things.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) actors: Vec<String>,
    pub(super) recipients: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) items: Vec<Span>,
}

/// The roles of a trigger.
pub(super) fn roles(scene: &Scene<'_>, trigger: &Trigger, statement: Option<&Statement>) -> Roles {
    let end = trigger::clause_end(scene, trigger.last);
    let end = next_verb(scene, trigger, end);
    let flags = trigger.flags();
    let mut roles = Roles::default();
    let subject = subject(scene, trigger);
    let mut behind = scene.mentions_in(trigger.last, end);
    // `they discussed it, state media said`: who tells of it is not whom it is done to.
    let telling = |mention: &Mention<'_>| {
        let mut speakers = statement.into_iter().flat_map(|one| &one.speakers);
        speakers.any(|speaker| speaker.span.meets(mention.span))
    };
    behind.retain(|mention| !telling(mention));
    let (place, behind): (Vec<_>, Vec<_>) = behind
        .into_iter()
        .partition(|mention| is_location(scene, trigger, mention));
    // Only force and travel have places for their objects.
    let takes_places = matches!(
        trigger.frame.kind,
        "ASSAULT" | "COERCE" | "MOBILIZE" | "CONSULT" | "SANCTION"
    );
    let behind: Vec<_> = behind
        .into_iter()
        .filter(|mention| takes_places || !mention.is_place())
        .collect();
    roles.place = place.first().map(|mention| mention.entity.id.clone());
    if trigger.passive && flags.from {
        roles.recipients = after_word(scene, &behind, &["by"]);
    } else if trigger.passive {
        roles.actors = after_word(scene, &behind, &["by"]);
        roles.recipients = ids(&subject);
    } else if flags.from {
        roles.actors = after_word(scene, &behind, &["from"]);
        roles.recipients = ids(&subject);
    } else {
        roles.actors = ids(&subject);
        // `promised his support for Russia`: he is not whom he promises it to.
        let others: Vec<Mention<'_>> = behind
            .iter()
            .filter(|mention| !roles.actors.contains(&mention.entity.id))
            .copied()
            .collect();
        roles.recipients = object(scene, trigger, &others);
    }
    // `I applaud`, `we agreed`: who speaks.
    if roles.actors.is_empty() && !trigger.passive && matches!(scene.before(trigger.group), "i" | "we") {
        let speaker = statement.and_then(|one| one.speakers.last()?.entity.clone());
        roles.actors.extend(speaker);
    }
    // A wish, threat or demand is about what is to be done; who is to do it stands in its clause.
    if roles.recipients.is_empty() && !trigger.passive && !flags.from {
        roles.recipients = nearest(scene, trigger, &behind);
    }
    if trigger.kind == "CONSULT" && trigger.mode == "visit" && roles.recipients.is_empty() {
        roles.recipients = roles.place.iter().cloned().collect();
    }
    let actors = roles.actors.clone();
    roles.recipients.retain(|id| !actors.contains(id));
    roles.items = items(scene, trigger, end);
    roles
}

pub(super) fn ids(mentions: &[Mention<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for mention in mentions {
        if !ids.contains(&mention.entity.id) {
            ids.push(mention.entity.id.clone());
        }
    }
    ids
}

/// What is given, fired or shown: the weapons named, else the words that follow a verb of giving.
fn items(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> Vec<Span> {
    let things: Vec<Span> = scene
        .mentions
        .iter()
        .filter(|mention| mention.first >= trigger.last && mention.last <= end && !mention.is_party())
        .map(|mention| mention.span)
        .collect();
    if !things.is_empty()
        || !matches!(trigger.frame.kind, "AID" | "MOBILIZE" | "COOPERATE")
        || trigger.passive
    {
        return things;
    }
    let is_cut = |at: usize| {
        matches!(
            scene.lower(at),
            "to" | "from"
                | "by"
                | "for"
                | "as"
                | "in"
                | "on"
                | "at"
                | "."
                | ","
                | "with"
                | "that"
                | "against"
                | "into"
                | "”"
        )
    };
    let start = scene
        .mentions
        .iter()
        .find(|mention| mention.first == trigger.last)
        .map_or(trigger.last, |mention| mention.last);
    // `drones manufactured in the region`.
    let participle = |at: usize| {
        at > start
            && scene.lower(at).ends_with("ed")
            && scene
                .page
                .token(at + 1)
                .is_some_and(|token| token.classes.any(Classes::PREPOSITION))
    };
    let stop = (start..end)
        .find(|at| is_cut(*at) || participle(*at))
        .unwrap_or(end);
    if start < stop {
        vec![scene.page.span(start, stop)]
    } else {
        Vec::new()
    }
}
