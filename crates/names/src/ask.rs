//! One name asked of many: which words lead to candidates, what a candidate can score at most, what it scores.
//!
//! A question has a *unit* for each word that tells who is meant, and for each two neighbours written as one. A unit knows the words
//! of the dictionary that it may be. A listed name meets some of the units, and which ones says already whether it can reach the
//! floor ([`Asking::suffices`]): of a name of three words two must be met, and then it hardly matters how common each is. The
//! rarest unit alone is enough to be looked at closely, for what other words are like beyond what codes show.

use crate::bound::bound;
use crate::codes::{distinctive, is_filed, joins, sought, sought_joined};
use crate::dictionary::{Borne, Dictionary};
use crate::join::is_joined;
use crate::kind::NameKind;
use crate::layout::{FLAG_BRACKET, NameRef, PreparedName, Token, TokenClass};
use crate::memo::{Asked, Memo, Remembered, Row};
use crate::pair::Word;
use crate::score::score_knowing;
use crate::scratch::{Scratch, Side};
use crate::signature::Signature;
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
    /// The most that it weighs where it is met.
    heavy: f32,
}

/// Units that are told apart; further ones of a long name are taken for one.
const MAX_UNITS: usize = 8;

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
    /// For each set of units, a bit each, whether who meets these and no others can reach the floor.
    suffices: Vec<bool>,
    lossy: bool,
}

