//! Statements: cue, speaker given cue, whole.
//!
//! A predicted cue is right when it overlaps a gold cue. One that overlaps none and lies within a gold content is not counted,
//! since that gold has no attribution within another. A speaker is right when it overlaps the gold source. A statement is
//! right as a whole when cue and speaker are and the words of its content have an F1 of at least one half.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Counted, Share};
use crate::reading::gold::Attribution;
use crate::reading::predicted::{Predicted, Statement};
use crate::reading::{Span, speech};

/// Least F1 over words at which a content counts as found; the definition of the measure.
const CONTENT_F1: f64 = 0.5;

/// Figures of statements.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementFigures {
    /// Predicted cues that are gold cues.
    pub cue_precision: Share,
    /// Gold cues that are predicted.
    pub cue_recall: Share,
    /// Gold cues of speech that are predicted.
    pub speech_cue_recall: Share,
    /// Speakers that are right, where the cue is and the gold has a source.
    pub speaker_given_cue: Share,
    /// Predicted statements that are right as a whole.
    pub whole_precision: Share,
    /// The same of those whose cue is right.
    pub whole_given_cue: Share,
    /// Gold statements of speech that are predicted right as a whole.
    pub whole_speech_recall: Share,
}

#[derive(Debug, Default)]
pub(crate) struct Tally {
    documents: u64,
    cue: Counted,
    cue_found: Counted,
    speech_found: Counted,
    speaker: Counted,
    whole: Counted,
    whole_given_cue: Counted,
    whole_found: Counted,
}

impl Tally {
    pub(crate) fn add(&mut self, text: &str, gold: &[Attribution], predicted: &Predicted) {
        self.documents += 1;
        let words = words(text);
        let mut seen = BTreeSet::new();
        let mut wholly: BTreeSet<usize> = BTreeSet::new();
        for statement in &predicted.statements {
            let Some(cue) = statement.cue else { continue };
            // Two statements under one cue are one attribution in the gold; the first of them is judged.
            if !seen.insert(cue) {
                continue;
            }
            let met: Vec<usize> = (0..gold.len())
                .filter(|at| any_overlap(&gold[*at].cue, cue))
                .collect();
            if met.is_empty()
                && gold
                    .iter()
                    .any(|one| one.content.iter().any(|content| content.contains(cue)))
            {
                continue;
            }
            self.cue.add(!met.is_empty());
            let whole = met.iter().find(|at| is_whole(&gold[**at], statement, &words));
            self.whole.add(whole.is_some());
            wholly.extend(whole);
            if met.is_empty() {
                continue;
            }
            self.whole_given_cue.add(whole.is_some());
            let sourced = met.iter().filter(|at| !gold[**at].source.is_empty());
            let rights: Vec<bool> = sourced
                .map(|at| speaker_is_right(&gold[*at], statement))
                .collect();
            if !rights.is_empty() {
                self.speaker.add(rights.contains(&true));
            }
        }
        let letters: Vec<char> = text.chars().collect();
        for (at, one) in gold.iter().enumerate() {
            let found = seen.iter().any(|cue| any_overlap(&one.cue, *cue));
            self.cue_found.add(found);
            let words: Vec<String> = one
                .cue
                .iter()
                .filter_map(|cue| letters.get(cue.start..cue.end))
                .map(String::from_iter)
                .collect();
            if speech::is_speech(&words.join(" ")) {
                self.speech_found.add(found);
                self.whole_found.add(wholly.contains(&at));
            }
        }
    }

    pub(crate) fn figures(&self) -> Option<StatementFigures> {
        (self.documents > 0).then(|| StatementFigures {
            cue_precision: self.cue.share(),
            cue_recall: self.cue_found.share(),
            speech_cue_recall: self.speech_found.share(),
            speaker_given_cue: self.speaker.share(),
            whole_precision: self.whole.share(),
            whole_given_cue: self.whole_given_cue.share(),
            whole_speech_recall: self.whole_found.share(),
        })
    }
}

