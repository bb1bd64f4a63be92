//! What can go wrong in the store, said with what, where and what to do.
//!
//! A refusal of one file during an import is not an error of the store: it stands in the report, since the other files
//! of the same import go on. An error here ends the call.

use std::path::PathBuf;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or folder of the data directory could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried: `read`, `write`, `create`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        #[source]
        source: std::io::Error,
    },
    /// The catalogue could not be read or written.
    #[error("the catalogue {}: {source}", path.display())]
    Catalogue {
        /// The catalogue file.
        path: PathBuf,
        /// SQLite's reason.
        #[source]
        source: rusqlite::Error,
    },
    /// What was read of kept versions could not be kept or read again.
    #[error(
        "what was read of kept versions, {}: {source}; the file can be deleted, it is made again",
        path.display()
    )]
    States {
        /// The file.
        path: PathBuf,
        /// SQLite's reason.
        #[source]
        source: rusqlite::Error,
    },
    /// What was read of kept versions is no longer what was written.
    #[error("{} is damaged; delete it, it is made again of the kept files", path.display())]
    DamagedStates {
        /// The file.
        path: PathBuf,
    },
    /// The catalogue was written by a later version of this program.
    #[error(
        "the catalogue {} has layout {found}, this program knows up to {known}; use the newer exonym that wrote it, or \
         another --data-dir",
        path.display()
    )]
    NewerLayout {
        /// The catalogue file.
        path: PathBuf,
        /// The layout found.
        found: i64,
        /// The newest layout known here.
        known: i64,
    },
    /// A database that is not a catalogue of this program.
    #[error("{} is a database of another program; choose another --data-dir", path.display())]
    Foreign {
        /// The database file.
        path: PathBuf,
    },
    /// Another process is importing.
    #[error("another exonym is importing lists into {}; wait till it is done and try again", path.display())]
    Busy {
        /// The data directory.
        path: PathBuf,
    },
    /// The kept bytes of a version are missing or no longer what was imported.
    #[error(
        "{list} of {published}: the kept file {file} ({}) is damaged: {reason}; import the same file again to repair it, \
         or import a newer version",
        path.display()
    )]
    Damaged {
        /// The list.
        list: String,
        /// The version's publication date.
        published: String,
        /// The name under which the file was imported.
        file: String,
        /// Where it is kept.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The kept bytes are whole and yet the reader refuses them.
    #[error(
        "{list} of {published} is kept whole but cannot be read: {reason}; import the file again with this version"
    )]
    Unreadable {
        /// The list.
        list: String,
        /// The version's publication date.
        published: String,
        /// The reader's reason.
        reason: String,
    },
    /// A list that is not in the store.
    #[error("no version of `{list}` is kept; lists kept: {known}")]
    NoList {
        /// What was asked for.
        list: String,
        /// What there is.
        known: String,
    },
    /// No version of the list answers to the date or hash.
    #[error("`{list}` has no version `{asked}`; versions kept: {known}")]
    NoVersion {
        /// The list.
        list: String,
        /// The date or hash asked for.
        asked: String,
        /// What there is.
        known: String,
    },
    /// A hash prefix that several versions share.
    #[error("`{asked}` names {count} versions of `{list}`; give more digits of the hash")]
    Ambiguous {
        /// The list.
        list: String,
        /// The prefix asked for.
        asked: String,
        /// How many versions share it.
        count: usize,
    },
    /// A snapshot that was never recorded here.
    #[error(
        "no snapshot `{id}` is recorded in this data directory; it may have been answered from another one"
    )]
    NoSnapshot {
        /// The id asked for.
        id: String,
    },
    /// A date that is none.
    #[error("`{0}` is no day; write it as 2023-09-13")]
    BadDate(String),
    /// A row of the catalogue that this program cannot have written.
    #[error(
        "the catalogue holds {what} that does not read: {reason}; restore the data directory from a copy"
    )]
    BadRow {
        /// Which row and column.
        what: String,
        /// Why.
        reason: String,
    },
}

impl StoreError {
    /// Whether the caller asked for what is not there or cannot be, rather than that something failed.
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            StoreError::NoList { .. }
                | StoreError::NoVersion { .. }
                | StoreError::Ambiguous { .. }
                | StoreError::NoSnapshot { .. }
                | StoreError::BadDate(_)
        )
    }

    /// For `map_err` on file work.
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(std::io::Error) -> StoreError {
        let path = path.into();
        move |source| StoreError::Io { action, path, source }
    }
}

/// What the calls of this crate return.
pub type Result<T> = std::result::Result<T, StoreError>;
