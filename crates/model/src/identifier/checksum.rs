//! The check-digit schemes that several identifiers share.
//!
//! All work on ASCII text that the caller has already reduced to digits or to digits and capital letters, and answer
//! `None` or `false` for anything else, so that none can panic.

/// The value of a digit or capital letter in ISO 7064 and Luhn over letters: `0`-`9` are themselves, `A` is 10, `Z` 35.
pub(super) fn value(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A') + 10),
        _ => None,
    }
}

/// Remainder by 97 of the number that the text spells, letters as two digits (ISO 7064 MOD 97-10).
pub(super) fn mod97(text: impl Iterator<Item = u8>) -> Option<u32> {
    text.map(value).try_fold(0, |rest: u32, digit| {
        let digit = digit?;
        Some(
            (if digit > 9 {
                rest * 100 + digit
            } else {
                rest * 10 + digit
            }) % 97,
        )
    })
}

/// Luhn's sum over digits and letters (a letter counts as its two digits), last character included.
pub(super) fn luhn(text: &str) -> bool {
    let mut digits = Vec::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        let Some(value) = value(byte) else { return false };
        if value > 9 {
            digits.push(value / 10);
        }
        digits.push(value % 10);
    }
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let places = digits.iter().rev().enumerate();
    let sum: u32 = places
        .map(|(place, digit)| if place % 2 == 1 { doubled(*digit) } else { *digit })
        .sum();
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// Sum of digits times weights, over as many digits as there are weights; `None` where the text is shorter or not digits.
pub(super) fn weighted(digits: &str, weights: &[u32]) -> Option<u32> {
    let mut bytes = digits.bytes();
    weights.iter().try_fold(0, |sum, weight| {
        let byte = bytes.next().filter(u8::is_ascii_digit)?;
        Some(sum + weight * u32::from(byte - b'0'))
    })
}

/// The digit at a place, counted from 0.
pub(super) fn digit(digits: &str, place: usize) -> Option<u32> {
    let byte = digits
        .as_bytes()
        .get(place)
        .filter(|byte| byte.is_ascii_digit())?;
    Some(u32::from(byte - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remainders_and_sums() {
        assert_eq!(
            mod97(b"3214282912345698765432161182".iter().copied()),
            Some(1),
            "ISO 13616's example"
        );
        assert!(luhn("US0378331005") && !luhn("US0378331006") && !luhn(""));
        assert_eq!(weighted("123", &[1, 2, 3]), Some(14));
        assert_eq!(weighted("12", &[1, 2, 3]), None);
        assert_eq!(mod97("é1".bytes()), None);
    }
}
