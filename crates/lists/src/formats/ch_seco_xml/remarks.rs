//! `other-information`: free text in which SECO publishes identifiers and contacts as `label: value`.
//!
//! Only a text that is nothing but a known label and a value of the right shape becomes a typed statement; everything else
//! is a note on the party, word for word.

use exonym_model::Prop;

use crate::{IdText, Party};

enum Meaning {
    Id(Prop),
    Date(Prop),
    Text(Prop),
}

/// Labels as seen on the list, lower case.
const LABELS: &[(&str, Meaning)] = &[
    ("imo number", Meaning::Id(Prop::IMO_NUMBER)),
    ("mmsi number", Meaning::Id(Prop::MMSI)),
    ("call sign", Meaning::Id(Prop::CALL_SIGN)),
    ("taxpayer identification number", Meaning::Id(Prop::TAX_NUMBER)),
    ("tax identification number", Meaning::Id(Prop::TAX_NUMBER)),
    ("tax registration number", Meaning::Id(Prop::TAX_NUMBER)),
    ("inn", Meaning::Id(Prop::INN_CODE)),
    ("ogrn", Meaning::Id(Prop::OGRN_CODE)),
    ("registration number", Meaning::Id(Prop::REGISTRATION_NUMBER)),
    (
        "state registration number",
        Meaning::Id(Prop::REGISTRATION_NUMBER),
    ),
    (
        "business registration number",
        Meaning::Id(Prop::REGISTRATION_NUMBER),
    ),
    ("passport number", Meaning::Id(Prop::PASSPORT_NUMBER)),
    ("national identification number", Meaning::Id(Prop::ID_NUMBER)),
    ("swift/bic", Meaning::Id(Prop::SWIFT_BIC)),
    ("date of registration", Meaning::Date(Prop::INCORPORATION_DATE)),
    ("type of entity", Meaning::Text(Prop::LEGAL_FORM)),
    ("website", Meaning::Text(Prop::WEBSITE)),
    ("e-mail", Meaning::Text(Prop::EMAIL)),
    ("email", Meaning::Text(Prop::EMAIL)),
    ("e-mail address", Meaning::Text(Prop::EMAIL)),
    ("email address", Meaning::Text(Prop::EMAIL)),
    ("tel.", Meaning::Text(Prop::PHONE)),
    ("tel. number", Meaning::Text(Prop::PHONE)),
    ("telephone", Meaning::Text(Prop::PHONE)),
    ("telephone number", Meaning::Text(Prop::PHONE)),
    ("flag", Meaning::Text(Prop::FLAG)),
    ("vessel type", Meaning::Text(Prop::TYPE)),
    ("gross tonnage", Meaning::Text(Prop::GROSS_REGISTERED_TONNAGE)),
];

/// Adds one `<other-information>`.
pub(super) fn read(party: &mut Party, text: &str) {
    if !typed(party, text) {
        party.long_text(Prop::NOTES, text);
    }
}

fn typed(party: &mut Party, text: &str) -> bool {
    let Some((label, value)) = text.split_once(':') else {
        return false;
    };
    let (label, value) = (label.trim(), value.trim().trim_end_matches('.'));
    let lower = label.to_lowercase();
    let Some((_, meaning)) = LABELS.iter().find(|(known, _)| *known == lower) else {
        return false;
    };
    match meaning {
        Meaning::Id(prop) if is_number(value) => {
            party.identifier(IdText {
                prop: Some(prop),
                number: value,
                ..IdText::default()
            });
        }
        Meaning::Date(prop) if crate::dates::parse(value).is_some() => party.date(prop.clone(), value),
        Meaning::Text(prop) if *prop == Prop::FLAG && crate::country_code(value).is_some() => {
            party.country(prop.clone(), value);
        }
        Meaning::Text(prop) if *prop == Prop::LEGAL_FORM || *prop == Prop::TYPE => {
            party.text(prop.clone(), value)
        }
        Meaning::Text(prop) if *prop != Prop::FLAG && is_contact(value) => party.text(prop.clone(), value),
        _ => return false,
    }
    true
}

/// One number: has a digit, and is short and free of sentences and lists.
fn is_number(value: &str) -> bool {
    value.chars().any(|c| c.is_ascii_digit())
        && value.chars().count() <= 30
        && value.chars().all(|c| c.is_alphanumeric() || " -/.".contains(c))
        && value.split_whitespace().count() <= 4
}

/// One address or number: no list and no sentence.
fn is_contact(value: &str) -> bool {
    !value.is_empty() && !value.contains([';', ',']) && value.chars().count() <= 100 && {
        let number = value.chars().all(|c| c.is_ascii_digit() || "+-() /.".contains(c));
        number || !value.contains(char::is_whitespace)
    }
}
