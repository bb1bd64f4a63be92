//! What a speaker does by saying it: what the verb says, unless what is said says otherwise.

use exonym_tables::english::Classes;

use crate::page::Page;
use crate::reading::Stance;
use crate::statements::draft::Draft;

/// A negation so near to the beginning of what is said denies it.
const NEGATION_REACH: usize = 7;

/// The stance of a draft.
pub(crate) fn of(page: &Page, draft: &Draft) -> Stance {
    if draft.stance != Stance::Assert {
        return draft.stance;
    }
    if let Some(by_noun) = by_noun(page, draft) {
        return by_noun;
    }
    let Some(content) = draft.content.first() else {
        return draft.stance;
    };
    let lower = |at: usize| page.lower(at);
    // `would breach`, `there was a price to pay`: what may come is held out.
    let threat = (content.first..content.last).any(|at| {
        matches!(
            (lower(at), lower(at + 1), lower(at + 2)),
            ("price", "to", "pay")
                | ("be", "met", "with")
                | ("bring", "about", "the")
                | ("face", "consequences", _)
                | ("face", "severe", _)
        )
    });
    if threat {
        return Stance::Warn;
    }
    let mut words = 0;
    for at in content.first..content.last {
        let Some(token) = page.token(at) else { break };
        if token.classes.any(Classes::SUBORDINATOR.or(Classes::RELATIVE)) && lower(at) != "that"
            || words >= NEGATION_REACH
            || matches!(page.word(at), "," | ";") && words > 1
        {
            break;
        }
        if token.kind == crate::token::TokenKind::Word {
            words += 1;
        }
        let not_only = matches!(lower(at + 1), "only" | "longer" | "doubt" | "matter" | "one");
        if token.classes.any(Classes::NEGATION) && !not_only {
            return Stance::Deny;
        }
    }
    draft.stance
}

/// `voiced his admiration`, `expressed concern`: the noun says it.
fn by_noun(page: &Page, draft: &Draft) -> Option<Stance> {
    if !matches!(draft.lemma, "voice" | "express") {
        return None;
    }
    let content = draft.content.first()?;
    (content.first..content.last.min(content.first + 5)).find_map(|at| match page.lower(at) {
        "admiration" | "support" | "appreciation" | "gratitude" | "thanks" | "solidarity" => {
            Some(Stance::Praise)
        }
        "concern" | "concerns" | "worry" | "worries" | "fear" | "fears" | "alarm" | "doubt" | "doubts"
        | "skepticism" => Some(Stance::Concern),
        "anger" | "outrage" | "condemnation" | "frustration" | "dismay" | "opposition" => {
            Some(Stance::Condemn)
        }
        "hope" | "hopes" => Some(Stance::Suggest),
        _ => None,
    })
}
