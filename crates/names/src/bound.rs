//! The most that a listed name can score, by its words alone.
//!
//! What no word of the other side is like stands alone or in conflict however the rest is assigned. From that a bound on the
//! score follows, at a fraction of a comparison's time. It leaves out only what joined words and syllables gain, whose
//! candidates come by ways of their own and are compared without asking the bound.

use std::iter;

use crate::assign::pair_weight;
use crate::dictionary::Borne;
use crate::kind::NameKind;
use crate::layout::{FLAG_BRACKET, Token, TokenClass};
use crate::lookup::HEAD;
use crate::memo::{Least, Row};
use crate::pair::light;
use crate::weights;

/// Costs of a meeting beyond this count as this: with more, two words that could have met may cost less apart.
const DEAREST: f32 = 0.75;

/// What of either side meets and what does not; kept from name to name, since clearing it would take as long as filling it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tallies {
    query: Tally,
    listed: Tally,
}

/// What of one side meets and what does not.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Weight of words that meet.
    met: f32,
    /// Names proper that meet; an initial counts half.
    names_met: f32,
    names: u32,
    numbers_left: u32,
    /// Words that meet.
    words: [Meets; MOST_WORDS],
    meeting: usize,
    /// Words that do not meet; the heaviest first.
    left: [Left; MOST_LEFT],
    count: usize,
    /// A word left over counts so much of its weight, where the other side has no word to set against it, and more by the mean cost of
    /// those that meet.
    alone: f32,
    beside_inexact: f32,
    /// Whether every name left over has one of the other side set against it, which costs more than any meeting.
    conflicts: bool,
}

/// A word that meets another.
#[derive(Clone, Copy, Debug, Default)]
struct Meets {
    weight: f32,
    /// What the meeting costs at the least, or being left over where that costs less.
    cost: f32,
    /// What the meeting costs, where no word would be left over for it.
    inexact: f32,
    /// What it is where it is left over; `None` for words that then count nothing.
    left: Option<Left>,
}

/// A word left over.
#[derive(Clone, Copy, Debug, Default)]
struct Left {
    weight: f32,
    /// Its share as an addition.
    share: f32,
    /// Whether it counts more beside words that meet inexactly.
    beside: bool,
}

/// The least that a word left over counts of its weight, beside what the side does to it.
fn least_share(class: TokenClass, bracketed: bool) -> f32 {
    let share = if bracketed { weights::BRACKETED } else { 1.0 };
    if class == TokenClass::Generic {
        share * weights::EXTRA_BESIDE_RARE_NAME
    } else {
        share
    }
}

/// Whether words of a class are set against each other where they are left over.
fn is_name(class: TokenClass) -> bool {
    use TokenClass as C;
    matches!(
        class,
        C::Word | C::Patronymic | C::Generic | C::Place | C::Initial
    )
}

/// Words of a listed name of which each is held to cost something.
const MOST_WORDS: usize = 16;
/// Words left over that are looked at; more can only lower the score.
const MOST_LEFT: usize = 8;

impl Tally {
    /// Begins with a name. `own` and `others` are the names of the two sides, `alone` what a word left over counts of its weight.
    fn begin(&mut self, own: u32, others: u32, (alone, beside_inexact): (f32, f32)) {
        (self.met, self.names_met, self.names, self.numbers_left) = (0.0, 0.0, 0, 0);
        (self.meeting, self.count) = (0, 0);
        (self.alone, self.conflicts) = (alone, own <= others);
        self.beside_inexact = beside_inexact;
    }

    /// Adds a word that meets another at `cost`, or none.
    fn add(&mut self, (class, weight): (TokenClass, f32), bracketed: bool, cost: Option<f32>) {
        use TokenClass as C;
        self.names += u32::from(class.is_distinctive());
        let name = is_name(class);
        let share = least_share(class, bracketed);
        let beside = class != C::Place;
        let left = name.then_some(Left {
            weight,
            share,
            beside,
        });
        if let Some(cost) = cost {
            self.met += weight;
            if name {
                self.names_met += if class == C::Initial { 0.5 } else { 1.0 };
            }
            let over = weight * self.alone * share;
            let inexact = if cost <= over { cost } else { 0.0 };
            let cost = if self.conflicts && name {
                cost
            } else {
                cost.min(over)
            };
            if let Some(place) = self.words.get_mut(self.meeting) {
                *place = Meets {
                    weight,
                    cost,
                    inexact,
                    left,
                };
            }
            self.meeting += 1;
        } else if class == C::Number {
            self.numbers_left += 1;
        } else if let Some(left) = left {
            self.leave(left);
        }
    }

