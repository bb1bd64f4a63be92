//! How alike two words are, over the cheapest pair of their readings.

use exonym_text::costs::{Costs, SOUND, SPELLING};
use exonym_text::distance::{Scratch as Rows, weighted};
use exonym_text::likeness::table_for;
use exonym_text::road::Road;

use crate::explain::Relation;
use crate::layout::{FLAG_ATTESTED, FLAG_SERVANT, NameRef, Reading, Token, TokenClass};
use crate::sieve::least_edits;
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
    pub(crate) fn new(cost: f32, relation: Relation) -> Self {
        Self {
            cost,
            relation,
            roads: (0, 0),
        }
    }
}

/// A word in its name.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a> {
    pub name: NameRef<'a>,
    pub token: Token,
}

impl<'a> Word<'a> {
    /// The readings, cheapest first.
    pub(crate) fn readings(self) -> impl Iterator<Item = Reading> + 'a {
        let first = usize::from(self.token.first_reading);
        (first..first + usize::from(self.token.readings)).map(move |index| self.name.reading(index))
    }

    /// The letters of the first reading.
    pub(crate) fn letters(self) -> &'a [u8] {
        self.readings()
            .next()
            .map_or(&[], |reading| self.name.letters(reading.offset, reading.length))
    }

    fn firsts(self) -> impl Iterator<Item = u8> + 'a {
        self.readings()
            .filter_map(move |r| self.name.letters(r.offset, r.length).first().copied())
    }
}

/// Compares two words in their roles; `None` where they have nothing to do with each other.
pub(crate) fn likeness(q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
    use TokenClass as C;
    let same_concept = q.token.concept != 0 && q.token.concept == l.token.concept;
    match (q.token.class, l.token.class) {
        (C::Number, C::Number) => same_concept.then(|| Likeness::new(0.0, Relation::Number)),
        (C::Number, _) | (_, C::Number) => None,
        (C::LegalForm, C::LegalForm) if same_concept => Some(Likeness::new(0.0, Relation::LegalForm)),
        (C::LegalForm, C::LegalForm) => None,
        (C::Initial, C::Initial) => same_start(q, l).then(|| Likeness::new(0.0, Relation::Same)),
        (C::Initial, other) | (other, C::Initial) if other.is_distinctive() => {
            same_start(q, l).then(|| Likeness::new(weights::INITIAL_COST, Relation::Initial))
        }
        (C::Particle, C::Particle) => Some(particles(q, l)),
        (a, b) if light(a) != light(b) => {
            (q.letters() == l.letters()).then(|| Likeness::new(0.0, Relation::Same))
        }
        _ if same_concept => Some(known(q, l, rows)),
        (a, b) if (a == C::Patronymic) != (b == C::Patronymic) => {
            spelled(q, l, rows).filter(|likeness| likeness.cost <= weights::PATRONYMIC_LIMIT)
        }
        _ => spelled(q, l, rows),
    }
}

fn light(class: TokenClass) -> bool {
    matches!(class, TokenClass::Particle | TokenClass::Title)
}

