//! Number words and ordinals of many languages, by value.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;

const DATA: &str = include_str!("../data/numbers.tsv");
static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(DATA));

/// The value of a number word or ordinal in any of the languages: `seventeenth` and `семнадцатый` are 17. Digits are not read here.
pub fn lookup(phrase: &str) -> Option<u32> {
    TABLE.find(phrase).and_then(|row| TABLE.class(row).parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_values() {
        crate::lexicon::check_phrases(DATA);
        assert!(crate::table::rows(DATA).all(|row| row.column(0).parse::<u32>().is_ok()));
        assert_eq!(lookup("Seventeen"), Some(17));
        assert_eq!(lookup("семнадцатый"), Some(17));
        assert_eq!(lookup("第一"), Some(1));
        assert_eq!(lookup("star"), None);
    }
}
