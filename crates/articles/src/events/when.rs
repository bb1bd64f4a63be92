//! On which day it happened, and on which it was told.

use super::Found;
use super::scene::Scene;
use super::trigger::Trigger;
use crate::reading::{DateMention, Statement};

/// Bytes between a cue and the date on which was said what it says.
const CUE_REACH: usize = 40;

/// The two days.
#[derive(Debug, Default)]
pub(super) struct When {
    pub(super) date: Option<String>,
    pub(super) reported_on: Option<String>,
}

/// A date next to a cue of speech dates the telling; the date nearest to the verb, on its side of the cue, dates the event.
pub(super) fn when(
    scene: &Scene<'_>,
    trigger: &Trigger,
    statement: Option<&Statement>,
    found: &Found<'_>,
) -> When {
    let span = trigger.span(scene.page);
    let sentence = scene.page.span(scene.first, scene.last);
    let begin = found
        .dates
        .partition_point(|date| date.span.end <= sentence.start);
    let inside = found.dates.get(begin..).unwrap_or_default();
    let inside: Vec<&DateMention> = inside
        .iter()
        .take_while(|date| date.span.start < sentence.end)
        .collect();
    let tellings: Vec<&Statement> = found
        .statements
        .iter()
        .filter(|one| one.cue.is_some_and(|cue| sentence.holds(cue)))
        .collect();
    let of_telling = |date: &DateMention, one: &Statement| {
        let outside = !one.content.iter().any(|content| content.meets(date.span));
        let near = one.cue.is_some_and(|cue| {
            let gap = if cue.end <= date.span.start {
                date.span.start - cue.end
            } else {
                cue.start.saturating_sub(date.span.end)
            };
            gap < CUE_REACH
        });
        outside && near
    };
    let reported = |one: &Statement| {
        inside
            .iter()
            .find(|date| of_telling(date, one))
            .map(|date| date.value.clone())
    };
    let reported_on = statement.and_then(reported);
    let distance = |date: &&&DateMention| {
        let gap = if date.span.start >= span.end {
            // What stands behind the verb dates it sooner than what stands before.
            (date.span.start - span.end) * 2
        } else {
            span.start.saturating_sub(date.span.end) * 3
        };
        let head = date.span.start < sentence.start + 12;
        if head { gap / 2 } else { gap }
    };
    let date = inside
        .iter()
        .filter(|date| match statement {
            Some(one) => one.content.iter().any(|content| content.holds(date.span)) || !of_telling(date, one),
            // An event that is the telling itself (`accused on Monday`) has its date.
            None => !tellings
                .iter()
                .any(|one| of_telling(date, one) && one.cue.is_some_and(|cue| !cue.meets(span))),
        })
        .filter(|date| !between_other_verb(scene, trigger, date))
        .min_by_key(distance);
    When {
        date: date.map(|date| date.value.clone()),
        reported_on,
    }
}

/// Whether the date belongs to a clause of its own: `a country set up in 1948`, a report `dated November 2022`.
fn between_other_verb(scene: &Scene<'_>, trigger: &Trigger, date: &DateMention) -> bool {
    let tokens = scene.page.tokens.all();
    let at = tokens.partition_point(|token| token.span.end <= date.span.start);
    let low = at.saturating_sub(3).max(scene.first);
    (low..at).any(|at| {
        let word = scene.lower(at);
        at != trigger.verb
            && matches!(
                word,
                "dated" | "since" | "founded" | "established" | "born" | "created"
            )
            || word == "up" && scene.before(at) == "set"
    })
}
