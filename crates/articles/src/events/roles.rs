//! Who does it, to whom, where and with what: by where the mentions stand around the verb.

use exonym_tables::english::Classes;
use exonym_tables::event_frames::{self, VerbForm};

use super::scene::{Mention, Scene};
use super::trigger::{self, Trigger};
use crate::reading::{EntityKind, How};
use crate::span::Span;
use crate::token::TokenKind;

/// Tokens that a noun phrase before a verb can be long.
const PHRASE: usize = 24;
/// Tokens of an insertion between commas: `Mao Ning, a spokeswoman of the ministry, said`.
const INSERTION: usize = 20;

/// Entity ids, and spans of things.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) actors: Vec<String>,
    pub(super) recipients: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) items: Vec<Span>,
}

/// The roles of a trigger.
pub(super) fn roles(scene: &Scene<'_>, trigger: &Trigger) -> Roles {
    let end = trigger::clause_end(scene, trigger.last);
    let end = next_verb(scene, trigger, end);
    let flags = trigger.flags();
    let mut roles = Roles::default();
    let subject = subject(scene, trigger);
    let behind = scene.mentions_in(trigger.last, end);
    let (place, behind): (Vec<_>, Vec<_>) = behind
        .into_iter()
        .partition(|mention| is_location(scene, trigger, mention));
    roles.place = place.first().map(|mention| mention.entity.id.clone());
    if trigger.passive {
        roles.actors = after_word(scene, &behind, &["by"]);
        roles.recipients = ids(&subject);
    } else if flags.from {
        roles.actors = after_word(scene, &behind, &["from"]);
        roles.recipients = ids(&subject);
    } else {
        roles.actors = ids(&subject);
        roles.recipients = object(scene, trigger, &behind);
    }
    // A wish, threat or demand is about what is to be done; who is to do it stands in its clause.
    if roles.recipients.is_empty() && !trigger.passive && !flags.from {
        roles.recipients = ids(behind.get(..1).unwrap_or_default());
    }
    if trigger.kind == "CONSULT" && trigger.mode == "visit" && roles.recipients.is_empty() {
        roles.recipients = roles.place.iter().cloned().collect();
    }
    let actors = roles.actors.clone();
    roles.recipients.retain(|id| !actors.contains(id));
    roles.items = items(scene, trigger, end);
    roles
}

/// The subject of the verb whose group begins at `at`, as entity ids.
pub(super) fn subject_of(scene: &Scene<'_>, at: usize) -> Vec<String> {
    ids(&phrase_before(scene, at))
}

fn ids(mentions: &[Mention<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for mention in mentions {
        if !ids.contains(&mention.entity.id) {
            ids.push(mention.entity.id.clone());
        }
    }
    ids
}

fn subject<'a>(scene: &Scene<'a>, trigger: &Trigger) -> Vec<Mention<'a>> {
    if trigger.form == VerbForm::Noun {
        return possessor(scene, trigger);
    }
    let dependent = trigger.infinitive || trigger.form == VerbForm::Ing && trigger.group == trigger.verb;
    if !dependent {
        let found = phrase_before(scene, trigger.group);
        if !found.is_empty() || !shares_subject(scene, trigger.group) {
            return found;
        }
    }
    main_subject(scene, trigger.group)
}

/// `Kim's visit to`, `his visit to`, else who the sentence is about.
fn possessor<'a>(scene: &Scene<'a>, trigger: &Trigger) -> Vec<Mention<'a>> {
    let near = scene
        .mentions
        .iter()
        .rev()
        .find(|mention| mention.last <= trigger.verb && trigger.verb - mention.last <= 3);
    let possessive = |mention: &&Mention<'_>| {
        scene.lower(mention.last) == "'s"
            || mention.how == How::Demonym
            || scene
                .page
                .token(mention.first)
                .is_some_and(|token| token.classes.any(Classes::POSSESSIVE))
    };
    match near.filter(possessive) {
        Some(mention) => vec![*mention],
        None => main_subject(scene, trigger.verb),
    }
}

/// Whether the verb has its subject from the one before: `met Putin and invited him`, `, accusing`.
fn shares_subject(scene: &Scene<'_>, at: usize) -> bool {
    let before = trigger::before_adverbs(scene, at).map_or("", |before| scene.lower(before));
    matches!(before, "and" | "or" | "but" | "," | "then" | "")
}

