//! English words, to tell an organisation's other word (`Missives`) from a slip of the pen (`Misssiles`).

use std::sync::LazyLock;

const DATA: &str = include_str!("../data/words.tsv");

/// Where the lines begin that have words.
static LINES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut start = 0;
    let lines = DATA.split_inclusive('\n').map(|line| {
        let from = start;
        start += line.len() as u32;
        (from, line)
    });
    let words = lines.filter(|(_, line)| !line.starts_with('#') && line.trim_end() != "");
    words.map(|(from, _)| from).collect()
});

/// Whether a plain word (`a-z`, five letters or more) is an English word in common use. Asked by bisection over the sorted lines.
pub fn contains(word: &str) -> bool {
    let line = |from: &u32| {
        let rest = DATA.as_bytes().get(*from as usize..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    };
    !word.is_empty()
        && LINES
            .binary_search_by(|from| line(from).cmp(word.as_bytes()))
            .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_form() {
        crate::table::check_form(DATA);
    }

    #[test]
    fn words_are_found_and_slips_are_not() {
        for word in ["missiles", "missives", "abandon", "zoological"] {
            assert!(contains(word), "{word}");
        }
        for word in ["misssiles", "", "#", "zzzz", "aaaaa", "putin"] {
            assert!(!contains(word), "{word}");
        }
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            assert!(contains(line), "{line}");
        }
    }
}
