//! Words for a country in the names of organisations, in many languages: `Belarusz`, `Ryska`, `Ιρανικη`.
//!
//! Apart from [`crate::countries`], by which countries are looked up wherever somebody states one: a word that is an adjective or a
//! genitive here may be anything there.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;

const DATA: &str = include_str!("../data/country_words.tsv");
static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(DATA));

/// The code of the country that a word of an organisation's name is of.
pub fn lookup(word: &str) -> Option<&'static str> {
    TABLE.find(word).map(|row| TABLE.class(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::rows;
    use crate::{countries, generic, legal_forms, senses};

    #[test]
    fn words_of_many_languages_are_of_one_country() {
        for word in [
            "Ryska",
            "venäjän",
            "orosz",
            "российского",
            "russische",
            "Всероссийский",
        ] {
            assert_eq!(lookup(word), Some("ru"), "{word}");
        }
        assert_eq!(lookup("irániho"), None);
        assert_eq!(lookup("ιρανική"), Some("ir"));
    }

    #[test]
    fn a_word_stands_in_no_other_table() {
        crate::lexicon::check_phrases(DATA);
        for row in rows(DATA) {
            assert!(
                countries::name(row.column(0)).is_some(),
                "{} is no country",
                row.column(0)
            );
            for word in row.values(1, '|') {
                assert!(word.chars().count() >= 2 && !word.contains(' '), "{word}");
                assert!(!word.is_ascii() || word.len() >= 4, "{word} is too short");
                assert_eq!(generic::lookup(word).map(generic::Concept::name), None, "{word}");
                assert_eq!(senses::lookup(word).map(senses::Sense::name), None, "{word}");
                assert!(legal_forms::lookup(word).is_none(), "{word} is a legal form");
                let known = countries::lookup(word);
                assert!(
                    known.is_none() || known == Some(row.column(0)),
                    "{word} is of {known:?}"
                );
            }
        }
    }
}
