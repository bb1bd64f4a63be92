//! How often names are borne in a country of immigrants.
//!
//! The census of the United States counts names of nearly every origin in Latin letters. It says which words are names
//! and how rare they are; absence proves nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

const DATA: &str = include_str!("../data/census.tsv");

/// Persons in a million that bear a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// As a surname.
    pub surname: u32,
    /// As a given name.
    pub given: u32,
}

static SHARES: LazyLock<FxHashMap<&'static str, Share>> = LazyLock::new(|| {
    let number = |text: &str| text.parse().unwrap_or(0);
    rows(DATA)
        .map(|row| {
            let share = Share {
                surname: number(row.column(1)),
                given: number(row.column(2)),
            };
            (row.column(0), share)
        })
        .collect()
});

/// The share of a plain Latin word (`a-z`), none where the table does not have it.
pub fn share(plain: &str) -> Option<Share> {
    SHARES.get(plain).copied()
}

/// All names of the table, in its order.
pub fn all() -> impl Iterator<Item = (&'static str, Share)> {
    rows(DATA).filter_map(|row| Some((row.column(0), share(row.column(0))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form() {
        crate::table::check_form(DATA);
        let number = |text: &str| text.parse::<u32>().is_ok();
        assert!(rows(DATA).all(|row| number(row.column(1)) && number(row.column(2))));
    }

    #[test]
    fn common_names_are_common_and_slips_are_absent() {
        let of = |word| share(word).unwrap_or_default();
        assert!(of("smith").surname > of("marin").surname && of("marin").surname > 0);
        assert!(of("mary").given > of("jan").given && of("jan").given > 0);
        assert_eq!(share("smiht"), None);
    }
}
