//! The words of a text with what the preparation needs to know of each.

use std::ops::Range;

use exonym_text::fold::ascii;
use exonym_text::script::Script;
use exonym_text::tokenize::{Case, Gap, tokenize};

use crate::kind::NameKind;

/// A word as it stands in the text.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Folded, in its own script.
    pub text: String,
    /// Plain `a-z0-9`.
    pub plain: String,
    pub script: Script,
    pub gap: Gap,
    pub case: Case,
    pub dotted: bool,
    pub bracket: bool,
    /// Code points of the input.
    pub span: Range<u32>,
}

/// Splits a text. Dotted letters (`J.R.`) in the name of a person are initials, elsewhere one word.
pub(crate) fn pieces(text: &str, kind: NameKind) -> Vec<Piece> {
    let brackets = bracketed(text);
    let mut out = Vec::new();
    for token in tokenize(text) {
        let piece = Piece {
            plain: ascii(&token.text),
            bracket: brackets.iter().any(|range| range.contains(&token.span.start)),
            text: token.text,
            script: token.script,
            gap: token.gap,
            case: token.case,
            dotted: token.dotted,
            span: token.span,
        };
        let letters = piece.text.chars().count();
        if kind == NameKind::Person && piece.dotted && (2..=3).contains(&letters) {
            out.extend(initials(&piece));
        } else {
            out.push(piece);
        }
    }
    if kind != NameKind::Organization && kind != NameKind::Object {
        surname_first(&mut out);
    }
    out
}

/// Puts what stands after a single comma first (`Rahman Yasin, Abdul`), so that words that belong together are neighbours.
fn surname_first(pieces: &mut [Piece]) {
    let mut commas = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.gap == Gap::Comma)
        .map(|(at, _)| at);
    if let (Some(comma), None) = (commas.next(), commas.next()) {
        pieces.rotate_left(comma);
    }
}

fn initials(piece: &Piece) -> Vec<Piece> {
    piece
        .text
        .chars()
        .map(|letter| Piece {
            plain: ascii(&letter.to_string()),
            text: letter.to_string(),
            ..piece.clone()
        })
        .collect()
}

/// Ranges of code points that stand in brackets.
fn bracketed(text: &str) -> Vec<Range<u32>> {
    let mut out = Vec::new();
    let mut open = None;
    for (at, c) in (0_u32..).zip(text.chars()) {
        match c {
            '(' | '[' | '（' => open = open.or(Some(at)),
            ')' | ']' | '）' => out.extend(open.take().map(|from| from..at)),
            _ => {}
        }
    }
    out
}
