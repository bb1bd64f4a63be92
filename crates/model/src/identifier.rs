//! Identifier kinds with their structure and, where there is one, check digit.
//!
//! [`IdKind::parse`] turns what was written into the comparable form or says why it is none; readers keep a malformed
//! identifier as published under a generic property and note it, since a typo in a list must not hide the rest.

mod bank;
mod checksum;
mod guess;
mod iso3166;
mod maritime;
mod national;
mod wallet;

use std::fmt;

use crate::property::Prop;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $key:literal;)*) => {
        /// A kind of identifier with a known structure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum IdKind { $($(#[$doc])* $name),* }

        impl IdKind {
            /// Every kind.
            pub const ALL: &[IdKind] = &[$(IdKind::$name),*];

            /// The key users type before the colon: `imo:9123456`.
            pub fn key(self) -> &'static str {
                match self { $(IdKind::$name => $key),* }
            }
        }
    };
}

kinds! {
    /// IMO ship number (7 digits, weighted sum) or IMO company number (7 digits, modulo 11).
    Imo "imo";
    /// Maritime Mobile Service Identity, 9 digits.
    Mmsi "mmsi";
    /// Legal Entity Identifier, ISO 17442: 20 characters, modulo 97.
    Lei "lei";
    /// Business Identifier Code, ISO 9362: 8 or 11 characters.
    Bic "bic";
    /// International Bank Account Number, ISO 13616: modulo 97.
    Iban "iban";
    /// International Securities Identification Number, ISO 6166: Luhn.
    Isin "isin";
    /// Russian taxpayer number: 10 or 12 digits, weighted sums.
    Inn "inn";
    /// Russian state registration number: 13 (OGRN) or 15 (OGRNIP) digits, remainder.
    Ogrn "ogrn";
    /// Chinese Unified Social Credit Code, GB 32100-2015: 18 characters, modulo 31.
    Uscc "uscc";
    /// US Social Security Number: 9 digits, no check digit, excluded ranges.
    Ssn "ssn";
    /// Crypto wallet address: Base58Check, Bech32, hexadecimal with prefix and the like.
    Wallet "wallet";
    /// Passport number: letters and digits as published.
    Passport "passport";
    /// Aircraft registration ("tail number").
    Tail "tail";
    /// Any other: letters and digits, upper case.
    Other "id";
}

/// Why a text is no identifier of a kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no {kind} number: {why}")]
pub struct IdError {
    /// The kind asked for.
    pub kind: &'static str,
    /// What was written.
    pub text: String,
    /// What is wrong with it.
    pub why: &'static str,
}

impl IdKind {
    /// The kind of this key (`imo`, `lei`, …), ignoring case.
    pub fn from_key(key: &str) -> Option<IdKind> {
        IdKind::ALL
            .iter()
            .copied()
            .find(|kind| kind.key().eq_ignore_ascii_case(key))
    }

    /// The kind whose structure a property's values have; [`IdKind::Other`] for the rest of the identifier properties.
    pub fn of_prop(prop: &Prop) -> IdKind {
        const KINDS: &[(Prop, IdKind)] = &[
            (Prop::IMO_NUMBER, IdKind::Imo),
            (Prop::MMSI, IdKind::Mmsi),
            (Prop::LEI_CODE, IdKind::Lei),
            (Prop::SWIFT_BIC, IdKind::Bic),
            (Prop::BIC, IdKind::Bic),
            (Prop::IBAN, IdKind::Iban),
            (Prop::ISIN, IdKind::Isin),
            (Prop::INN_CODE, IdKind::Inn),
            (Prop::OGRN_CODE, IdKind::Ogrn),
            (Prop::USCC_CODE, IdKind::Uscc),
            (Prop::SOCIAL_SECURITY_NUMBER, IdKind::Ssn),
            (Prop::PUBLIC_KEY, IdKind::Wallet),
            (Prop::CRYPTO_ADDRESS, IdKind::Wallet),
            (Prop::PASSPORT_NUMBER, IdKind::Passport),
        ];
        KINDS
            .iter()
            .find(|(known, _)| known == prop)
            .map_or(IdKind::Other, |(_, kind)| *kind)
    }

