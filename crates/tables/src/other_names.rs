//! Words between two names of one bearer.

use std::sync::LazyLock;

use crate::table::rows;

const DATA: &str = include_str!("../data/other_names.tsv");

static TABLE: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    rows(DATA)
        .map(|row| (row.column(0), row.values(1, '|').collect()))
        .collect()
});

fn words(kind: &str) -> &'static [&'static str] {
    let found = TABLE.iter().find(|(known, _)| *known == kind);
    found.map_or(&[], |(_, words)| words.as_slice())
}

/// Words that stand between two names wherever they stand (`f/k/a`), in lower case.
pub fn apart() -> &'static [&'static str] {
    words("apart")
}

/// Words that do so at the beginning of brackets (`(formerly`), in lower case.
pub fn bracketed() -> &'static [&'static str] {
    words("bracketed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form_and_no_word_hides_a_longer_one() {
        crate::table::check_form(DATA);
        for words in [apart(), bracketed()] {
            assert!(!words.is_empty());
            for (at, word) in words.iter().enumerate() {
                assert_eq!(*word, word.to_lowercase());
                let later = words.get(at + 1..).unwrap_or_default();
                assert!(!later.iter().any(|other| other.starts_with(word)), "{word}");
            }
        }
    }
}
