//! Which registry gave a number, where the publisher has only a general type for it.
//!
//! The EU files Russian taxpayer numbers as `fiscalcode`, the UK as `TIN`; both file Chinese credit codes as they come. The
//! narrow type is taken only where country, length and check digit all agree.

use exonym_model::{IdKind, Prop, Schema};

/// The property of a number: the narrow one where all agrees, else `prop`.
pub(crate) fn narrow(
    prop: Option<Prop>,
    country: Option<&str>,
    number: &str,
    schema: Schema,
) -> Option<Prop> {
    let code = country.and_then(crate::country_code);
    let general = [Prop::TAX_NUMBER, Prop::REGISTRATION_NUMBER]
        .map(Some)
        .contains(&prop);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    let found = match code.as_ref().map(|code| code.as_str()) {
        Some("ru") if plain && general => match digits {
            10 | 12 => Some((IdKind::Inn, Prop::INN_CODE)),
            13 | 15 => Some((IdKind::Ogrn, Prop::OGRN_CODE)),
            _ => None,
        },
        Some("cn") if schema == Schema::Organization && number.len() == 18 => {
            Some((IdKind::Uscc, Prop::USCC_CODE))
        }
        _ => None,
    };
    found
        .filter(|(kind, _)| kind.parse(number).is_ok())
        .map(|(_, prop)| prop)
        .or(prop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_where_all_agrees() {
        let tax = |country, number| narrow(Some(Prop::TAX_NUMBER), country, number, Schema::Organization);
        // The taxpayer number of the Bank of Russia and its registration number.
        assert_eq!(tax(Some("Russia"), "7702235133"), Some(Prop::INN_CODE));
        assert_eq!(tax(Some("Russia"), "1037700013020"), Some(Prop::OGRN_CODE));
        assert_eq!(tax(Some("Russia"), "7702235134"), Some(Prop::TAX_NUMBER));
        assert_eq!(tax(Some("Belarus"), "7702235133"), Some(Prop::TAX_NUMBER));
        assert_eq!(tax(None, "7702235133"), Some(Prop::TAX_NUMBER));
        assert_eq!(
            narrow(
                Some(Prop::PASSPORT_NUMBER),
                Some("ru"),
                "7702235133",
                Schema::Person
            ),
            Some(Prop::PASSPORT_NUMBER)
        );
    }
}
