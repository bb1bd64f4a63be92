//! The words of a text with what the preparation needs to know of each.

use std::ops::Range;

use exonym_text::fold::ascii;
use exonym_text::script::Script;
use exonym_text::tokenize::{Case, Gap, tokenize};

use crate::kind::NameKind;
use crate::mend::mend;

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
    let tokens = tokenize(text);
    let says_more = tokens
        .iter()
        .filter(|token| exonym_tables::legal_forms::lookup(&token.text).is_none())
        .nth(1)
        .is_some();
    for token in tokens {
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
        let piece = if kind == NameKind::Organization {
            without_elision(piece, text)
        } else {
            piece
        };
        let piece = without_strays(piece);
        // `STC, Ltd` is called so, where `STC Atlas` is a centre.
        let words = if says_more || exonym_tables::abbreviations::is_body(&piece.text) {
            spelled_out(&piece, kind)
        } else {
            Vec::new()
        };
        if !words.is_empty() {
            out.extend(words);
            continue;
        }
        let letters = piece.text.chars().count();
        if kind == NameKind::Person
            && (2..=3).contains(&letters)
            && (piece.dotted || is_run_of_initials(&piece))
        {
            out.extend(initials(&piece));
        } else {
            crate::runs::cut(piece, kind, &mut out);
        }
    }
    rejoin(&mut out);
    if kind != NameKind::Organization && kind != NameKind::Object {
        surname_first(&mut out);
    }
    mend(&mut out, kind);
    out
}

/// A word of an organisation's name without the `s` of a possessive, and without the article or preposition that an apostrophe joins to it
/// (`d'État`, `dell'industria`), where what is left is a word that the tables know: `D'Angelo` is a name.
fn without_elision(piece: Piece, text: &str) -> Piece {
    const ELIDED: [&str; 12] = [
        "l", "d", "dell", "nell", "sull", "all", "dall", "degl", "un", "qu", "tal", "fl",
    ];
    if piece.script != Script::Latin || !text.contains(['\'', '’']) {
        return piece;
    }
    let (from, length) = (piece.span.start as usize, piece.span.len());
    let written: Vec<char> = text.chars().skip(from).take(length).collect();
    let Some(mark) = written.iter().position(|c| matches!(c, '\'' | '’')) else {
        return piece;
    };
    let (before, after): (String, String) = (
        written.iter().take(mark).flat_map(|c| c.to_lowercase()).collect(),
        written.iter().skip(mark + 1).collect(),
    );
    // `Ayyash's Students`: the mark of a possessive.
    if after.eq_ignore_ascii_case("s") && before.chars().count() > 2 {
        let text = exonym_text::fold::fold(&before);
        return Piece {
            plain: ascii(&text),
            text,
            ..piece
        };
    }
    if !ELIDED.contains(&before.as_str()) || !crate::lookup::is_of_organizations(&after) {
        return piece;
    }
    let text = exonym_text::fold::fold(&after);
    Piece {
        plain: ascii(&text),
        text,
        span: piece.span.start + mark as u32 + 1..piece.span.end,
        ..piece
    }
}

/// The words that an abbreviation stands for in an organisation's name (`OKB`, `ЦНИИ`, `IRGC`), each at its place. Where nobody says what bears the
/// name, only what is no word of a person's: one without vowels.
fn spelled_out(piece: &Piece, kind: NameKind) -> Vec<Piece> {
    let is_one = match kind {
        NameKind::Organization => true,
        NameKind::Unknown => !piece.text.chars().any(|c| "aeiouyаеиоуыэюя".contains(c)),
        NameKind::Person | NameKind::Object => false,
    };
    if !is_one || !matches!(piece.script, Script::Latin | Script::Cyrillic) {
        return Vec::new();
    }
    exonym_tables::abbreviations::words(&piece.text)
        .enumerate()
        .map(|(at, word)| Piece {
            text: word.to_owned(),
            plain: word.to_owned(),
            script: Script::Latin,
            case: Case::Lower,
            gap: if at == 0 { piece.gap } else { Gap::Blank },
            ..piece.clone()
        })
        .collect()
}

/// A word in Arabic or Hebrew letters without the Latin letter that a keyboard has left in it.
fn without_strays(piece: Piece) -> Piece {
    const MOST: usize = 1;
    let stray = |c: &char| c.is_ascii_alphabetic();
    let strays = piece.text.chars().filter(stray).count();
    let native = matches!(piece.script, Script::Arabic | Script::Hebrew);
    if !native || !(1..=MOST).contains(&strays) || piece.text.chars().count() < 3 {
        return piece;
    }
    let text: String = piece.text.chars().filter(|c| !stray(c)).collect();
    Piece {
        plain: ascii(&text),
        text,
        ..piece
    }
}

/// Puts a word in Arabic or Hebrew letters together again that one Latin letter of another keyboard has parted.
fn rejoin(pieces: &mut Vec<Piece>) {
    let native = |piece: &Piece| matches!(piece.script, Script::Arabic | Script::Hebrew);
    let mut at = 0;
    while let Some([before, stray, after]) = pieces.get(at..at + 3) {
        let one = stray.script == Script::Latin && stray.text.chars().count() == 1;
        if one && native(before) && native(after) && stray.gap == Gap::None && after.gap == Gap::None {
            let text = format!("{}{}", before.text, after.text);
            let whole = Piece {
                plain: ascii(&text),
                text,
                span: before.span.start..after.span.end,
                ..before.clone()
            };
            pieces.splice(at..at + 3, [whole]);
        } else {
            at += 1;
        }
    }
}

/// Capitals that no word is made of: `JC Juncker`, yet not `HRH`. Surnames that lists write in capitals have a vowel or are attested (`NG`).
fn is_run_of_initials(piece: &Piece) -> bool {
    piece.case == Case::Upper
        && piece.script == Script::Latin
        && !piece.plain.bytes().any(|byte| b"aeiouy".contains(&byte))
        && exonym_tables::attested::count(&piece.plain) == 0
        && exonym_tables::titles::kind(&piece.plain).is_none()
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

/// Ranges of code points that stand in brackets, or behind a slash between words: `Al-Qa'ida/Islamic Army` names one party twice.
fn bracketed(text: &str) -> Vec<Range<u32>> {
    let mut out: Vec<Range<u32>> = slashed(text).into_iter().collect();
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

/// What follows the first slash that parts two words of three letters or more; `A/S` and `M/V` are no such.
fn slashed(text: &str) -> Option<Range<u32>> {
    const LETTERS: usize = 3;
    let (before, after) = text.split_once('/')?;
    let last = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
    let first = after
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .count();
    let from = u32::try_from(before.chars().count()).ok()?;
    let to = u32::try_from(text.chars().count()).ok()?;
    (last >= LETTERS && first >= LETTERS && !after.contains('/')).then_some(from..to)
}
