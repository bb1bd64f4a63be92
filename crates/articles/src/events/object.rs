//! To whom it is done, and where: the mentions behind the verb.

use exonym_tables::english::Classes;
use exonym_tables::event_frames;

use super::roles::ids;
use super::scene::{Mention, Scene};
use super::subject::{heads, is_tensed};
use super::trigger::Trigger;
use crate::reading::EntityKind;
use crate::token::{Case, TokenKind};

/// Those to whom it is done.
pub(super) fn object(scene: &Scene<'_>, trigger: &Trigger, behind: &[Mention<'_>]) -> Vec<String> {
    let to = after_word(
        scene,
        behind,
        &["to", "with", "against", "for", "on", "upon", "between"],
    );
    let direct = direct(scene, trigger, behind);
    match trigger.frame.kind {
        // `gave Kim a vest`, `gave a vest to Kim`.
        "AID" | "COOPERATE" | "MOBILIZE" | "SANCTION" | "PROTEST" | "AGREE"
            if !to.is_empty() && direct.is_empty() =>
        {
            to
        }
        _ if !direct.is_empty() => direct,
        _ => to,
    }
}

/// The mentions of the phrase right after the verb, before any preposition but the frame's own.
fn direct(scene: &Scene<'_>, trigger: &Trigger, behind: &[Mention<'_>]) -> Vec<String> {
    let is_cut = |at: usize| {
        scene.mention_at(at).is_none()
            && (scene
                .page
                .token(at)
                .is_some_and(|token| token.classes.any(Classes::PREPOSITION))
                || scene.lower(at) == "that")
    };
    let end = (trigger.last..scene.last)
        .find(|at| is_cut(*at))
        .unwrap_or(scene.last);
    let inside: Vec<Mention<'_>> = behind
        .iter()
        .filter(|mention| mention.last <= end)
        .copied()
        .collect();
    if inside.is_empty() {
        return Vec::new();
    }
    ids(&heads(scene, trigger.last, end))
        .into_iter()
        .filter(|id| inside.iter().any(|mention| mention.entity.id == *id))
        .collect()
}

/// The mentions of the first phrase that follows one of the words.
pub(super) fn after_word(scene: &Scene<'_>, behind: &[Mention<'_>], words: &[&str]) -> Vec<String> {
    let led = |mention: &&Mention<'_>| {
        let low = mention.first.saturating_sub(4).max(scene.first);
        let mut back = (low..mention.first).rev();
        let word = back.find(|at| {
            scene
                .page
                .token(*at)
                .is_some_and(|token| token.classes.any(Classes::PREPOSITION))
        });
        word.is_some_and(|at| words.contains(&scene.lower(at)))
    };
    let Some(first) = behind.iter().find(led) else {
        return Vec::new();
    };
    let mut found = vec![*first];
    // `to Iran and Iraq`.
    for next in behind.iter().filter(|mention| mention.first >= first.last) {
        let from = found.last().map_or(first.last, |last| last.last);
        // `with Turkish President Erdoğan`: the last of what stands without a join.
        let title = |at: usize| {
            scene.lower(at) == "'s"
                || scene.page.token(at).is_some_and(|token| {
                    token.kind == TokenKind::Word && token.classes.is_empty() && token.case == Case::Title
                })
        };
        if (from..next.first).len() <= 4 && (from..next.first).all(title) {
            found.pop();
            found.push(*next);
            continue;
        }
        let joined = (from..next.first).len() <= 3
            && (from..next.first).any(|at| matches!(scene.lower(at), "and" | ","));
        let only = (from..next.first).all(|at| {
            matches!(scene.lower(at), "and" | "," | "the")
                || scene
                    .page
                    .token(at)
                    .is_some_and(|token| token.kind == TokenKind::Word && token.classes.is_empty())
        });
        if joined && only {
            found.push(*next);
        } else {
            break;
        }
    }
    ids(&found)
}

/// The first mention behind the verb, where no comma and no word of place, time or means parts it from the verb.
pub(super) fn nearest(scene: &Scene<'_>, trigger: &Trigger, behind: &[Mention<'_>]) -> Vec<String> {
    let Some(first) = behind.first() else {
        return Vec::new();
    };
    let apart = (trigger.last..first.first).any(|at| {
        matches!(
            scene.lower(at),
            "," | "via"
                | "in"
                | "at"
                | "during"
                | "from"
                | "since"
                | "near"
                | "under"
                | "through"
                | "until"
                | "as"
                | "like"
        )
    });
    let violent = matches!(trigger.frame.kind, "ASSAULT" | "COERCE" | "MOBILIZE" | "CONSULT");
    if apart || first.is_place() && !violent {
        return Vec::new();
    }
    ids(&[*first])
}

/// A place where it is done, and not to whom.
pub(super) fn is_location(scene: &Scene<'_>, trigger: &Trigger, mention: &Mention<'_>) -> bool {
    let before = (mention.first.saturating_sub(2).max(scene.first)..mention.first).rev();
    let word = before
        .map(|at| scene.lower(at))
        .find(|word| *word != "the")
        .unwrap_or_default();
    let located = matches!(
        word,
        "in" | "at" | "near" | "outside" | "inside" | "around" | "off"
    );
    let place = matches!(mention.entity.kind, EntityKind::Place | EntityKind::State);
    let own = mention.first > 0 && mention.first - 1 < trigger.last;
    place && located && !own || mention.is_place() && matches!(word, "on" | "from")
}

/// Where the clause ends at the latest because another verb begins.
pub(super) fn next_verb(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> usize {
    let governs = trigger.flags().governs || trigger.flags().accuses;
    (trigger.last..end)
        .find(|at| {
            !governs
                && *at > trigger.last
                && (is_tensed(scene, *at) || is_participle(scene, *at))
                && matches!(scene.before(*at), "and" | "," | "who")
        })
        .unwrap_or(end)
}

/// `and praising`: a participle of a frame's verb.
fn is_participle(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.lower(at);
    word.ends_with("ing") && event_frames::is_verb(word) && scene.mention_at(at).is_none()
}
