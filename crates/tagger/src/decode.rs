//! Labels of words to names.

use exonym_articles::{Span, Tagged};

use crate::label::{Label, Place};

/// What a model gives less than this it holds for more likely not to be so, or to be of another kind.
const SURE_ENOUGH: f32 = 0.5;

/// A word with what the model says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Word<'a> {
    /// Bytes of the text.
    pub span: Span,
    /// `None` where it names nothing.
    pub label: Option<&'a Label>,
    /// The share of the label among all labels.
    pub share: f32,
}

/// The names in words that stand in the order of the text. A name is as sure as the least sure of its words.
pub fn names(words: &[Word<'_>]) -> Vec<Tagged> {
    let mut names: Vec<Tagged> = Vec::new();
    let mut open = false;
    for word in words {
        let Some(label) = word.label else {
            open = false;
            continue;
        };
        let goes_on = matches!(label.place, Place::Within | Place::Ends);
        match names
            .last_mut()
            .filter(|last| open && goes_on && last.label == label.name)
        {
            Some(last) => {
                last.span.end = word.span.end;
                last.confidence = last.confidence.min(word.share);
            }
            None => names.push(Tagged {
                span: word.span,
                kind: label.kind,
                label: label.name.clone(),
                confidence: word.share,
            }),
        }
        open = !matches!(label.place, Place::Alone | Place::Ends);
    }
    names.retain(|name| name.confidence >= SURE_ENOUGH);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of one blank between them; `?` before a label makes it unsure.
    fn check(words: &[(&str, &str)], expected: &[&str]) {
        let text: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let text = text.join(" ");
        let labels: Vec<Option<Label>> = words
            .iter()
            .map(|(_, label)| Label::parse(label.trim_start_matches('?')))
            .collect();
        let mut at = 0;
        let mut made = Vec::new();
        for ((word, label), parsed) in words.iter().zip(&labels) {
            made.push(Word {
                span: Span::new(at, at + word.len()),
                label: parsed.as_ref(),
                share: if label.starts_with('?') { 0.4 } else { 0.9 },
            });
            at += word.len() + 1;
        }
        let found: Vec<String> = names(&made)
            .iter()
            .map(|name| format!("{} {}", name.label, &text[name.span.start..name.span.end]))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_put_together_by_their_labels() {
        check(
            &[("Kim", "B-PER"), ("Jong", "I-PER"), ("Un", "I-PER"), ("met", "O")],
            &["PER Kim Jong Un"],
        );
        check(&[("Kim", "B-PER"), ("Putin", "B-PER")], &["PER Kim", "PER Putin"]);
        check(
            &[("Moscow", "U-LOC"), ("Kyiv", "I-LOC")],
            &["LOC Moscow", "LOC Kyiv"],
        );
        check(&[("Wagner", "ORG"), ("Group", "ORG")], &["ORG Wagner Group"]);
        check(
            &[("Wagner", "I-ORG"), ("Prigozhin", "I-PER")],
            &["ORG Wagner", "PER Prigozhin"],
        );
    }

    #[test]
    fn a_name_with_an_unsure_word_is_left_out() {
        check(
            &[("Kim", "B-PER"), ("met", "?I-PER"), ("Xi", "B-PER")],
            &["PER Xi"],
        );
    }
}
