//! Which word of the query meets which word of the listed name.
//!
//! Word order is free. All likely pairs, and joins of up to three neighbours against one word, are put in order of what
//! they explain; the best goes first. Names are short, so greedy choice followed by trying exchanges finds the best
//! assignment in all but contrived cases, at a fraction of an exact solver's time.

use crate::acronym::acronym_edges;
use crate::choose::{Open, choose};
use exonym_text::distance::Scratch as Rows;

use crate::layout::{NameRef, Reading, Token, TokenClass};
use crate::look::{Look, Sights, look};
use crate::neighbours::join_edges;
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

pub(crate) fn weight(token: Token) -> f32 {
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

/// How many names proper stand among words.
pub(crate) fn names_in(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.class.is_distinctive()).count()
}
