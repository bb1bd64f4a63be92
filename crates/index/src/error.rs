//! What can be wrong with an index file.

use std::io;

/// Why an index was not built or opened.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The system failed.
    #[error("index {path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// The bytes are not those that were written.
    #[error("the index is damaged: {0}; run `exonym index build`")]
    Damaged(String),
    /// Another version of Exonym made it.
    #[error("the index has {what} version {found}, this program reads {known}; run `exonym index build`")]
    Version {
        /// Which version.
        what: &'static str,
        /// Version in the file.
        found: u32,
        /// Version of this program.
        known: u32,
    },
    /// More parties, names or bytes than the layout can number.
    #[error("too large for one index: {0}")]
    TooLarge(&'static str),
}
