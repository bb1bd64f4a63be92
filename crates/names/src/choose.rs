//! Which of the meetings that two names' words may have are taken.
//!
//! The meeting that explains most goes first and takes its words. A meeting that has only been looked at is worked out when it may come before all
//! that are known; most lose their words to others before.

use std::cmp::Ordering;

use crate::assign::{Edge, Likenesses, see, work_out};
use crate::layout::NameRef;
use crate::scratch::Scratch;

/// A pair of words that is not worked out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open {
    pub q: u8,
    pub l: u8,
    /// Whether it was looked at.
    pub seen: bool,
    /// They explain less than [`Open::most`].
    pub less: bool,
    /// The least that they cost.
    pub least: f32,
    /// The most that they explain.
    pub most: f32,
}

impl Open {
    /// Whether the pair may be taken before a meeting.
    fn may_precede(&self, edge: Option<&Edge>) -> bool {
        edge.is_none_or(|edge| self.most > edge.gain || self.most >= edge.gain && !self.less)
    }
}

/// Takes meetings until no free words meet; the taken ones are left in `scratch.edges` in their order.
pub(crate) fn choose(names: (NameRef<'_>, NameRef<'_>), known: &mut impl Likenesses, scratch: &mut Scratch) {
    let mut taken = 0;
    loop {
        let mut best = best(taken, scratch);
        loop {
            let from = scratch.edges.len();
            let edge = best.and_then(|at| scratch.edges.get(at)).copied();
            // Those that were not looked at are all looked at, since what one shows hardly ever makes the next needless.
            if !look_ahead(names, edge, known, scratch) {
                let Some(open) = take_first(edge, scratch) else {
                    break;
                };
                work_out(names, open, known, scratch);
            }
            for at in from..scratch.edges.len() {
                let new = scratch.edges.get(at);
                let before = best.and_then(|best| scratch.edges.get(best));
                if new.is_some_and(|new| before.is_none_or(|before| order(new, before).is_lt())) {
                    best = Some(at);
                }
            }
        }
        let Some(edge) = best.and_then(|at| scratch.edges.get(at)).copied() else {
            break;
        };
        scratch.query.take(edge.q, edge.q_count);
        scratch.listed.take(edge.l, edge.l_count);
        scratch.edges.swap(taken, best.unwrap_or(taken));
        taken += 1;
        drop_open(scratch);
    }
    scratch.edges.truncate(taken);
}

/// Looks at all pairs that may come before a meeting and were not looked at; false where there are none.
fn look_ahead(
    names: (NameRef<'_>, NameRef<'_>),
    edge: Option<Edge>,
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) -> bool {
    let mut any = false;
    let mut at = 0;
    while let Some(open) = scratch.open.get(at).copied() {
        if open.seen || !open.may_precede(edge.as_ref()) {
            at += 1;
            continue;
        }
        any = true;
        scratch.open.swap_remove(at);
        see(names, open, known, scratch);
    }
    any
}

/// Takes out the pair that may explain most of those that may come before a meeting.
fn take_first(edge: Option<Edge>, scratch: &mut Scratch) -> Option<Open> {
    let open = scratch.open.iter().enumerate();
    let first = open
        .filter(|(_, open)| open.may_precede(edge.as_ref()))
        .max_by(|(_, a), (_, b)| a.most.total_cmp(&b.most))
        .map(|(at, _)| at);
    first.map(|at| scratch.open.swap_remove(at))
}

/// Forgets pairs of which a word is taken.
fn drop_open(scratch: &mut Scratch) {
    let Scratch {
        open, query, listed, ..
    } = scratch;
    open.retain(|open| query.is_free(open.q, 1) && listed.is_free(open.l, 1));
}

/// Where the best of the meetings stands whose words are free.
fn best(taken: usize, scratch: &Scratch) -> Option<usize> {
    let rest = scratch.edges.iter().enumerate().skip(taken);
    let free = rest.filter(|(_, edge)| {
        scratch.query.is_free(edge.q, edge.q_count) && scratch.listed.is_free(edge.l, edge.l_count)
    });
    free.min_by(|(_, a), (_, b)| order(a, b)).map(|(at, _)| at)
}

/// Meetings that explain more first; equal ones go to words that stand at like places.
fn order(a: &Edge, b: &Edge) -> Ordering {
    let apart = |edge: &Edge| edge.q.abs_diff(edge.l);
    b.gain
        .total_cmp(&a.gain)
        .then_with(|| apart(a).cmp(&apart(b)))
        .then_with(|| (a.q, a.l).cmp(&(b.q, b.l)))
        .then_with(|| (a.q_count + a.l_count, a.q_count).cmp(&(b.q_count + b.l_count, b.q_count)))
}

#[cfg(test)]
mod tests {
    use exonym_text::distance::Scratch as Rows;

    use super::*;
    use crate::assign::{WorkedOut, assign};
    use crate::kind::NameKind;
    use crate::pair::{Likeness, Word, likeness};
    use crate::prepare::prepare;

    /// Works every pair out before any is taken.
    struct Eager;

    impl Likenesses for Eager {
        fn of(&mut self, _: (usize, usize), q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
            likeness(q, l, rows)
        }
    }

    #[test]
    fn what_is_taken_does_not_hang_on_what_is_worked_out() {
        let page = include_str!("../../../docs/languages.md");
        let cells = page.lines().flat_map(|line| line.split('|')).map(str::trim);
        let more = [
            "Mikhail Yuryevich TEPLINSKIY",
            "Michail Jurjevitj TEPLINSKIJ",
            "Salman bin Muhammad al Saud",
            "Muhammad Salman Al-Saud",
            "Ali Ali",
            "Vladimir V. Putin",
            "Iran Air Tours Company",
            "Iranian Airways Co.",
        ];
        let texts: Vec<&str> = cells.filter(|cell| !cell.is_empty()).chain(more).collect();
        let mut scratch = Scratch::default();
        let mut met = 0;
        for kind in [NameKind::Person, NameKind::Organization] {
            let names: Vec<_> = texts.iter().map(|text| prepare(text, kind, &[])).collect();
            for (at, q) in names.iter().enumerate() {
                for l in names.iter().skip(at % 5).step_by(5) {
                    assign(q.as_ref(), l.as_ref(), &mut Eager, &mut scratch);
                    let wanted = format!("{:?}", scratch.edges);
                    assign(q.as_ref(), l.as_ref(), &mut WorkedOut::default(), &mut scratch);
                    assert_eq!(format!("{:?}", scratch.edges), wanted, "{q:?} {l:?}");
                    met += scratch.edges.len();
                }
            }
        }
        assert!(met > 1000, "{met}");
    }
}
