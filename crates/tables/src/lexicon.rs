//! Words and phrases by the row they stand in: the look-up under legal forms, titles, particles, numbers and generic words.

use std::collections::HashMap;

use crate::key::words;
use crate::table::rows;

/// A table whose first column names a class and whose second lists the words of that class.
pub(crate) struct Lexicon {
    classes: Vec<&'static str>,
    entries: HashMap<String, u16>,
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
            entries: HashMap::new(),
            longest: 1,
        };
        for (number, row) in rows(data).enumerate() {
            lexicon.classes.push(row.column(0));
            for phrase in row.values(column, '|') {
                let words = words(phrase);
                lexicon.longest = lexicon.longest.max(words.len());
                lexicon.entries.insert(words.join(" "), number as u16);
            }
        }
        lexicon
    }

    /// The row of a phrase given in any casing.
    pub(crate) fn find(&self, phrase: &str) -> Option<u16> {
        // Callers mostly pass what is in key form already; only the rest is brought into it.
        self.entries
            .get(phrase)
            .or_else(|| self.entries.get(&words(phrase).join(" ")))
            .copied()
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

    pub(crate) fn phrases(&self) -> impl Iterator<Item = (&str, u16)> {
        self.entries.iter().map(|(phrase, row)| (phrase.as_str(), *row))
    }
}

/// No phrase stands in two rows.
#[cfg(test)]
pub(crate) fn check_phrases(data: &'static str) {
    crate::table::check_form(data);
    let mut seen: HashMap<String, &str> = HashMap::new();
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
