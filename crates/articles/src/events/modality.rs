//! Whether an event is told as a fact.

use super::Found;
use super::scene::Scene;
use super::told::Told;
use super::trigger::{Mood, Trigger};
use crate::reading::{Modality, Stance, Statement};

/// An event so many years before the document is history.
const HISTORY_YEARS: i32 = 5;
/// Statements within statements that are looked through.
const DEEPEST: usize = 8;
/// Tokens before the verb in which a word can take the fact out of it.
const BACK: usize = 10;

pub(super) fn modality(
    scene: &Scene<'_>,
    trigger: &Trigger,
    statement: Option<&Statement>,
    date: Option<&str>,
    (told, found): (&Told<'_>, &Found<'_>),
) -> Modality {
    if trigger.negated && trigger.turned.is_none() {
        return Modality::Negated;
    }
    if let Some(statement) = statement {
        // A parent is a statement further up, never itself.
        let chain = std::iter::successors(Some(statement), |one| told.parent(one));
        for one in chain.take(DEEPEST) {
            if told.is_denied(one)
                || one.stance == Stance::Deny && trigger.turned.is_none() && opens(scene, one)
            {
                return Modality::Denied;
            }
        }
    }
    let low = scene.first.max(trigger.group.saturating_sub(BACK));
    let clause = (low..trigger.group)
        .rev()
        .take_while(|at| !matches!(scene.lower(*at), ";" | "." | "“" | "”"));
    // A fear holds for all that follows.
    let feared = (scene.first..trigger.group)
        .any(|at| matches!(scene.lower(at), "fear" | "fears") && scene.lower(at + 1) == "that");
    let words: Vec<&str> = clause.map(|at| scene.lower(at)).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let before = words.first().copied().unwrap_or_default();
    if feared || matches!(trigger.mood, Mood::May) || has(&["if", "whether", "unless", "possibility"]) {
        return Modality::Hypothetical;
    }
    if trigger.accused.is_some()
        || has(&[
            "allegedly",
            "alleged",
            "alleging",
            "accused",
            "accusing",
            "claims",
            "claimed",
            "suspected",
            "rumored",
            "rumoured",
        ])
    {
        return Modality::Alleged;
    }
    let adverbs = (trigger.group..trigger.verb).chain(trigger.group.saturating_sub(1)..trigger.group);
    if adverbs.into_iter().any(|at| {
        matches!(
            scene.lower(at),
            "reportedly" | "allegedly" | "supposedly" | "apparently"
        )
    }) {
        return Modality::Alleged;
    }
    if let Some(Statement {
        stance: Stance::Accuse,
        ..
    }) = statement
    {
        return Modality::Alleged;
    }
    if statement.is_some_and(|statement| is_claim(scene, statement)) {
        return Modality::Alleged;
    }
    if matches!(trigger.mood, Mood::Will | Mood::Would | Mood::Must) && trigger.turned != Some("must") {
        return Modality::Planned;
    }
    const PLANS: &[&str] = &[
        "seek",
        "seeks",
        "seeking",
        "sought",
        "aims",
        "aimed",
        "tries",
        "trying",
        "try",
        "efforts",
        "want",
        "wanted",
        "attempts",
        "plans",
        "planned",
        "planning",
        "plan",
        "scheduled",
        "intends",
        "expected",
        "due",
        "set",
        "hopes",
        "hoping",
        "wants",
        "willing",
        "ready",
        "prepared",
        "discussing",
    ];
    // `did not persuade them to sanction`.
    if trigger.infinitive && has(&["not", "never", "n't", "didn't", "failed", "unable"]) {
        return Modality::Negated;
    }
    if trigger.infinitive && (PLANS.contains(&before) || matches!(before, "is" | "are" | "was" | "were")) {
        return Modality::Planned;
    }
    if is_history(date, found) {
        return Modality::Historical;
    }
    Modality::Asserted
}

/// Whether what is said opens in this sentence: a long quotation denies its first sentence, and may assert the others.
fn opens(scene: &Scene<'_>, statement: &Statement) -> bool {
    let sentence = scene.page.span(scene.first, scene.last);
    statement
        .content
        .first()
        .is_some_and(|content| sentence.start <= content.start && content.start < sentence.end)
}

/// Whether the cue calls it a claim: `claims by the White House that`.
fn is_claim(scene: &Scene<'_>, statement: &Statement) -> bool {
    let cue = statement.cue.map(|cue| scene.page.text.slice(cue).to_lowercase());
    cue.is_some_and(|cue| {
        const CLAIMS: [&str; 6] = ["claim", "alleg", "accus", "suspect", "rumor", "rumour"];
        cue.split_whitespace()
            .any(|word| CLAIMS.iter().any(|claim| word.starts_with(claim)))
    })
}

fn is_history(date: Option<&str>, found: &Found<'_>) -> bool {
    let year = |value: &str| value.get(..4).and_then(|year| year.parse::<i32>().ok());
    let Some(year_of_event) = date.and_then(year) else {
        return false;
    };
    // Without a document date, the latest year that the text names stands for its time.
    let latest = found.dates.iter().filter_map(|date| year(&date.value)).max();
    let now = found.document.map(|day| i32::from(day.year())).or(latest);
    now.is_some_and(|now| now - year_of_event >= HISTORY_YEARS)
}
