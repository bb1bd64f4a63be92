//! Japanese names in kanji and how they are read.
//!
//! A name's characters are read by habit and not by rule (`安倍` is Abe, `晋三` Shinzo), so whole names are kept.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::rows;

const DATA: &str = include_str!("../data/japanese_names.tsv");

static NAMES: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    rows(DATA)
        .map(|row| (row.column(0), row.values(1, '|').collect()))
        .collect()
});

/// Characters of the longest name in the table.
pub const LONGEST: usize = 4;

/// The readings of a surname or given name, customary first; none where the table does not have it.
pub fn readings(kanji: &str) -> &'static [&'static str] {
    NAMES.get(kanji).map_or(&[], Vec::as_slice)
}

/// The ways to cut a run without blanks into a surname and a given name that the table both has.
pub fn split(run: &str) -> impl Iterator<Item = (&'static [&'static str], &'static [&'static str])> + '_ {
    let cuts = run.char_indices().skip(1).take(LONGEST).map(|(at, _)| at);
    cuts.filter_map(|at| {
        let (surname, given) = run.split_at_checked(at)?;
        let (surname, given) = (readings(surname), readings(given));
        (!surname.is_empty() && !given.is_empty()).then_some((surname, given))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form() {
        crate::table::check_form(DATA);
        assert!(NAMES.keys().all(|name| name.chars().count() <= LONGEST));
        assert!(
            NAMES
                .values()
                .flatten()
                .all(|reading| reading.bytes().all(|b| b.is_ascii_lowercase()))
        );
    }

    #[test]
    fn names_are_read_and_cut() {
        assert_eq!(readings("安倍"), ["abe"]);
        let (surname, given) = split("安倍晋三").next().unwrap();
        assert_eq!((surname, given), (&["abe"][..], &["shinzo"][..]));
        assert_eq!(split("習近平").count(), 0);
    }
}
