//! Which listed names are compared with a query, and under what bounds on work.
//!
//! Names come by the words and keys of the query ([`exonym_names::Asking`]). Each name that bears a word of a unit is marked with
//! that unit; where the units that a name meets suffice, or one of them is rare, the rest of its words are asked what it can score
//! at most, and only then it is compared. Work is bounded by names marked and by names compared; where a bound is met, the answer
//! says so.

use exonym_index::{Index, NameRow};
use exonym_names::{Asking, Dictionary, KeyKind, PreparedName, Signature, Whole};

use crate::marks::{BY_KEY, CHOSEN, Marks, NEAR, UNITS};
use crate::weights;

/// The most names marked for one name of a query, some ten milliseconds' worth. Units are taken from the rarest on, so what is
/// left out when it is met bears only the commonest of them.
pub(crate) const MAX_MARKED: u64 = 4_000_000;
/// Names up to which a unit counts as rare, so that who bears it is looked at closely.
const RARE: u64 = 100;
/// The most names of one skeleton that are compared as one word, some twenty milliseconds of work. None of 400 nonsense questions to the lists
/// of today met it.
const MAX_WHOLE: usize = 5_000;
/// The most names that are held to what is known of their words unread, some milliseconds' worth. The likeliest are, by the words
/// that led to them.
const MAX_GLANCED: usize = 30_000;
/// The most names whose other words are read, some milliseconds' worth. The likeliest are, by the most that they may score.
const MAX_CLOSE: usize = 6_000;
/// The most names compared for one name of a query; some thirty milliseconds' worth.
pub(crate) const MAX_COMPARED: usize = 50_000;

/// Memory of a search.
#[derive(Default)]
pub(crate) struct Search {
    pub(crate) asking: Asking,
    pub(crate) names: exonym_names::Scratch,
    keys: Vec<u64>,
    /// Names to compare.
    pub(crate) candidates: Vec<u32>,
    marks: Marks,
    /// Names that are looked at closely, each with the most that it may score as far as is known.
    close: Vec<(u32, NameRow, f32)>,
    /// Of these such as a key has led to.
    by_key: Vec<(u32, NameRow, f32)>,
    /// Names of one word whose consonants are those of the question's.
    alike: Vec<(u32, NameRow, f32)>,
}

/// What is asked of a search.
pub(crate) struct Wanted<'a> {
    pub(crate) name: &'a PreparedName,
    /// Score under which a name is of no use.
    pub(crate) floor: f32,
    /// Numbers of lists; empty for all.
    pub(crate) lists: &'a [u16],
    pub(crate) exhaustive: bool,
}

impl Wanted<'_> {
    /// The score under which a row is of no use. A weak alias confirms a strong one from [`weights::NAME_FLOOR`] on.
    pub(crate) fn floor_of(&self, row: NameRow) -> f32 {
        if row.weak { weights::NAME_FLOOR } else { self.floor }
    }

    /// Whether a row is asked for at all.
    pub(crate) fn takes<D: AsRef<[u8]>>(&self, index: &Index<D>, row: NameRow) -> bool {
        // The original stands among the candidates and says more; a transcription has lost what tells names apart.
        let transcript = row.transcript && !exonym_names::is_native(self.name.as_ref());
        let listed = || {
            index
                .list_of(row.party)
                .is_some_and(|list| self.lists.contains(&list))
        };
        !transcript && (self.lists.is_empty() || listed())
    }
}

/// Keeps so many names, those that may score the most, and tells where some were dropped.
fn keep_likeliest(names: &mut Vec<(u32, NameRow, f32)>, most: usize, done: &str) -> Option<String> {
    (names.len() > most).then(|| {
        let all = names.len();
        names.sort_by_cached_key(|(number, _, score)| ((-1e6 * score) as i64, *number));
        names.truncate(most);
        format!("{all} names bear words like those of the query, the likeliest {most} {done}")
    })
}

