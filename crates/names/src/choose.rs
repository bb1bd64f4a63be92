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
        while let Some(open) = take_first(best.and_then(|at| scratch.edges.get(at)).copied(), scratch) {
            let from = scratch.edges.len();
            if open.seen {
                work_out(names, open, known, scratch);
            } else {
                see(names, open, known, scratch);
            }
            if let Some(new) = scratch.edges.get(from) {
                let before = best.and_then(|at| scratch.edges.get(at));
                if before.is_none_or(|before| order(new, before).is_lt()) {
                    best = Some(from);
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
