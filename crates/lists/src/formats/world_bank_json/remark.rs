//! `ADD_SUPP_INFO`: footnote numbers, and in brackets or not aliases, former names and numbers.

use exonym_model::{IdKind, Prop};

use super::name::label_of;
use crate::squash;

/// What a piece of the text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A further name; `true` for a former one.
    Name(String, bool),
    /// A number with its property and its label as published.
    Number(Prop, String, String),
    /// Anything else.
    Remark(String),
}

/// Labels of numbers, lower case.
const NUMBERS: &[(&str, Prop)] = &[
    ("reg. no", Prop::REGISTRATION_NUMBER),
    ("reg, no", Prop::REGISTRATION_NUMBER),
    ("reg no", Prop::REGISTRATION_NUMBER),
    ("registration no", Prop::REGISTRATION_NUMBER),
    ("registration number", Prop::REGISTRATION_NUMBER),
    ("company no", Prop::REGISTRATION_NUMBER),
    ("cnpj", Prop::TAX_NUMBER),
    ("tin no", Prop::TAX_NUMBER),
    ("tax id", Prop::TAX_NUMBER),
    ("id", Prop::REGISTRATION_NUMBER),
];

/// The footnote numbers: `*356`, `* 30`, or a number alone.
pub(super) fn footnotes(text: &str) -> Vec<String> {
    let alone = text.trim();
    if !alone.is_empty() && alone.len() <= 3 && alone.bytes().all(|byte| byte.is_ascii_digit()) {
        return vec![alone.to_owned()];
    }
    let after = text.split('*').skip(1).map(|rest| {
        rest.trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect::<String>()
    });
    after.filter(|number| !number.is_empty()).collect()
}

/// The pieces of the text, footnotes left out.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let text = squash(&text.replace('（', "(").replace('）', ")"));
    if footnotes(&text).first() == Some(&text) {
        return Vec::new();
    }
    segments(&without_footnotes(&text))
        .iter()
        .filter_map(|segment| piece(segment))
        .collect()
}

fn without_footnotes(text: &str) -> String {
    let mut parts = text.split('*');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push(' ');
        kept.push_str(part.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    kept
}

/// Bracketed texts and what stands between them; brackets within a bracket belong to it.
fn segments(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' if depth == 0 => found.push(String::new()),
            ')' if depth == 1 => found.push(String::new()),
            _ => found.last_mut().map(|last| last.push(c)).unwrap_or_default(),
        }
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let tidy = |segment: &String| segment.trim_matches([' ', ',', ';']).to_owned();
    found
        .iter()
        .map(tidy)
        .filter(|segment| !segment.is_empty())
        .collect()
}

fn piece(segment: &str) -> Option<Piece> {
    if !segment.chars().any(char::is_alphanumeric) {
        return None;
    }
    if let Some((name, former)) = label_of(segment) {
        return Some(Piece::Name(name.to_owned(), former));
    }
    if let Some((prop, label, number)) = number(segment) {
        return Some(Piece::Number(prop, label, number));
    }
    let compact: String = segment.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.len() == 18
        && IdKind::Uscc.parse(&compact).is_ok()
        && compact.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        return Some(Piece::Number(
            Prop::USCC_CODE,
            "Unified Social Credit Code".to_owned(),
            compact,
        ));
    }
    // A text in another script without digits is the name in that script.
    let foreign = segment.chars().any(|c| c.is_alphabetic() && u32::from(c) > 0x24f);
    let latin = segment.chars().any(|c| c.is_ascii_alphabetic());
    let digits = segment.chars().any(|c| c.is_ascii_digit());
    if foreign && !latin && !digits {
        return Some(Piece::Name(segment.to_owned(), false));
    }
    Some(Piece::Remark(segment.to_owned()))
}

/// `Reg. No: 0101887839`, `TIN No. 300898378`, `Tax ID: …`.
fn number(segment: &str) -> Option<(Prop, String, String)> {
    NUMBERS.iter().find_map(|(label, prop)| {
        let head = segment.get(..label.len())?;
        let rest = segment.get(label.len()..)?;
        let value = rest.trim_start_matches([' ', '.', ':', '#']);
        let bounded = rest.len() > value.len();
        let fits =
            value.chars().any(|c| c.is_ascii_digit()) && value.chars().count() <= 40 && !value.contains(", ");
        (head.eq_ignore_ascii_case(label) && bounded && fits)
            .then(|| (prop.clone(), head.trim().to_owned(), value.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let show = |piece: &Piece| match piece {
            Piece::Name(name, true) => format!("former {name}"),
            Piece::Name(name, false) => format!("name {name}"),
            Piece::Number(prop, _, number) => format!("{prop} {number}"),
            Piece::Remark(text) => format!("remark {text}"),
        };
        pieces(text).iter().map(show).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn texts_of_the_list() {
        for (text, expected) in [
            ("*356", ""),
            ("342", ""),
            ("*192 (AKA MR. LI YI)", "name MR. LI YI"),
            ("(山东华龙园林工程有限公司) *261", "name 山东华龙园林工程有限公司"),
            (
                "f/k/a Henan Xinjinzhu Co., Ltd. *286",
                "former Henan Xinjinzhu Co., Ltd.",
            ),
            (
                ", also MR. LUIS SÁNCHEZ SANTUR *258",
                "name MR. LUIS SÁNCHEZ SANTUR",
            ),
            ("*294 AKA ECOGRAPHY COMPANY", "name ECOGRAPHY COMPANY"),
            ("(Reg. No: 0101887839)*617", "registrationNumber 0101887839"),
            ("(TIN No. 300898378) *489", "taxNumber 300898378"),
            (
                "(新疆天山路桥有限责任公司)(91654202798170403M)*647",
                "name 新疆天山路桥有限责任公司 | uscCode 91654202798170403M",
            ),
            (
                "(formerly operating as: Parkeon Transit Limited)*535",
                "former Parkeon Transit Limited",
            ),
            ("* 43 and 45", "remark and 45"),
            (
                "URALKOTLOSERVICE PKF ZAO (TAMBOV)  *78",
                "remark URALKOTLOSERVICE PKF ZAO | remark TAMBOV",
            ),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        assert_eq!(footnotes("(x)*647 and * 30"), ["647", "30"]);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[a-zA-Z0-9*(): .,公司é]{0,40}") {
            let _ = (pieces(&text), footnotes(&text));
        }
    }
}
