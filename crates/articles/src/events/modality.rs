//! Whether an event is told as a fact.

use super::Found;
use super::scene::Scene;
use super::trigger::{Mood, Trigger};
use crate::reading::{Modality, Stance, Statement};

/// An event so many years before the document is history.
const HISTORY_YEARS: i32 = 5;
/// Tokens before the verb in which a word can take the fact out of it.
const BACK: usize = 10;

pub(super) fn modality(
    scene: &Scene<'_>,
    trigger: &Trigger,
    statement: Option<&Statement>,
    date: Option<&str>,
    found: &Found<'_>,
) -> Modality {
    if let Some(statement) = statement {
        let denied = |id: &str| {
            found
                .pairs
                .iter()
                .any(|pair| pair.claim == id && pair.kind == "denies")
        };
        let chain = std::iter::successors(Some(statement), |one| {
            let parent = one.parent.as_deref()?;
            found.statements.iter().find(|other| other.id == parent)
        });
        // A parent is a statement further up, never itself; the bound is for the reader's peace.
        for one in chain.take(found.statements.len()) {
            if denied(&one.id) || one.stance == Stance::Deny && trigger.turned.is_none() {
                return Modality::Denied;
            }
        }
    }
    if trigger.negated && trigger.turned.is_none() {
        return Modality::Negated;
    }
    let low = scene.first.max(trigger.group.saturating_sub(BACK));
    let clause = (low..trigger.group)
        .rev()
        .take_while(|at| !matches!(scene.lower(*at), ";" | "." | "“" | "”"));
    let words: Vec<&str> = clause.map(|at| scene.lower(at)).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let before = words.first().copied().unwrap_or_default();
    if matches!(trigger.mood, Mood::May)
        || has(&[
            "if",
            "whether",
            "unless",
            "possibility",
            "possible",
            "potential",
            "fear",
            "fears",
        ])
    {
        return Modality::Hypothetical;
    }
    if trigger.accused
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
    const PLANS: [&str; 16] = [
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
    if trigger.infinitive && (PLANS.contains(&before) || matches!(before, "is" | "are" | "was" | "were")) {
        return Modality::Planned;
    }
    if is_history(date, found) {
        return Modality::Historical;
    }
    Modality::Asserted
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
