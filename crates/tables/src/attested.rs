//! Words that are attested as names of persons.
//!
//! Two attested names that stand close (Martin and Marin) are two names, while an unattested form close to an attested one
//! is a slip. The table says which is which; it cannot be complete, so absence proves nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

const DATA: &str = include_str!("../data/attested.tsv");

static COUNTS: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    rows(DATA)
        .map(|row| (row.column(0), row.column(1).parse().unwrap_or(0)))
        .collect()
});

/// How many records of the table's source bear a plain Latin word (`a-z`) as a part of a person's name; 0 where it is not
/// attested.
pub fn count(plain: &str) -> u32 {
    COUNTS.get(plain).copied().unwrap_or(0)
}

/// All words of the table, in its order, with how many bear each.
pub fn all() -> impl Iterator<Item = (&'static str, u32)> {
    rows(DATA).map(|row| (row.column(0), count(row.column(0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form() {
        crate::table::check_form(DATA);
        assert!(rows(DATA).all(|row| row.column(1).parse::<u32>().is_ok_and(|count| count >= 2)));
    }

    #[test]
    fn names_are_attested_and_slips_are_not() {
        assert!(count("castro") > 10 && count("castillo") > 5);
        assert_eq!((count("casttro"), count("")), (0, 0));
    }
}