impl Search {
    /// Puts the numbers of names to compare in `candidates`, and says what was left out.
    pub(crate) fn gather<D: AsRef<[u8]>>(&mut self, index: &Index<D>, wanted: &Wanted<'_>) -> Option<String> {
        let Search {
            asking,
            names,
            keys,
            candidates,
            marks,
            close,
            by_key,
            alike,
        } = self;
        alike.clear();
        candidates.clear();
        asking.begin(wanted.name, index, wanted.floor, names);
        if wanted.exhaustive {
            candidates.extend(0..index.name_count());
            return None;
        }
        marks.begin(index.name_count());
        keys.clear();
        exonym_names::query_keys(wanted.name, keys);
        let mut wide = 0;
        let whole = Whole::of(wanted.name.as_ref());
        let mut choose = |name: u32, marks: &mut Marks| {
            if marks.add(name, CHOSEN) & CHOSEN == 0 {
                candidates.push(name);
            }
        };
        for key in keys.iter() {
            let kind = exonym_names::key_kind(*key);
            // What an initial may stand for is a matter of words; the other keys are of words written as one.
            let by_words = kind == Some(KeyKind::Initial);
            let names = index.names_under(*key);
            if kind == Some(KeyKind::Whole) && names.len() > MAX_WHOLE {
                wide += names.len();
                continue;
            }
            for name in names {
                if kind == Some(KeyKind::Whole) {
                    let Some(row) = index.name(name) else { continue };
                    let listed = index.whole(row);
                    if !whole.may_join(&listed) {
                        // Words of one skeleton may sound alike where codes and patterns do not show it.
                        if whole.may_sound_alike(&listed) {
                            alike.push((name, row, 0.0));
                        } else if whole.is_word() && listed.is_word() {
                            marks.add(name, BY_KEY);
                        }
                        continue;
                    }
                }
                if by_words {
                    marks.add(name, BY_KEY);
                } else {
                    choose(name, marks);
                }
            }
        }
        let mut left = MAX_MARKED;
        let mut passed = 0;
        for lead in asking.leads() {
            if lead.bearers > left {
                passed += lead.bearers;
                continue;
            }
            left -= lead.bearers;
            let rare = lead.bearers <= RARE || asking.is_lossy();
            for word in lead.words {
                let lossy = || index.signature(*word).is_some_and(Signature::is_lossy);
                let near = if lead.anchor && (rare || lossy()) { NEAR } else { 0 };
                for name in index.bearers_of(*word) {
                    if lead.mark == 0 {
                        choose(name, marks);
                    } else {
                        marks.add(name, lead.mark | near);
                    }
                }
            }
        }
        close.clear();
        by_key.clear();
        for &number in &marks.touched {
            let mark = marks.of(number);
            if mark & CHOSEN != 0 || mark & (NEAR | BY_KEY) == 0 && !asking.suffices(mark & UNITS) {
                continue;
            }
            let Some(row) = index.name(number).filter(|row| wanted.takes(index, *row)) else {
                continue;
            };
            let close = if mark & BY_KEY == 0 {
                &mut *close
            } else {
                &mut *by_key
            };
            close.push((number, row, asking.most(mark & UNITS)));
        }
        let mut limits = Vec::new();
        if passed > 0 {
            limits.push(format!(
                "{passed} names that bear only the commonest words of the query were not looked at"
            ));
        }
        if wide > 0 {
            limits.push(format!(
                "{wide} names of the same few consonants were not looked at as one word"
            ));
        }
        limits.extend(keep_likeliest(close, MAX_GLANCED, "looked at"));
        close.append(by_key);
        // First by what is known without reading a word, then by what is left.
        close.retain_mut(|(_, row, most)| {
            *most = asking.most_of(wanted.name, (row.kind, index.borne(*row)), index);
            *most >= wanted.floor_of(*row)
        });
        limits.extend(keep_likeliest(close, MAX_CLOSE, "looked at closely"));
        // Whose words are alike beyond what patterns show is found by measuring them all.
        alike.retain(|(name, row, _)| wanted.takes(index, *row) && marks.add(*name, CHOSEN) & CHOSEN == 0);
        for (names_read, near) in [(close, true), (alike, false)] {
            for (_, row, _) in names_read.iter() {
                asking.expect(index.borne(*row), near, index);
            }
            asking.settle(wanted.name, near, index, names);
            let reach = names_read.iter().filter(|(_, row, _)| {
                let most = asking.most_of(wanted.name, (row.kind, index.borne(*row)), index);
                most >= wanted.floor_of(*row)
            });
            candidates.extend(reach.map(|(name, ..)| *name));
        }
        if candidates.len() > MAX_COMPARED {
            limits.push(format!(
                "{} candidate names, the first {MAX_COMPARED} compared",
                candidates.len()
            ));
            candidates.truncate(MAX_COMPARED);
        }
        (!limits.is_empty()).then(|| limits.join("; "))
    }
}
