//! How alike two words are, over the cheapest pair of their readings.

use crate::edit::{EDIT, Rows, distance};
use crate::explain::Relation;
use crate::layout::{NameRef, Reading, Token, TokenClass};
use crate::weights::{self, spelling_cost};

/// What one word is to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Likeness {
    pub cost: f32,
    pub relation: Relation,
    /// Roads of the two readings that met.
    pub roads: (u8, u8),
}

impl Likeness {
    fn new(cost: f32, relation: Relation) -> Self {
        Self {
            cost,
            relation,
            roads: (0, 0),
        }
    }
}

/// Compares two words in their roles; `None` where they have nothing to do with each other.
pub(crate) fn likeness(
    query: NameRef<'_>,
    q: Token,
    listed: NameRef<'_>,
    l: Token,
    rows: &mut Rows,
) -> Option<Likeness> {
    use TokenClass as C;
    let same_concept = q.concept != 0 && q.concept == l.concept;
    match (q.class, l.class) {
        (C::Number, C::Number) => same_concept.then(|| Likeness::new(0.0, Relation::Number)),
        (C::Number, _) | (_, C::Number) => None,
        (C::LegalForm, C::LegalForm) if same_concept => Some(Likeness::new(0.0, Relation::LegalForm)),
        (C::LegalForm, C::LegalForm) => None,
        (C::Initial, C::Initial) => initials(query, q, listed, l).map(|_| Likeness::new(0.0, Relation::Same)),
        (C::Initial, other) | (other, C::Initial) if other.is_distinctive() => {
            initials(query, q, listed, l).map(|_| Likeness::new(weights::INITIAL_COST, Relation::Initial))
        }
        (C::Particle, C::Particle) => Some(same_letters(query, q, listed, l)),
        (a, b) if light(a) != light(b) => {
            spelled(query, q, listed, l, rows).filter(|likeness| likeness.cost == 0.0)
        }
        _ => words(query, q, listed, l, same_concept, rows),
    }
}

fn light(class: TokenClass) -> bool {
    matches!(class, TokenClass::Particle | TokenClass::Title)
}

fn words(
    query: NameRef<'_>,
    q: Token,
    listed: NameRef<'_>,
    l: Token,
    same_concept: bool,
    rows: &mut Rows,
) -> Option<Likeness> {
    let spelled = spelled(query, q, listed, l, rows);
    if !same_concept {
        return spelled;
    }
    let known = match q.class {
        TokenClass::Word => Likeness::new(weights::NICKNAME_COST, Relation::Nickname),
        _ => Likeness::new(weights::CONCEPT_COST, Relation::Generic),
    };
    Some(
        spelled
            .filter(|likeness| likeness.cost <= known.cost)
            .unwrap_or(known),
    )
}

fn same_letters(query: NameRef<'_>, q: Token, listed: NameRef<'_>, l: Token) -> Likeness {
    let same = letters(query, q) == letters(listed, l);
    Likeness::new(
        if same { 0.0 } else { 0.5 },
        if same { Relation::Same } else { Relation::Spelling },
    )
}

/// Two words begin with the same letter in some reading.
fn initials(query: NameRef<'_>, q: Token, listed: NameRef<'_>, l: Token) -> Option<()> {
    let mut firsts = readings(query, q).filter_map(|r| query.letters(r.offset, r.length).first().copied());
    firsts
        .any(|first| {
            readings(listed, l).any(|r| listed.letters(r.offset, r.length).first().copied() == Some(first))
        })
        .then_some(())
}

/// The readings of a word, cheapest first.
pub(crate) fn readings(name: NameRef<'_>, token: Token) -> impl Iterator<Item = Reading> + '_ {
    (0..usize::from(token.readings)).map(move |index| name.reading(usize::from(token.first_reading) + index))
}

/// The letters of a word's first reading.
pub(crate) fn letters<'a>(name: NameRef<'a>, token: Token) -> &'a [u8] {
    readings(name, token)
        .next()
        .map_or(&[], |reading| name.letters(reading.offset, reading.length))
}

/// The cheapest pair of readings by spelling.
fn spelled(query: NameRef<'_>, q: Token, listed: NameRef<'_>, l: Token, rows: &mut Rows) -> Option<Likeness> {
    let mut best: Option<Likeness> = None;
    for a in readings(query, q) {
        for b in readings(listed, l) {
            let base = (f32::from(a.cost) + f32::from(b.cost)) / 100.0;
            if best.is_some_and(|likeness| likeness.cost <= base) {
                continue;
            }
            let (x, y) = (
                query.letters(a.offset, a.length),
                listed.letters(b.offset, b.length),
            );
            let Some(cost) = letters_cost(x, a.mask, y, b.mask, rows) else {
                continue;
            };
            let cost = base + cost;
            if best.is_none_or(|likeness| cost < likeness.cost) {
                best = Some(Likeness {
                    cost,
                    relation: relation(base, cost, a, b),
                    roads: (a.road, b.road),
                });
            }
        }
    }
    best.filter(|likeness| likeness.cost < weights::TWO_WORDS)
}

fn relation(base: f32, cost: f32, a: Reading, b: Reading) -> Relation {
    if a.road != 0 || b.road != 0 {
        Relation::Road
    } else if cost - base <= 0.0 {
        Relation::Same
    } else {
        Relation::Spelling
    }
}

/// Cost of one spelling for another, or `None` where they are two words.
pub(crate) fn letters_cost(x: &[u8], x_mask: u32, y: &[u8], y_mask: u32, rows: &mut Rows) -> Option<f32> {
    let length = x.len().max(y.len());
    let limit = (length as f32 * 0.42 * f32::from(EDIT)) as u16;
    let missing = (x_mask & !y_mask)
        .count_ones()
        .max((y_mask & !x_mask).count_ones());
    // The cheapest exchange of unlike letters costs a fifth of an edit.
    if missing * 20 > u32::from(limit) {
        return None;
    }
    let edits = distance(x, y, limit, rows)?;
    let first = if edits > 0 && !alike_start(x, y) {
        weights::FIRST_LETTER
    } else {
        0.0
    };
    Some(spelling_cost(edits, length) + first)
}

fn alike_start(x: &[u8], y: &[u8]) -> bool {
    match (x.first(), y.first()) {
        (Some(&a), Some(&b)) => a == b || crate::edit::letter_class(a) == crate::edit::letter_class(b),
        _ => false,
    }
}
