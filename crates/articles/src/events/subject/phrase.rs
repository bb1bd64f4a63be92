//! The noun phrase before a verb, and whom its words name.

use exonym_tables::english::Classes;

use super::is_tensed;
use super::nouns::{DOERS, NO_DOERS, is_one_of};
use crate::events::scene::{Mention, Scene};
use crate::events::trigger;

/// Tokens that a noun phrase before a verb can be long.
pub(super) const PHRASE: usize = 24;

/// Tokens of a name in quotation marks, with both marks.
const QUOTED_NAME: usize = 6;

/// Tokens of an insertion between commas: `Mao Ning, a spokeswoman of the ministry, said`.
const INSERTION: usize = 20;

/// The mentions of the noun phrase that ends before token `at`.
pub(super) fn phrase_before<'a>(scene: &Scene<'a>, at: usize) -> Vec<Mention<'a>> {
    let mut end = trigger::before_adverbs(scene, at).map_or(scene.first, |before| before + 1);
    if matches!(scene.before(end), "and" | "or" | "but" | "then") {
        return Vec::new();
    }
    if scene.mention_before(end).is_none() && matches!(scene.before(end), "who" | "which" | "that") {
        end -= 1;
        if scene.before(end) == "," {
            end -= 1;
        }
    } else if scene.before(end) == "," {
        let low = scene.first.max(end.saturating_sub(INSERTION));
        match (low..end - 1).rev().find(|at| scene.lower(*at) == ",") {
            Some(comma) => end = comma,
            None => return Vec::new(),
        }
    } else if matches!(scene.before(end), ")" | "]") {
        let low = scene.first.max(end.saturating_sub(INSERTION));
        end = (low..end - 1)
            .rev()
            .find(|at| matches!(scene.lower(*at), "(" | "["))
            .unwrap_or(end);
    }
    let low = scene.first.max(end.saturating_sub(PHRASE));
    let start = (low..end)
        .rev()
        .find(|at| ends_phrase(scene, *at))
        .map_or(low, |at| at + 1);
    // `After visiting Chad, France praised`: what follows the last comma, unless it closes a list.
    let comma = (start..end).rev().find(|at| scene.lower(*at) == ",");
    let closes_list = |comma: usize| (comma..end).any(|at| matches!(scene.lower(at), "and" | "or" | "&"));
    let start = comma
        .filter(|comma| !closes_list(*comma))
        .map_or(start, |comma| comma + 1);
    heads(scene, start, end)
}

/// Whether a token cannot be within a subject: a verb, a mark, a word that opens a clause.
pub(super) fn ends_phrase(scene: &Scene<'_>, at: usize) -> bool {
    if scene.mention_at(at).is_some() {
        return false;
    }
    let word = scene.lower(at);
    // `the “Mirotvorets” database`: a name in quotation marks.
    let quoted = match word {
        "“" => (at..at + QUOTED_NAME).any(|at| scene.lower(at) == "”"),
        "”" => (at.saturating_sub(QUOTED_NAME)..at).any(|at| scene.lower(at) == "“"),
        _ => false,
    };
    if quoted {
        return false;
    }
    let mark = matches!(word, ";" | ":" | "“" | "”" | "\"" | "—" | "–" | "--");
    let opens = matches!(
        word,
        "that"
            | "because"
            | "while"
            | "when"
            | "after"
            | "before"
            | "although"
            | "though"
            | "if"
            | "where"
            | "who"
            | "which"
            | "but"
            | "as"
    );
    mark || opens || is_tensed(scene, at)
}

/// Of the mentions in a noun phrase those that are its heads: the last before a preposition in each of its parts.
pub(in crate::events) fn heads<'a>(scene: &Scene<'a>, start: usize, end: usize) -> Vec<Mention<'a>> {
    let all = scene.mentions_in(start, end);
    let preposition = |at: usize| {
        scene.mention_at(at).is_none()
            && scene
                .page
                .token(at)
                .is_some_and(|token| token.classes.any(Classes::PREPOSITION))
            && !matches!(scene.lower(at), "like" | "including")
    };
    // A preposition at the head (`In Geneva,`) closes at its comma.
    let mut from = start;
    while preposition(from) {
        match (from..end).find(|at| scene.lower(*at) == ",") {
            Some(comma) => from = comma + 1,
            None => break,
        }
    }
    let cut = (from..end).find(|at| preposition(*at)).unwrap_or(end);
    let parts = parts(scene, from, cut);
    let mut heads: Vec<Mention<'a>> = Vec::new();
    for (first, last) in parts {
        let mut inside = all
            .iter()
            .filter(|mention| mention.first >= first && mention.last <= last);
        heads.extend(inside.next_back());
    }
    let head = (from..cut)
        .next_back()
        .filter(|at| scene.mention_at(*at).is_none())
        .map_or("", |at| scene.lower(at));
    // `the bombing in Kabul killed`: what kills is neither Kabul nor anyone named.
    if is_one_of(head, &NO_DOERS) {
        return Vec::new();
    }
    if heads.is_empty() && (head.is_empty() || is_one_of(head, &DOERS)) {
        heads.extend(all.iter().find(|mention| mention.first >= from).or(all.first()));
    }
    heads
}

/// The parts of `A, B and C`; an insertion between commas is no part.
fn parts(scene: &Scene<'_>, start: usize, end: usize) -> Vec<(usize, usize)> {
    let is_join = |at: usize| matches!(scene.lower(at), "and" | "&" | "or") && scene.mention_at(at).is_none();
    let joined = (start..end).any(is_join);
    let mut parts = Vec::new();
    let mut first = start;
    for at in start..end {
        if joined && (is_join(at) || scene.lower(at) == ",") {
            parts.push((first, at));
            first = at + 1;
        } else if scene.lower(at) == "," {
            // `Kim, leader of North Korea`: what follows explains.
            parts.push((first, at));
            return parts;
        }
    }
    parts.push((first, end));
    parts
}
