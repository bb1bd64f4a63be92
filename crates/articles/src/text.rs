//! The text that is read, and the way back from each of its positions to the unchanged input.
//!
//! A reader of a format (plain, HTML, ...) pushes what it finds in order; each push says where in the input it stood.
//! Nothing of the input is rewritten but what the format itself encodes (`&amp;` is one character from five).

use crate::span::Span;

/// A run of the map is cut after so many characters, which bounds the work of one look-up.
const RUN: usize = 128;

/// What a block of text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the document.
    Title,
    /// A heading inside it.
    Heading,
    /// Text of the article.
    Body,
    /// Words under a picture.
    Caption,
    /// Who wrote it, where and when.
    Byline,
    /// What belongs to the page and not to the article.
    Furniture,
}

/// A paragraph, heading, caption, ... No sentence crosses its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the text.
    pub span: Span,
    /// What it is for.
    pub kind: BlockKind,
}

/// Where a run of text came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Byte of the text.
    at: usize,
    /// Code point of the input.
    source: usize,
    /// Code points of the input that each character stands for; more than one only for a run of one character.
    width: usize,
}

/// Text with its blocks and its map to the input.
#[derive(Debug, Clone, Default)]
pub struct Text {
    body: String,
    runs: Vec<Run>,
    blocks: Vec<Block>,
}

impl Text {
    /// Text that is the input itself, without blocks yet.
    pub fn same(input: &str) -> Text {
        let mut text = Text::default();
        text.push(input, 0);
        text
    }

    /// This text with its blocks, as if it were the input.
    pub(crate) fn itself(self) -> Text {
        Text {
            blocks: self.blocks,
            ..Text::same(&self.body)
        }
    }

    /// Adds a copy of what stands in the input from code point `source` on.
    pub fn push(&mut self, piece: &str, source: usize) {
        for (count, (at, _)) in piece.char_indices().enumerate() {
            if count % RUN == 0 {
                let at = self.body.len() + at;
                self.runs.push(Run {
                    at,
                    source: source + count,
                    width: 1,
                });
            }
        }
        self.body.push_str(piece);
    }

    /// Adds a character that the input writes with `width` code points from `source` on.
    pub fn push_encoded(&mut self, character: char, source: usize, width: usize) {
        let at = self.body.len();
        self.runs.push(Run { at, source, width });
        self.body.push(character);
    }

    /// Adds a line break that the input does not have, between blocks.
    pub(crate) fn push_between(&mut self) {
        let end = self.to_source(Span::new(self.body.len(), self.body.len())).start;
        self.push_encoded('\n', end, 0);
    }

    /// This text, which counts characters of `outer`, as one that counts what `outer` counts.
    pub(crate) fn through(self, outer: &Text) -> Text {
        let places: Vec<(usize, usize)> = outer
            .body
            .char_indices()
            .map(|(at, _)| outer.position(at))
            .collect();
        let end = places.last().map_or(0, |(source, width)| source + width);
        let mut text = Text {
            blocks: self.blocks.clone(),
            ..Text::default()
        };
        for (at, c) in self.body.char_indices() {
            let (first, count) = self.position(at);
            let (start, width) = places.get(first).copied().unwrap_or((end, 0));
            // A character that several of the outer text encode reaches to the last of them.
            let last = places
                .get(first + count.max(1) - 1)
                .map_or(start + width, |(source, width)| source + width);
            text.push_encoded(c, start, if count == 0 { 0 } else { last.saturating_sub(start) });
        }
        text
    }

    /// Adds a block over bytes of the text.
    pub fn add_block(&mut self, start: usize, end: usize, kind: BlockKind) {
        let inner = self.body.get(start..end).unwrap_or_default();
        let start = start + (inner.len() - inner.trim_start().len());
        let end = start + inner.trim().len();
        if start < end {
            let span = Span::new(start, end);
            self.blocks.push(Block { span, kind });
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.body
    }

    /// A stretch of it, by bytes; empty where the span is not one.
    pub fn slice(&self, span: Span) -> &str {
        self.body.get(span.start..span.end).unwrap_or_default()
    }

    /// Its blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The same, to be marked otherwise.
    pub(crate) fn blocks_mut(&mut self) -> &mut Vec<Block> {
        &mut self.blocks
    }

    /// Code points of the input for bytes of the text.
    pub fn to_source(&self, span: Span) -> Span {
        let start = self.position(span.start).0;
        if span.is_empty() {
            return Span::new(start, start);
        }
        let inner = self.body.get(..span.end).unwrap_or(&self.body);
        let last = inner.char_indices().next_back().map_or(0, |(at, _)| at);
        let (source, width) = self.position(last);
        Span::new(start, source + width)
    }

    /// Bytes of the text for code points of the input: the way back of [`Text::to_source`].
    pub fn from_source(&self, span: Span) -> Span {
        let find = |point: usize| {
            let number = self.runs.partition_point(|run| run.source <= point);
            let Some(run) = number.checked_sub(1).and_then(|number| self.runs.get(number)) else {
                return 0;
            };
            let limit = self.runs.get(number).map_or(self.body.len(), |next| next.at);
            let inner = self.body.get(run.at..limit).unwrap_or_default();
            let chars = (point - run.source).checked_div(run.width).unwrap_or(0);
            run.at + inner.char_indices().nth(chars).map_or(inner.len(), |(at, _)| at)
        };
        Span::new(find(span.start), find(span.end))
    }

    /// Code point of the input for a byte of the text, and the width of the character there.
    fn position(&self, byte: usize) -> (usize, usize) {
        let number = self.runs.partition_point(|run| run.at <= byte);
        let Some(run) = number.checked_sub(1).and_then(|number| self.runs.get(number)) else {
            return (0, 1);
        };
        let inner = self.body.get(run.at..byte).unwrap_or_default();
        (run.source + inner.chars().count() * run.width, run.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_go_there_and_back() {
        let mut text = Text::default();
        text.push("Кім ", 10);
        text.push_encoded('&', 14, 5);
        text.push(" Ö", 19);
        let all = text.as_str().len();
        assert_eq!(text.to_source(Span::new(0, all)), Span::new(10, 21));
        let sign = text.as_str().find('&').expect("there");
        assert_eq!(text.to_source(Span::new(sign, sign + 1)), Span::new(14, 19));
        assert_eq!(text.from_source(Span::new(14, 19)), Span::new(sign, sign + 1));
        assert_eq!(text.from_source(Span::new(10, 13)), Span::new(0, 6));
    }

    #[test]
    fn long_text_of_many_widths_keeps_its_count() {
        let input = "aé€𝄞".repeat(500);
        let text = Text::same(&input);
        for (count, (at, c)) in input.char_indices().enumerate() {
            let span = Span::new(at, at + c.len_utf8());
            assert_eq!(text.to_source(span), Span::new(count, count + 1));
            assert_eq!(text.from_source(Span::new(count, count + 1)), span);
        }
    }
}
