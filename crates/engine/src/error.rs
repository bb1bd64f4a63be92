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
    /// The judgement file has a line that is none.
    #[error(transparent)]
    Judgements(#[from] exonym_parties::JudgementError),
    /// The built-in sample cannot be read: a fault of this program.
    #[error("the built-in sample list: {0}")]
    Sample(String),
    /// A snapshot was asked for where no list was ever imported.
    #[error("no list is imported, so there is no snapshot `{0}`")]
    NoSnapshot(String),
    /// The system failed.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: String,
        /// The system's reason.
        source: std::io::Error,
    },
}

impl EngineError {
    /// Whether the caller asked for what is not there, rather than that something failed.
    pub fn is_usage(&self) -> bool {
        match self {
            EngineError::Store(error) => error.is_usage(),
            EngineError::NoSnapshot(_) | EngineError::Judgements(_) => true,
            _ => false,
        }
    }
}
