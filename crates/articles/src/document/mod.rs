//! Bytes to text with blocks and a map: one file a form.

mod bytes;
mod plain;

use crate::error::ReadError;
use crate::reading::Document;
use crate::text::Text;

/// The form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentForm {
    /// Paragraphs parted by line breaks.
    Plain,
}

impl DocumentForm {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            DocumentForm::Plain => "text",
        }
    }
}

/// A document before it is read: its text, and what it says of itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    pub(crate) text: Text,
    pub(crate) document: Document,
    pub(crate) notes: Vec<String>,
}

/// Opens bytes as a document of a form; looks at them where no form is said.
pub(crate) fn open(input: &[u8], form: Option<DocumentForm>) -> Result<Source, ReadError> {
    let mut notes = Vec::new();
    let input_text = bytes::decode(input, &mut notes)?;
    let form = form.unwrap_or(DocumentForm::Plain);
    let mut source = match form {
        DocumentForm::Plain => plain::open(&input_text),
    };
    source.document.form = form.as_str().to_owned();
    source.document.sha256 = bytes::sha256(input);
    notes.append(&mut source.notes);
    source.notes = notes;
    Ok(source)
}
