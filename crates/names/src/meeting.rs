//! Whether two names are one name in the syllables of an East Asian language.

use exonym_text::syllables::{Space, agree, sino};

use crate::layout::{FORM_APART, FORM_SURNAME_LAST, Form, NameRef};
use crate::syllables::{Run, space_of};
use crate::weights;

/// What the syllables say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meeting {
    /// One of the names is not coherent in such a language.
    Silent,
    /// Both are, each word a syllable, and they are different names.
    Other,
    /// They are the same name, at this cost, over these roads.
    Same { cost: f32, roads: (u8, u8) },
}

/// Compares the forms of two names.
pub(crate) fn meet(query: NameRef<'_>, listed: NameRef<'_>) -> Meeting {
    let mut best: Option<(f32, (u8, u8))> = None;
    let mut apart = false;
    for a in (0..query.form_count()).map(|index| query.form(index)) {
        let run = Run::read(query.letters(a.offset, a.length));
        for b in (0..listed.form_count()).map(|index| listed.form(index)) {
            let other = Run::read(listed.letters(b.offset, b.length));
            apart |= a.space == b.space && a.flags & b.flags & FORM_APART != 0;
            let Some(cost) = cost(a, &run, b, &other) else {
                continue;
            };
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, (a.road, b.road)));
            }
        }
    }
    match best {
        Some((cost, roads)) => Meeting::Same { cost, roads },
        None if apart => Meeting::Other,
        None => Meeting::Silent,
    }
}

/// The cost of taking two forms for one name, the surname in front or behind.
fn cost(a: Form, run: &Run, b: Form, other: &Run) -> Option<f32> {
    let (s, t) = (space_of(a.space)?, space_of(b.space)?);
    let mut least = agreement(s, run, t, other);
    let mut turned = |run: &Run, other: &Run| {
        let found = agreement(s, run, t, other).map(|cost| cost + weights::SURNAME_LAST);
        least = match (least, found) {
            (Some(least), Some(found)) => Some(least.min(found)),
            (least, found) => least.or(found),
        };
    };
    if a.flags & FORM_SURNAME_LAST != 0 {
        turned(&run.last_first(1), other);
    }
    if b.flags & FORM_SURNAME_LAST != 0 {
        turned(run, &other.last_first(1));
    }
    let roads = (f32::from(a.cost) + f32::from(b.cost)) / 100.0;
    least.map(|least| weights::SYLLABLES * (least + roads))
}

fn agreement(s: Space, run: &Run, t: Space, other: &Run) -> Option<f32> {
    match (s, t) {
        (s, t) if s == t => agree(run.as_slice(), other.as_slice()),
        (Space::Korean, _) => sino::agree(run.as_slice(), other.as_slice()),
        _ => sino::agree(other.as_slice(), run.as_slice()),
    }
}
