//! What words of organisations mean exactly, in many languages: `Fabrik`, `usine`, `gyár` and `завод` are one sense.
//!
//! A concept of [`crate::generic`] is a field, in which two words may be two things; words of one sense translate each other.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;
use crate::table::rows;

const DATA: &str = include_str!("../data/senses.tsv");
static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new_at(DATA, 2));
static CONCEPTS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows(DATA).map(|row| row.column(1)).collect());

/// A sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sense(u16);

impl Sense {
    /// The sense in English: `factory`, `research`, ...
    pub fn name(self) -> &'static str {
        TABLE.class(self.0)
    }

    /// The number of the sense, stable within one version of the table.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The concept of [`crate::generic`] that the sense belongs to; `None` where its words are as telling as names.
    pub fn concept(self) -> Option<&'static str> {
        let concept = CONCEPTS.get(usize::from(self.0)).copied();
        concept.filter(|concept| *concept != "-")
    }
}

/// The sense of a word.
pub fn lookup(word: &str) -> Option<Sense> {
    TABLE.find(word).map(Sense)
}

/// The sense of a word in plain small letters, asked while names are compared: nothing is allocated.
pub fn of_plain(word: &str) -> Option<Sense> {
    TABLE.find_key(word).map(Sense)
}

/// Every sense, by its number.
pub(crate) fn all() -> impl Iterator<Item = Sense> {
    (0..CONCEPTS.len()).map(|number| Sense(number as u16))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{generic, legal_forms};

    #[test]
    fn words_of_one_sense_translate_each_other() {
        let sense = |word: &str| lookup(word).map(Sense::name);
        for word in ["factory", "Fabrik", "usine", "gyár", "завод", "εργοστασιο"] {
            assert_eq!(sense(word), Some("factory"), "{word}");
        }
        assert_eq!(sense("revoliucijos"), Some("revolution"));
        assert_eq!(sense("rosneft"), None);
        assert_eq!(of_plain("usine"), lookup("Usine"));
        assert_eq!(of_plain("Usine"), None, "not in plain letters");
        assert_eq!(lookup("missiler").and_then(Sense::concept), Some("defense"));
        assert_eq!(lookup("revolution").and_then(Sense::concept), None);
    }

    #[test]
    fn a_word_has_one_sense_and_one_concept() {
        let mut seen = std::collections::BTreeMap::new();
        for row in rows(DATA) {
            for word in row.values(2, '|') {
                assert_eq!(
                    seen.insert(word, row.column(0)),
                    None,
                    "{word} stands in two rows"
                );
                assert!(!word.contains(' '), "{word} is more than a word");
                assert!(legal_forms::lookup(word).is_none(), "{word} is a legal form");
                let concept = generic::lookup(word).map(generic::Concept::name).unwrap_or("-");
                assert_eq!(concept, row.column(1), "{word} is under another concept");
            }
        }
        assert!(seen.len() > 3_000);
    }
}