    fn leave(&mut self, left: Left) {
        if self.count == MOST_LEFT {
            return;
        }
        let mut at = self.count;
        self.count += 1;
        while at > 0 && self.left[at - 1].weight < left.weight {
            self.left[at] = self.left[at - 1];
            at -= 1;
        }
        self.left[at] = left;
    }

    /// A word meets one other: where the other side has only so many that meet, the rest of these is left over, the lightest at the
    /// best.
    fn meet_at_most(&mut self, most: usize) {
        let Some(words) = self.words.get_mut(..self.meeting) else {
            return;
        };
        let over = words.len().saturating_sub(most);
        if over == 0 {
            return;
        }
        words.sort_unstable_by(|a, b| a.weight.total_cmp(&b.weight));
        for at in 0..over {
            let Some(word) = self.words.get(at).copied() else {
                break;
            };
            self.met -= word.weight;
            if let Some(left) = word.left {
                self.leave(left);
            }
        }
        // Those that cost the least need not be the same.
        if let Some(words) = self.words.get_mut(..self.meeting) {
            words.sort_unstable_by(|a, b| a.cost.total_cmp(&b.cost));
            // What costs the least may have been counted dearer.
            words.iter_mut().for_each(|word| word.inexact = 0.0);
        }
        self.meeting = most;
    }

    /// What its meetings add to the share of a word left over, if all together weigh so much.
    fn beside(&self, met: f32) -> f32 {
        let words = self.words.iter().take(self.meeting);
        let inexact: f32 = words.map(|word| word.inexact).sum();
        if met > 0.0 { inexact / met } else { 0.0 }
    }

    /// What its meetings cost at the least.
    fn cost(&self) -> f32 {
        let words = self.words.iter().take(self.meeting);
        words.map(|word| word.cost).sum()
    }

    fn left(&self) -> &[Left] {
        self.left.get(..self.count).unwrap_or_default()
    }
}

/// The most that a name scores whose words have these rows. `least` tells the cost of a meeting of a row with a word of the query, or
/// what it costs at the least; `None` where it is nothing.
pub(crate) fn bound(
    query: (NameKind, &[Token]),
    listed: (NameKind, &[Borne]),
    rows: &[Row],
    least: impl Fn(Row, usize) -> Option<Least>,
    tallies: &mut Tallies,
) -> f32 {
    let company = |class: TokenClass| matches!(class, TokenClass::LegalForm | TokenClass::Generic);
    let (mut q_names, mut l_names, mut companies) = (0, 0, false);
    let (mut q_proper, mut l_proper) = (0, 0);
    for token in query.1 {
        q_names += u32::from(is_name(token.class));
        q_proper += usize::from(token.class.is_distinctive());
        companies |= company(token.class);
    }
    for row in rows {
        l_names += u32::from(is_name(row.class));
        l_proper += usize::from(row.class.is_distinctive());
        companies |= company(row.class);
    }
    let extras = match (query.0, listed.0) {
        (NameKind::Person, _) | (_, NameKind::Person) => PERSON,
        (NameKind::Unknown, NameKind::Unknown) if !companies => PERSON,
        _ => ORGANIZATION,
    };
    let guess = if extras.person {
        weights::guessed(q_proper.min(l_proper))
    } else {
        1.0
    };
    // What meetings cost is counted by the words of either side, each at its cheapest.
    let Tallies { query: q, listed: l } = tallies;
    q.begin(q_names, l_names, (extras.in_query, extras.beside_query));
    l.begin(l_names, q_names, (extras.in_listed, extras.beside_listed));
    let mut cheapest = [f32::MAX; MOST_WORDS];
    // A title of one side that is a name of the other (`Ahmad Haji`, `Haji Ahmad`) is a name that meets, and so is a legal form.
    let mut titled = 0.0;
    let form = |class: TokenClass| class == TokenClass::LegalForm;
    for (index, token) in query.1.iter().enumerate() {
        let weight = f32::from(token.weight) / 100.0;
        let mut best: Option<f32> = None;
        for (at, (row, borne)) in rows.iter().zip(listed.1).enumerate() {
            if let Some(cost) = least(*row, index) {
                let both = pair_weight((token.class, weight), (row.class, borne.weight()));
                let cost = both * cost.cost(guess).min(DEAREST);
                let other = light(token.class) != light(row.class) || form(token.class) != form(row.class);
                titled += f32::from(u8::from(other));
                best = Some(best.map_or(cost, |best| best.min(cost)));
                if let Some(place) = cheapest.get_mut(at) {
                    *place = place.min(cost);
                }
            }
        }
        let bracketed = token.flags & FLAG_BRACKET != 0;
        q.add((token.class, weight), bracketed, best);
    }
    for ((borne, row), best) in listed
        .1
        .iter()
        .zip(rows)
        .zip(cheapest.iter().chain(iter::repeat(&0.0)))
    {
        let best = Some(*best).filter(|best| *best < f32::MAX);
        l.add((row.class, borne.weight()), borne.is_bracketed(), best);
    }
    let most = q.meeting.min(l.meeting);
    q.meet_at_most(most);
    l.meet_at_most(most);
    // With the title of a head of state a surname alone says who is meant; which title a listed one is, is not known here.
    let head = |token: &Token| token.class == TokenClass::Title && token.concept == HEAD;
    let headed = query.1.iter().any(head) || rows.iter().any(|row| row.class == TokenClass::Title);
    total(q, l, (extras, titled, headed))
}

