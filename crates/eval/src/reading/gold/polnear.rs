//! PolNeAR: brat stand-off files (`.ann`) over plain text.
//!
//! `T1 TAB Cue 5 10 TAB Fires` marks a span, in pieces where it is `1130 1163;1190 1309`. `E1 TAB Attribution:T4 Content:T3
//! Cue:T2 Source:T1` binds spans to an attribution. Other lines (`Discuss` spans, notes) say nothing that is measured.

use std::collections::HashMap;

use super::{Attribution, Document, Gold, Span};
use crate::error::EvalError;

/// The text's name for an annotation's: the same, or without the annotator's mark after the last `_`.
pub fn text_name(base: &str, is_there: impl Fn(&str) -> bool) -> Option<&str> {
    let unmarked = base.rsplit_once('_').map(|(front, _)| front);
    [Some(base), unmarked]
        .into_iter()
        .flatten()
        .find(|name| is_there(name))
}

/// Reads one annotation file.
pub fn document(file: &str, text: &str, annotation: &str) -> Result<Document, EvalError> {
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut attributions = Vec::new();
    let length = text.chars().count();
    let bad = |at: usize, why: String| EvalError::Gold {
        file: file.to_owned(),
        line: at + 1,
        why,
    };
    // A span may be marked below the attribution that it belongs to.
    for (at, line) in annotation
        .lines()
        .enumerate()
        .filter(|(_, line)| is_row(line, 'T'))
    {
        let mut cells = line.split('\t');
        let (id, what) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let (_, places) = what
            .split_once(' ')
            .ok_or_else(|| bad(at, format!("`{what}` has no place")))?;
        let pieces: Option<Vec<Span>> = places.split(';').map(piece).collect();
        let pieces = pieces.ok_or_else(|| bad(at, format!("`{places}` is no place: write `start end`")))?;
        if pieces.iter().any(|piece| piece.end > length) {
            return Err(bad(
                at,
                format!("`{places}` lies behind the text's {length} characters"),
            ));
        }
        spans.insert(id, pieces);
    }
    for (at, line) in annotation
        .lines()
        .enumerate()
        .filter(|(_, line)| is_row(line, 'E'))
    {
        let mut one = Attribution::default();
        for role in line.split('\t').nth(1).unwrap_or_default().split(' ') {
            let Some((role, target)) = role.split_once(':') else {
                continue;
            };
            let pieces = spans
                .get(target)
                .ok_or_else(|| bad(at, format!("{target} is not marked")))?;
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Cue" => one.cue.extend(pieces),
                "Source" => one.source.extend(pieces),
                "Content" => one.content.extend(pieces),
                _ => {}
            }
        }
        if !one.cue.is_empty() {
            attributions.push(one);
        }
    }
    Ok(Document {
        name: file.to_owned(),
        text: text.to_owned(),
        date: None,
        gold: Gold::Statements(attributions),
    })
}

/// Whether a line is `T12 TAB …`; others are what a line break inside a marked text left over.
fn is_row(line: &str, letter: char) -> bool {
    let id = line.split('\t').next().unwrap_or_default();
    let number = id.strip_prefix(letter).unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

fn piece(place: &str) -> Option<Span> {
    let (start, end) = place.split_once(' ')?;
    let span = Span::new(start.parse().ok()?, end.parse().ok()?);
    (span.start <= span.end).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_in_pieces_are_bound_to_their_attribution() {
        let annotation = "T1\tContent 0 5;14 19\tA b.\nT2\tSource 6 8\tHe\nT3\tCue 9 13\tsaid\nT4\tAttribution 9 13\tsaid\n\
            E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2\n";
        let read = document("x.ann", "\"Aé\", he said, \"so\"", annotation).unwrap();
        let Gold::Statements(gold) = read.gold else {
            panic!()
        };
        assert_eq!(gold.len(), 1);
        assert_eq!(gold[0].content, [Span::new(0, 5), Span::new(14, 19)]);
        assert_eq!(gold[0].source, [Span::new(6, 8)]);
    }

    #[test]
    fn a_place_behind_the_text_names_its_line() {
        let error = document("x.ann", "abc", "\nT1\tCue 1 9\tx\n")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("x.ann, line 2") && error.contains("3 characters"),
            "{error}"
        );
    }

    #[test]
    fn an_annotators_mark_is_cut() {
        assert_eq!(text_name("a_b_1f", |name| name == "a_b"), Some("a_b"));
        assert_eq!(text_name("a", |name| name == "b"), None);
    }
}
