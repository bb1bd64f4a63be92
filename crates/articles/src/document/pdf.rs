//! A PDF: what its text layer has. The input is no text, so positions count the characters of what was read of it, and an answer carries that text.

use exonym_pdf::{Kind, Limits};

use crate::document::Source;
use crate::error::ReadError;
use crate::reading::Document;
use crate::span::Span;
use crate::text::{BlockKind, Text};

/// Opens a PDF.
pub(super) fn open(input: &[u8]) -> Result<Source, ReadError> {
    let pdf = exonym_pdf::read(input, &Limits::default())?;
    let mut text = Text::same(&pdf.text);
    for block in &pdf.blocks {
        let kind = match block.kind {
            Kind::Title => BlockKind::Title,
            Kind::Heading => BlockKind::Heading,
            Kind::Body => BlockKind::Body,
            Kind::Furniture => BlockKind::Furniture,
        };
        text.add_block(block.span.start, block.span.end, kind);
    }
    let mut notes =
        vec!["read from the text layer of a PDF: positions count the characters of `text`".to_owned()];
    notes.extend(pdf.notes);
    if let Some(made) = pdf.made {
        // A file is often made long after its text was written, and no date is made up.
        notes.push(format!(
            "the file was made on {made}; if that is the date of the text, say --date {made}"
        ));
    }
    let titled = pdf.blocks.iter().any(|block| block.kind == Kind::Title);
    let pages = pdf
        .pages
        .into_iter()
        .map(|(page, span)| (page, Span::new(span.start, span.end)));
    Ok(Source {
        text,
        document: Document {
            // What stands on the page goes before what a program left in the file.
            title: pdf.title.filter(|_| !titled),
            byline: pdf.author,
            ..Document::default()
        },
        notes,
        pages: pages.collect(),
    })
}
