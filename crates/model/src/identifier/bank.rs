//! Identifiers of banks, accounts, legal entities and securities: BIC, IBAN, LEI, ISIN.

use super::checksum::{luhn, mod97};
use super::iso3166::is_country;
use super::{after_label, compact};

/// Length of an IBAN by country, from the SWIFT IBAN registry (release 99); sorted by code.
const IBAN_LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HN", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

/// Business Identifier Code (ISO 9362): four letters of the party, an ISO 3166 country, two of the place, three of the
/// branch or none. The branch `XXX` means the head office and is dropped, so that both ways of writing it are equal.
pub(super) fn bic(text: &str) -> Result<String, &'static str> {
    const LABELS: &[&str] = &["SWIFT", "BIC", "CODE"];
    let whole = compact(text);
    // `BIC SABRRUMM` is as long as a BIC with a branch, so labels are taken off only where the whole is none.
    bare_bic(&whole).or_else(|why| {
        let bare = LABELS.iter().fold(whole.as_str(), |rest, label| {
            rest.strip_prefix(label).unwrap_or(rest)
        });
        bare_bic(bare).map_err(|_| why)
    })
}

fn bare_bic(code: &str) -> Result<String, &'static str> {
    let fits = |len| len == 8 || len == 11;
    if !fits(code.len()) || !code.is_ascii() {
        return Err("a BIC has 8 or 11 letters and digits");
    }
    let (party, rest) = code.split_at_checked(4).unwrap_or_default();
    let (country, _) = rest.split_at_checked(2).unwrap_or_default();
    if !party.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err("a BIC begins with four letters");
    }
    if !is_country(country) {
        return Err("the fifth and sixth letter of a BIC are an ISO 3166 country");
    }
    Ok(code
        .strip_suffix("XXX")
        .filter(|short| short.len() == 8)
        .unwrap_or(code)
        .to_owned())
}

/// International Bank Account Number (ISO 13616): country, two check digits, account; as long as the country has them,
/// modulo 97 is 1.
pub(super) fn iban(text: &str) -> Result<String, &'static str> {
    let whole = compact(text);
    let code = whole.strip_prefix("IBAN").unwrap_or(&whole);
    let Some((country, rest)) = code.split_at_checked(2) else {
        return Err("an IBAN begins with a country");
    };
    let Ok(row) = IBAN_LENGTHS.binary_search_by_key(&country, |(known, _)| *known) else {
        return Err("an IBAN begins with the code of a country that has IBANs");
    };
    if IBAN_LENGTHS
        .get(row)
        .is_none_or(|(_, length)| *length != code.len())
    {
        return Err("this country's IBANs are longer or shorter");
    }
    let Some((check, account)) = rest.split_at_checked(2) else {
        return Err("an IBAN has check digits");
    };
    if !check.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("the third and fourth character of an IBAN are digits");
    }
    if mod97(account.bytes().chain(code.bytes().take(4))) != Some(1) {
        return Err("the check digits are wrong");
    }
    Ok(code.to_owned())
}

/// Legal Entity Identifier (ISO 17442): 18 letters and digits, two check digits, modulo 97 is 1.
pub(super) fn lei(text: &str) -> Result<String, &'static str> {
    let whole = compact(text);
    let code = after_label(&whole, &["LEI", "CODE"], |len| len == 20);
    if code.len() != 20 || !code.is_ascii() {
        return Err("an LEI has 20 letters and digits");
    }
    if !code.bytes().skip(18).all(|byte| byte.is_ascii_digit()) {
        return Err("an LEI ends in two digits");
    }
    if mod97(code.bytes()) != Some(1) {
        return Err("the check digits are wrong");
    }
    Ok(code.to_owned())
}

/// International Securities Identification Number (ISO 6166): two letters (a country, or `XS`, `EU` and the like), nine
/// letters and digits, one check digit by Luhn.
pub(super) fn isin(text: &str) -> Result<String, &'static str> {
    let whole = compact(text);
    let code = after_label(&whole, &["ISIN", "CODE"], |len| len == 12);
    if code.len() != 12 || !code.is_ascii() {
        return Err("an ISIN has 12 letters and digits");
    }
    let country = code.get(..2).unwrap_or_default();
    // EU and the codes beginning with X are given to securities of no one country.
    if !is_country(country) && country != "EU" && !country.starts_with('X') {
        return Err("an ISIN begins with an ISO 3166 country, EU or X");
    }
    if !code.ends_with(|last: char| last.is_ascii_digit())
        || country.bytes().any(|byte| byte.is_ascii_digit())
    {
        return Err("an ISIN begins with two letters and ends in a digit");
    }
    if !luhn(code) {
        return Err("the check digit is wrong");
    }
    Ok(code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bics() {
        assert_eq!(bic("SABRRUMM").unwrap(), "SABRRUMM");
        assert_eq!(bic("BIC NOSCRUMM").unwrap(), "NOSCRUMM");
        assert_eq!(bic("BIC SABRRUMM").unwrap(), "SABRRUMM");
        assert_eq!(bic("SWIFT/BIC: SABRRUMMXXX").unwrap(), "SABRRUMM");
        assert_eq!(bic("deutdeff500").unwrap(), "DEUTDEFF500");
        for text in ["SABRQQMM", "SABRRUM", "S4BRRUMM", "", "SABRRUMMéé"] {
            assert!(bic(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ibans() {
        assert!(IBAN_LENGTHS.is_sorted_by(|a, b| a.0 < b.0), "searched by halving");
        assert_eq!(
            iban("GB82 WEST 1234 5698 7654 32").unwrap(),
            "GB82WEST12345698765432"
        );
        assert_eq!(
            iban("IBAN: DE89370400440532013000").unwrap(),
            "DE89370400440532013000"
        );
        for text in [
            "GB82WEST12345698765433",
            "GB82WEST1234569876543",
            "US82WEST12345698765432",
            "",
            "é",
            "GBééWEST",
        ] {
            assert!(iban(text).is_err(), "{text}");
        }
    }

    #[test]
    fn leis_and_isins() {
        assert_eq!(lei("LEI 5493001KJTIIGC8Y1R12").unwrap(), "5493001KJTIIGC8Y1R12");
        assert!(lei("5493001KJTIIGC8Y1R13").is_err() && lei("5493001KJTIIGC8Y1R1").is_err());
        for text in ["US0378331005", "RU0009029540", "XS0767473852"] {
            assert_eq!(isin(text).unwrap(), text);
        }
        assert!(
            isin("US0378331006").is_err() && isin("QQ0378331005").is_err() && isin("US037833100").is_err()
        );
    }
}
