//! Where sentences end.
//!
//! A sentence ends at `.`, `!`, `?` or `…` and what closes after it, where the next token can begin one; sentences are also
//! parted inside quotations, since each can hold a claim of its own. No sentence crosses a block.

use exonym_tables::english::Classes;

use crate::span::Span;
use crate::token::{Case, Token, TokenKind, Tokens};

/// A sentence, in tokens and in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentenceSpan {
    /// The first token.
    pub first: usize,
    /// The token after the last.
    pub last: usize,
    /// Bytes of the text.
    pub span: Span,
    /// The number of its block.
    pub block: usize,
}

/// The sentences of tokens `first..last`, which are those of block `block`.
pub(crate) fn split(
    text: &str,
    tokens: &Tokens,
    first: usize,
    last: usize,
    block: usize,
    out: &mut Vec<SentenceSpan>,
) {
    let mut begin = first;
    let mut at = first;
    while at < last {
        let end = end_after(text, tokens, at, last);
        at += 1;
        if let Some(end) = end {
            push(tokens, begin, end, block, out);
            begin = end;
            at = end;
        }
    }
    push(tokens, begin, last, block, out);
}

fn push(tokens: &Tokens, first: usize, last: usize, block: usize, out: &mut Vec<SentenceSpan>) {
    let inner = tokens.all().get(first..last).unwrap_or_default();
    if let (Some(head), Some(tail)) = (inner.first(), inner.last()) {
        let span = Span::new(head.span.start, tail.span.end);
        out.push(SentenceSpan {
            first,
            last,
            span,
            block,
        });
    }
}

/// The token after the end of a sentence, if token `at` ends one.
fn end_after(text: &str, tokens: &Tokens, at: usize, last: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    let word = text.get(token.span.start..token.span.end)?;
    let stop = matches!(
        word,
        "." | "!" | "?" | "..." | "…" | "。" | "！" | "？" | "؟" | "।"
    ) || word == "....";
    let abbreviation = !stop && word.ends_with('.') && word.len() > 1;
    if !stop && !abbreviation {
        return None;
    }
    let mut next = at + 1;
    while next < last && tokens.get(next).is_some_and(|token| closes(text, token)) {
        next += 1;
    }
    // A quotation mark that stands apart from the stop opens what follows.
    let following = tokens.get(next).filter(|_| next < last)?;
    if abbreviation {
        let initial = word.chars().count() == 2;
        let title = token.classes.any(Classes::ABBREVIATION) && !ends_sentences(tokens.lower(at));
        if initial || title || !begins_strongly(tokens, next, following) {
            return None;
        }
        return Some(next);
    }
    can_begin(text, following).then_some(next)
}

/// A mark that belongs to the sentence before it: `”` or `)` without a blank before it.
fn closes(text: &str, token: &Token) -> bool {
    let word = text.get(token.span.start..token.span.end).unwrap_or_default();
    token.glued && matches!(word, "”" | "\"" | "’" | "'" | "»" | ")" | "]" | "''" | "」")
}

fn can_begin(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => token.case != Case::Lower || !token.glued && has_no_case(text, token),
        TokenKind::Number | TokenKind::Quote => true,
        TokenKind::Mark => {
            let word = text.get(token.span.start..token.span.end).unwrap_or_default();
            matches!(word, "(" | "[" | "—" | "–" | "*" | "•" | "-" | "$" | "@" | "#")
        }
    }
}

/// Words of scripts without case can always begin a sentence.
fn has_no_case(text: &str, token: &Token) -> bool {
    let word = text.get(token.span.start..token.span.end).unwrap_or_default();
    word.chars().all(|c| !c.is_lowercase())
}

/// Abbreviations that often stand last: `U.S.`, `Inc.`, `etc.`
fn ends_sentences(lower: &str) -> bool {
    matches!(
        lower,
        "inc." | "corp." | "ltd." | "co." | "etc." | "jr." | "sr." | "al." | "bros."
    )
}

/// After an abbreviation only a word that is no name begins a sentence: `the U.S. The`, not `the U.S. Treasury`.
fn begins_strongly(tokens: &Tokens, number: usize, token: &Token) -> bool {
    let opener = Classes::DETERMINER
        .or(Classes::SUBJECT)
        .or(Classes::CONJUNCTION)
        .or(Classes::ADVERB)
        .or(Classes::SUBORDINATOR)
        .or(Classes::PREPOSITION)
        .or(Classes::POSSESSIVE);
    token.kind == TokenKind::Word
        && token.case == Case::Title
        && token.classes.any(opener)
        && !tokens.lower(number).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Tokens::default();
        tokens.add(text, Span::new(0, text.len()));
        let mut found = Vec::new();
        split(text, &tokens, 0, tokens.len(), 0, &mut found);
        let found: Vec<&str> = found
            .iter()
            .map(|one| &text[one.span.start..one.span.end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn splits() {
        check("Gen. Kim left. He said so.", &["Gen. Kim left.", "He said so."]);
        check(
            "“No, not planned yet. There are no such plans yet,” he told reporters.",
            &[
                "“No, not planned yet.",
                "There are no such plans yet,” he told reporters.",
            ],
        );
        check(
            "It left the U.S. The talks ended.",
            &["It left the U.S.", "The talks ended."],
        );
        check("The U.S. Treasury said it.", &["The U.S. Treasury said it."]);
        check("He said: “Go.” They went.", &["He said: “Go.”", "They went."]);
        check("“What?” he asked.", &["“What?” he asked."]);
        check("At 3.5 percent. No end", &["At 3.5 percent.", "No end"]);
        check("Он ушёл. Она осталась.", &["Он ушёл.", "Она осталась."]);
        check(
            "“Open “and never closed. Next (one.",
            &["“Open “and never closed.", "Next (one."],
        );
        check("", &[]);
    }
}
