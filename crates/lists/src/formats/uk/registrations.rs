//! Registration numbers that share one field: `OGRN: 1157847407156 TIN: 7804552300`.
//!
//! The UK has one field for every number that a registry or a tax office gave an organisation, filled in by hand. What is
//! told apart here is where one number ends and the next begins and which label stands at it; what a label means is the
//! table [`LABELS`]. A number without a label stays a registration number: guessing from its length would be a guess.

use super::numbered;

/// A number and the kind its label names; the kind is `Registration number` where there is no label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Registration {
    /// Kind in the words that the identifier table knows.
    pub kind: &'static str,
    /// The number as published.
    pub number: String,
}

/// Kind of a number without a label.
const UNLABELLED: &str = "Registration number";

/// What is written at a number and the kind it means. Longer labels stand before their own beginnings. `TIN`, `Tax ID` and
/// `SRN` are how the list translates the Russian INN and OGRN, but other countries' numbers bear them too, so they stay general.
const LABELS: &[(&str, &str)] = &[
    ("Legal Entity Identifier", "LEI"),
    ("Legal Entity Number", "LEI"),
    ("LEI", "LEI"),
    ("Unified Social Credit Code", "USCC"),
    ("USCC", "USCC"),
    ("Taxpayer Identification Number", "Tax ID"),
    ("Tax Identification Number", "Tax ID"),
    ("Business Identification Number", "Business Identification Number"),
    ("VAT Tax Number", "VAT"),
    ("VAT", "VAT"),
    ("Tax ID Number", "Tax ID"),
    ("Tax ID No", "Tax ID"),
    ("Tax ID", "Tax ID"),
    ("Taxpayer ID", "Tax ID"),
    ("Tax Number", "Tax ID"),
    ("TIN", "Tax ID"),
    ("State Registration Number", UNLABELLED),
    ("Business Registration Number", UNLABELLED),
    ("Company Registration Number", UNLABELLED),
    ("Registration Number", UNLABELLED),
    ("Commercial Register Number", UNLABELLED),
    ("Trade Register Number", UNLABELLED),
    ("UK Company No", UNLABELLED),
    ("SRN", UNLABELLED),
    ("BRN", UNLABELLED),
    ("CRN", UNLABELLED),
    ("BR", UNLABELLED),
    ("CR", UNLABELLED),
    ("China Organisation Code", UNLABELLED),
    ("Turkish Trade Registry", UNLABELLED),
    ("Government Gazette Number", "OKPO"),
    ("License Number", "License"),
    ("SPARK Code", UNLABELLED),
    ("OGRN", "OGRN"),
    ("ОГРН", "OGRN"),
    ("INN", "INN"),
    ("ИНН", "INN"),
    ("УНН", "Tax ID"),
    ("KPP", "KPP"),
    ("OKPO", "OKPO"),
    ("OKTMO", "OKTMO"),
    ("USREOU", UNLABELLED),
    ("UEN ID", UNLABELLED),
    ("UEN", UNLABELLED),
    ("SWIFT/BIC", "BIC"),
    ("SWIFT/BIN", "BIC"),
    ("SWIFT", "BIC"),
    ("BIC", "BIC"),
    ("BIK", "BIK"),
    ("BIN", "Business Identification Number"),
];

/// The numbers of a field, in published order.
pub(crate) fn split(field: &str) -> Vec<Registration> {
    let field = field.replace('\u{a0}', " ");
    // `TIN (1) 123 SRN (2) 456` numbers the values and not the items, so only a leading `(1)` makes items.
    numbered::items(&field)
        .iter()
        .flat_map(|item| item_numbers(item.text))
        .collect()
}

fn item_numbers(text: &str) -> Vec<Registration> {
    let mut found: Vec<Registration> = Vec::new();
    let mut waiting: Option<usize> = None;
    let mut kind = None;
    let mut rest = text;
    loop {
        let next = next_label(rest);
        let end = next.map_or(rest.len(), |(at, ..)| at);
        match number(&rest[..end]) {
            Some(number) => {
                waiting = kind.is_none().then_some(found.len());
                found.push(Registration {
                    kind: kind.unwrap_or(UNLABELLED),
                    number,
                });
            }
            // A label with nothing after it belongs to the bare number before it: `9709056472 - Russia INN`.
            None => name_earlier(&mut found, &mut waiting, kind),
        }
        let Some((_, after, label)) = next else {
            return found;
        };
        kind = Some(label);
        rest = &rest[after..];
    }
}

fn name_earlier(found: &mut [Registration], waiting: &mut Option<usize>, kind: Option<&'static str>) {
    if let (Some(kind), Some(at)) = (kind, waiting.take())
        && let Some(earlier) = found.get_mut(at)
    {
        earlier.kind = kind;
    }
}

/// The first label in a text: where it starts, where it ends, its kind. Letters may not touch it on either side.
fn next_label(text: &str) -> Option<(usize, usize, &'static str)> {
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if !before.is_some_and(char::is_alphabetic) {
            let here = &text[at..];
            let found = LABELS.iter().find(|(label, _)| {
                let long = label.contains(' ');
                let head = here.get(..label.len());
                let same =
                    head.is_some_and(|head| head == *label || (long && head.eq_ignore_ascii_case(label)));
                same && !here[label.len()..].starts_with(char::is_alphabetic)
            });
            if let Some((label, kind)) = found {
                return Some((at, at + label.len(), kind));
            }
        }
        before = Some(c);
    }
    None
}

