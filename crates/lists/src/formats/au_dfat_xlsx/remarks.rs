//! Additional information: free text, kept whole, with the identifiers and contacts that it labels.

use exonym_model::Prop;

use crate::{IdText, Party, squash};

/// Labels as the list writes them, lower case; the longer of two that begin alike stands first.
const LABELS: &[(&str, Prop)] = &[
    ("passport number", Prop::PASSPORT_NUMBER),
    ("passport no.", Prop::PASSPORT_NUMBER),
    ("passport", Prop::PASSPORT_NUMBER),
    ("company identification number", Prop::REGISTRATION_NUMBER),
    ("registration number", Prop::REGISTRATION_NUMBER),
    ("registration id", Prop::REGISTRATION_NUMBER),
    ("tax id no.", Prop::TAX_NUMBER),
    ("tax identification number", Prop::TAX_NUMBER),
    ("tax id", Prop::TAX_NUMBER),
    ("national identification no.", Prop::ID_NUMBER),
    ("national identification number", Prop::ID_NUMBER),
    ("imo number", Prop::IMO_NUMBER),
    ("imo", Prop::IMO_NUMBER),
    ("swift/bic", Prop::SWIFT_BIC),
    ("website", Prop::WEBSITE),
    ("email", Prop::EMAIL),
    ("e-mail", Prop::EMAIL),
    ("phone", Prop::PHONE),
    ("telephone", Prop::PHONE),
    ("tel", Prop::PHONE),
    ("title", Prop::TITLE),
];

/// Adds the text as notes and what it labels as typed values.
pub(super) fn read(party: &mut Party, text: &str) {
    party.long_text(Prop::NOTES, text);
    let lower = text.to_lowercase();
    if lower.contains("gender [male]") {
        party.text(Prop::GENDER, "male");
    } else if lower.contains("gender [female]") {
        party.text(Prop::GENDER, "female");
    }
    for (colon, _) in text.match_indices(':') {
        let before = text.get(..colon).unwrap_or_default().trim_end().to_lowercase();
        let Some((label, prop)) = LABELS.iter().find(|(label, _)| ends_with_label(&before, label)) else {
            continue;
        };
        for value in values(text.get(colon + 1..).unwrap_or_default(), prop) {
            if *prop == Prop::TITLE || is_contact(prop) {
                party.text(prop.clone(), value);
            } else {
                party.identifier(IdText {
                    prop: Some(prop),
                    kind: label,
                    number: value,
                    ..IdText::default()
                });
            }
        }
    }
}

/// The label closes the text, as words of its own, and is not about something else (`Passport Date of Issue`).
fn ends_with_label(before: &str, label: &str) -> bool {
    before
        .strip_suffix(label)
        .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn is_contact(prop: &Prop) -> bool {
    [Prop::WEBSITE, Prop::EMAIL, Prop::PHONE].contains(prop)
}

/// The value or values behind a label, up to the end of the line, a semicolon or a sentence.
fn values<'t>(rest: &'t str, prop: &Prop) -> Vec<&'t str> {
    let line = rest
        .trim_start_matches([' ', '\u{a0}'])
        .split(['\n', ';'])
        .next()
        .unwrap_or_default();
    if *prop == Prop::TITLE {
        let end = line.find(". ").or(line.find("Designation")).unwrap_or(line.len());
        let titles = crate::formats::national::lettered::split(line.get(..end).unwrap_or_default());
        return titles
            .into_iter()
            .filter(|title| title.chars().count() <= 40)
            .collect();
    }
    let value = line.split(". ").next().unwrap_or_default();
    let value = value
        .split(['(', ','])
        .next()
        .unwrap_or_default()
        .trim()
        .trim_end_matches('.');
    let fits = if *prop == Prop::PHONE {
        value.chars().filter(char::is_ascii_digit).count() >= 6
            && value.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c))
    } else if is_contact(prop) {
        value.contains('.') && !value.contains(char::is_whitespace)
    } else {
        number_like(value)
    };
    if fits { vec![value] } else { Vec::new() }
}

fn number_like(value: &str) -> bool {
    let clean = squash(value);
    clean.chars().filter(char::is_ascii_digit).count() >= 4
        && clean.chars().count() <= 30
        && clean.split(' ').count() <= 3
        && clean.chars().all(|c| c.is_alphanumeric() || " -/.".contains(c))
}
