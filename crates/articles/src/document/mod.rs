//! Bytes to text with blocks and a map: one file a form.

mod bytes;
mod email;
mod furniture;
mod html;
mod html_entities;
mod html_meta;
#[cfg(test)]
mod html_tests;
mod markdown;
mod mime;
mod pdf;
mod plain;

pub use bytes::is_encoding;

use crate::error::ReadError;
use crate::reading::Document;
use crate::span::Span;
use crate::text::Text;

/// The form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentForm {
    /// Paragraphs parted by line breaks.
    Plain,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// A message with its headers.
    Email,
    /// The text layer of a PDF.
    Pdf,
}

impl DocumentForm {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            DocumentForm::Plain => "text",
            DocumentForm::Html => "html",
            DocumentForm::Markdown => "markdown",
            DocumentForm::Email => "email",
            DocumentForm::Pdf => "pdf",
        }
    }
}

/// A document before it is read: its text, and what it says of itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    pub(crate) text: Text,
    pub(crate) document: Document,
    pub(crate) notes: Vec<String>,
    /// For a PDF its pages: the number, and the bytes of the text that begin on it.
    pub(crate) pages: Vec<(usize, Span)>,
}

/// Opens bytes as a document of a form; looks at them where no form is said. `encoding` is what their sender says they are in.
pub(crate) fn open(
    input: &[u8],
    form: Option<DocumentForm>,
    encoding: Option<&str>,
) -> Result<Source, ReadError> {
    let mut notes = Vec::new();
    bytes::bounded(input)?;
    let is_pdf = form == Some(DocumentForm::Pdf) || form.is_none() && exonym_pdf::looks_like(input);
    let (mut source, form) = if is_pdf {
        (pdf::open(input)?, DocumentForm::Pdf)
    } else {
        let input_text = bytes::decode(input, encoding, &mut notes)?;
        let form = form.unwrap_or_else(|| guess(&input_text));
        (of_text(&input_text, form), form)
    };
    furniture::mark(&mut source.text);
    name_from_blocks(&mut source);
    source.document.form = form.as_str().to_owned();
    source.document.sha256 = bytes::sha256(input);
    notes.append(&mut source.notes);
    source.notes = notes;
    Ok(source)
}

/// Opens a text of a form.
fn of_text(input: &str, form: DocumentForm) -> Source {
    match form {
        DocumentForm::Html => html::open(input),
        DocumentForm::Markdown => markdown::open(input),
        DocumentForm::Email => email::open(input),
        // What a PDF has is no text before it is read.
        DocumentForm::Plain | DocumentForm::Pdf => plain::open(input),
    }
}

/// The form by the head of a text.
fn guess(input: &str) -> DocumentForm {
    let head: String = input
        .trim_start_matches('\u{feff}')
        .trim_start()
        .chars()
        .take(2048)
        .collect();
    let lower = head.to_ascii_lowercase();
    let tags = ["<!doctype html", "<html", "<head", "<body", "<article", "<?xml"];
    if tags.iter().any(|tag| lower.starts_with(tag))
        || lower.starts_with('<')
            && ["<p>", "<p ", "<div", "<h1", "</"]
                .iter()
                .any(|tag| lower.contains(tag))
    {
        return DocumentForm::Html;
    }
    if email::looks_like(&head) {
        return DocumentForm::Email;
    }
    let heading = |line: &str| line.starts_with("# ") || line.starts_with("## ");
    if head.lines().any(heading) || head.starts_with("---\n") && lower.contains("\n---") {
        return DocumentForm::Markdown;
    }
    DocumentForm::Plain
}

/// Title and byline as the blocks have them, where the format did not say.
fn name_from_blocks(source: &mut Source) {
    use crate::text::BlockKind;
    let first = |kind: BlockKind| {
        let block = source.text.blocks().iter().find(|block| block.kind == kind);
        block.map(|block| {
            source
                .text
                .slice(block.span)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    let (title, byline) = (first(BlockKind::Title), first(BlockKind::Byline));
    source.document.title = source.document.title.take().or(title);
    let plain = |byline: String| {
        byline
            .get(2..)
            .filter(|_| byline.to_lowercase().starts_with("by "))
            .map_or(byline.clone(), |rest| rest.trim().to_owned())
    };
    source.document.byline = source.document.byline.take().or(byline.map(plain));
}
