//! A quick answer for running text, which names hundreds of parties that no list has.
//!
//! A screening asks whatever could reach the threshold. A reader of articles asks six names for each kilobyte, wants those that agree in
//! their words, and lays aside the rest as weak. So here a name is compared only where its words are filed under a code under which the words of
//! the question would be filed themselves (the pattern of their sounds, their letters, each with one left out), and most of the
//! question's weight is met so; or where it is filed under a key of the whole name (joined words, acronyms, East Asian syllables). What is
//! compared is scored and weighed as in a screening: an answer is never another, only shorter.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use exonym_index::NameRow;
use exonym_names::{Dictionary, KeyKind, NameRef, Noted, PreparedName, key_kind, word_codes, word_identity};

use crate::candidates::{Search, Wanted};
use crate::query::{Options, Query};
use crate::screener::{Met, Outcome, Scratch, ScreenError, Screener, floor};

/// Share of the weight of a question's filed words that a name must meet. Of two equal words both must be met; one is half and too little, for
/// a single name in common scores under any threshold that is of use.
const MET: f32 = 0.6;
/// What a generic word (`Bank`, `Ministry`) weighs beside a name: two of them and a name must not be met by the two alone.
const GENERIC: f32 = 0.4;
/// Codes that two words share at least: words of one sound share the pattern and each shortening of it, words a letter apart the rest of their letters and most
/// of their sounds; what shares one alone is another word with a likeness.
const SHARED: usize = 2;
/// Names that bear such words from which on they share half of their codes at least.
const MANY: u64 = 500;
/// Names under one key from which on it says nothing: `Whole` keys of short words.
const MOST_UNDER_KEY: usize = 64;
/// Words of a listed name that a question of one word can be: the word, a legal form, an article.
const MOST_BESIDE_ONE: usize = 3;
/// Names that bear the commonest word of a question and are marked at most; who bears it and no rarer one is of no use.
const MOST_BEARERS: u64 = 20_000;
/// Words of a question that are told apart; further ones of a long name are not sought.
const MOST_WORDS: usize = 16;

/// Words of questions that are remembered; text repeats its words, and so do the articles of a day.
const MOST_REMEMBERED: usize = 20_000;

/// Memory of a glance.
#[derive(Default)]
pub(crate) struct Glance {
    /// Checksums of the index that the memory is of.
    of: Vec<[u8; 32]>,
    /// What [`exonym_names::word_identity`] says of a word of a question.
    identity: Vec<u8>,
    /// The listed words that a word may be; `None` for words that say nothing of who is meant.
    known: HashMap<Vec<u8>, Option<Arc<[u32]>>>,
    codes: Vec<u32>,
    /// Words found, once for each code that they share with one of the question.
    found: Vec<u32>,
    /// How often each word of the dictionary was found, zero between questions.
    counts: Vec<u8>,
    keys: Vec<u64>,
    /// Which words of the question each name meets, a bit each.
    marks: Vec<u16>,
    touched: Vec<u32>,
    candidates: Vec<u32>,
    /// Of these such as a key of the whole name has led to.
    by_key: Vec<u32>,
    /// Those that are looked at closely.
    near: Vec<Near>,
}

/// A name that is looked at closely.
#[derive(Clone, Copy)]
struct Near {
    number: u32,
    row: NameRow,
    words: Noted,
    /// Whether a key of the whole name has led to it. The bound knows no joined words, by which keys find.
    by_key: bool,
}

