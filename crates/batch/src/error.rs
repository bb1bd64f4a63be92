//! What stops a batch as a whole; a bad row does not.

use std::io;

/// Why a batch did not run.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// The system failed on a file.
    #[error("{file}: {source}")]
    Io {
        /// The file.
        file: String,
        /// The system's reason.
        source: io::Error,
    },
    /// The header row does not serve.
    #[error("{file}: {why}")]
    Header {
        /// The file.
        file: String,
        /// What is missing and what to try.
        why: String,
    },
    /// `--map` cannot be read.
    #[error("--map `{0}`: write FIELD=COLUMN, separated by commas; fields are {1}")]
    Mapping(String, String),
    /// The output is there and belongs to another run.
    #[error(
        "{0} exists and does not belong to this run; choose another --out, or remove it (and {0}.progress)"
    )]
    OutputExists(String),
    /// The screener failed.
    #[error(transparent)]
    Screen(#[from] exonym_screen::ScreenError),
}
