//! Surnames of Spanish custom, by which a person bears the father's surname and after it the mother's.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::table::rows;

const DATA: &str = include_str!("../data/spanish_surnames.tsv");

static WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows(DATA).map(|row| row.column(0)).collect());

/// Whether a plain Latin word (`a-z`) is a surname of that custom.
pub fn contains(plain: &str) -> bool {
    WORDS.contains(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form() {
        crate::table::check_form(DATA);
    }

    #[test]
    fn surnames_of_other_customs_are_none() {
        assert!(contains("garcia") && contains("zamarripa"));
        assert!(!contains("smith") && !contains("jose") && !contains("silva"));
    }
}
