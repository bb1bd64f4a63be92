//! What can be wrong with a list file as a whole.

/// Why a file was not read. What is wrong with one record is a [`exonym_model::Note`] instead.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The bytes could not be had.
    #[error("{file}: cannot read: {source}")]
    Io {
        /// File name.
        file: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// No format claims the content.
    #[error(
        "{file}: no list format that Exonym knows. Seen: {seen}. `exonym lists import --help` names the known formats"
    )]
    Unknown {
        /// File name.
        file: String,
        /// The root element, header row or first bytes.
        seen: String,
    },
    /// A format knows the content and will not take it: an old layout, an excerpt, an amendment.
    #[error("{file}: refused: {why}")]
    Refused {
        /// File name.
        file: String,
        /// What was seen, what is known, what to try.
        why: String,
    },
    /// The file breaks off or is not well-formed.
    #[error("{file}: damaged at {at}: {why}")]
    Damaged {
        /// File name.
        file: String,
        /// Byte offset, line or row.
        at: String,
        /// What is wrong.
        why: String,
    },
    /// The number of records differs from the one stated in the file.
    #[error("{file}: the file says {declared} records and holds {found}; it is incomplete, fetch it again")]
    Count {
        /// File name.
        file: String,
        /// As stated.
        declared: u64,
        /// As read.
        found: u64,
    },
    /// A bound on size or depth was met.
    #[error("{file}: {what} is over the limit of {limit}")]
    TooLarge {
        /// File name.
        file: String,
        /// What is too large.
        what: String,
        /// The limit, with its unit.
        limit: String,
    },
}

impl ListError {
    /// [`ListError::Refused`].
    pub fn refused(file: impl Into<String>, why: impl Into<String>) -> ListError {
        ListError::Refused {
            file: file.into(),
            why: why.into(),
        }
    }

    /// [`ListError::Damaged`].
    pub fn damaged(file: impl Into<String>, at: impl ToString, why: impl ToString) -> ListError {
        ListError::Damaged {
            file: file.into(),
            at: at.to_string(),
            why: why.to_string(),
        }
    }
}
