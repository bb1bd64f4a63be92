//! Names that many bear in the countries of which [`crate::attested`] and [`crate::census`] have few.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::table::rows;

const DATA: &str = include_str!("../data/borne.tsv");
static NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| rows(DATA).flat_map(|row| row.values(1, '|')).collect());

/// Whether a plain word in small letters is such a name.
pub fn contains(word: &str) -> bool {
    NAMES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_words() {
        crate::table::check_form(DATA);
        assert!(contains("mohammad") && contains("vladimirovich"));
        assert!(!contains("Mohammad") && !contains("company"));
        for name in NAMES.iter() {
            assert!(
                name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{name}"
            );
        }
    }
}
