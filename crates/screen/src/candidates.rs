//! Which listed names are compared with a query, and under what bounds on work.
//!
//! Names come by the words and keys of the query ([`exonym_names::Asking`]). Each name that bears a word of a unit is marked with
//! that unit; where the units that a name meets suffice, or one of them is rare, the rest of its words are asked what it can score
//! at most, and only then it is compared. Work is bounded by names marked and by names compared; where a bound is met, the answer
//! says so.

use exonym_index::{Index, NameRow};
use exonym_names::{Asking, Dictionary, KeyKind, Noted, PreparedName, Whole};

use crate::marks::{ALIKE, BY_KEY, CHOSEN, Marks, NEAR, UNITS};
use crate::weights;

/// The most names marked for one name of a query, some ten milliseconds' worth. Units are taken from the rarest on, so what is
/// left out when it is met bears only the commonest of them.
pub(crate) const MAX_MARKED: u64 = 4_000_000;
/// Names up to which a unit counts as rare, so that who bears it is looked at closely.
const RARE: u64 = 100;
/// Names beyond these that are looked at closely for one name of a query, since they bear a word that is met as good as by its letters or
/// nearly, where at most two words are sought: beside a common given name the other name may be further off than codes lead to (`Шакутин`, `Sakulin`).
const COMMON: u64 = 3_200;
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
    /// Names whose marks say that they are to be looked at.
    marked: Vec<(u32, u32)>,
    /// Names that are looked at closely.
    close: Vec<Close>,
    /// Of these such as a key has led to.
    by_key: Vec<Close>,
    /// Names of one word whose consonants are those of the question's.
    alike: Vec<Close>,
}

/// A name that is looked at closely.
#[derive(Clone, Copy)]
struct Close {
    number: u32,
    row: NameRow,
    /// The most that it may score as far as is known.
    most: f32,
    /// The same by the words alone that led to it. Of names that may all score the same, as they do where a script loses sounds, those go
    /// first that meet the query in more.
    marked: f32,
    words: Noted,
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

/// Keeps so many names, those that may score the most, and tells where some were dropped. First come such as reach the floor by the words
/// alone that led to them: where a script loses sounds, nearly every other word may be anything, and a name of two words, one met and one
/// not known yet, may seem to score more than one of three of which two are met.
fn keep_likeliest(names: &mut Vec<Close>, most: usize, floor: f32, done: &str) -> Option<String> {
    (names.len() > most).then(|| {
        let all = names.len();
        let met = |name: &Close| name.marked >= floor;
        let likeliest = |a: &Close, b: &Close| {
            let known = met(b).cmp(&met(a));
            known
                .then(b.most.total_cmp(&a.most))
                .then(b.marked.total_cmp(&a.marked))
        };
        let order = |a: &Close, b: &Close| likeliest(a, b).then(a.number.cmp(&b.number));
        names.select_nth_unstable_by(most, order);
        names.truncate(most);
        names.sort_unstable_by_key(|name| name.number);
        format!("{all} names bear words like those of the query, the likeliest {most} {done}")
    })
}

impl Search {
    /// Puts the numbers of names to compare in `candidates`, and says what was left out.
    pub(crate) fn gather<D: AsRef<[u8]>>(&mut self, index: &Index<D>, wanted: &Wanted<'_>) -> Option<String> {
        self.candidates.clear();
        self.asking
            .begin(wanted.name, index, wanted.floor, &mut self.names);
        if wanted.exhaustive {
            self.candidates.extend(0..index.name_count());
            return None;
        }
        self.marks.begin(index.name_count());
        let mut limits = Vec::new();
        limits.extend(self.post_by_keys(index, wanted));
        limits.extend(self.post_by_words(index));
        self.put_together(index, wanted);
        limits.extend(keep_likeliest(
            &mut self.close,
            MAX_GLANCED,
            wanted.floor,
            "looked at",
        ));
        self.close.append(&mut self.by_key);
        limits.extend(self.look_closely(index, wanted));
        if self.candidates.len() > MAX_COMPARED {
            limits.push(format!(
                "{} candidate names, the first {MAX_COMPARED} compared",
                self.candidates.len()
            ));
            self.candidates.truncate(MAX_COMPARED);
        }
        (!limits.is_empty()).then(|| limits.join("; "))
    }

