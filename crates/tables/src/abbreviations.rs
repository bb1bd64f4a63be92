//! Abbreviations in the names of organisations and the words they stand for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

const DATA: &str = include_str!("../data/abbreviations.tsv");

static WORDS: LazyLock<FxHashMap<&'static str, (&'static str, bool)>> = LazyLock::new(|| {
    rows(DATA)
        .map(|row| (row.column(0), (row.column(1), row.column(2) == "body")))
        .collect()
});

/// The words, in English, that an abbreviation in small letters stands for; none where it is not in the table.
pub fn words(abbreviation: &str) -> impl Iterator<Item = &'static str> {
    WORDS
        .get(abbreviation)
        .into_iter()
        .flat_map(|(words, _)| words.split(' '))
}

/// Whether an abbreviation is that of one body (`IRGC`) and not of a kind of works (`OKB`): by itself it is the body's name, while the other by
/// itself is the name of somebody who is called so.
pub fn is_body(abbreviation: &str) -> bool {
    WORDS.get(abbreviation).is_some_and(|(_, body)| *body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form() {
        crate::table::check_form(DATA);
        for row in rows(DATA) {
            let abbreviation = row.column(0);
            assert!(words(abbreviation).count() > 1, "{abbreviation}");
            assert!(matches!(row.column(2), "body" | "kind"), "{abbreviation}");
            assert!(
                crate::legal_forms::lookup(abbreviation).is_none(),
                "{abbreviation} is a legal form"
            );
        }
        assert_eq!(
            words("okb").collect::<Vec<_>>(),
            ["experimental", "design", "bureau"]
        );
        assert_eq!(words("almaz").count(), 0);
        assert!(is_body("irgc") && !is_body("okb") && !is_body("almaz"));
    }
}
