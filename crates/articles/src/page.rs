//! A document cut into sentences and tokens: what every stage looks at. All spans here count bytes of its text.

use crate::sentence::{self, SentenceSpan};
use crate::span::Span;
use crate::text::{Block, BlockKind, Text};
use crate::token::{Token, Tokens};

/// Text, sentences, tokens.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The text.
    pub text: Text,
    /// Its tokens; none of them in page furniture.
    pub tokens: Tokens,
    /// Its sentences; none of them in page furniture.
    pub sentences: Vec<SentenceSpan>,
}

impl Page {
    /// Cuts a text.
    pub fn new(text: Text) -> Page {
        let mut tokens = Tokens::default();
        let mut sentences = Vec::new();
        for (number, block) in text.blocks().iter().enumerate() {
            if block.kind == BlockKind::Furniture {
                continue;
            }
            let first = tokens.len();
            tokens.add(text.as_str(), block.span);
            sentence::split(
                text.as_str(),
                &tokens,
                first,
                tokens.len(),
                number,
                &mut sentences,
            );
        }
        Page {
            text,
            tokens,
            sentences,
        }
    }

    /// The token at a number.
    pub fn token(&self, number: usize) -> Option<&Token> {
        self.tokens.get(number)
    }

    /// A token as written; empty beyond the end.
    pub fn word(&self, number: usize) -> &str {
        self.token(number).map_or("", |token| self.text.slice(token.span))
    }

    /// A token in lower case; empty beyond the end.
    pub fn lower(&self, number: usize) -> &str {
        self.tokens.lower(number)
    }

    /// Bytes from token `first` to the end of the token before `last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        let inner = self.tokens.all().get(first..last).unwrap_or_default();
        match (inner.first(), inner.last()) {
            (Some(head), Some(tail)) => Span::new(head.span.start, tail.span.end),
            _ => Span::default(),
        }
    }

    /// The number of the sentence in which a byte stands.
    pub fn sentence_at(&self, byte: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.span.end <= byte)
            .min(self.sentences.len().saturating_sub(1))
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: &SentenceSpan) -> Option<&Block> {
        self.text.blocks().get(sentence.block)
    }
}
