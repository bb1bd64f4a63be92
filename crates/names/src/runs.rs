//! Words of an organisation's name in scripts that write no blanks: `昆仑银行` is Kunlun and bank.

use exonym_tables::{countries, generic, legal_forms};
use exonym_text::script::Script;
use exonym_text::tokenize::Gap;

use crate::kind::NameKind;
use crate::pieces::Piece;

/// Characters of the longest phrase looked for.
const LONGEST: usize = 8;
/// Characters of the shortest: a single character is in too many words.
const SHORTEST: usize = 2;

/// Cuts a run of Han characters or Hangul at the generic words, legal forms and countries in it. Where nothing says that the name is
/// an organisation's, it is left whole.
pub(crate) fn cut(piece: Piece, kind: NameKind, out: &mut Vec<Piece>) {
    let native = matches!(piece.script, Script::Han | Script::Hangul);
    if kind == NameKind::Person || !native {
        out.push(piece);
        return;
    }
    let chars: Vec<char> = piece.text.chars().collect();
    let spans = spans(&chars);
    let company = spans.iter().any(|span| span.company);
    if spans.len() < 2 || kind == NameKind::Unknown && !company {
        out.push(piece);
        return;
    }
    // Folding can change the number of characters; then no part of the input is the word's own.
    let exact = piece.span.len() == chars.len();
    for span in spans {
        let text: String = chars.get(span.from..span.to).unwrap_or_default().iter().collect();
        let at = |offset: usize| piece.span.start + u32::try_from(offset).unwrap_or(0);
        let (first, range) = (span.from == 0, at(span.from)..at(span.to));
        out.push(Piece {
            plain: exonym_text::fold::ascii(&text),
            text,
            gap: if first { piece.gap } else { Gap::None },
            span: if exact { range } else { piece.span.clone() },
            ..piece.clone()
        });
    }
}

struct Span {
    from: usize,
    to: usize,
    /// A generic word or a legal form.
    company: bool,
}

/// Known phrases, the longest first from each place, and what lies between them.
fn spans(chars: &[char]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let (mut at, mut open) = (0, 0);
    while at < chars.len() {
        let Some((length, company)) = known(chars.get(at..).unwrap_or_default()) else {
            at += 1;
            continue;
        };
        if open < at {
            out.push(Span {
                from: open,
                to: at,
                company: false,
            });
        }
        out.push(Span {
            from: at,
            to: at + length,
            company,
        });
        at += length;
        open = at;
    }
    if open < chars.len() {
        out.push(Span {
            from: open,
            to: chars.len(),
            company: false,
        });
    }
    out
}

/// The length of the longest phrase that a run begins with, and whether it is a company's word rather than a country.
fn known(rest: &[char]) -> Option<(usize, bool)> {
    (SHORTEST..=LONGEST.min(rest.len())).rev().find_map(|length| {
        let phrase: String = rest.get(..length)?.iter().collect();
        if generic::lookup(&phrase).is_some() || legal_forms::lookup(&phrase).is_some() {
            return Some((length, true));
        }
        countries::lookup(&phrase).map(|_| (length, false))
    })
}
