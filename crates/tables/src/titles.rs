//! Honorifics, ranks, offices and generational suffixes written with persons' names, and the prefixes of vessels.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;

const DATA: &str = include_str!("../data/titles.tsv");
static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(DATA));

/// The kind of title that a phrase is: `academic`, `address`, `clerical`, `head`, `military`, `office`, `suffix` or `vessel`.
pub fn kind(phrase: &str) -> Option<&'static str> {
    TABLE.find(phrase).map(|row| TABLE.class(row))
}

/// Whether the phrase is a title of a person (not the prefix of a vessel, and not `Jr.`).
pub fn is_personal(phrase: &str) -> bool {
    kind(phrase).is_some_and(|kind| !matches!(kind, "vessel" | "suffix"))
}

/// Whether the phrase is an office that one person of a country holds at a time, so that it tells whose surname follows.
pub fn is_head(phrase: &str) -> bool {
    kind(phrase) == Some("head")
}

/// Letters from which on a title is known again with a slip in it.
const LONG: usize = 7;

/// The Latin titles of persons that are one long word (`colonel`), sorted.
pub fn long_words() -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let long = |word: &str| word.len() >= LONG && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut words: Vec<&'static str> = TABLE
            .phrases()
            .map(|(phrase, _)| phrase)
            .filter(|phrase| long(phrase) && is_personal(phrase))
            .collect();
        words.sort_unstable();
        words
    });
    &WORDS
}

/// The most words of a title that begins with this word; 0 where none does.
pub fn longest_from(word: &str) -> usize {
    TABLE.longest_from(word)
}

/// The most words that a title has.
pub fn longest() -> usize {
    TABLE.longest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_kinds() {
        crate::lexicon::check_phrases(DATA);
        assert_eq!(kind("Maj. Gen."), Some("military"));
        assert_eq!(kind("М/В"), None);
        assert_eq!(kind("M/V"), Some("vessel"));
        assert!(is_personal("Mullah") && is_personal("الشيخ") && !is_personal("jr") && !is_personal("malik"));
    }
}
