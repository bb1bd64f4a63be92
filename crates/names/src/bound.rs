//! The most that a listed name can score, by its words alone.
//!
//! What no word of the other side is like stands alone or in conflict however the rest is assigned. From that a bound on the
//! score follows, at a fraction of a comparison's time. It leaves out only what joined words gain, whose candidates come by
//! ways of their own and are compared without asking the bound.

use crate::dictionary::Borne;
use crate::kind::NameKind;
use crate::layout::{FLAG_BRACKET, Token, TokenClass};
use crate::memo::Row;
use crate::weights;

/// The least share of a word's weight with which its meeting with another counts: a generic word meets a name.
const LEAST_SHARE: f32 = 0.4;

/// What of one side meets and what does not.
#[derive(Clone, Copy)]
struct Tally {
    /// Weight of words that meet.
    met: f32,
    /// Names proper that meet; an initial counts half.
    names_met: f32,
    names: u32,
    numbers_left: u32,
    company: bool,
    /// Weights of words that do not meet, each with its share as an addition; the heaviest first.
    left: [(f32, f32); MOST_LEFT],
    count: usize,
}

/// Words left over that are looked at; more can only lower the score.
const MOST_LEFT: usize = 8;

impl Tally {
    fn new() -> Tally {
        Tally {
            met: 0.0,
            names_met: 0.0,
            names: 0,
            numbers_left: 0,
            company: false,
            left: [(0.0, 0.0); MOST_LEFT],
            count: 0,
        }
    }

    fn add(&mut self, class: TokenClass, weight: f32, bracketed: bool, met: bool) {
        use TokenClass as C;
        self.names += u32::from(class.is_distinctive());
        self.company |= matches!(class, C::LegalForm | C::Generic);
        let name = matches!(
            class,
            C::Word | C::Patronymic | C::Generic | C::Place | C::Initial
        );
        if met {
            self.met += weight;
            if name {
                self.names_met += if class == C::Initial { 0.5 } else { 1.0 };
            }
        } else if class == C::Number {
            self.numbers_left += 1;
        } else if name && self.count < MOST_LEFT {
            let share = if bracketed { weights::BRACKETED } else { 1.0 };
            let mut at = self.count;
            self.count += 1;
            while at > 0 && self.left[at - 1].0 < weight {
                self.left[at] = self.left[at - 1];
                at -= 1;
            }
            self.left[at] = (weight, share);
        }
    }

    fn left(&self) -> &[(f32, f32)] {
        self.left.get(..self.count).unwrap_or_default()
    }
}

/// What one word of the query is at the least to a word of a row; `None` where it is nothing.
pub(crate) type Least<'a> = &'a mut dyn FnMut(Row, usize) -> Option<f32>;

/// The most that a name scores whose words have these rows. `least` tells the cost of a meeting, or what it costs at the least.
pub(crate) fn bound(
    query: (NameKind, &[Token]),
    listed: (NameKind, &[Borne]),
    rows: &[Row],
    least: Least<'_>,
) -> f32 {
    let mut q = Tally::new();
    let mut cost = 0.0;
    let mut l_met = 0_u32;
    for (index, token) in query.1.iter().enumerate() {
        let mut best: Option<f32> = None;
        for (at, row) in rows.iter().enumerate() {
            if row.near & 1 << index != 0
                && let Some(found) = least(*row, index)
            {
                l_met |= 1_u32.checked_shl(at as u32).unwrap_or(0);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        }
        let weight = f32::from(token.weight) / 100.0;
        q.add(
            token.class,
            weight,
            token.flags & FLAG_BRACKET != 0,
            best.is_some(),
        );
        if let Some(best) = best.filter(|_| token.class.is_distinctive()) {
            cost += LEAST_SHARE * weight * best;
        }
    }
    let mut l = Tally::new();
    for (at, (borne, row)) in listed.1.iter().zip(rows).enumerate() {
        let met = l_met & 1_u32.checked_shl(at as u32).unwrap_or(0) != 0;
        l.add(row.class, borne.weight(), borne.is_bracketed(), met);
    }
    let person = match (query.0, listed.0) {
        (NameKind::Person, _) | (_, NameKind::Person) => true,
        (NameKind::Unknown, NameKind::Unknown) => !q.company && !l.company,
        _ => false,
    };
    total(&q, &l, cost, person)
}

fn total(q: &Tally, l: &Tally, met_cost: f32, person: bool) -> f32 {
    let (q_extra, l_extra) = if person {
        (weights::EXTRA_QUERY_PERSON, weights::EXTRA_LISTED_PERSON)
    } else {
        (
            weights::EXTRA_QUERY_ORGANIZATION,
            weights::EXTRA_LISTED_ORGANIZATION,
        )
    };
    let pairs = q.left().iter().zip(l.left());
    let conflict: f32 = pairs.map(|(q, l)| f32::midpoint(q.0, l.0)).sum();
    let both = q.count.min(l.count);
    let alone = |tally: &Tally, bias: f32| -> f32 {
        let rest = tally.left().iter().skip(both);
        rest.map(|(weight, share)| weight * share * bias).sum()
    };
    let extra = alone(q, q_extra) + alone(l, l_extra);
    let weight = q.met.max(l.met) + conflict + extra;
    let mut score = 1.0;
    if weight > 0.0 {
        score -= (weights::CONFLICT * conflict + extra + met_cost) / weight;
    }
    score -= match (q.numbers_left, l.numbers_left) {
        (0, 0) => 0.0,
        (0, _) | (_, 0) => weights::EXTRA_NUMBER,
        _ => weights::NUMBER_CONFLICT,
    };
    let matched = q.names_met.min(l.names_met);
    let most = q.names.max(l.names);
    if matched < 0.9 && most > 0 {
        score -= weights::NOTHING_DISTINCTIVE;
    } else if person && matched < 1.4 && most > 1 {
        score -= weights::SINGLE_NAME;
    }
    score
}