/// What counts of words that one side has beyond the other.
#[derive(Clone, Copy)]
struct Extras {
    in_query: f32,
    in_listed: f32,
    /// What the mean cost of the words that meet adds to these, as a multiple.
    beside_query: f32,
    beside_listed: f32,
    person: bool,
}

const PERSON: Extras = Extras {
    in_query: weights::EXTRA_QUERY_PERSON,
    in_listed: weights::EXTRA_LISTED_PERSON,
    beside_query: weights::EXTRA_BESIDE_INEXACT,
    beside_listed: weights::EXTRA_LISTED_BESIDE_INEXACT,
    person: true,
};
const ORGANIZATION: Extras = Extras {
    in_query: weights::EXTRA_QUERY_ORGANIZATION,
    in_listed: weights::EXTRA_LISTED_ORGANIZATION,
    beside_query: 0.0,
    beside_listed: 0.0,
    person: false,
};

fn total(q: &Tally, l: &Tally, (extras, titled, headed): (Extras, f32, bool)) -> f32 {
    let pairs = q.left().iter().zip(l.left());
    let conflict: f32 = pairs.map(|(q, l)| f32::midpoint(q.weight, l.weight)).sum();
    let both = q.count.min(l.count);
    let met = q.met.max(l.met);
    let inexact = q.beside(met).max(l.beside(met));
    let alone = |tally: &Tally| -> f32 {
        let rest = tally.left().iter().skip(both);
        rest.map(|left| {
            let beside = if left.beside {
                tally.beside_inexact * inexact
            } else {
                0.0
            };
            left.weight * left.share * (tally.alone + beside)
        })
        .sum()
    };
    let extra = alone(q) + alone(l);
    let weight = met + conflict + extra;
    let mut score = 1.0;
    if weight > 0.0 {
        score -= (weights::CONFLICT * conflict + extra + q.cost().max(l.cost())) / weight;
    }
    score -= match (q.numbers_left, l.numbers_left) {
        (0, 0) => 0.0,
        (0, _) | (_, 0) => weights::EXTRA_NUMBER,
        _ => weights::NUMBER_CONFLICT,
    };
    let matched = q.names_met.min(l.names_met) + titled;
    let most = q.names.max(l.names);
    if matched < 0.9 && most > 0 {
        score -= if extras.person || q.names.min(l.names) > 0 {
            weights::NOTHING_DISTINCTIVE
        } else {
            weights::DISTINCTIVE_ON_ONE_SIDE
        };
    } else if extras.person && matched < 1.4 && most > 1 && !headed {
        score -= weights::SINGLE_NAME;
    }
    score
}
