//! Numbers in names: digits, ordinals, Roman digits, English number words.
//!
//! Sister ships, funds and brigades differ in nothing else, so a number has to be read wherever it is written and
//! compared by value.

/// Value of a plain word written as digits (`17`, `17th`, `1st`), if it is one.
pub(crate) fn digits(word: &str) -> Option<u32> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, suffix) = word.split_at_checked(end)?;
    let ordinal = matches!(
        suffix,
        "" | "st" | "nd" | "rd" | "th" | "e" | "er" | "eme" | "ya" | "y" | "go"
    );
    if number.is_empty() || number.len() > 9 || !ordinal {
        return None;
    }
    number.parse().ok()
}

/// Value of a Roman number in plain letters, up to 89: beyond it, words such as `mix`, `dim` and `civil` begin.
pub(crate) fn roman(word: &str) -> Option<u32> {
    const TENS: [&str; 9] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let digits = word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l'));
    if word.is_empty() || word.len() > 8 || !digits {
        return None;
    }
    (1..90)
        .find(|&value| {
            let parts = TENS.get(value / 10).zip(ONES.get(value % 10));
            parts.is_some_and(|(tens, ones)| word.strip_prefix(tens) == Some(ones))
        })
        .and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_value() {
        assert_eq!(digits("17th"), Some(17));
        assert_eq!(digits("2004"), Some(2004));
        assert_eq!(digits("5star"), None);
        assert_eq!(digits("9999999999"), None);
        assert_eq!(
            (roman("xiii"), roman("iv"), roman("xl"), roman("lxxxix")),
            (Some(13), Some(4), Some(40), Some(89))
        );
        assert_eq!(
            (roman("iix"), roman("mix"), roman(""), roman("vx")),
            (None, None, None, None)
        );
    }
}
