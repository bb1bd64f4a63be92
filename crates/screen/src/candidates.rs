//! Which listed names are compared with a query, and under what bounds on work.
//!
//! Names come by the words and keys of the query ([`exonym_names::Asking`]), the rarest first; of those that come by a single word
//! only such are compared as can reach the floor by the rest of their words. Work is bounded by names looked at and by names
//! compared; where a bound is met, the answer says so.

use exonym_index::{Index, NameRow};
use exonym_names::{Asking, PreparedName};

use crate::weights;

/// The most names looked at for one name of a query, some ten milliseconds' worth. The words of a name are taken from the
/// rarest on, so what is left out when it is met bears only the commonest of them.
pub(crate) const MAX_LOOKED_AT: u64 = 1_000_000;
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
    seen: Seen,
}

/// Which names were looked at, by the number of the question that last did.
#[derive(Default)]
struct Seen {
    marks: Vec<u8>,
    question: u8,
}

impl Seen {
    fn begin(&mut self, names: u32) {
        self.question = self.question.wrapping_add(1);
        if self.question == 0 || self.marks.len() != names as usize {
            self.marks.clear();
            self.marks.resize(names as usize, 0);
            self.question = 1;
        }
    }

    /// Marks a name; false where it was marked or is none.
    fn is_new(&mut self, name: u32) -> bool {
        match self.marks.get_mut(name as usize) {
            Some(mark) if *mark != self.question => {
                *mark = self.question;
                true
            }
            _ => false,
        }
    }
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

impl Search {
    /// Puts the numbers of names to compare in `candidates`, and says what was left out.
    pub(crate) fn gather<D: AsRef<[u8]>>(&mut self, index: &Index<D>, wanted: &Wanted<'_>) -> Option<String> {
        let Search {
            asking,
            names,
            keys,
            candidates,
            seen,
        } = self;
        candidates.clear();
        asking.begin(wanted.name, index, wanted.floor, names);
        if wanted.exhaustive {
            candidates.extend(0..index.name_count());
            return None;
        }
        seen.begin(index.name_count());
        keys.clear();
        exonym_names::query_keys(wanted.name, keys);
        for key in keys.iter() {
            candidates.extend(index.names_under(*key).filter(|name| seen.is_new(*name)));
        }
        let leads = asking.leads();
        for lead in leads.iter().filter(|lead| lead.joined) {
            let bearers = lead.words.iter().flat_map(|word| index.bearers_of(*word));
            candidates.extend(bearers.filter(|name| seen.is_new(*name)));
        }
        let mut left = MAX_LOOKED_AT;
        let mut singles: Vec<u32> = Vec::new();
        let mut passed = 0;
        for lead in leads.iter().filter(|lead| !lead.joined) {
            if lead.bearers > left {
                passed += lead.bearers;
                continue;
            }
            left -= lead.bearers;
            singles.extend(lead.words);
        }
        drop(leads);
        for word in singles {
            for number in index.bearers_of(word) {
                if !seen.is_new(number) {
                    continue;
                }
                let Some(row) = index.name(number).filter(|row| wanted.takes(index, *row)) else {
                    continue;
                };
                let borne = (row.kind, index.borne(row));
                if asking.may_reach(wanted.name, borne, wanted.floor_of(row), index, names) {
                    candidates.push(number);
                }
            }
        }
        let mut limited = (passed > 0).then(|| {
            format!("{passed} names that bear only the commonest words of the query were not looked at")
        });
        if candidates.len() > MAX_COMPARED {
            limited = Some(format!(
                "{} candidate names, the first {MAX_COMPARED} compared",
                candidates.len()
            ));
            candidates.truncate(MAX_COMPARED);
        }
        limited
    }
}
