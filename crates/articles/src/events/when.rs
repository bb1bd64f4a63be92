//! On which day it happened, and on which it was told.

use super::Found;
use super::scene::Scene;
use super::told::Told;
use super::trigger::Trigger;
use crate::reading::{DateMention, Statement};
use crate::span::Span;

/// Bytes between a cue or its speaker and the date on which was said what it says.
const CUE_REACH: usize = 40;

/// Bytes behind the verb after which a date is of something else.
const FAR: usize = 90;
/// A date that begins so near to the head of its sentence dates all of it.
const HEAD: usize = 12;

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
    told: &Told<'_>,
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
    let tellings: Vec<&Statement> = told.cues_in(scene.page.sentence_at(sentence.start)).collect();
    let of_telling = |date: &DateMention, one: &Statement| {
        let outside = !one.content.iter().any(|content| content.meets(date.span));
        let gap = |span: Span| {
            if span.end <= date.span.start {
                date.span.start - span.end
            } else {
                span.start.saturating_sub(date.span.end)
            }
        };
        let words = one
            .cue
            .into_iter()
            .chain(one.speakers.last().map(|speaker| speaker.span));
        let near = words.map(gap).any(|gap| gap < CUE_REACH);
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
        if date.span.start < sentence.start + HEAD {
            gap / 2
        } else {
            gap
        }
    };
    let head = |date: &DateMention| date.span.start < sentence.start + HEAD;
    let far =
        |date: &DateMention| date.span.start > span.end && date.span.start - span.end > FAR && !head(date);
    let date = inside
        .iter()
        .filter(|date| !far(date))
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
                "dated" | "since" | "until" | "founded" | "established" | "born" | "created"
            )
            || word == "up" && scene.before(at) == "set"
    })
}
