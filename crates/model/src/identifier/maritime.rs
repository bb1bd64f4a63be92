//! Identifiers of ships and aircraft: IMO numbers, MMSI, aircraft registrations.

use super::checksum::{digit, weighted};
use super::{compact, digits_after};

/// IMO numbers, 7 digits. A ship's (resolution A.1117(30)): the last digit of the first six times 7 to 2 is the seventh.
/// A company's or registered owner's (circular MSC-MEPC.5): weights 8, 6, 4, 2, 9, 7, modulo 11.
pub(super) fn imo(text: &str) -> Result<String, &'static str> {
    let digits = digits_after(text, &["IMO"]);
    if digits.len() != 7 {
        return Err("an IMO number has 7 digits");
    }
    let check = digit(&digits, 6);
    let ship = weighted(&digits, &[7, 6, 5, 4, 3, 2]).map(|sum| sum % 10);
    let company = weighted(&digits, &[8, 6, 4, 2, 9, 7]).map(|sum| (11 - sum % 11) % 10);
    if check.is_none() {
        return Err("an IMO number is digits alone");
    }
    if check != ship && check != company {
        return Err("the check digit is wrong, for a ship and for a company");
    }
    Ok(digits)
}

/// Maritime Mobile Service Identity (ITU-R M.585): 9 digits; a ship's begins with the country's three, the first of them
/// 2 to 7. Coast stations, groups and handhelds begin otherwise and are no ship's.
pub(super) fn mmsi(text: &str) -> Result<String, &'static str> {
    let digits = digits_after(text, &["MMSI"]);
    match digits.as_bytes() {
        [b'2'..=b'7', rest @ ..] if rest.len() == 8 && rest.iter().all(u8::is_ascii_digit) => Ok(digits),
        [_, rest @ ..] if rest.len() == 8 => Err("a ship's MMSI is 9 digits and begins with 2 to 7"),
        _ => Err("an MMSI has 9 digits"),
    }
}

/// An aircraft registration: nationality mark and registration mark (ICAO Annex 7), 3 to 8 letters and digits, compared
/// without the hyphen. Some states' marks are digits only after it, so the form alone proves little.
pub(super) fn tail(text: &str) -> Result<String, &'static str> {
    let mark = compact(text);
    if !(3..=8).contains(&mark.len()) {
        return Err("an aircraft registration has 3 to 8 letters and digits");
    }
    if !mark.bytes().any(|byte| byte.is_ascii_alphabetic()) || !mark.is_ascii() {
        return Err("an aircraft registration holds a Latin letter");
    }
    Ok(mark)
}

/// Whether a text is written as registrations are: `EP-GOM`, `P-881`, `N123AB`, `RA-76669`.
pub(super) fn looks_like_tail(text: &str) -> bool {
    let text = text.trim();
    if let Some((nation, mark)) = text.split_once('-') {
        let nation_ok = (1..=2).contains(&nation.len())
            && nation
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let letters = nation.bytes().any(|b| b.is_ascii_uppercase());
        // Marks of letters alone have three or four; five is a number.
        let longest = if mark.bytes().any(|b| b.is_ascii_digit()) {
            5
        } else {
            4
        };
        let mark_ok = (3..=longest).contains(&mark.len())
            && mark.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        return nation_ok && letters && mark_ok;
    }
    // The United States write theirs without a hyphen: N, one to five digits, at most two letters at the end.
    let Some(rest) = text.strip_prefix('N') else {
        return false;
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letters = rest.bytes().skip(digits).all(|byte| byte.is_ascii_uppercase());
    (1..=5).contains(&digits) && rest.len() <= 5 && rest.len() - digits <= 2 && letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imo_of_ship_and_company() {
        for text in [
            "9074729",
            "IMO 9074729",
            "imo9074729",
            "IMO No. 9074729",
            "9253325",
        ] {
            assert_eq!(imo(text).unwrap(), text[text.len() - 7..]);
        }
        assert_eq!(imo("IMO6495856").unwrap(), "6495856", "a company");
        for text in ["9074728", "907472", "90747290", "", "IMO", "９０７４７２x"] {
            assert!(imo(text).is_err(), "{text}");
        }
    }

    #[test]
    fn mmsi_of_a_ship() {
        assert_eq!(mmsi("MMSI: 445 114 000").unwrap(), "445114000");
        for text in ["044511400", "44511400", "x45114000", "4451140000"] {
            assert!(mmsi(text).is_err(), "{text}");
        }
    }

    #[test]
    fn registrations() {
        for (text, known) in [
            ("EP-GOM", "EPGOM"),
            ("P-881", "P881"),
            ("N123AB", "N123AB"),
            ("RA-76669", "RA76669"),
        ] {
            assert!(looks_like_tail(text), "{text}");
            assert_eq!(tail(text).unwrap(), known);
        }
        for text in ["AL-QAIDA", "KIM", "N", "N123456", "Al-Ab", "12-345", "Ñ-123"] {
            assert!(!looks_like_tail(text), "{text}");
        }
        assert!(tail("12345").is_err() && tail("A").is_err());
    }
}
