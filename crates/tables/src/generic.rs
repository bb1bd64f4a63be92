//! Words that say what an organisation does and not which one it is, by concept, in many languages.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;
use crate::senses;

const DATA: &str = include_str!("../data/generic.tsv");
static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(DATA));

/// A concept: words that share it are near in meaning or translate each other (`bank`, `банк`, `银行`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Concept(u16);

impl Concept {
    /// A short name: `bank`, `trade`, `transport`, ...
    pub fn name(self) -> &'static str {
        TABLE.class(self.0)
    }

    /// The number of the concept, stable within one version of the table.
    pub fn number(self) -> u16 {
        self.0
    }
}

/// The concept of a word or phrase; of a word that [`crate::senses`] alone has, the concept of its sense.
pub fn lookup(phrase: &str) -> Option<Concept> {
    let row = TABLE.find(phrase).or_else(|| {
        BY_SENSE
            .get(usize::from(senses::lookup(phrase)?.number()))
            .copied()?
    });
    row.map(Concept)
}

/// The row of each sense's concept.
static BY_SENSE: LazyLock<Vec<Option<u16>>> = LazyLock::new(|| {
    let row = |name: &str| {
        TABLE
            .phrases()
            .map(|(_, row)| row)
            .find(|row| TABLE.class(*row) == name)
    };
    senses::all().map(|sense| row(sense.concept()?)).collect()
});

/// A generic word at the end of a run without blanks (Han, kana, Hangul): the bytes before it and the concept. The longest fits.
pub fn split_end(run: &str) -> Option<(&str, Concept)> {
    let fits = TABLE
        .phrases()
        .filter_map(|(phrase, row)| Some((run.strip_suffix(phrase)?, Concept(row))));
    fits.filter(|(rest, _)| !rest.is_empty())
        .min_by_key(|(rest, concept)| (rest.len(), concept.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_concepts() {
        crate::lexicon::check_phrases(DATA);
        for bank in ["Bank", "банк", "银行", "bankası", "البنك"] {
            assert_eq!(lookup(bank).map(Concept::name), Some("bank"), "{bank}");
        }
        assert_eq!(lookup("denizcilik").map(Concept::name), Some("sea"));
        assert_eq!(lookup("rosneft"), None);
        assert_eq!(
            split_end("昆仑银行").map(|(rest, c)| (rest, c.name())),
            Some(("昆仑", "bank"))
        );
    }
}
