//! Who does it: the noun phrase before the verb, or the one that it shares with another verb.

mod nouns;
mod phrase;

use exonym_tables::english::Classes;
use exonym_tables::event_frames::{self, VerbForm};

use super::roles::ids;
use super::scene::{Mention, Scene};
use super::trigger::{self, Trigger};
use crate::reading::How;
use phrase::{PHRASE, phrase_before};

pub(super) use phrase::heads;

/// The subject of the verb whose group begins at `at`, as entity ids.
pub(super) fn subject_of(scene: &Scene<'_>, at: usize) -> Vec<String> {
    ids(&phrase_before(scene, at))
}

pub(super) fn subject<'a>(scene: &Scene<'a>, trigger: &Trigger) -> Vec<Mention<'a>> {
    if trigger.form == VerbForm::Noun {
        return possessor(scene, trigger);
    }
    // `accused Israel of killing`: the accused did it.
    if let Some(accuser) = trigger.accused
        && !trigger.is_finite()
    {
        return heads(scene, accuser, trigger.group);
    }
    // `citing him as lauding`.
    if trigger.form == VerbForm::Ing && scene.before(trigger.group) == "as" {
        let cited = scene
            .mentions
            .iter()
            .find(|mention| mention.last + 1 == trigger.group);
        if let Some(cited) = cited {
            return vec![*cited];
        }
    }
    let dependent = trigger.infinitive || trigger.form == VerbForm::Ing && trigger.group == trigger.verb;
    if !dependent {
        let found = phrase_before(scene, trigger.group);
        if !found.is_empty() || !shares_subject(scene, trigger.group) {
            return found;
        }
    }
    // `said it had killed five and injured ten`, `alleged that it did so by supporting`: of the verb before, not of the first.
    // `after visiting Pyongyang and touring`: two participles hang on the first verb.
    let joined = matches!(scene.before(trigger.group), "and" | "or" | "but");
    let near = scene.before(trigger.group) == "by" || joined && trigger.form != VerbForm::Ing;
    shared_subject(scene, trigger.group, near)
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
        None => shared_subject(scene, trigger.verb, false),
    }
}

/// Whether the verb has its subject from the one before: `met Putin and invited him`, `, accusing`.
fn shares_subject(scene: &Scene<'_>, at: usize) -> bool {
    let before = trigger::before_adverbs(scene, at).map_or("", |before| scene.lower(before));
    matches!(before, "and" | "or" | "but" | "," | "then" | "")
}

/// The subject of the first verb with a tense in the sentence, or, with `near`, of the last one before that has a subject of its own.
fn shared_subject<'a>(scene: &Scene<'a>, before: usize, near: bool) -> Vec<Mention<'a>> {
    let tensed: Vec<usize> = (scene.first..before).filter(|at| is_tensed(scene, *at)).collect();
    let start_of = |verb: usize| {
        (scene.first..=verb)
            .rev()
            .find(|at| *at == scene.first || !is_auxiliary(scene, *at - 1))
            .unwrap_or(verb)
    };
    let verb = if near {
        tensed
            .iter()
            .copied()
            .rev()
            .find(|verb| !shares_subject(scene, start_of(*verb)))
    } else {
        tensed.first().copied()
    };
    if let Some(verb) = verb {
        let found = phrase_before(scene, start_of(verb));
        if !found.is_empty() || near {
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
pub(super) fn is_tensed(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.page.token(at) else {
        return false;
    };
    let word = scene.lower(at);
    let closed = token.classes.any(Classes::AUXILIARY.or(Classes::MODAL))
        && !matches!(word, "'s" | "being" | "having" | "been" | "be");
    // `put` and `beat` can be anything.
    let past = event_frames::frames(word).any(|(_, form)| form == VerbForm::Past)
        && !event_frames::frames(word).any(|(_, form)| form == VerbForm::Base)
        && !matches!(scene.before(at), "a" | "an" | "the" | "of" | "by");
    // `Shoigu admitted`: an ending of the past right after a name.
    let after_name =
        word.len() > 4 && word.ends_with("ed") && scene.mentions.iter().any(|mention| mention.last == at);
    closed
        || past
        || after_name
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
