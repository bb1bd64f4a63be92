//! Which statement stands in which: one whose cue lies in what another says.

use crate::statements::draft::Draft;
use crate::statements::phrase::Run;

/// A chain of speakers is cut here: nobody tells what five others told.
pub(crate) const DEEPEST: usize = 4;

/// So many drafts before and after one are asked whether it stands in them.
const REACH: usize = 48;

/// For each draft the number of the one that it stands in, the innermost.
pub(crate) fn parents(drafts: &[Draft]) -> Vec<Option<usize>> {
    let length = |run: &Run| run.last - run.first;
    drafts
        .iter()
        .enumerate()
        .map(|(number, draft)| {
            let cue = draft.cue?;
            if let Some(within) = draft.within {
                let from = number.saturating_sub(REACH);
                let outer = drafts
                    .iter()
                    .skip(from)
                    .take(2 * REACH)
                    .position(|outer| outer.cue == Some(within) && outer.within.is_none());
                return outer.map(|at| from + at);
            }
            // Drafts stand in the order of the text, and what holds a cue begins not far before it.
            let from = number.saturating_sub(REACH);
            let around = drafts
                .iter()
                .enumerate()
                .skip(from)
                .take(2 * REACH)
                .filter(|(other, _)| *other != number)
                .filter_map(|(other, outer)| {
                    let part = outer.content.iter().find(|part| part.holds(cue.first))?;
                    // Two that hold each other's cue are side by side.
                    let mutual = outer
                        .cue
                        .is_some_and(|cue| draft.content.iter().any(|part| part.holds(cue.first)));
                    (!mutual).then_some((other, length(part)))
                });
            around.min_by_key(|(_, length)| *length).map(|(other, _)| other)
        })
        .collect()
}

/// The ids, in order of the text.
pub(crate) fn ids(drafts: &[Draft]) -> Vec<String> {
    (1..=drafts.len()).map(|number| format!("s{number}")).collect()
}
