//! `refused to comment on X`, `declined to say`, `did not respond to`: nothing was said, and that is told.

use crate::page::Page;
use crate::reading::Stance;
use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::phrase::{self, Run};

/// The refusal whose verb stands at `at`.
pub(crate) fn find(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    let (cue_first, cue_last) = cue(page, at, last)?;
    if cue_first <= first || scene.is_quoted(at) {
        return None;
    }
    let subject = phrase::subject_before(page, quotes, cue_first, first)?;
    let end = content::end_of_content(page, quotes, cue_last, last);
    let run = Run::new(cue_last, end);
    Some(Draft {
        speakers: subject.parts,
        cue: Some(Run::new(cue_first, cue_last)),
        content: if run.is_empty() || content::words(page, run) == 0 {
            Vec::new()
        } else {
            vec![run]
        },
        stance: Stance::RefuseComment,
        negated: true,
        lemma: "refuse",
        rule: "refusal",
        sentence: scene.sentence,
        outer: Vec::new(),
        within: None,
    })
}

/// The tokens of the cue: from the auxiliary to the verb of saying.
fn cue(page: &Page, at: usize, last: usize) -> Option<(usize, usize)> {
    let back = |at: usize| {
        let mut first = at;
        while first > 0
            && matches!(
                page.lower(first - 1),
                "has"
                    | "have"
                    | "had"
                    | "also"
                    | "repeatedly"
                    | "immediately"
                    | "again"
                    | "so"
                    | "far"
                    | "both"
            )
        {
            first -= 1;
        }
        first
    };
    let sayable = |at: usize| {
        matches!(
            page.lower(at),
            "comment"
                | "say"
                | "answer"
                | "discuss"
                | "elaborate"
                | "respond"
                | "disclose"
                | "confirm"
                | "specify"
                | "identify"
                | "reveal"
                | "provide"
                | "name"
        )
    };
    match page.lower(at) {
        "refused" | "declined" | "refuses" | "declines" | "refuse" | "decline"
            if page.lower(at + 1) == "to" && sayable(at + 2) && at + 2 < last =>
        {
            Some((back(at), at + 3))
        }
        "not" | "n't" | "didn't" | "wouldn't" | "won't" | "don't" | "doesn't" => {
            let mut verb = at + 1;
            while matches!(
                page.lower(verb),
                "immediately" | "directly" | "respond" | "return" | "reply" | "comment" | "yet" | "publicly"
            ) && !matches!(page.lower(verb), "respond" | "return" | "reply" | "comment")
            {
                verb += 1;
            }
            let responds = matches!(page.lower(verb), "respond" | "reply" | "comment")
                || page.lower(verb) == "return"
                    && (verb + 1..last.min(verb + 6)).any(|at| {
                        matches!(
                            page.lower(at),
                            "calls"
                                | "call"
                                | "messages"
                                | "message"
                                | "request"
                                | "requests"
                                | "email"
                                | "emails"
                        )
                    });
            if !responds || verb >= last {
                return None;
            }
            let first = if page.lower(at) == "not" {
                at.checked_sub(1)?
            } else {
                at
            };
            Some((back(first), verb + 1))
        }
        _ => None,
    }
}
