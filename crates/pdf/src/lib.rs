//! The text layer of a PDF: paragraphs in the order in which the file writes them, each with its page.
//!
//! ```text
//! bytes -> lopdf (objects, filters, encryption) -> page (operators of a page, in bounds) -> runs -> lines -> blocks -> PdfText
//! ```
//!
//! A PDF from anywhere is hostile. So what a stream may unpack to is bounded, as are pages, operators, letters and nesting; the work is
//! done on a thread of its own whose panic is an error and whose caller does not wait for ever.

mod blocks;
mod error;
mod font;
mod lines;
mod matrix;
mod page;
mod swollen;
mod values;
mod worker;
mod writer;

use std::ops::Range;
use std::time::Duration;

pub use error::PdfError;

/// What is read at most.
#[derive(Debug, Clone)]
pub struct Limits {
    /// For the whole file.
    pub time: Duration,
    /// Pages; those after are named in a note.
    pub pages: usize,
    /// Bytes that one object or cross-reference stream may unpack to while the file is opened.
    pub object_stream: usize,
    /// Bytes that all object streams together may unpack to; in memory an object takes up to fifty times its bytes.
    pub all_object_streams: usize,
    /// Values (numbers, names, texts, five for a dictionary) that all objects together may hold: some 250 bytes of memory each.
    pub values: usize,
    /// Bytes that the content of one page, a form in it, or the map of one font may unpack to.
    pub content: usize,
    /// Operators over all pages.
    pub operators: usize,
    /// Bytes of text over all pages.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            time: Duration::from_secs(60),
            pages: 5_000,
            // Object streams hold a few hundred small dictionaries, a cross-reference stream some ten bytes for an object.
            object_stream: 8 << 20,
            all_object_streams: 16 << 20,
            // A book of a thousand pages with its tags writes a million; these take a gigabyte at worst.
            values: 4_000_000,
            // Drawings come to a few megabytes a page; maps of fonts to some hundred kilobytes.
            content: 32 << 20,
            operators: 20_000_000,
            text: 32 << 20,
        }
    }
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The largest writing at the head of the first page.
    Title,
    /// A line or two in larger letters than the text.
    Heading,
    /// Text.
    Body,
    /// What stands at the head or foot of page after page, and numbers of pages.
    Furniture,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// The text of a PDF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfText {
    /// All text; one line for a block.
    pub text: String,
    /// Paragraphs in order.
    pub blocks: Vec<Block>,
    /// For each page with text its number, from 1, and the bytes of the text that begin on it.
    pub pages: Vec<(usize, Range<usize>)>,
    /// Pages in the file.
    pub page_count: usize,
    /// The title that the file states of itself.
    pub title: Option<String>,
    /// The author that the file states of itself.
    pub author: Option<String>,
    /// The day on which the file says it was made.
    pub made: Option<String>,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// Whether bytes begin as a PDF does; some have a little before the mark.
pub fn looks_like(input: &[u8]) -> bool {
    let head = input.get(..1024).unwrap_or(input);
    head.windows(5).any(|window| window == b"%PDF-")
}

/// Reads the text layer.
///
/// # Errors
/// The file is no PDF, broken beyond reading, locked by a password, over a bound, or has no text.
pub fn read(input: &[u8], limits: &Limits) -> Result<PdfText, PdfError> {
    worker::run(input, limits)
}