/// The noun phrase that is the subject of the sentence, or the one before the last verb with a tense.
fn main_subject<'a>(scene: &Scene<'a>, before: usize) -> Vec<Mention<'a>> {
    let first_verb = (scene.first..before).find(|at| is_tensed(scene, *at));
    if let Some(verb) = first_verb {
        let start = (scene.first..=verb)
            .rev()
            .find(|at| *at == scene.first || !is_auxiliary(scene, *at - 1));
        let found = phrase_before(scene, start.unwrap_or(verb));
        if !found.is_empty() {
            return found;
        }
    }
    // `After meeting Putin, Kim left`: the subject comes behind.
    let comma = (before..scene.last).find(|at| scene.lower(*at) == ",");
    let later =
        comma.and_then(|comma| (comma..scene.last.min(comma + PHRASE)).find(|at| is_tensed(scene, *at)));
    later.map(|verb| phrase_before(scene, verb)).unwrap_or_default()
}

fn is_auxiliary(scene: &Scene<'_>, at: usize) -> bool {
    scene.page.token(at).is_some_and(|token| {
        token.classes.any(Classes::AUXILIARY.or(Classes::MODAL)) && scene.lower(at) != "'s"
    }) || trigger::is_adverb(scene, at)
}

/// Whether the token is surely a verb with a tense: an auxiliary, a past form of a frame, or a verb of saying.
fn is_tensed(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.page.token(at) else {
        return false;
    };
    let word = scene.lower(at);
    let closed = token.classes.any(Classes::AUXILIARY.or(Classes::MODAL))
        && !matches!(word, "'s" | "being" | "having" | "been" | "be");
    let past = word.len() > 3
        && event_frames::frames(word).any(|(_, form)| form == VerbForm::Past)
        && !matches!(scene.before(at), "a" | "an" | "the" | "of" | "by");
    closed
        || past
        || matches!(
            word,
            "said"
                | "says"
                | "told"
                | "announced"
                | "declared"
                | "stated"
                | "became"
                | "went"
                | "took"
                | "made"
        )
}

/// The mentions of the noun phrase that ends before token `at`.
fn phrase_before<'a>(scene: &Scene<'a>, at: usize) -> Vec<Mention<'a>> {
    let mut end = trigger::before_adverbs(scene, at).map_or(scene.first, |before| before + 1);
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
    heads(scene, start, end)
}

/// Whether a token cannot be within a subject: a verb, a mark, a word that opens a clause.
fn ends_phrase(scene: &Scene<'_>, at: usize) -> bool {
    if scene.mention_at(at).is_some() {
        return false;
    }
    let word = scene.lower(at);
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
fn heads<'a>(scene: &Scene<'a>, start: usize, end: usize) -> Vec<Mention<'a>> {
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
        let inside = all
            .iter()
            .filter(|mention| mention.first >= first && mention.last <= last);
        heads.extend(inside.last());
    }
    if heads.is_empty() {
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

/// Those to whom it is done.
fn object(scene: &Scene<'_>, trigger: &Trigger, behind: &[Mention<'_>]) -> Vec<String> {
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
fn after_word(scene: &Scene<'_>, behind: &[Mention<'_>], words: &[&str]) -> Vec<String> {
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
    // `Russia's Defense Minister Sergei Shoigu` is one: the last of what stands without a join.
    ids(&found)
}

/// A place where it is done, and not to whom.
fn is_location(scene: &Scene<'_>, trigger: &Trigger, mention: &Mention<'_>) -> bool {
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
    let stop = (start..end).find(|at| is_cut(*at)).unwrap_or(end);
    if start < stop {
        vec![scene.page.span(start, stop)]
    } else {
        Vec::new()
    }
}

/// Where the clause ends at the latest because another verb begins.
fn next_verb(scene: &Scene<'_>, trigger: &Trigger, end: usize) -> usize {
    let governs = trigger.flags().governs || trigger.flags().accuses;
    (trigger.last..end)
        .find(|at| {
            !governs
                && *at > trigger.last
                && is_tensed(scene, *at)
                && matches!(scene.before(*at), "and" | "," | "who")
        })
        .unwrap_or(end)
}
