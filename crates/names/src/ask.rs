//! One name asked of many: which words lead to candidates, what a candidate can score at most, what it scores.
//!
//! A question has a *unit* for each word that tells who is meant, and for each two neighbours written as one. A unit knows the words
//! of the dictionary that it may be. Whoever scores at or over the floor bears a word of some unit; and a unit may be passed
//! over when whoever meets the query in that unit alone stays under the floor. So the commonest word of a name is hardly ever
//! looked up, and a question costs what its rarer words cost.

use crate::assign::is_joined;
use crate::bound::bound;
use crate::codes::{distinctive, joins, sought, sought_joined};
use crate::dictionary::{Borne, Dictionary};
use crate::kind::NameKind;
use crate::layout::{FLAG_BRACKET, NameRef, PreparedName, TokenClass};
use crate::memo::{Memo, Remembered, Row};
use crate::score::score_knowing;
use crate::scratch::{Scratch, Side};
use crate::weights;

/// What the bound leaves out: weights are kept to two hundredths.
const SLACK: f32 = 0.02;
/// The most that articles, titles, legal forms and suffixes of both sides weigh where they meet.
const LIGHT: f32 = 0.3;

/// A word of the query, or two neighbours written as one.
#[derive(Clone, Copy, Debug)]
struct Unit {
    /// Where its words begin in `Asking::found`, and one past them.
    words: (usize, usize),
    bearers: u64,
    /// Weight of the word; 0 for neighbours written as one.
    weight: f32,
    passed_over: bool,
}

/// A question being asked; kept and used again.
#[derive(Clone, Default)]
pub struct Asking {
    memo: Memo,
    side: Side,
    units: Vec<Unit>,
    found: Vec<u32>,
    codes: Vec<u32>,
    rows: Vec<Row>,
    listed: Vec<Borne>,
}

/// What a unit leads to.
#[derive(Clone, Copy, Debug)]
pub struct Lead<'a> {
    /// Words of the dictionary whose bearers are candidates.
    pub words: &'a [u32],
    /// How many names bear one of them.
    pub bearers: u64,
    /// Whether a bearer is to be compared without asking [`Asking::may_reach`], which knows no joined words.
    pub joined: bool,
}

impl Asking {
    /// Takes a name; afterwards [`Asking::leads`] tells where candidates are that can score `floor`.
    pub fn begin<D: Dictionary + ?Sized>(
        &mut self,
        query: &PreparedName,
        dictionary: &D,
        floor: f32,
        scratch: &mut Scratch,
    ) {
        let view = query.as_ref();
        self.memo.begin(view);
        self.side.load(view);
        self.units.clear();
        self.found.clear();
        let words = distinctive(view);
        let initials = words
            .iter()
            .filter(|(_, word)| word.token.class == TokenClass::Initial);
        let only_initials = initials.count() == words.len();
        for (index, word) in words {
            if word.token.class == TokenClass::Initial && !only_initials {
                continue;
            }
            self.codes.clear();
            sought(word, &mut self.codes);
            let share = if word.token.flags & FLAG_BRACKET == 0 {
                1.0
            } else {
                weights::BRACKETED
            };
            let weight = f32::from(word.token.weight) / 100.0 * share;
            self.single(view, index, weight, dictionary, scratch);
        }
        for (letters, _) in joins(view) {
            self.codes.clear();
            sought_joined(&letters, &mut self.codes);
            self.joined(&letters, dictionary, scratch);
        }
        self.pass_over(view.kind(), floor);
    }

    /// The words that a word of the query may be.
    fn single<D: Dictionary + ?Sized>(
        &mut self,
        view: NameRef<'_>,
        index: usize,
        weight: f32,
        dictionary: &D,
        scratch: &mut Scratch,
    ) {
        let from = self.gather(dictionary);
        let Asking {
            memo, side, found, ..
        } = self;
        let mut bearers = 0;
        retain_from(found, from, |word| {
            let row = memo.row(word, (view, &*side), dictionary, &mut scratch.rows);
            let met = row.met & 1 << index != 0;
            bearers += u64::from(met) * u64::from(dictionary.bearers(word));
            met
        });
        self.units.push(Unit {
            words: (from, self.found.len()),
            bearers,
            weight,
            passed_over: false,
        });
    }

    /// The words that two neighbours may be, written as one.
    fn joined<D: Dictionary + ?Sized>(&mut self, letters: &str, dictionary: &D, scratch: &mut Scratch) {
        let from = self.gather(dictionary);
        let mut bearers = 0;
        retain_from(&mut self.found, from, |word| {
            let joined = dictionary.word(word).is_some_and(|(name, index)| {
                let token = name.token(index);
                let listed = crate::pair::Word { name, token };
                is_joined(letters.as_bytes(), listed.letters(), &mut scratch.rows)
            });
            bearers += u64::from(joined) * u64::from(dictionary.bearers(word));
            joined
        });
        self.units.push(Unit {
            words: (from, self.found.len()),
            bearers,
            weight: 0.0,
            passed_over: false,
        });
    }

    /// Puts the words filed under the codes at the end of `found`, each once; returns where they begin.
    fn gather<D: Dictionary + ?Sized>(&mut self, dictionary: &D) -> usize {
        let from = self.found.len();
        for &code in &self.codes {
            dictionary.words_under(code, &mut self.found);
        }
        if let Some(new) = self.found.get_mut(from..) {
            new.sort_unstable();
        }
        let mut last = None;
        retain_from(&mut self.found, from, |word| last.replace(word) != Some(word));
        from
    }

