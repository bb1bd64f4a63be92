//! Which identifier a labelled number is.
//!
//! OFAC's labels are generic where a country has one register: `Registration Number 1027700342890 (Russia)` is an OGRN,
//! `Tax ID No.` of Russia an INN. The property is the specific one where label, country and form agree (check digit
//! included), else the generic one of the label; the label stays as the type of the Identification either way.

use exonym_model::{IdKind, Prop};

use super::labels::{Label, Treatment};
use super::record::Fact;
use crate::country_code;

/// The property of an identifier, or `None` where the label is not one of an identifier.
pub(super) fn prop_of(label: &Label, fact: &Fact) -> Option<Prop> {
    let number = fact.value.trim();
    let country = fact.country.as_deref().and_then(country_code);
    let of = |code: &str| country.is_none_or(|country| country.as_str() == code);
    let stated = |code: &str| country.is_some_and(|country| country.as_str() == code);
    let fits = |kind: IdKind, lengths: &[usize]| {
        let plain: String = number.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        lengths.contains(&plain.len()) && kind.parse(number).is_ok()
    };
    let generic = || label.prop.clone();
    let specific = |is: bool, prop: Prop| if is { prop } else { generic() };
    Some(match label.treatment {
        Treatment::Id | Treatment::Passport => typed(generic(), number),
        Treatment::Registration => specific(of("ru") && fits(IdKind::Ogrn, &[13, 15]), Prop::OGRN_CODE),
        Treatment::Tax => specific(stated("ru") && fits(IdKind::Inn, &[10, 12]), Prop::INN_CODE),
        Treatment::Gazette => {
            let okpo = [8, 10].contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
            specific(of("ru") && okpo, Prop::OKPO_CODE)
        }
        Treatment::LegalEntity => specific(fits(IdKind::Lei, &[20]), Prop::LEI_CODE),
        Treatment::Ssn if of("us") && fits(IdKind::Ssn, &[9]) => Prop::SOCIAL_SECURITY_NUMBER,
        Treatment::Ssn => Prop::ID_NUMBER,
        Treatment::CompanyId => specific(is_imo(number), Prop::IMO_NUMBER),
        Treatment::VesselId => specific(
            is_imo(number) || (number.len() == 7 && fits(IdKind::Imo, &[7])),
            Prop::IMO_NUMBER,
        ),
        Treatment::ImoId => specific(fits(IdKind::Imo, &[7]), Prop::IMO_NUMBER),
        _ => return None,
    })
}

/// Whether a number is marked as one of the International Maritime Organization and has the form of one.
fn is_imo(number: &str) -> bool {
    number
        .strip_prefix("IMO")
        .is_some_and(|rest| IdKind::Imo.parse(rest.trim()).is_ok())
}

/// The property, unless its values have a structure that this number has not (a typo in the list): then the generic one.
fn typed(prop: Prop, number: &str) -> Prop {
    let kind = IdKind::of_prop(&prop);
    let malformed = kind != IdKind::Passport && kind.parse(number).is_err();
    if malformed { Prop::ID_NUMBER } else { prop }
}