/// What a unit leads to.
#[derive(Clone, Copy, Debug)]
pub struct Lead<'a> {
    /// Words of the dictionary whose bearers meet the unit.
    pub words: &'a [u32],
    /// How many names bear one of them.
    pub bearers: u64,
    /// The bit of the unit, 0 for neighbours written as one: a bearer of these is to be compared without asking
    /// [`Asking::may_reach`], which knows no joined words.
    pub unit: u8,
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
        self.lossy = (0..view.token_count()).any(|index| Signature::of(view, index).is_lossy());
        let initials = view.tokens().any(|token| token.class == TokenClass::Initial);
        // A legal form that a blank has split (`Lim ited`) is met by what is not filed, so its halves are no units.
        let joins = joins(view);
        let split: Vec<usize> = joins
            .iter()
            .filter(|(letters, _)| exonym_tables::legal_forms::lookup(letters).is_some())
            .flat_map(|(_, range)| range.clone())
            .collect();
        // Nor do they weigh in the bound, which knows no joined words.
        for at in &split {
            if let Some(token) = self.side.tokens.get_mut(*at) {
                token.weight = 0;
            }
        }
        let mut words: Vec<_> = view
            .tokens()
            .enumerate()
            .filter(|(at, token)| is_filed(token.class) && !split.contains(at))
            .map(|(_, token)| Word { name: view, token })
            .collect();
        if words.is_empty() {
            words.extend(distinctive(view).into_iter().map(|(_, word)| word));
        }
        for word in words {
            self.codes.clear();
            sought(word, &mut self.codes);
            self.single(word.token, dictionary);
        }
        for (letters, _) in joins {
            self.codes.clear();
            sought_joined(&letters, &mut self.codes);
            self.joined(&letters, dictionary, scratch);
        }
        self.weigh(view.kind(), initials, floor);
    }

    /// The words that a word of the query may be, by their codes: what they cost is asked of those who bear enough of them.
    fn single<D: Dictionary + ?Sized>(&mut self, token: Token, dictionary: &D) {
        let from = self.gather(dictionary);
        let found = self.found.get(from..).unwrap_or_default();
        let bearers = found
            .iter()
            .map(|word| u64::from(dictionary.bearers(*word)))
            .sum();
        self.units.push(Unit {
            words: (from, self.found.len()),
            bearers,
            weight: unit_weight(token),
            // A name may be met by one that weighs more; a generic word hardly ever is.
            heavy: if token.class.is_distinctive() {
                unit_weight(token).max(weights::WORD)
            } else {
                unit_weight(token)
            },
        });
    }

    /// The words that two neighbours may be, written as one.
    fn joined<D: Dictionary + ?Sized>(&mut self, letters: &str, dictionary: &D, scratch: &mut Scratch) {
        let from = self.gather(dictionary);
        let mut bearers = 0;
        retain_from(&mut self.found, from, |word| {
            let joined = dictionary.word(word).is_some_and(|(name, index)| {
                let token = name.token(index);
                let listed = Word { name, token };
                is_joined(letters.as_bytes(), listed.letters(), &mut scratch.rows)
            });
            bearers += u64::from(joined) * u64::from(dictionary.bearers(word));
            joined
        });
        self.units.push(Unit {
            words: (from, self.found.len()),
            bearers,
            weight: 0.0,
            heavy: 0.0,
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

    /// Works out for each set of units whether meeting these and no others can be enough.
    fn weigh(&mut self, kind: NameKind, initials: bool, floor: f32) {
        let mut weights = [(0.0_f32, 0.0_f32); MAX_UNITS];
        let single = self.units.iter().filter(|unit| unit.weight > 0.0);
        let mut count = 0;
        for (at, unit) in single.enumerate() {
            if let Some(weight) = weights.get_mut(at.min(MAX_UNITS - 1)) {
                weight.0 += unit.weight;
                weight.1 += unit.heavy;
            }
            count = (at + 1).min(MAX_UNITS);
        }
        let total: f32 = weights.iter().map(|weight| weight.0).sum();
        self.suffices.clear();
        for set in 0..1_usize << count {
            let of_set = |at: &usize| set & 1 << at != 0;
            let each = (0..count).filter(of_set);
            let (mut met, mut heavy, mut names) = (0.0, LIGHT, 0);
            for weight in each.filter_map(|at| weights.get(at)) {
                met += weight.0;
                heavy += weight.1;
                names += 1;
            }
            // An initial of the query is no unit, and makes two names of one.
            let lone = names < 2 && count > 1 && !initials;
            self.suffices
                .push(names > 0 && most_alone(kind, lone, heavy, total - met) >= floor);
        }
    }

    /// Whether who meets the units of a set, and no others, can reach the floor.
    pub fn suffices(&self, units: u8) -> bool {
        self.suffices.get(usize::from(units)).copied().unwrap_or(false)
    }

    /// Whether the query says too little of its sounds for codes to show what its words may be.
    pub fn is_lossy(&self) -> bool {
        self.lossy
    }

    /// What the units lead to, the fewest bearers first.
    pub fn leads(&self) -> Vec<Lead<'_>> {
        let mut next = 0;
        let mut out = Vec::with_capacity(self.units.len());
        for unit in &self.units {
            let bit = if unit.weight > 0.0 {
                next += 1;
                1 << (next - 1).min(MAX_UNITS - 1)
            } else {
                0
            };
            out.push(Lead {
                words: self.found.get(unit.words.0..unit.words.1).unwrap_or_default(),
                bearers: unit.bearers,
                unit: bit,
            });
        }
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
            rows.push(memo.row(borne.word(), dictionary));
            bearing.push(borne);
        }
        let floor = floor - SLACK;
        let (q, l) = ((view.kind(), &*side.tokens), (listed.0, &**bearing));
        // First by signatures alone, which read no word; what passes is asked what its words cost.
        if bound(q, l, rows, &mut |_, _| Some(0.0)) < floor {
            return false;
        }
        let asked = Asked {
            query: view,
            side,
            dictionary,
        };
        let mut least = |row: Row, index: usize| {
            let likeness = memo.cell(row, index, &asked, &mut scratch.rows);
            likeness.map(|likeness| likeness.cost)
        };
        bound(q, l, rows, &mut least) >= floor
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
            asked: Asked {
                query: query.as_ref(),
                side,
                dictionary,
            },
            listed: bearing,
        };
        score_knowing(query.as_ref(), name, &mut known, scratch)
    }
}

/// What a word of the query weighs where nothing meets it.
fn unit_weight(token: Token) -> f32 {
    let share = if token.flags & FLAG_BRACKET == 0 {
        1.0
    } else {
        weights::BRACKETED
    };
    f32::from(token.weight) / 100.0 * share
}

/// The most that a name scores which meets `met` of weight while `left` of the query's weight has no counterpart; `lone` where
/// that is one name of several.
fn most_alone(kind: NameKind, lone: bool, met: f32, left: f32) -> f32 {
    let alone = |bias: f32| 1.0 - bias * left / (met + bias * left).max(f32::EPSILON);
    let single = if lone { weights::SINGLE_NAME } else { 0.0 };
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
