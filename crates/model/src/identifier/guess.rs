//! Which identifier a text may be, when a user gives one and no kind.

use super::{IdKind, maritime, plain};

/// The kinds whose check digits or form make an accident unlikely, surest first.
const BY_CHECK: &[IdKind] = &[
    IdKind::Wallet,
    IdKind::Iban,
    IdKind::Lei,
    IdKind::Uscc,
    IdKind::Isin,
    IdKind::Ogrn,
    IdKind::Inn,
    IdKind::Imo,
    IdKind::Mmsi,
];

/// Fewest letters and digits that are worth asking for as an identifier without structure.
const SHORTEST_OTHER: usize = 5;

impl IdKind {
    /// Every kind that a text alone may be, each with its comparable form, surest first; empty where it reads as a name.
    ///
    /// A social security number is not guessed: without a check digit any nine digits would be one. BIC and aircraft
    /// registration come after the checked kinds, as some names have their form (`MOHAMMED` is built like a BIC of
    /// Myanmar): a caller that guesses asks for the text as a name too. A text with at least as many digits as letters is
    /// also given as [`IdKind::Other`], last.
    pub fn guess(text: &str) -> Vec<(IdKind, String)> {
        let text = text.trim();
        let mut found: Vec<_> = BY_CHECK
            .iter()
            .filter_map(|kind| Some((*kind, kind.parse(text).ok()?)))
            .collect();
        let one_word = !text.contains(char::is_whitespace);
        let upper = !text.contains(char::is_lowercase);
        if one_word && upper && text.is_ascii() {
            found.extend(IdKind::Bic.parse(text).ok().map(|value| (IdKind::Bic, value)));
            if maritime::looks_like_tail(text) {
                found.extend(IdKind::Tail.parse(text).ok().map(|value| (IdKind::Tail, value)));
            }
        }
        let value = plain(text);
        let digits = value.chars().filter(char::is_ascii_digit).count();
        let length = value.chars().count();
        if length >= SHORTEST_OTHER && digits * 2 >= length {
            found.push((IdKind::Other, value));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<IdKind> {
        IdKind::guess(text).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn surest_first() {
        assert_eq!(kinds("IMO 9074729").first(), Some(&IdKind::Imo));
        assert_eq!(
            kinds("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").first(),
            Some(&IdKind::Wallet)
        );
        assert_eq!(kinds("SABRRUMM"), [IdKind::Bic]);
        assert_eq!(kinds("GB82 WEST 1234 5698 7654 32").first(), Some(&IdKind::Iban));
        assert_eq!(kinds("7707083893"), [IdKind::Inn, IdKind::Other]);
        assert_eq!(kinds("EP-GOM"), [IdKind::Tail]);
        assert_eq!(
            kinds("654320000"),
            [IdKind::Mmsi, IdKind::Other],
            "also a passport number"
        );
    }

    #[test]
    fn names_are_no_identifiers() {
        for name in [
            "Kim Jong Un",
            "Kim CHen Yn",
            "Ким Чен Ын",
            "김정은",
            "AL-QAIDA",
            "17 November",
            "MS-13",
            "",
            "Mohammed",
        ] {
            assert_eq!(kinds(name), [], "{name}");
        }
    }
}
