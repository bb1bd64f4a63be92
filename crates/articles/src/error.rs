//! Why a document cannot be read.

use exonym_screen::ScreenError;

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Not text.
    #[error(
        "the input is not text (it has control bytes at its head); give a text, HTML, Markdown, e-mail or PDF file"
    )]
    Binary,
    /// Over the bound.
    #[error("the input has {bytes} bytes, over the bound of {most}; split it")]
    TooLong {
        /// Bytes of the input.
        bytes: usize,
        /// The bound.
        most: usize,
    },
    /// An encoding that there is not.
    #[error("`{0}` is no encoding; write utf-8, windows-1251, shift_jis, ...")]
    Encoding(String),
    /// A PDF whose text cannot be had.
    #[error(transparent)]
    Pdf(#[from] exonym_pdf::PdfError),
    /// The model that names are to be found with could not be run.
    #[error("the model cannot be run on this text: {0}")]
    Model(String),
    /// The lists could not be asked.
    #[error(transparent)]
    Screen(#[from] ScreenError),
}
