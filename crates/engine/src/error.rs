//! Why there is no screener.

use exonym_index::IndexError;
use exonym_store::StoreError;

/// What went wrong between data directory and screener.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The built-in sample cannot be read: a fault of this program.
    #[error("the built-in sample list: {0}")]
    Sample(String),
    /// The system failed.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: String,
        /// The system's reason.
        source: std::io::Error,
    },
}
