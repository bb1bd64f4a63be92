//! Which word of the query meets which word of the listed name.
//!
//! Word order is free. All likely pairs, and joins of up to three neighbours against one word, are put in order of what
//! they explain; the best goes first. Names are short, so greedy choice followed by trying exchanges finds the best
//! assignment in all but contrived cases, at a fraction of an exact solver's time.

use crate::choose::{Open, choose};
use crate::explain::Relation;
use exonym_text::distance::Scratch as Rows;

use crate::join::{Join, Neighbours, join_cost};
use crate::kind::NameKind;
use crate::layout::{FLAG_BRACKET, NameRef, Reading, Token, TokenClass};
use crate::look::{Look, Sights, look};
use crate::pair::{Likeness, Word, is_lossy, likeness};
use crate::scratch::Scratch;
use crate::weights;

/// A possible meeting of words: `q_count` of the query from `q` on with `l_count` of the listed name from `l` on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub q: u8,
    pub q_count: u8,
    pub l: u8,
    pub l_count: u8,
    pub weight: f32,
    pub likeness: Likeness,
    /// What it explains.
    pub gain: f32,
}

/// Neighbours that may be written as one.
const MAX_JOIN: usize = 3;

/// Where the likenesses of single words come from: worked out, or known from before.
pub(crate) trait Likenesses {
    /// What word `i` of the query is to word `j` of the listed name.
    fn of(&mut self, at: (usize, usize), q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness>;

    /// The same, or what is seen of it at once where it takes time.
    fn look(&mut self, at: (usize, usize), q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Look {
        Look::Told(self.of(at, q, l, rows))
    }
}

/// Works each likeness out.
#[derive(Default)]
pub(crate) struct WorkedOut(Sights);

impl Likenesses for WorkedOut {
    fn of(&mut self, _: (usize, usize), q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
        likeness(q, l, rows)
    }

    fn look(&mut self, (i, j): (usize, usize), q: Word<'_>, l: Word<'_>, _: &mut Rows) -> Look {
        look((i, q), (j, l), &mut self.0)
    }
}

/// Finds the meetings and leaves the chosen ones in `scratch.edges`, with the words they use marked.
pub(crate) fn assign(
    query: NameRef<'_>,
    listed: NameRef<'_>,
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) {
    scratch.query.load(query);
    scratch.listed.load(listed);
    scratch.edges.clear();
    scratch.open.clear();
    single_edges(query, listed, known, scratch);
    join_edges(query, listed, known, scratch);
    acronym_edges(query, listed, scratch);
    choose((query, listed), known, scratch);
}

fn weight(token: Token) -> f32 {
    f32::from(token.weight) / 100.0
}

/// Weight of two words that meet: equal roles share, a title that is a name on the other side counts half, else the lighter
/// role rules.
pub(crate) fn pair_weight(q: (TokenClass, f32), l: (TokenClass, f32)) -> f32 {
    if q.0 == l.0 || q.0 == TokenClass::Title || l.0 == TokenClass::Title {
        f32::midpoint(q.1, l.1)
    } else {
        q.1.min(l.1)
    }
}

/// Works out what words of the same letters are to each other, and leaves every other pair in `scratch.open`.
fn single_edges(query: NameRef<'_>, listed: NameRef<'_>, known: &mut impl Likenesses, scratch: &mut Scratch) {
    let Scratch {
        query: of_q,
        listed: of_l,
        open,
        ..
    } = scratch;
    let plain_l = of_l.tokens.iter().zip(&of_l.heads).enumerate();
    let plain_l = plain_l.fold(0, |plain, (j, (l, b))| plain | u32::from(is_plain(l, b)) << j);
    let mut any_same = false;
    for (i, (q, a)) in of_q.tokens.iter().zip(&of_q.heads).enumerate() {
        let plain = if is_plain(q, a) { plain_l } else { 0 };
        let letters = query.letters(a.offset, a.length);
        for (j, (l, b)) in of_l.tokens.iter().zip(&of_l.heads).enumerate() {
            let same = a.length == b.length
                && a.consonants == b.consonants
                && letters == listed.letters(b.offset, b.length);
            any_same |= same;
            open.push(Open {
                q: i as u8,
                l: j as u8,
                seen: same,
                less: !same && plain >> j & 1 == 1,
                least: 0.0,
                most: weight_of(*q, *l) * weights::CONFLICT,
            });
        }
    }
    let mut at = if any_same { open.len() } else { 0 };
    while at > 0 {
        at -= 1;
        if scratch.open.get(at).is_some_and(|open| open.seen) {
            let open = scratch.open.swap_remove(at);
            work_out((query, listed), open, known, scratch);
        }
    }
}

/// Whether a word costs something where its letters are not the same, whatever its role.
fn is_plain(token: &Token, head: &Reading) -> bool {
    let spelled = matches!(
        token.class,
        TokenClass::Word | TokenClass::Patronymic | TokenClass::Generic | TokenClass::Place
    );
    spelled && token.readings == 1 && !is_lossy(*head)
}

/// Looks at a pair of words; if more must be known it is left in `scratch.open` as seen.
pub(crate) fn see(
    (query, listed): (NameRef<'_>, NameRef<'_>),
    open: Open,
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) {
    let (i, j) = (usize::from(open.q), usize::from(open.l));
    let (Some(&q), Some(&l)) = (scratch.query.tokens.get(i), scratch.listed.tokens.get(j)) else {
        return;
    };
    let (q, l) = (Word::new(query, q), Word::new(listed, l));
    match known.look((i, j), q, l, &mut scratch.rows) {
        Look::Told(Some(likeness)) => meet((q, l), (i, j), likeness, &mut scratch.edges),
        Look::Told(None) => {}
        Look::Open(least) => scratch.open.push(Open {
            seen: true,
            less: least.more,
            least: least.cost,
            most: weight_of(q.token, l.token) * (weights::CONFLICT - least.cost),
            ..open
        }),
    }
}

/// Works out what two words are to each other.
pub(crate) fn work_out(
    (query, listed): (NameRef<'_>, NameRef<'_>),
    open: Open,
    known: &mut impl Likenesses,
    scratch: &mut Scratch,
) {
    let (i, j) = (usize::from(open.q), usize::from(open.l));
    if let (Some(&q), Some(&l)) = (scratch.query.tokens.get(i), scratch.listed.tokens.get(j)) {
        let (q, l) = (Word::new(query, q), Word::new(listed, l));
        if let Some(likeness) = known.of((i, j), q, l, &mut scratch.rows) {
            meet((q, l), (i, j), likeness, &mut scratch.edges);
        }
    }
}

fn meet((q, l): (Word<'_>, Word<'_>), (i, j): (usize, usize), mut likeness: Likeness, edges: &mut Vec<Edge>) {
    if q.token.tag.contradicts(l.token.tag) {
        likeness.cost += weights::TAG_COST;
    }
    let weight = weight_of(q.token, l.token);
    edges.push(Edge {
        q: i as u8,
        q_count: 1,
        l: j as u8,
        l_count: 1,
        weight,
        likeness,
        gain: weight * (weights::CONFLICT - likeness.cost),
    });
}

fn weight_of(q: Token, l: Token) -> f32 {
    pair_weight((q.class, weight(q)), (l.class, weight(l)))
}

/// Joins on either side, for words that have no near counterpart of their own.
fn join_edges(query: NameRef<'_>, listed: NameRef<'_>, known: &mut impl Likenesses, scratch: &mut Scratch) {
    let names = (query, listed);
    let (settled_q, settled_l) = settled_words(scratch);
    // Words that are met letter by letter are not written as one with others.
    let free = |settled: u32, from: usize, count: usize| settled >> from & ((1 << count) - 1) == 0;
    for count in 2..=MAX_JOIN {
        for from in 0..(scratch.listed.heads.len() + 1).saturating_sub(count) {
            let many = scratch.listed.heads.get(from..from + count);
            let Some(many) = many.filter(|_| free(settled_l, from, count)).map(Neighbours::of) else {
                continue;
            };
            for at in (0..scratch.query.heads.len()).filter(|at| free(settled_q, *at, 1)) {
                if scratch.query.heads.get(at).is_some_and(|one| many.may_be(one)) {
                    join_unsettled(names, (at, 1), (from, count), known, scratch);
                }
            }
        }
        for from in 0..(scratch.query.heads.len() + 1).saturating_sub(count) {
            let many = scratch.query.heads.get(from..from + count);
            let Some(many) = many.filter(|_| free(settled_q, from, count)).map(Neighbours::of) else {
                continue;
            };
            for at in (0..scratch.listed.heads.len()).filter(|at| free(settled_l, *at, 1)) {
                if scratch.listed.heads.get(at).is_some_and(|one| many.may_be(one)) {
                    join_unsettled(names, (from, count), (at, 1), known, scratch);
                }
            }
        }
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

/// How many names proper stand among words.
pub(crate) fn names_in(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.class.is_distinctive()).count()
}

/// Fewest words of an acronym; two letters stand for too much.
const MIN_ACRONYM: usize = 3;

/// One word beside which nothing but a legal form or a bracket stands, made of the first letters of all the other's words (`PLA`), in the
/// names of organisations.
fn acronym_edges(query: NameRef<'_>, listed: NameRef<'_>, scratch: &mut Scratch) {
    if query.kind() == NameKind::Person || listed.kind() == NameKind::Person {
        return;
    }
    let (q, l) = (&scratch.query.tokens, &scratch.listed.tokens);
    let found = if let Some((short, (first, count))) = acronym(query, q, listed, l) {
        Some(((short, 1), (first, count), l))
    } else if let Some((short, (first, count))) = acronym(listed, l, query, q) {
        Some(((first, count), (short, 1), q))
    } else {
        None
    };
    if let Some(((q, q_count), (l, l_count), many)) = found {
        let (first, count) = if q_count > 1 { (q, q_count) } else { (l, l_count) };
        let many = many.get(first..first + count).unwrap_or(&[]);
        let weight = many.iter().map(|&token| weight(token)).sum();
        scratch.edges.push(Edge {
            q: q as u8,
            q_count: q_count as u8,
            l: l as u8,
            l_count: l_count as u8,
            weight,
            likeness: Likeness::new(weights::ACRONYM_COST, Relation::Acronym),
            gain: weight * (weights::CONFLICT - weights::ACRONYM_COST),
        });
    }
}

/// The word that stands for all words of the other side, and where these begin and how many they are.
fn acronym(
    short_name: NameRef<'_>,
    short: &[Token],
    long_name: NameRef<'_>,
    long: &[Token],
) -> Option<(usize, (usize, usize))> {
    let mut said = short.iter().enumerate().filter(|(_, token)| is_said(token));
    let (at, &token) = said.next()?;
    let letters = Word {
        name: short_name,
        token,
    }
    .letters();
    if said.next().is_some() || letters.len() < MIN_ACRONYM {
        return None;
    }
    // The word for a company is mostly one of the letters (`NIOC`), a legal form mostly not.
    [is_said as fn(&Token) -> bool, is_said_or_form]
        .into_iter()
        .find_map(|counts| {
            let word = |&token: &Token| Word {
                name: long_name,
                token,
            };
            let first = move |token| word(token).letters().first().copied();
            let counted = long.iter().filter(|token| counts(token));
            if !counted.map(first).eq(letters.iter().map(|&letter| Some(letter))) {
                return None;
            }
            let from = long.iter().position(counts)?;
            let last = long.iter().rposition(counts)?;
            Some((at, (from, last + 1 - from)))
        })
}

/// Whether a word is one of those that an acronym is made of: no small word, no legal form, nothing in brackets.
pub(crate) fn is_said(token: &Token) -> bool {
    !matches!(token.class, TokenClass::Particle | TokenClass::LegalForm) && !is_bracketed(token)
}

/// The same with legal forms, which some acronyms have a letter for.
pub(crate) fn is_said_or_form(token: &Token) -> bool {
    is_said(token) || token.class == TokenClass::LegalForm && !is_bracketed(token)
}

fn is_bracketed(token: &Token) -> bool {
    token.flags & FLAG_BRACKET != 0
}