impl<D: AsRef<[u8]>> Screener<D> {
    /// Answers a query from the names that agree with it in most of their words.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn glance(
        &self,
        query: &Query,
        options: &Options,
        scratch: &mut Scratch,
    ) -> Result<Outcome, ScreenError> {
        let lists = self.list_numbers(&options.filters);
        let floor = floor(query, options);
        let mut met: BTreeMap<u32, Met> = BTreeMap::new();
        let mut compared = 0;
        for (number, name) in query.prepared.iter().enumerate() {
            let wanted = Wanted {
                name,
                floor,
                lists: &lists,
                exhaustive: false,
            };
            self.agreeing(name, &mut scratch.glance);
            let Scratch { search, glance } = &mut *scratch;
            let Search {
                asking,
                names,
                candidates,
                ..
            } = &mut *search;
            let index = self.index();
            // As a screening does it: who cannot reach the floor by what is known without reading a word is laid aside, then, when the words
            // near to those of the question are measured, many at once, who cannot by these; the rest is compared.
            asking.begin_with_candidates(name, floor);
            glance.near.clear();
            for number in glance.candidates.iter().copied() {
                if let Some(row) = index.name(number).filter(|row| wanted.takes(index, *row)) {
                    glance.near.push(Near {
                        number,
                        row,
                        words: asking.note(index.borne(row)),
                        by_key: glance.by_key.binary_search(&number).is_ok(),
                    });
                }
            }
            asking.look_up(index);
            for measured in [false, true] {
                glance.near.retain(|near| {
                    near.by_key
                        || asking.most_of(name, near.row.kind, near.words) >= wanted.floor_of(near.row)
                });
                if !measured {
                    for near in &glance.near {
                        asking.expect(near.words, true);
                    }
                    asking.settle(name, true, index, names);
                }
            }
            candidates.clear();
            candidates.extend(glance.near.iter().map(|near| near.number));
            compared += self.keep_best(&wanted, number, search, &mut met);
        }
        let mut ranked = self.rank_met(query, options, met)?;
        ranked.truncate(options.limit);
        let findings = ranked
            .into_iter()
            .map(|party| self.show(query, options, party, scratch));
        Ok(Outcome {
            findings: findings.collect::<Result<_, _>>()?,
            compared,
            limited: None,
        })
    }

    /// Puts the names that agree with a name in most of its words in `candidates`.
    fn agreeing(&self, name: &PreparedName, memory: &mut Glance) {
        let sums = || self.index().footer().sections.iter().map(|place| place.sha256);
        if !memory.of.iter().copied().eq(sums()) {
            *memory = Glance {
                of: sums().collect(),
                ..Glance::default()
            };
        }
        let Glance {
            of: _,
            identity,
            known,
            codes,
            found,
            counts,
            keys,
            marks,
            touched,
            candidates,
            by_key,
            near: _,
        } = memory;
        candidates.clear();
        by_key.clear();
        for name in touched.drain(..) {
            if let Some(mark) = marks.get_mut(name as usize) {
                *mark = 0;
            }
        }
        marks.resize(self.index().name_count() as usize, 0);
        let view = name.as_ref();
        let mut weights = [0.0_f32; MOST_WORDS];
        let mut units: Vec<(u64, usize, Arc<[u32]>)> = Vec::new();
        for at in 0..view.token_count() {
            identity.clear();
            word_identity(view, at, identity);
            if !known.contains_key(identity.as_slice()) {
                if known.len() >= MOST_REMEMBERED {
                    known.clear();
                }
                known.insert(identity.clone(), self.words_like(view, at, codes, found, counts));
            }
            let Some(words) = known
                .get(identity.as_slice())
                .and_then(Option::as_ref)
                .map(Arc::clone)
            else {
                continue;
            };
            if units.len() == MOST_WORDS {
                break;
            }
            let bearers = words
                .iter()
                .map(|word| u64::from(self.index().bearers(*word)))
                .sum();
            let unit = units.len();
            if let Some(weight) = weights.get_mut(unit) {
                *weight = if view.token(at).class.is_distinctive() {
                    1.0
                } else {
                    GENERIC
                };
            }
            units.push((bearers, unit, words));
        }
        let wanted = MET * weights.iter().sum::<f32>();
        // Rarest first: once the words left cannot be enough alone, names that bear none of those before are not marked.
        units.sort_by_key(|unit| (unit.0, unit.1));
        let mut left: f32 = weights.iter().sum();
        for (bearers, unit, words) in &units {
            let alone = left >= wanted && *bearers <= MOST_BEARERS;
            for name in words.iter().flat_map(|word| self.index().bearers_of(*word)) {
                let Some(mark) = marks.get_mut(name as usize) else {
                    continue;
                };
                if *mark == 0 {
                    if !alone {
                        continue;
                    }
                    touched.push(name);
                }
                *mark |= 1 << unit;
            }
            left -= weights.get(*unit).copied().unwrap_or(0.0);
        }
        let weigh = |mark: u16| -> f32 {
            let of = weights.iter().enumerate();
            of.filter(|(unit, _)| mark & 1 << unit != 0)
                .map(|(_, weight)| weight)
                .sum()
        };
        let single = units.len() == 1;
        let short = |name: u32| {
            let row = self.index().name(name);
            !single || row.is_some_and(|row| self.index().borne(row).len() <= MOST_BESIDE_ONE)
        };
        candidates.extend(touched.iter().copied().filter(|name| {
            let mark = marks.get(*name as usize);
            mark.is_some_and(|mark| weigh(*mark) >= wanted) && short(*name)
        }));
        keys.clear();
        exonym_names::query_keys(name, keys);
        // An initial in a list stands for whoever begins so, which in running text is anybody.
        // One word written as one is that word.
        let useless = |key: u64| match key_kind(key) {
            Some(KeyKind::Whole) => single,
            kind => kind == Some(KeyKind::Initial),
        };
        for key in keys.iter().filter(|key| !useless(**key)) {
            let names = self.index().names_under(*key);
            if names.len() <= MOST_UNDER_KEY {
                by_key.extend(names);
            }
        }
        by_key.sort_unstable();
        candidates.extend_from_slice(by_key);
        candidates.sort_unstable();
        candidates.dedup();
    }

    /// The listed words that a word of a name may be; `None` where it says nothing of who is meant.
    fn words_like(
        &self,
        name: NameRef<'_>,
        at: usize,
        codes: &mut Vec<u32>,
        found: &mut Vec<u32>,
        counts: &mut Vec<u8>,
    ) -> Option<Arc<[u32]>> {
        codes.clear();
        word_codes(name, at, codes);
        if codes.is_empty() {
            return None;
        }
        found.clear();
        for code in codes.iter() {
            self.index().words_under(*code, found);
        }
        // Counted at the word's own place: thousands of words share a code, and sorting them costs more than all else here.
        let mut words: Vec<(u32, usize)> = Vec::new();
        for word in found.iter() {
            let place = *word as usize;
            if counts.len() <= place {
                counts.resize(place + 1, 0);
            }
            if let Some(count) = counts.get_mut(place) {
                if *count == 0 {
                    words.push((*word, 0));
                }
                *count = count.saturating_add(1);
            }
        }
        for (word, shared) in &mut words {
            if let Some(count) = counts.get_mut(*word as usize) {
                *shared = usize::from(std::mem::take(count));
            }
        }
        // Short words sound like many: then they must agree in their letters, too.
        for least in [SHARED.min(codes.len()), codes.len().div_ceil(2), codes.len()] {
            words.retain(|(_, shared)| *shared >= least);
            if count(&words, |word| self.index().bearers(word)) <= MANY {
                break;
            }
        }
        Some(words.into_iter().map(|word| word.0).collect())
    }
}

fn count(words: &[(u32, usize)], bearers: impl Fn(u32) -> u32) -> u64 {
    words.iter().map(|word| u64::from(bearers(word.0))).sum()
}
