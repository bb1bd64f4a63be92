//! Why a PDF cannot be read.

/// Why a PDF cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// Not a PDF, or broken.
    #[error("the PDF cannot be read ({0}); open it in a viewer and save it again, or save its text")]
    Broken(String),
    /// Locked.
    #[error("the PDF is locked by a password; open it in a viewer and save a copy without one")]
    Locked,
    /// No text layer.
    #[error(
        "the PDF has {pages} pages and no text in them (a scan?); make its text readable first, with ocrmypdf for one"
    )]
    NoText {
        /// Its pages.
        pages: usize,
    },
    /// Text that no program can read.
    #[error(
        "the {glyphs} characters of the PDF are in fonts that do not say which letters they are; make its text readable first, with ocrmypdf for one"
    )]
    NoLetters {
        /// How many.
        glyphs: usize,
    },
    /// Over a bound.
    #[error("the PDF is refused: {0}; split it, or save its text")]
    TooMuch(String),
    /// Too many at once.
    #[error("too many PDFs are being read; try again in a minute")]
    Busy,
}

impl PdfError {
    /// What lopdf said, as one of ours.
    pub(crate) fn of(error: &lopdf::Error) -> PdfError {
        match error {
            lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { limit }) => {
                PdfError::TooMuch(format!("a part of it unpacks to more than {limit} bytes"))
            }
            lopdf::Error::Decryption(_)
            | lopdf::Error::InvalidPassword
            | lopdf::Error::UnsupportedSecurityHandler(_) => PdfError::Locked,
            other => PdfError::Broken(other.to_string()),
        }
    }
}
