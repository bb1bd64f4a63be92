//! Plain text: a paragraph a line, or lines up to an empty one where lines are wrapped.

use crate::document::Source;
use crate::text::{BlockKind, Text};

/// Text is taken for wrapped at a column when most of its lines are shorter than this and it has empty lines.
const WRAPPED_AT: usize = 100;

/// Opens plain text.
pub(super) fn open(input: &str) -> Source {
    let mut text = Text::same(input);
    let wrapped = is_wrapped(input);
    let mut start = 0;
    let mut at = 0;
    for line in input.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim().is_empty() {
            text.add_block(start, at, BlockKind::Body);
            start = end;
        } else if !wrapped {
            text.add_block(start, end, BlockKind::Body);
            start = end;
        }
        at = end;
    }
    text.add_block(start, at, BlockKind::Body);
    Source {
        text,
        ..Source::default()
    }
}

/// Whether lines are broken at a column: paragraphs of several lines, none of them long, the inner ones of much the same
/// length and without the end of a sentence.
fn is_wrapped(input: &str) -> bool {
    let (mut inner, mut open, mut longest) = (0_usize, 0_usize, 0);
    let mut lines = input.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        longest = longest.max(line.chars().count());
        let goes_on = lines.peek().is_some_and(|next| !next.is_empty());
        if !line.is_empty() && goes_on {
            inner += 1;
            let ended = line.ends_with(['.', '!', '?', '”', '"', ':', '…']);
            open += usize::from(!ended);
        }
    }
    // A list of headlines has open lines, too, but not many of them under each other.
    longest <= WRAPPED_AT && inner >= 4 && open * 3 > inner * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(input: &str) -> Vec<String> {
        let source = open(input);
        source
            .text
            .blocks()
            .iter()
            .map(|block| source.text.slice(block.span).to_owned())
            .collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(
            blocks("Title\nOne. Two.\n\n  Three.  \r\n"),
            ["Title", "One. Two.", "Three."]
        );
        assert!(blocks("").is_empty() && blocks(" \n\n").is_empty());
    }

    #[test]
    fn wrapped_lines_are_one() {
        let wrapped = "The minister said that the\ntalks had gone well and that\nthe two sides would meet\nonce more before the\nend of the year.\n\nNext.";
        assert_eq!(blocks(wrapped).len(), 2);
    }
}