    /// The comparable form of what was written: separators and prefixes gone, upper case (a wallet keeps its own case),
    /// check digit tested. Parsing the comparable form again gives the same.
    pub fn parse(self, text: &str) -> Result<String, IdError> {
        let parsed = match self {
            IdKind::Imo => maritime::imo(text),
            IdKind::Mmsi => maritime::mmsi(text),
            IdKind::Tail => maritime::tail(text),
            IdKind::Lei => bank::lei(text),
            IdKind::Bic => bank::bic(text),
            IdKind::Iban => bank::iban(text),
            IdKind::Isin => bank::isin(text),
            IdKind::Inn => national::inn(text),
            IdKind::Ogrn => national::ogrn(text),
            IdKind::Uscc => national::uscc(text),
            IdKind::Ssn => national::ssn(text),
            IdKind::Wallet => wallet::wallet(text),
            IdKind::Passport => passport(text),
            IdKind::Other => other(text),
        };
        parsed.map_err(|why| IdError {
            kind: self.key(),
            text: text.to_owned(),
            why,
        })
    }
}

/// A passport number: 3 letters or digits at least, one of them a digit; states share no more structure than that.
fn passport(text: &str) -> Result<String, &'static str> {
    let number = plain(text);
    let digit = number.chars().any(char::is_numeric);
    if digit && number.chars().count() >= 3 {
        Ok(number)
    } else {
        Err("a passport number has 3 or more signs, one of them a digit")
    }
}

fn other(text: &str) -> Result<String, &'static str> {
    let number = plain(text);
    if number.is_empty() {
        Err("there is neither letter nor digit in it")
    } else {
        Ok(number)
    }
}

/// Letters and digits only, upper case, full-width forms as ASCII: the form in which identifiers without structure are
/// compared.
pub fn plain(text: &str) -> String {
    let letters = text.chars().map(narrow).filter(|c| c.is_alphanumeric());
    letters
        .flat_map(char::to_uppercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The ASCII character that a full-width form (U+FF01 to U+FF5E) is a wide twin of; other characters as they are.
fn narrow(c: char) -> char {
    match u32::from(c) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// [`plain`], under the name by which the kinds' parsers call it before they look at structure.
fn compact(text: &str) -> String {
    plain(text)
}

/// What follows any of the labels that a number is written behind (`LEI`, `SWIFT/BIC`, each perhaps with `NO`, `CODE`),
/// taken off only while the text is not yet as long as it should be: a code may begin with the letters of a label.
fn after_label<'a>(text: &'a str, labels: &[&str], fits: impl Fn(usize) -> bool) -> &'a str {
    let mut rest = text;
    while !fits(rest.len()) {
        let known = labels.iter().chain(&["NUMBER", "NO", "№"]);
        match known.filter_map(|label| rest.strip_prefix(label)).next() {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    rest
}

/// [`compact`] without the labels before the number, for numbers that consist of digits.
fn digits_after(text: &str, labels: &[&str]) -> String {
    let whole = compact(text);
    after_label(&whole, labels, |_| whole.is_empty()).to_owned()
}

impl fmt::Display for IdKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn errors_tell_kind_text_and_reason() {
        let error = IdKind::Imo.parse("IMO 9074728").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`IMO 9074728` is no imo number: the check digit is wrong, for a ship and for a company"
        );
    }

    #[test]
    fn keys_are_found_in_any_case() {
        for kind in IdKind::ALL {
            assert_eq!(IdKind::from_key(&kind.key().to_uppercase()), Some(*kind));
        }
        assert_eq!(IdKind::from_key("nonsense"), None);
    }

    #[test]
    fn wide_forms_are_narrowed() {
        assert_eq!(plain("ＡＢ－１２ ß"), "AB12SS");
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_or_refused_and_the_form_is_stable(text in "\\PC{0,40}") {
            for kind in IdKind::ALL {
                if let Ok(value) = kind.parse(&text) {
                    prop_assert_eq!(kind.parse(&value).unwrap(), value);
                }
            }
            IdKind::guess(&text);
        }

        #[test]
        fn numbers_made_right_are_accepted_and_one_changed_digit_is_not(body in "[1-9][0-9]{5}", other in 1u32..10) {
            let sum: u32 = body.bytes().zip([7, 6, 5, 4, 3, 2]).map(|(b, w)| u32::from(b - b'0') * w).sum();
            let ship = format!("{body}{}", sum % 10);
            prop_assert_eq!(IdKind::Imo.parse(&ship).unwrap(), ship);
            let company: u32 = body.bytes().zip([8, 6, 4, 2, 9, 7]).map(|(b, w)| u32::from(b - b'0') * w).sum();
            let changed = (sum + other) % 10;
            if changed != (11 - company % 11) % 10 {
                let wrong = format!("{}{}", body, changed);
                prop_assert!(IdKind::Imo.parse(&wrong).is_err());
            }
        }
    }
}
