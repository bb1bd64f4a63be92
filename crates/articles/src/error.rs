//! Why a document cannot be read.

use exonym_screen::ScreenError;

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Not text.
    #[error(
        "the input is not text (it has control bytes at its head); give a text, HTML, Markdown or e-mail file"
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
    /// The lists could not be asked.
    #[error(transparent)]
    Screen(#[from] ScreenError),
}
