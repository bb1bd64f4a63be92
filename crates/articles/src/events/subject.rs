//! Who does it: the noun phrase before the verb, or the one that it shares with another verb.

use exonym_tables::english::Classes;
use exonym_tables::event_frames::{self, VerbForm};

use super::roles::ids;
use super::scene::{Mention, Scene};
use super::trigger::{self, Trigger};
use crate::reading::How;

/// Tokens that a noun phrase before a verb can be long.
const PHRASE: usize = 24;

/// Tokens of a name in quotation marks, with both marks.
const QUOTED_NAME: usize = 6;
/// Tokens of an insertion between commas: `Mao Ning, a spokeswoman of the ministry, said`.
const INSERTION: usize = 20;

/// Nouns that do nothing of themselves, whoever is named beside them.
const NO_DOERS: [&str; 38] = [
    "attack",
    "bomb",
    "bombing",
    "blast",
    "explosion",
    "strike",
    "raid",
    "shooting",
    "fire",
    "crash",
    "earthquake",
    "flood",
    "storm",
    "war",
    "conflict",
    "clash",
    "fighting",
    "violence",
    "sanction",
    "law",
    "bill",
    "deal",
    "agreement",
    "treaty",
    "statement",
    "report",
    "move",
    "ban",
    "trip",
    "visit",
    "meeting",
    "talk",
    "effort",
    "decision",
    "election",
    "vote",
    "car",
    "plane",
];
/// Nouns of those who do things; where one of them is the subject, who stands behind its preposition is meant: `troops from Chad`.
const DOERS: [&str; 42] = [
    "troop",
    "force",
    "soldier",
    "official",
    "leader",
    "member",
    "president",
    "minister",
    "ministry",
    "government",
    "army",
    "navy",
    "police",
    "rebel",
    "fighter",
    "militant",
    "group",
    "state",
    "country",
    "countries",
    "nation",
    "authority",
    "authorities",
    "protester",
    "people",
    "resident",
    "parliament",
    "court",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "ambassador",
    "envoy",
    "delegation",
    "head",
    "king",
    "prince",
    "chancellor",
    "premier",
    "governor",
    "director",
    "representative",
];

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

/// The mentions of the noun phrase that ends before token `at`.
fn phrase_before<'a>(scene: &Scene<'a>, at: usize) -> Vec<Mention<'a>> {
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
fn ends_phrase(scene: &Scene<'_>, at: usize) -> bool {
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
pub(super) fn heads<'a>(scene: &Scene<'a>, start: usize, end: usize) -> Vec<Mention<'a>> {
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

/// Whether a word is one of a list, in singular or plural.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.contains(&word) || word.strip_suffix('s').is_some_and(|word| list.contains(&word))
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
