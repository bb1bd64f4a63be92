//! The supplier's name: forms of address in front, further names behind.

use crate::squash;

/// Forms of address before a person's name.
const TITLES: &[&str] = &["MR", "MRS", "MS", "DR", "ENG", "ENGR", "PROF", "SR", "SRA", "ING"];
/// Words before a further name, lower case, and whether it is a former one; the longer of two that begin alike first.
pub(super) const LABELS: &[(&str, bool)] = &[
    ("also doing business under", false),
    ("also doing business as", false),
    ("currently doing business as", false),
    ("doing business as", false),
    ("currently known as", false),
    ("currently d/b/a", false),
    ("formerly operating as", true),
    ("formerly known as", true),
    ("now known as", false),
    ("also known as", false),
    ("trading as", false),
    ("also d/b/a", false),
    ("formerly", true),
    ("d/b/a", false),
    ("d.b.a.", false),
    ("f/k/a", true),
    ("f.k.a.", true),
    ("fka", true),
    ("a/k/a", false),
    ("a.k.a.", false),
    ("aka", false),
    ("also", false),
];

/// A name with what was taken off it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) title: Option<String>,
    pub(super) main: String,
    /// Further names: (text, former).
    pub(super) others: Vec<(String, bool)>,
}

/// Reads `MR. X A.K.A. Y`, `M/S X`, `X, FORMERLY KNOWN AS Y`, `X (ALSO KNOWN AS Y`.
pub(super) fn read(text: &str, person: bool) -> Name {
    let mut name = Name {
        main: squash(text),
        ..Name::default()
    };
    if let Some((first, rest)) = name.main.split_once([' ', '.']) {
        let known = TITLES.contains(&first.to_uppercase().as_str());
        let rest = rest.trim_start_matches(['.', ' ']).to_owned();
        if known && person && !rest.is_empty() {
            name.title = Some(first.to_owned());
            name.main = rest;
        }
    }
    // "Messrs": a form of address of firms in South Asia.
    let messrs = ["M/S. ", "M/S "]
        .iter()
        .find_map(|form| name.main.strip_prefix(form))
        .map(str::to_owned);
    name.main = messrs.unwrap_or(name.main);
    if let Some((rest, _)) = label_of(&name.main) {
        name.main = rest.to_owned();
    } else if let Some((at, label, former)) = label_within(&name.main) {
        let other = name
            .main
            .get(at + label..)
            .unwrap_or_default()
            .trim()
            .trim_end_matches(')')
            .to_owned();
        name.others.push((other, former));
        let main = name.main.get(..at).unwrap_or_default();
        name.main = main.trim_end_matches([' ', ',', '(']).to_owned();
    }
    name
}

/// A text that begins with a label: (what follows it, whether that is a former name).
pub(super) fn label_of(text: &str) -> Option<(&str, bool)> {
    let text = text.trim_start_matches([' ', ',', ':']);
    LABELS.iter().find_map(|(label, former)| {
        let head = text.get(..label.len())?;
        let rest = text.get(label.len()..)?;
        let bounded = rest.starts_with([' ', ':', ',', '.']);
        (head.eq_ignore_ascii_case(label) && bounded)
            .then(|| (rest.trim_start_matches([' ', ':', ',', '.']), *former))
    })
}

/// Where a label stands within a text, its length, and whether a former name follows.
fn label_within(text: &str) -> Option<(usize, usize, bool)> {
    text.char_indices()
        .filter(|(_, c)| matches!(c, ' ' | '(' | ','))
        .find_map(|(at, c)| {
            let from = at + c.len_utf8();
            let rest = text.get(from..)?;
            // `also` and `formerly` alone are words of a name; the others are not.
            let known = LABELS.iter().find(|(label, _)| {
                !matches!(*label, "also" | "formerly")
                    && rest
                        .get(..label.len())
                        .is_some_and(|head| head.eq_ignore_ascii_case(label))
                    && rest
                        .get(label.len()..)
                        .is_some_and(|after| after.starts_with([' ', ':']))
            })?;
            Some((at, c.len_utf8() + known.0.len(), known.1))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |text: &str, main: &str, others: &[(&str, bool)]| {
            let read = read(text, text.starts_with("MR"));
            let others: Vec<(String, bool)> = others
                .iter()
                .map(|(text, former)| ((*text).to_owned(), *former))
                .collect();
            assert_eq!((read.main.as_str(), &read.others), (main, &others), "{text}");
        };
        check("MR. IYKE AMBROSE", "IYKE AMBROSE", &[]);
        check(
            "MR G.I.P. X A.K.A. INDRALAL X",
            "G.I.P. X",
            &[("INDRALAL X", false)],
        );
        check("MR. SATRIO (A.K.A. JOKO)", "SATRIO", &[("JOKO", false)]);
        check("M/S GAYATRI CONSTRUCTION", "GAYATRI CONSTRUCTION", &[]);
        check(
            "ELMCREST LIMITED, FORMERLY KNOWN AS LANDMARC LIMITED",
            "ELMCREST LIMITED",
            &[("LANDMARC LIMITED", true)],
        );
        check(
            "LOGISTICS CO., LTD. (ALSO KNOWN AS XCCG CO., LTD.",
            "LOGISTICS CO., LTD.",
            &[("XCCG CO., LTD.", false)],
        );
        check("A.K.A. JOKO SESWANTO", "JOKO SESWANTO", &[]);
        check("PT. DAKA AKATA", "PT. DAKA AKATA", &[]);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[a-zA-Z./ (),é]{0,30}", person: bool) {
            let _ = (read(&text, person), label_of(&text));
        }
    }
}
