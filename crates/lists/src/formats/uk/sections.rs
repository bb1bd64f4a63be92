//! The labelled parts of OFSI's `Other Information`: `(UK Sanctions List Ref):GHR0086. (Gender):Male`.
//!
//! The consolidated list has no column for half of what it states, so it packs the rest into one text, each part opened by
//! a label in brackets and a colon. Only the labels below open a part: other bracketed words before a colon
//! (`(United States of America): 36-3823186`) belong to the text.

/// The labels that open a part, as published.
const LABELS: &[&str] = &[
    "UK Sanctions List Ref",
    "UN Ref",
    "UK Statement of Reasons",
    "Gender",
    "Phone number",
    "Fax",
    "Email address",
    "Website",
    "Type of entity",
    "Parent company",
    "Subsidiaries",
    "Business Reg No",
    "IMO number",
    "Current owners",
    "Previous owners",
    "Flag of ship",
    "Previous flags",
    "Type of ship",
    "Tonnage of ship",
    "Length of ship",
    "Year built",
    "HIN",
];

/// A part: its label, and its text trimmed. The text before the first label has the label `""`.
pub(crate) type Section<'a> = (&'static str, &'a str);

/// The parts in published order; empty texts are left out.
///
/// The free remarks of an entry have no label: they follow the references (`(UN Ref):CFi.009. Kony is …`), so a reference's
/// text ends at its first blank and the rest is the remark.
pub(crate) fn split(text: &str) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let mut label = "";
    let mut rest = text;
    while let Some((at, next, after)) = next_label(rest) {
        push(&mut sections, label, &rest[..at]);
        label = next;
        rest = &rest[after..];
    }
    push(&mut sections, label, rest);
    sections
}

fn push<'a>(sections: &mut Vec<Section<'a>>, label: &'static str, text: &'a str) {
    let text = text.trim();
    if label.ends_with(" Ref") {
        let (reference, remark) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        add(sections, label, reference.trim_end_matches(['.', ',', ';']));
        add(sections, "", remark);
    } else {
        add(sections, label, text);
    }
}

fn add<'a>(sections: &mut Vec<Section<'a>>, label: &'static str, text: &'a str) {
    let text = text.trim();
    if !text.is_empty() && text != "." {
        sections.push((label, text));
    }
}

/// The next label: where it opens, which it is, where its text starts.
fn next_label(text: &str) -> Option<(usize, &'static str, usize)> {
    text.match_indices('(').find_map(|(at, _)| {
        let inside = &text[at + 1..];
        let label = LABELS.iter().find(|label| inside.starts_with(**label))?;
        let closed = inside[label.len()..].strip_prefix("):")?;
        Some((at, *label, text.len() - closed.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_order() {
        let text = "(UK Sanctions List Ref):DPR0100. (UN Ref):KPe.064. Listed as asset (OFSI ID: 1). (IMO number):7408873 (Year built):1975";
        assert_eq!(
            split(text),
            [
                ("UK Sanctions List Ref", "DPR0100"),
                ("UN Ref", "KPe.064"),
                ("", "Listed as asset (OFSI ID: 1)."),
                ("IMO number", "7408873"),
                ("Year built", "1975"),
            ]
        );
    }

    #[test]
    fn foreign_brackets_stay_in_the_text() {
        let text = "Employer Number (United States of America): 36 (é (Gender):Male";
        assert_eq!(
            split(text),
            [
                ("", "Employer Number (United States of America): 36 (é"),
                ("Gender", "Male")
            ]
        );
        assert_eq!(split(""), []);
        assert_eq!(split("(Gender)"), [("", "(Gender)")]);
        assert_eq!(split("(Gender):"), []);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(\\(UN Ref\\):|\\(Gender\\):|\\(|é|[A-Z.]{1,3}| ){0,12}") {
            split(&text);
        }
    }
}
