//! Neighbours of one name that are written as one word in the other.

use crate::assign::{Edge, Likenesses, names_in, see, weight, work_out};
use crate::explain::Relation;
use crate::join::{Join, Neighbours, join_cost};
use crate::kind::NameKind;
use crate::layout::{NameRef, Reading, TokenClass};
use crate::pair::{Likeness, Word};
use crate::scratch::Scratch;
use crate::weights;

/// Neighbours that may be written as one.
const MAX_JOIN: usize = 3;

/// Joins on either side, for words that have no near counterpart of their own.
pub(crate) fn join_edges(
    query: NameRef<'_>,
    listed: NameRef<'_>,
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) {
    let names = (query, listed);
    let (settled_q, settled_l) = settled_words(scratch);
    // Words that are met letter by letter are not written as one with others.
    let free = |settled: u32, from: usize, count: usize| settled >> from & ((1 << count) - 1) == 0;
    for count in 2..=MAX_JOIN {
        for in_query in [false, true] {
            let (of_many, of_one) = if in_query {
                (settled_q, settled_l)
            } else {
                (settled_l, settled_q)
            };
            for from in 0..(heads(scratch, in_query).len() + 1).saturating_sub(count) {
                let many = heads(scratch, in_query).get(from..from + count);
                let Some(many) = many.filter(|_| free(of_many, from, count)).map(Neighbours::of) else {
                    continue;
                };
                let ones = 0..heads(scratch, !in_query).len();
                for at in ones.filter(|at| free(of_one, *at, 1)) {
                    let one = heads(scratch, !in_query).get(at);
                    if one.is_some_and(|one| many.may_be(one)) {
                        let (many, one) = ((from, count), (at, 1));
                        let (q, l) = if in_query { (many, one) } else { (one, many) };
                        join_unsettled(names, q, l, known, scratch);
                    }
                }
            }
        }
    }
}

/// The first readings of the words of one side.
fn heads(scratch: &Scratch, of_query: bool) -> &[Reading] {
    if of_query {
        &scratch.query.heads
    } else {
        &scratch.listed.heads
    }
}

/// Joins words unless they are settled without it.
fn join_unsettled(
    (query, listed): (NameRef<'_>, NameRef<'_>),
    q: (usize, usize),
    l: (usize, usize),
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) {
    work_out_around((query, listed), q, l, known, scratch);
    if !settled(scratch, q, l) {
        join(query, q, listed, l, scratch);
    }
}

/// Works out what else the words meet that may be written as one, where that may settle them.
fn work_out_around(
    names: (NameRef<'_>, NameRef<'_>),
    (i, q_count): (usize, usize),
    (j, l_count): (usize, usize),
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) {
    let mut at = 0;
    while let Some(open) = scratch.open.get(at).copied() {
        let (q, l) = (usize::from(open.q), usize::from(open.l));
        let touches = (i..i + q_count).contains(&q) || (j..j + l_count).contains(&l);
        if !touches || open.seen && open.least >= weights::JOIN_COST {
            at += 1;
            continue;
        }
        scratch.open.swap_remove(at);
        if open.seen {
            work_out(names, open, known, scratch);
        } else {
            see(names, open, known, scratch);
        }
    }
}

/// Whether words are already met letter by letter by words of which a join has only one, so that they are not written as one with
/// others.
fn settled(scratch: &Scratch, (i, q_count): (usize, usize), (j, l_count): (usize, usize)) -> bool {
    let (settled_q, settled_l) = settled_words(scratch);
    let any = |settled: u32, from: usize, count: usize| settled >> from & ((1 << count) - 1) != 0;
    any(settled_q, i, q_count) || any(settled_l, j, l_count)
}

/// The words of both sides that are known to be met letter by letter.
fn settled_words(scratch: &Scratch) -> (u32, u32) {
    let exact = scratch
        .edges
        .iter()
        .filter(|edge| edge.q_count + edge.l_count == 2 && edge.likeness.cost < weights::JOIN_COST);
    exact.fold((0, 0), |(q, l), edge| (q | 1 << edge.q, l | 1 << edge.l))
}

fn join(
    query: NameRef<'_>,
    (i, q_count): (usize, usize),
    listed: NameRef<'_>,
    (j, l_count): (usize, usize),
    scratch: &mut Scratch,
) {
    let (q, l) = (&scratch.query.tokens, &scratch.listed.tokens);
    let (single, many) = if q_count > 1 {
        ((listed, l.get(j)), (query, q.get(i..i + q_count)))
    } else {
        ((query, q.get(i)), (listed, l.get(j..j + l_count)))
    };
    let ((name, Some(&token)), (many_name, Some(many))) = (single, many) else {
        return;
    };
    let one = Word { name, token };
    let parts = Join { one, many_name, many };
    let Some((cost, road)) = join_cost(&parts, &mut scratch.joined, &mut scratch.rows) else {
        return;
    };
    // Letters and legal forms with a slip make no word: `S Company` is not `Kompany`.
    if cost > weights::JOIN_COST && many.iter().all(|token| is_letter_or_form(token.class)) {
        return;
    }
    let (one_side, many_side) = if q_count > 1 { (l, q) } else { (q, l) };
    let whole = names_in(many) == names_in(many_side) && names_in(one_side) > 1;
    let things = |name: NameRef<'_>| matches!(name.kind(), NameKind::Organization | NameKind::Object);
    if whole && cost > weights::JOIN_WHOLE_LIMIT && !things(query) && !things(listed) {
        return;
    }
    let weight = weight(token).max(many.iter().map(|&token| weight(token)).sum());
    scratch.edges.push(Edge {
        q: i as u8,
        q_count: q_count as u8,
        l: j as u8,
        l_count: l_count as u8,
        weight,
        likeness: Likeness {
            roads: if q_count > 1 { (0, road) } else { (road, 0) },
            ..Likeness::new(cost, Relation::Joined)
        },
        gain: weight * (weights::CONFLICT - cost),
    });
}

fn is_letter_or_form(class: TokenClass) -> bool {
    matches!(class, TokenClass::Initial | TokenClass::LegalForm)
}
