//! Somali names in the national spelling, by which a name shows itself Somali.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::table::rows;

const DATA: &str = include_str!("../data/somali.tsv");

/// The letter that hardly stands between vowels of Latin names elsewhere.
const TELLING: char = 'x';

static NAMES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let names = rows(DATA).map(|row| row.column(0));
    let with_slips = |name: &'static str| {
        [
            Some(name.to_owned()),
            name.contains(TELLING).then(|| single(name)),
        ]
    };
    names.flat_map(with_slips).flatten().collect()
});

/// Whether a word in small letters is a name in Somali spelling. Writers double letters at will, which is passed over where the word
/// has an `x`.
pub fn contains(word: &str) -> bool {
    if !word.contains([TELLING, 'c']) {
        return false;
    }
    NAMES.contains(word) || word.contains(TELLING) && NAMES.contains(&single(word))
}

/// The word with doubled letters as one.
fn single(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form() {
        crate::table::check_form(DATA);
        for row in rows(DATA) {
            let (name, customary) = (row.column(0), row.column(1));
            assert!(name.contains(['x', 'c']) && !name.contains("ch"), "{name}");
            assert!(!customary.is_empty() && !customary.contains('x'), "{name}");
            assert!(
                crate::census::share(name).is_none(),
                "{name} is a name in the United States"
            );
            assert!(contains(name), "{name}");
        }
    }

    #[test]
    fn doubled_letters_are_passed_over_where_the_word_is_no_other() {
        for word in ["maxamed", "maxammed", "maaxamed", "xuseen", "xusen", "ciise"] {
            assert!(contains(word), "{word}");
        }
        for word in ["cabas", "isaac", "xavier", "max", "cise", ""] {
            assert!(!contains(word), "{word}");
        }
    }
}