/// Words that a table holds to be one: the table's cost, or less where they are spelled alike.
fn known(q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Likeness {
    let known = match q.token.class {
        TokenClass::Word => Likeness::new(weights::NICKNAME_COST, Relation::Nickname),
        _ => Likeness::new(weights::CONCEPT_COST, Relation::Generic),
    };
    spelled(q, l, rows)
        .filter(|likeness| likeness.cost <= known.cost)
        .unwrap_or(known)
}

fn particles(q: Word<'_>, l: Word<'_>) -> Likeness {
    if q.letters() == l.letters() {
        Likeness::new(0.0, Relation::Same)
    } else {
        Likeness::new(weights::OTHER_PARTICLE, Relation::Spelling)
    }
}

/// Two words begin with the same letter in some reading.
fn same_start(q: Word<'_>, l: Word<'_>) -> bool {
    q.firsts().any(|first| l.firsts().any(|other| other == first))
}

/// The cheapest pair of readings.
fn spelled(q: Word<'_>, l: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
    let attested = q.token.flags & l.token.flags & FLAG_ATTESTED != 0;
    let mut best: Option<Likeness> = None;
    for a in q.readings() {
        for b in l.readings() {
            let base = (f32::from(a.cost) + f32::from(b.cost)) / 100.0;
            let worst = best.map_or(weights::TWO_WORDS, |likeness| likeness.cost);
            if base >= worst {
                continue;
            }
            let Some((cost, relation)) = met((q.name, a), (l.name, b), attested, rows) else {
                continue;
            };
            let cost = base + cost;
            if cost < worst {
                let road = a.road != Road::AsWritten as u8 || b.road != Road::AsWritten as u8;
                let relation = if road { Relation::Road } else { relation };
                best = Some(Likeness {
                    cost,
                    relation,
                    roads: (a.road, b.road),
                });
            }
        }
    }
    if (q.token.flags ^ l.token.flags) & FLAG_SERVANT != 0
        && let Some(likeness) = &mut best
    {
        likeness.cost += weights::SERVANT_COST;
    }
    best.filter(|likeness| likeness.cost < weights::TWO_WORDS)
}

/// The cost between two readings, by spelling or by sound, whichever is less; by the table of a road that loses sounds
/// where one side came by it.
fn met(
    (q, a): (NameRef<'_>, Reading),
    (l, b): (NameRef<'_>, Reading),
    attested: bool,
    rows: &mut Rows,
) -> Option<(f32, Relation)> {
    let (x, y) = (q.letters(a.offset, a.length), l.letters(b.offset, b.length));
    let (lossy_a, lossy_b) = (lossy(a.road), lossy(b.road));
    if x == y && lossy_a.is_none() == lossy_b.is_none() {
        return Some((0.0, Relation::Same));
    }
    let length = match (lossy_a.is_some(), lossy_b.is_some()) {
        (true, false) => x.len(),
        (false, true) => y.len(),
        _ => x.len().max(y.len()),
    };
    let limit = weights::LIMIT * length as f32;
    if least_edits(a.consonants, b.consonants, lossy_a.is_some() || lossy_b.is_some()) > limit {
        return None;
    }
    let (s, t) = (
        q.letters(a.sounds, a.sounds_length),
        l.letters(b.sounds, b.sounds_length),
    );
    let edits = match (lossy_a, lossy_b) {
        (None, None) => return spelled_or_sounded((x, s), (y, t), length, attested, rows),
        (Some(table), None) => weighted(s, t, table, limit, rows),
        (None, Some(table)) => weighted(t, s, table, limit, rows),
        (Some(_), Some(_)) => weighted(s, t, &SOUND, limit, rows),
    };
    edits.map(|edits| (spelling_cost(edits, length), Relation::Road))
}

/// The table of a road that loses sounds.
fn lossy(road: u8) -> Option<&'static Costs> {
    Road::ALL.get(usize::from(road)).and_then(|&road| table_for(road))
}

/// Letters and sounds of both words; the cheaper way counts. Where both forms are attested names, what sets them apart counts
/// more: it is no slip of the pen.
pub(crate) fn spelled_or_sounded(
    (x, s): (&[u8], &[u8]),
    (y, t): (&[u8], &[u8]),
    length: usize,
    attested: bool,
    rows: &mut Rows,
) -> Option<(f32, Relation)> {
    let limit = weights::LIMIT * length as f32;
    let spelled = weighted(x, y, &SPELLING, limit, rows);
    let sounded = weighted(s, t, &SOUND, spelled.unwrap_or(limit), rows);
    let (edits, relation) = match (spelled, sounded) {
        (_, Some(sounded)) if spelled.is_none_or(|spelled| sounded < spelled) => {
            (sounded + weights::SOUND_ONLY, Relation::Sound)
        }
        (Some(spelled), _) => (spelled, Relation::Spelling),
        (None, _) => return None,
    };
    let first = if x.first() == y.first() || s.first() == t.first() {
        0.0
    } else {
        weights::FIRST_LETTER
    };
    let two_names = if attested { weights::two_names(edits) } else { 0.0 };
    Some((spelling_cost(edits, length) + first + two_names, relation))
}
