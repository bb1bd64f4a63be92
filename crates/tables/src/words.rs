//! English words, to tell an organisation's other word (`Missives`) from a slip of the pen (`Misssiles`).

const DATA: &str = include_str!("../data/words.tsv");

/// Whether a plain word (`a-z`, five letters or more) is an English word in common use. Asked by bisection over the sorted
/// lines, so that nothing has to be built first.
pub fn contains(word: &str) -> bool {
    let bytes = DATA.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes
            .get(..middle)
            .and_then(|before| before.iter().rposition(|byte| *byte == b'\n'))
            .map_or(0, |at| at + 1);
        let line = DATA
            .get(start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        // The head's comments sort before every letter.
        match line.cmp(word) {
            std::cmp::Ordering::Equal => return !word.is_empty(),
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
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
