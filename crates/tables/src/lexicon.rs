//! Words and phrases by the row they stand in: the look-up under legal forms, titles, particles, numbers and generic words.

use rustc_hash::FxHashMap;

use crate::key::{is_key, is_word, words};
use crate::table::rows;

/// A table whose first column names a class and whose second lists the words of that class.
pub(crate) struct Lexicon {
    classes: Vec<&'static str>,
    entries: FxHashMap<String, u16>,
    /// Words of the longest phrase that begins with a word.
    starts: FxHashMap<String, u8>,
    longest: usize,
}

impl Lexicon {
    pub(crate) fn new(data: &'static str) -> Lexicon {
        Lexicon::new_at(data, 1)
    }

    /// The same where the phrases stand in another column.
    pub(crate) fn new_at(data: &'static str, column: usize) -> Lexicon {
        let mut lexicon = Lexicon {
            classes: Vec::new(),
            entries: FxHashMap::default(),
            starts: FxHashMap::default(),
            longest: 1,
        };
        for (number, row) in rows(data).enumerate() {
            lexicon.classes.push(row.column(0));
            for phrase in row.values(column, '|') {
                let words = words(phrase);
                lexicon.longest = lexicon.longest.max(words.len());
                if let Some(first) = words.first() {
                    let longest = lexicon.starts.entry(first.clone()).or_default();
                    *longest = (*longest).max(words.len().min(usize::from(u8::MAX)) as u8);
                }
                lexicon.entries.insert(words.join(" "), number as u16);
            }
        }
        lexicon
    }

    /// The row of a phrase given in any casing.
    pub(crate) fn find(&self, phrase: &str) -> Option<u16> {
        // Callers mostly pass what is in key form already; only the rest is brought into it.
        let known = self.entries.get(phrase).copied();
        if known.is_some() || is_key(phrase) {
            return known;
        }
        self.entries.get(&words(phrase).join(" ")).copied()
    }

    /// The row of a phrase that is in key form; nothing is allocated.
    pub(crate) fn find_key(&self, phrase: &str) -> Option<u16> {
        self.entries.get(phrase).copied()
    }

    pub(crate) fn class(&self, row: u16) -> &'static str {
        self.classes.get(row as usize).copied().unwrap_or_default()
    }

    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// The most words of a phrase that begins with this word; 0 where none does. Of a word that is not in key form, the most that any has.
    pub(crate) fn longest_from(&self, word: &str) -> usize {
        if is_word(word) {
            self.starts.get(word).map_or(0, |longest| usize::from(*longest))
        } else {
            self.longest
        }
    }

    pub(crate) fn phrases(&self) -> impl Iterator<Item = (&str, u16)> {
        self.entries.iter().map(|(phrase, row)| (phrase.as_str(), *row))
    }
}

/// No phrase stands in two rows.
#[cfg(test)]
pub(crate) fn check_phrases(data: &'static str) {
    crate::table::check_form(data);
    let mut seen: FxHashMap<String, &str> = FxHashMap::default();
    for row in rows(data) {
        for phrase in row.values(1, '|') {
            let key = words(phrase).join(" ");
            assert!(!key.is_empty(), "`{phrase}` has no word");
            let other = seen.insert(key, row.column(0));
            assert!(
                other.is_none_or(|o| o == row.column(0)),
                "`{phrase}` in {other:?} and {}",
                row.column(0)
            );
        }
    }
}