fn any_overlap(spans: &[Span], span: Span) -> bool {
    spans.iter().any(|one| one.overlaps(span))
}

fn speaker_is_right(gold: &Attribution, statement: &Statement) -> bool {
    statement
        .speaker
        .is_some_and(|speaker| any_overlap(&gold.source, speaker))
}

fn is_whole(gold: &Attribution, statement: &Statement, words: &[Span]) -> bool {
    let speaker = gold.source.is_empty() || speaker_is_right(gold, statement);
    speaker && content_f1(&gold.content, &statement.content, words) >= CONTENT_F1
}

fn content_f1(gold: &[Span], predicted: &[Span], words: &[Span]) -> f64 {
    let (mut both, mut in_gold, mut in_predicted) = (0, 0, 0);
    for word in words {
        let (is_gold, is_predicted) = (any_overlap(gold, *word), any_overlap(predicted, *word));
        both += usize::from(is_gold && is_predicted);
        in_gold += usize::from(is_gold);
        in_predicted += usize::from(is_predicted);
    }
    if in_gold + in_predicted == 0 {
        return 1.0;
    }
    2.0 * both as f64 / (in_gold + in_predicted) as f64
}

/// The words of a text; punctuation is none.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut inside = false;
    for (at, c) in text.chars().enumerate() {
        if !c.is_alphanumeric() {
            inside = false;
            continue;
        }
        match words.last_mut() {
            Some(last) if inside => last.end = at + 1,
            _ => words.push(Span::new(at, at + 1)),
        }
        inside = true;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "He said that it rains. She hoped so. They left.";

    fn span(piece: &str) -> Span {
        let start = TEXT.find(piece).unwrap();
        Span::new(start, start + piece.len())
    }

    fn gold() -> Vec<Attribution> {
        [("said", "He", "that it rains"), ("hoped", "She", "so")]
            .map(|(cue, source, content)| Attribution {
                cue: vec![span(cue)],
                source: vec![span(source)],
                content: vec![span(content)],
            })
            .to_vec()
    }

    fn said(cue: &str, speaker: &str, content: &str) -> Statement {
        Statement {
            cue: Some(span(cue)),
            speaker: Some(span(speaker)),
            content: vec![span(content)],
        }
    }

    fn figures(statements: Vec<Statement>) -> StatementFigures {
        let mut tally = Tally::default();
        let predicted = Predicted {
            statements,
            ..Predicted::default()
        };
        tally.add(TEXT, &gold(), &predicted);
        tally.figures().unwrap()
    }

    #[test]
    fn right_wrong_and_missed() {
        let figures = figures(vec![said("said", "He", "it rains"), said("left", "They", "left")]);
        assert_eq!((figures.cue_precision.right, figures.cue_precision.of), (1, 2));
        assert_eq!(
            (figures.speech_cue_recall.right, figures.speech_cue_recall.of),
            (1, 2)
        );
        assert_eq!(
            (figures.speaker_given_cue.right, figures.speaker_given_cue.of),
            (1, 1)
        );
        assert_eq!(figures.whole_precision.right, 1);
    }

    #[test]
    fn a_wrong_speaker_or_too_little_content_is_no_whole() {
        let wrong = figures(vec![said("said", "She", "it rains")]);
        assert_eq!(
            (wrong.speaker_given_cue.right, wrong.whole_precision.right),
            (0, 0)
        );
        let little = figures(vec![said("said", "He", "hoped so. They left")]);
        assert_eq!(
            (little.speaker_given_cue.right, little.whole_precision.right),
            (1, 0)
        );
    }

    #[test]
    fn what_lies_in_a_gold_content_is_not_counted() {
        let inside = figures(vec![said("rains", "it", "rains")]);
        assert_eq!(inside.cue_precision.of, 0);
    }

    #[test]
    fn one_cue_is_judged_once() {
        let twice = figures(vec![said("said", "He", "it rains"), said("said", "He", "so")]);
        assert_eq!(twice.cue_precision.of, 1);
    }
}
