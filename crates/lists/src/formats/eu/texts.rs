//! Texts that hold several values, and values that say nothing.

use crate::squash;
use crate::xml::Element;

/// The values of `(a) Mullah, (b) Maulavi`; a text without letters in brackets is one value.
pub(super) fn lettered(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    for letter in 'a'..='z' {
        let mark = format!("({letter})");
        let Some((before, after)) = rest.split_once(&mark) else {
            break;
        };
        found.push(before.to_owned());
        rest = after;
    }
    found.push(rest.to_owned());
    let clean = found
        .iter()
        .map(|text| squash(text).trim_matches([',', ';', ' ']).to_owned());
    clean.filter(|text| !is_blank(text)).collect()
}

/// What the list writes where it has nothing to say.
pub(super) fn is_blank(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty()
        || ["none", "null", "unknown", "n/a", "na"]
            .iter()
            .any(|word| bare.eq_ignore_ascii_case(word))
}

/// The remarks of an element, squeezed, blanks left out.
pub(super) fn remarks(element: &Element) -> impl Iterator<Item = String> + '_ {
    element
        .all("remark")
        .filter_map(Element::value)
        .map(squash)
        .filter(|text| !is_blank(text))
}

/// The country of an element as published: its description where that is a known country, else its code.
pub(super) fn country(element: &Element) -> Option<&str> {
    let described = element.attr("countryDescription").filter(|text| !is_blank(text));
    let code = element.attr("countryIso2Code").filter(|code| *code != "00");
    match described {
        Some(text) if crate::country_code(text).is_some() => Some(text),
        _ => code.or(described),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_by_letter() {
        assert_eq!(lettered("(a) Mullah, (b) Maulavi"), ["Mullah", "Maulavi"]);
        assert_eq!(lettered("Minister (b) of X"), ["Minister (b) of X"]);
        assert_eq!(lettered(""), Vec::<String>::new());
        assert_eq!(lettered("none"), Vec::<String>::new());
    }
}
