//! Numbers that states give: Russian INN and OGRN, the Chinese social credit code, the US social security number.

use super::checksum::{digit, weighted};
use super::{after_label, compact, digits_after};

/// Russian taxpayer number (order of the tax service ММВ-7-6/435): 10 digits of an organisation with one check digit, 12
/// of a person with two; weighted sums modulo 11, then 10.
pub(super) fn inn(text: &str) -> Result<String, &'static str> {
    const TEN: &[u32] = &[2, 4, 10, 3, 5, 9, 4, 6, 8];
    const ELEVENTH: &[u32] = &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    const TWELFTH: &[u32] = &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let digits = digits_after(text, &["INN", "ИНН"]);
    let right = |weights: &[u32]| {
        let check = weighted(&digits, weights).map(|sum| sum % 11 % 10);
        check.is_some() && check == digit(&digits, weights.len())
    };
    let valid = match digits.len() {
        10 => right(TEN),
        12 => right(ELEVENTH) && right(TWELFTH),
        _ => return Err("an INN has 10 or 12 digits"),
    };
    // Ten zeros satisfy the sums; no region has the code 00.
    if !valid || digits.starts_with("00") {
        return Err("the check digit is wrong");
    }
    Ok(digits)
}

/// Russian state registration number: 13 digits of an organisation (remainder by 11), 15 of a sole trader (by 13).
pub(super) fn ogrn(text: &str) -> Result<String, &'static str> {
    let digits = digits_after(text, &["OGRNIP", "OGRN", "ОГРНИП", "ОГРН"]);
    let divisor = match digits.len() {
        13 => 11,
        15 => 13,
        _ => return Err("an OGRN has 13 or 15 digits"),
    };
    let (body, check) = digits.split_at_checked(digits.len() - 1).unwrap_or_default();
    let (Ok(body), Ok(check)) = (body.parse::<u64>(), check.parse::<u64>()) else {
        return Err("an OGRN is digits alone");
    };
    if body % divisor % 10 != check || digits.starts_with('0') {
        return Err("the check digit is wrong");
    }
    Ok(digits)
}

/// Chinese Unified Social Credit Code (GB 32100-2015): 18 of a set of 31 characters; the last makes the sum of values times
/// powers of 3 divisible by 31. The six from the third on are a division of the country.
pub(super) fn uscc(text: &str) -> Result<String, &'static str> {
    /// The set, each at its value: no I, O, S, V, Z.
    const SET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let whole = compact(text);
    let code = after_label(
        &whole,
        &[
            "USCC",
            "USCI",
            "UNIFIED",
            "SOCIAL",
            "CREDIT",
            "CODE",
            "统一社会信用代码",
        ],
        |len| len == 18,
    );
    if code.len() != 18 {
        return Err("a social credit code has 18 characters");
    }
    let mut sum = 0;
    let mut weight = 1;
    for (place, byte) in code.bytes().enumerate() {
        let Some(value) = SET.iter().position(|known| *known == byte) else {
            return Err("a social credit code has no I, O, S, V or Z");
        };
        sum += if place == 17 { value } else { value * weight };
        weight = weight * 3 % 31;
    }
    if !sum.is_multiple_of(31) {
        return Err("the check character is wrong");
    }
    if !code.bytes().skip(2).take(6).all(|byte| byte.is_ascii_digit()) {
        return Err("the third to eighth character of a social credit code are digits");
    }
    Ok(code.to_owned())
}

/// US social security number: area 001-899 without 666, group 01-99, serial 0001-9999 (Social Security Administration);
/// there is no check digit.
pub(super) fn ssn(text: &str) -> Result<String, &'static str> {
    let digits = digits_after(text, &["SSN"]);
    if digits.len() != 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("a social security number has 9 digits");
    }
    let (area, rest) = digits.split_at_checked(3).unwrap_or_default();
    let (group, serial) = rest.split_at_checked(2).unwrap_or_default();
    if area == "000" || area == "666" || area.starts_with('9') || group == "00" || serial == "0000" {
        return Err("no social security number is given out in this range");
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_numbers() {
        assert_eq!(inn("ИНН 7707083893").unwrap(), "7707083893", "Sberbank");
        assert_eq!(inn("INN: 500100732259").unwrap(), "500100732259");
        for text in [
            "7707083894",
            "500100732258",
            "0000000000",
            "77070838",
            "770708389é",
        ] {
            assert!(inn(text).is_err(), "{text}");
        }
        assert_eq!(ogrn("ОГРН 1027700132195").unwrap(), "1027700132195");
        assert_eq!(ogrn("304500116000157").unwrap(), "304500116000157");
        for text in ["1027700132196", "30450011600015", "", "0000000000000"] {
            assert!(ogrn(text).is_err(), "{text}");
        }
    }

    #[test]
    fn social_credit_code() {
        for text in ["91110000600037341L", "91350100M000100Y43"] {
            assert_eq!(uscc(text).unwrap(), text);
        }
        for text in [
            "91110000600037341M",
            "9111000060003734IL",
            "91110000600037341",
            "",
        ] {
            assert!(uscc(text).is_err(), "{text}");
        }
    }

    #[test]
    fn social_security() {
        assert_eq!(ssn("SSN 536-22-8726").unwrap(), "536228726");
        for text in [
            "000-22-8726",
            "666228726",
            "900228726",
            "536008726",
            "536220000",
            "53622872",
        ] {
            assert!(ssn(text).is_err(), "{text}");
        }
    }
}
