//! Who speaks, where it is not simply the phrase before the verb, and whether it can be.

use exonym_tables::english::Classes;

use crate::statements::draft::{Draft, Scene};
use crate::statements::group::Group;
use crate::statements::lexicon;
use crate::statements::phrase::{self, Run, Subject};
use crate::statements::rules::participle::clause_subject;

/// `a woman who said`: the relative pronoun stands for the phrase before it.
pub(super) fn relative_subject(scene: &Scene<'_>, at: usize) -> Option<Subject> {
    let Scene {
        page, quotes, first, ..
    } = *scene;
    let relative = at.checked_sub(1).filter(|relative| *relative > first)?;
    if !matches!(page.lower(relative), "who" | "which" | "that") {
        return None;
    }
    let end = if page.word(relative - 1) == "," {
        relative - 1
    } else {
        relative
    };
    let run = phrase::phrase_before(page, quotes, end, first, 0)?;
    phrase::is_subject(page, run).then(|| Subject {
        whole: run,
        parts: vec![run],
    })
}

/// `X defended the plan and said`: the subject of the clause before.
pub(super) fn joined_subject(scene: &Scene<'_>, group: &Group, before: &[Draft]) -> Option<Subject> {
    let Scene { page, first, .. } = *scene;
    let joint = group.first.checked_sub(1).filter(|joint| *joint > first)?;
    let shape = group.word.shape;
    if !matches!(page.lower(joint), "and" | "but" | "then") || !(shape.past || shape.third || group.auxiliary)
    {
        return None;
    }
    let parts = match before.iter().rev().find(|draft| !draft.speakers.is_empty()) {
        Some(draft) => draft.speakers.clone(),
        None => vec![clause_subject(scene, joint)?],
    };
    let whole = Run::new(parts.first()?.first, parts.last()?.last);
    Some(Subject { whole, parts })
}

pub(super) fn agrees(scene: &Scene<'_>, group: &Group, subject: &Subject) -> bool {
    let page = scene.page;
    let shape = group.word.shape;
    if group.auxiliary || shape.past {
        return true;
    }
    let run = subject.whole;
    let last = page.lower(run.last - 1);
    let pronoun = run.last == run.first + 1
        && page
            .token(run.first)
            .is_some_and(|token| token.classes.any(Classes::SUBJECT.or(Classes::DETERMINER)));
    let plural = subject.parts.len() > 1
        || matches!(
            last,
            "they"
                | "we"
                | "you"
                | "i"
                | "people"
                | "police"
                | "who"
                | "media"
                | "many"
                | "some"
                | "others"
                | "both"
        )
        || !pronoun && last.len() > 2 && last.ends_with('s') && !last.ends_with("ss") && last != "'s";
    // `Russia's claims that`
    if last == "'s" {
        return false;
    }
    if shape.base {
        return plural;
    }
    // Most -s forms are nouns as well; those are verbs only after who can speak.
    let speaks = pronoun
        || subject.parts.len() > 1
        || (run.first..run.last).any(|at| {
            let name = page
                .token(at)
                .is_some_and(|token| token.case != crate::token::Case::Lower)
                && !phrase::opens_sentence(page, at);
            name || lexicon::noun(page.lower(at)).is_some()
        });
    if group.word.verb.tier > 1 && !speaks || last.ends_with("ing") && !pronoun {
        return false;
    }
    !matches!(last, "they" | "we" | "you" | "i") && (pronoun || !is_modifier(scene, run))
}

/// `the false claims`: a determiner and an adjective before the -s form make it a noun; names and known callings do not.
pub(super) fn is_modifier(scene: &Scene<'_>, run: Run) -> bool {
    let page = scene.page;
    let Some(head) = page.token(run.last - 1) else {
        return true;
    };
    let bare = run.last == run.first + 1;
    let known = lexicon::noun(page.lower(run.last - 1)).is_some();
    let name = head.case != crate::token::Case::Lower;
    head.classes.any(Classes::DETERMINER.or(Classes::POSSESSIVE)) || bare && !name && !known
}
