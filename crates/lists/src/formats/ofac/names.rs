//! Names: parts to the name in natural order and to the form in which OFAC lists it, and back.
//!
//! OFAC lists persons as `FAMILY, Given`. The statement carries the natural order (`Given FAMILY`), which is how people
//! write names, the listed form as the original, and the parts in the order in which they were published.

use exonym_model::{NamePart, PartKind, Quality};

use super::record::{AliasKind, Kind, Name};
use crate::{NameRole, Party, squash};

/// What follows a given name after a comma and is not part of it.
const SUFFIXES: &[&str] = &["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];

/// A part with squeezed text; `None` where nothing is left.
pub(super) fn part(kind: PartKind, text: &str) -> Option<NamePart> {
    let text = squash(text);
    (!text.is_empty()).then_some(NamePart { kind, text })
}

/// The parts of a name as listed: `FAMILY, Given, Jr.` of a person, the whole of anything else.
pub(super) fn parts_of_listed(kind: Kind, listed: &str) -> Vec<NamePart> {
    if kind != Kind::Individual {
        return part(PartKind::Whole, listed).into_iter().collect();
    }
    let (family, given) = listed.split_once(", ").unwrap_or((listed, ""));
    parts_of_person(family, given)
}

/// The parts of a person's name whose family and given names are published apart, as the standard XML does.
pub(super) fn parts_of_person(family: &str, given: &str) -> Vec<NamePart> {
    let (given, suffix) = match given.rsplit_once(',') {
        Some((before, after)) if SUFFIXES.contains(&after.trim()) => (before, after),
        _ => (given, ""),
    };
    [
        part(PartKind::Family, family),
        part(PartKind::Given, given),
        part(PartKind::Suffix, suffix),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether a part stands with the family name (before the comma of the listed form).
fn is_family(kind: PartKind) -> bool {
    matches!(kind, PartKind::Family | PartKind::Maiden | PartKind::Matronymic)
}

fn joined(parts: &[NamePart], wanted: impl Fn(PartKind) -> bool, between: &str) -> String {
    let texts: Vec<&str> = parts
        .iter()
        .filter(|part| wanted(part.kind))
        .map(|part| part.text.as_str())
        .collect();
    texts.join(between)
}

/// The name as OFAC lists it: `FAMILY, Given, Jr.`.
pub(super) fn listed(parts: &[NamePart]) -> String {
    let family = joined(parts, is_family, " ");
    let given = joined(parts, |kind| !is_family(kind) && kind != PartKind::Suffix, " ");
    let suffix = joined(parts, |kind| kind == PartKind::Suffix, " ");
    [family, given, suffix]
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The name in natural order. Chinese, Japanese and Korean script has the family name first and no blank.
pub(super) fn natural(parts: &[NamePart], lang: Option<&str>) -> String {
    let han = lang.is_some_and(|tag| {
        ["Han", "Jpan", "Kore", "Hang"]
            .iter()
            .any(|script| tag.contains(script))
    });
    let between = if han { "" } else { " " };
    let family = joined(parts, is_family, between);
    let given = joined(
        parts,
        |kind| !is_family(kind) && kind != PartKind::Suffix,
        between,
    );
    let suffix = joined(parts, |kind| kind == PartKind::Suffix, between);
    let order = if han {
        [family, given, suffix]
    } else {
        [given, family, suffix]
    };
    order
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect::<Vec<_>>()
        .join(between)
}

/// States a name of the party.
pub(super) fn state(party: &mut Party, name: &Name) {
    let role = match name.kind {
        AliasKind::Primary => NameRole::Primary,
        AliasKind::Aka => NameRole::Alias,
        AliasKind::Fka => NameRole::Former,
    };
    let quality = if name.weak { Quality::Weak } else { Quality::Strong };
    let lang = name.lang.as_deref();
    let whole = name.parts.iter().all(|part| part.kind == PartKind::Whole);
    let parts = if whole { Vec::new() } else { name.parts.clone() };
    party.name_as(
        role,
        quality,
        &natural(&name.parts, lang),
        &listed(&name.parts),
        parts,
        lang,
    );
}

/// The statement that a name begins with, for tests and for the resolution of `Linked To`: the first primary name as listed.
pub(super) fn primary_listed(names: &[Name]) -> Option<String> {
    names
        .iter()
        .find(|name| name.kind == AliasKind::Primary)
        .map(|name| listed(&name.parts))
}

/// The BCP 47 tag of a script as OFAC names it (`Cyrillic`, `Arab`, `Chinese Simplified`); `None` for Latin and for a name
/// that is not in the table.
pub(super) fn script_tag(name: &str) -> Option<&'static str> {
    // ISO 15924 codes; the names are those of ScriptValues in SDN_ADVANCED.XML, which has been seen to use codes as well.
    const SCRIPTS: &[(&str, &str)] = &[
        ("arab", "und-Arab"),
        ("arabic", "und-Arab"),
        ("armenian", "und-Armn"),
        ("bengali", "und-Beng"),
        ("burmese", "und-Mymr"),
        ("myanmar", "und-Mymr"),
        ("chinese", "und-Hani"),
        ("chinese simplified", "und-Hans"),
        ("chinese traditional", "und-Hant"),
        ("cyrillic", "und-Cyrl"),
        ("cyrl", "und-Cyrl"),
        ("devanagari", "und-Deva"),
        ("ethiopic", "und-Ethi"),
        ("georgian", "und-Geor"),
        ("greek", "und-Grek"),
        ("han", "und-Hani"),
        ("hans", "und-Hans"),
        ("hant", "und-Hant"),
        ("hangul", "und-Hang"),
        ("hebrew", "und-Hebr"),
        ("japanese", "und-Jpan"),
        ("khmer", "und-Khmr"),
        ("korean", "und-Kore"),
        ("kore", "und-Kore"),
        ("lao", "und-Laoo"),
        ("thai", "und-Thai"),
        ("tibetan", "und-Tibt"),
    ];
    let name = name.trim().to_lowercase();
    SCRIPTS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, tag)| *tag)
}

/// The kind of a name part as OFAC names it; an unknown kind is one of published order.
pub(super) fn part_kind(name: &str) -> PartKind {
    match name.trim().to_lowercase().as_str() {
        "last name" => PartKind::Family,
        "first name" => PartKind::Given,
        "middle name" => PartKind::Middle,
        "maiden name" => PartKind::Maiden,
        "patronymic" => PartKind::Patronymic,
        "matronymic" => PartKind::Matronymic,
        "nickname" => PartKind::Nickname,
        "entity name" | "vessel name" | "aircraft name" => PartKind::Whole,
        _ => PartKind::Ordered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(listed_form: &str) -> Vec<NamePart> {
        parts_of_listed(Kind::Individual, listed_form)
    }

    #[test]
    fn persons_are_listed_family_first() {
        for (form, expected) in [
            ("DOE, Jane Ann", "Jane Ann DOE"),
            ("DOE", "DOE"),
            ("DOE ROE, Jose, Jr.", "Jose DOE ROE Jr."),
        ] {
            assert_eq!(natural(&person(form), None), expected);
            assert_eq!(listed(&person(form)), form);
        }
    }

    #[test]
    fn a_company_keeps_its_commas() {
        let parts = parts_of_listed(Kind::Entity, "DOE, ROE AND CO., LTD.");
        assert_eq!(natural(&parts, None), "DOE, ROE AND CO., LTD.");
    }

    #[test]
    fn east_asian_script_has_the_family_name_first() {
        let parts = vec![
            part(PartKind::Family, "김").unwrap(),
            part(PartKind::Given, "정은").unwrap(),
        ];
        assert_eq!(natural(&parts, Some("und-Kore")), "김정은");
        let parts = vec![
            part(PartKind::Family, "Доу").unwrap(),
            part(PartKind::Given, "Яна").unwrap(),
        ];
        assert_eq!(natural(&parts, script_tag("Cyrillic")), "Яна Доу");
    }

    #[test]
    fn a_patronymic_stands_with_the_given_name() {
        let parts = vec![
            part(PartKind::Family, "DOE").unwrap(),
            part(PartKind::Given, "Ivan").unwrap(),
            part(PartKind::Patronymic, "Petrovich").unwrap(),
        ];
        assert_eq!(listed(&parts), "DOE, Ivan Petrovich");
    }
}