/// The number in the text between two labels, if there is one: it holds a digit or is a code in capitals.
fn number(text: &str) -> Option<String> {
    let text = skip_lead(text);
    let end = text.find([';', '\n', ',', '(', '·']).unwrap_or(text.len());
    let text = text[..end].split(" dated ").next().unwrap_or_default();
    // `9709056472 - Russia`: what follows the dash is no part of the number unless it has digits.
    let text = match text.split_once(" - ") {
        Some((number, rest)) if !rest.bytes().any(|byte| byte.is_ascii_digit()) => number,
        _ => text,
    };
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let text = text.split(" / ").next().unwrap_or_default();
    let code = text.chars().any(|c| c.is_ascii_digit())
        || (text.len() >= 8 && text.bytes().all(|b| b.is_ascii_uppercase()));
    code.then(|| text.to_owned())
}

/// Drops what stands between a label and its number: colons, dashes, `No.`, `number`, `(1)`, `(Russia)`.
fn skip_lead(text: &str) -> &str {
    let mut text = text;
    loop {
        let trimmed = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
        let lower = trimmed.get(..6).unwrap_or(trimmed).to_ascii_lowercase();
        let after = if trimmed.starts_with('(') {
            trimmed
                .find(')')
                .and_then(|at| trimmed.get(at + 1..))
                .or_else(|| trimmed.get(1..))
        } else if lower.starts_with("number")
            || lower.starts_with("no. ")
            || lower.starts_with("code ")
            || lower.starts_with("no ")
        {
            trimmed
                .find(|c: char| !c.is_alphabetic())
                .and_then(|at| trimmed.get(at..))
        } else {
            None
        };
        match after {
            Some(after) if after.len() < text.len() => text = after,
            _ => return trimmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(field: &str) -> Vec<(&'static str, String)> {
        split(field)
            .into_iter()
            .map(|one| (one.kind, one.number))
            .collect()
    }

    fn check(field: &str, expected: &[(&'static str, &str)]) {
        let found = list(field);
        let found: Vec<_> = found
            .iter()
            .map(|(kind, number)| (*kind, number.as_str()))
            .collect();
        assert_eq!(found, expected, "{field}");
    }

    #[test]
    fn labelled_numbers_in_one_field() {
        check(
            "OGRN: 1157847407156 TIN: 7804552300",
            &[("OGRN", "1157847407156"), ("Tax ID", "7804552300")],
        );
        check(
            "(1) INN – 7722779734 (2) OGRN – 1127746497328",
            &[("INN", "7722779734"), ("OGRN", "1127746497328")],
        );
        check(
            "OGRN: 1027807560186 \nINN: 7814027653",
            &[("OGRN", "1027807560186"), ("INN", "7814027653")],
        );
        check(
            "Tax Identification Number: INN: 7806496845",
            &[("INN", "7806496845")],
        );
        check(
            "TIN (1) 6440020175SRN (2) 1096440000425",
            &[("Tax ID", "6440020175"), (UNLABELLED, "1096440000425")],
        );
        check(
            "(1) OGRN: 1025403641900 (2) INN/TIN: 5408100018",
            &[("OGRN", "1025403641900"), ("Tax ID", "5408100018")],
        );
        check(
            "SWIFT/BIC ABCDRUMM  BIK (RU) 044525600",
            &[("BIC", "ABCDRUMM"), ("BIK", "044525600")],
        );
        check(
            "Trade Register Number: District Court of X HRB 13359",
            &[(UNLABELLED, "District Court of X HRB 13359")],
        );
    }

    #[test]
    fn numbers_without_a_label_and_labels_behind() {
        check(
            "1027700073466 (Russia). Tax ID No. 7735007358 (Russia)",
            &[(UNLABELLED, "1027700073466"), ("Tax ID", "7735007358")],
        );
        check("9709056472 - Russia INN", &[("INN", "9709056472")]);
        check(
            "1067746244026 dated 27/07/1992. Tax ID: 7705713236",
            &[(UNLABELLED, "1067746244026"), ("Tax ID", "7705713236")],
        );
        check("U51909RJ2022PTC080897", &[(UNLABELLED, "U51909RJ2022PTC080897")]);
        check("INNOVATION 22", &[(UNLABELLED, "INNOVATION 22")]);
        check("", &[]);
        check("none", &[]);
    }

    #[test]
    fn hostile_text_does_not_panic() {
        for field in [
            "(",
            "INN",
            "INN:",
            "é INN é",
            "INN (",
            "ИНН 1",
            "((((((",
            "TIN(TIN(TIN",
        ] {
            list(field);
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(field in "(INN|OGRN|TIN|Tax ID|SWIFT/BIC|ИНН|\\([12]\\)|[0-9]{1,9}|[:;(), é-]){0,12}") {
            list(&field);
        }
    }
}