    /// Marks the names under keys of the query.
    fn post_by_keys<D: AsRef<[u8]>>(&mut self, index: &Index<D>, wanted: &Wanted<'_>) -> Option<String> {
        let Search { keys, marks, .. } = self;
        keys.clear();
        exonym_names::query_keys(wanted.name, keys);
        let whole = Whole::of(wanted.name.as_ref());
        let mut wide = 0;
        for key in keys.iter() {
            let names = index.names_under(*key);
            match exonym_names::key_kind(*key) {
                // What an initial may stand for is a matter of words; the other keys are of words written as one.
                Some(KeyKind::Initial) => marks.post(names, BY_KEY),
                Some(KeyKind::Whole) if names.len() > MAX_WHOLE => wide += names.len(),
                Some(KeyKind::Whole) => {
                    for name in names {
                        let Some(listed) = index.whole(name) else {
                            continue;
                        };
                        let bits = if whole.may_join(&listed) {
                            CHOSEN
                        } else if whole.may_sound_alike(&listed) {
                            // Words of one skeleton may sound alike where codes and patterns do not show it.
                            ALIKE
                        } else if whole.is_word() && listed.is_word() {
                            BY_KEY
                        } else {
                            continue;
                        };
                        marks.post(std::iter::once(name), bits);
                    }
                }
                // Then it is sought as neighbours of a name that has no other word.
                Some(KeyKind::Joined) if whole.is_word() => {
                    let names = names.filter(|name| {
                        let listed = index.whole(*name);
                        listed.is_some_and(|listed| whole.may_be_neighbours(&listed))
                    });
                    marks.post(names, CHOSEN);
                }
                _ => marks.post(names, CHOSEN),
            }
        }
        (wide > 0).then(|| format!("{wide} names of the same few consonants were not looked at as one word"))
    }

    /// Marks the names that bear words of the query, the rarest first.
    fn post_by_words<D: AsRef<[u8]>>(&mut self, index: &Index<D>) -> Option<String> {
        let Search { asking, marks, .. } = self;
        let (mut left, mut passed) = (MAX_MARKED, 0);
        // Of three words two that are met are enough by themselves.
        let mut common = if asking.sought() <= 2 { COMMON } else { 0 };
        for lead in asking.leads() {
            if lead.bearers > left {
                passed += lead.bearers;
                continue;
            }
            left -= lead.bearers;
            let mut rare = lead.bearers <= RARE;
            if lead.exact && lead.mark != 0 && !rare && lead.bearers <= common {
                common -= lead.bearers;
                rare = true;
            }
            for word in lead.words {
                // What both words lost is not to be found by codes, nor by sounds.
                let untold = || {
                    let asked = lead.asked.zip(index.signature(*word));
                    asked.is_some_and(|(asked, listed)| !asked.is_told_by_sounds(listed))
                };
                let bits = match lead.mark {
                    0 => CHOSEN,
                    mark if lead.anchor && (rare || untold()) => mark | NEAR,
                    mark => mark,
                };
                marks.post(index.bearers_of(*word), bits);
            }
        }
        (passed > 0).then(|| {
            format!("{passed} names that bear only the commonest words of the query were not looked at")
        })
    }

    /// Puts the marks together, and names by what they say of them where they are to be looked at.
    fn put_together<D: AsRef<[u8]>>(&mut self, index: &Index<D>, wanted: &Wanted<'_>) {
        let Search {
            asking,
            candidates,
            marks,
            marked,
            close,
            by_key,
            alike,
            ..
        } = self;
        close.clear();
        by_key.clear();
        alike.clear();
        marks.each(|number, mark| {
            if mark & CHOSEN != 0 {
                candidates.push(number);
                return;
            }
            if mark & (NEAR | BY_KEY | ALIKE) != 0 || asking.suffices(mark & UNITS) {
                marked.push((number, mark));
            }
        });
        // Rows are read one after the other with nothing between, so that a processor waits for many of them at once.
        for (number, mark) in marked.drain(..) {
            let Some(row) = index.name(number).filter(|row| wanted.takes(index, *row)) else {
                continue;
            };
            let names = match mark {
                mark if mark & ALIKE != 0 => &mut *alike,
                mark if mark & BY_KEY != 0 => &mut *by_key,
                _ => &mut *close,
            };
            let most = asking.most(mark & UNITS);
            names.push(Close {
                number,
                row,
                most,
                marked: most,
                words: Noted::default(),
            });
        }
    }

    /// Chooses of the names that are looked at closely those that can reach the floor: first by what is known without reading a word,
    /// then by what is left.
    fn look_closely<D: AsRef<[u8]>>(&mut self, index: &Index<D>, wanted: &Wanted<'_>) -> Option<String> {
        let Search {
            asking,
            names,
            candidates,
            close,
            alike,
            ..
        } = self;
        for name in close.iter_mut().chain(alike.iter_mut()) {
            name.words = asking.note(index.borne(name.row));
        }
        asking.look_up(index);
        let reaches = |asking: &mut Asking, name: &mut Close| {
            name.most = asking.most_of(wanted.name, name.row.kind, name.words);
            name.most >= wanted.floor_of(name.row)
        };
        // A weak alias may reach less.
        close.retain_mut(|name| (name.row.weak || asking.meets_enough(name.words)) && reaches(asking, name));
        let limit = keep_likeliest(close, MAX_CLOSE, wanted.floor, "looked at closely");
        // Whose words are alike beyond what patterns show is found by measuring them all.
        for (read, near) in [(close, true), (alike, false)] {
            for name in read.iter() {
                asking.expect(name.words, near);
            }
            asking.settle(wanted.name, near, index, names);
            read.retain_mut(|name| reaches(asking, name));
            candidates.extend(read.iter().map(|name| name.number));
        }
        limit
    }
}