    /// Passes over the units with the most bearers while whoever meets in them alone stays under the floor.
    fn pass_over(&mut self, kind: NameKind, floor: f32) {
        let mut order: Vec<usize> = (0..self.units.len()).collect();
        order.retain(|&at| self.units.get(at).is_some_and(|unit| unit.weight > 0.0));
        order.sort_by_key(|&at| std::cmp::Reverse(self.units.get(at).map_or(0, |unit| unit.bearers)));
        let names = order.len();
        let total: f32 = self.units.iter().map(|unit| unit.weight).sum();
        let (mut taken, mut weight, mut met) = (0, 0.0, LIGHT);
        for at in order {
            let Some(unit) = self.units.get_mut(at) else { break };
            taken += 1;
            weight += unit.weight;
            met += unit.weight.max(weights::WORD);
            if most_alone(kind, (taken, names), met, total - weight) >= floor {
                break;
            }
            unit.passed_over = true;
        }
    }

    /// Where candidates are, the fewest bearers first.
    pub fn leads(&self) -> Vec<Lead<'_>> {
        let units = self
            .units
            .iter()
            .filter(|unit| !unit.passed_over && unit.bearers > 0);
        let mut out: Vec<Lead<'_>> = units
            .map(|unit| Lead {
                words: self.found.get(unit.words.0..unit.words.1).unwrap_or_default(),
                bearers: unit.bearers,
                joined: unit.weight == 0.0,
            })
            .collect();
        out.sort_by_key(|lead| lead.bearers);
        out
    }

    /// Whether a listed name can score `floor`, by its words. Never false of one that does, but where joined words make it.
    pub fn may_reach<D: Dictionary + ?Sized>(
        &mut self,
        query: &PreparedName,
        listed: (NameKind, impl Iterator<Item = Borne>),
        floor: f32,
        dictionary: &D,
        scratch: &mut Scratch,
    ) -> bool {
        let view = query.as_ref();
        let Asking {
            memo,
            side,
            rows,
            listed: bearing,
            ..
        } = self;
        rows.clear();
        bearing.clear();
        for borne in listed.1 {
            rows.push(memo.row(borne.word(), (view, &*side), dictionary, &mut scratch.rows));
            bearing.push(borne);
        }
        bound((view.kind(), &side.tokens), (listed.0, &*bearing), rows, memo) >= floor - SLACK
    }

    /// The score of a listed name whose words are `listed`; the same as [`crate::compare_refs`] gives.
    pub fn compare<D: Dictionary + ?Sized>(
        &mut self,
        query: &PreparedName,
        name: NameRef<'_>,
        listed: impl Iterator<Item = Borne>,
        dictionary: &D,
        scratch: &mut Scratch,
    ) -> f32 {
        let Asking {
            memo,
            side,
            listed: bearing,
            ..
        } = self;
        bearing.clear();
        bearing.extend(listed);
        let mut known = Remembered {
            memo,
            query: (query.as_ref(), &*side),
            dictionary,
            listed: &*bearing,
        };
        score_knowing(query.as_ref(), name, &mut known, scratch)
    }
}

/// The most that a name scores which meets `met` of weight in `units.0` of `units.1` words, while `left` of the query's weight
/// has no counterpart.
fn most_alone(kind: NameKind, units: (usize, usize), met: f32, left: f32) -> f32 {
    let alone = |bias: f32| 1.0 - bias * left / (met + bias * left).max(f32::EPSILON);
    let single = if units.0 < 2 && units.1 > 1 {
        weights::SINGLE_NAME
    } else {
        0.0
    };
    let person = alone(weights::EXTRA_QUERY_PERSON) - single;
    let organization = alone(weights::EXTRA_QUERY_ORGANIZATION);
    match kind {
        NameKind::Person => person,
        _ => person.max(organization),
    }
}

/// Drops what does not pass, from a place on.
fn retain_from(words: &mut Vec<u32>, from: usize, mut keep: impl FnMut(u32) -> bool) {
    let mut kept = from;
    for at in from..words.len() {
        let Some(&word) = words.get(at) else { break };
        if keep(word) {
            if let Some(place) = words.get_mut(kept) {
                *place = word;
            }
            kept += 1;
        }
    }
    words.truncate(kept);
}

/// Whether a search for `query` would come upon `listed`, by a word or a key.
pub fn leads_to(query: &PreparedName, listed: &PreparedName) -> bool {
    let (mut sought_keys, mut filed_keys) = (Vec::new(), Vec::new());
    crate::key::query_keys(query, &mut sought_keys);
    crate::key::keys(listed, &mut filed_keys);
    if sought_keys
        .iter()
        .any(|key| filed_keys.binary_search(key).is_ok())
    {
        return true;
    }
    let (mut asked, mut filed) = (Vec::new(), Vec::new());
    for (_, word) in distinctive(query.as_ref()) {
        sought(word, &mut asked);
    }
    for (letters, _) in joins(query.as_ref()) {
        sought_joined(&letters, &mut asked);
    }
    for index in 0..listed.as_ref().token_count() {
        crate::dictionary::word_codes(listed.as_ref(), index, &mut filed);
    }
    asked.iter().any(|code| filed.contains(code))
}
