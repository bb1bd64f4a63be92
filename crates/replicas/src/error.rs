//! What can go wrong, with what, where and what to do.

use std::path::PathBuf;

/// Short for a result of this crate.
pub type Result<T> = std::result::Result<T, ReplicaError>;

/// An error of publishing or pulling. Nothing that answered before was changed.
#[derive(Debug, thiserror::Error)]
pub enum ReplicaError {
    /// The address names no store.
    #[error("`{url}`: {why}; give s3://BUCKET/PATH, gs://BUCKET/PATH, az://CONTAINER/PATH or file:///PATH")]
    Address {
        /// As given.
        url: String,
        /// Why.
        why: String,
    },
    /// The object store did not do what was asked.
    #[error(
        "{name}: {source}; the store's own settings are read from the environment (AWS_ENDPOINT, AWS_ACCESS_KEY_ID, …)"
    )]
    Store {
        /// The object.
        name: String,
        /// Why.
        source: object_store::Error,
    },
    /// An object is not what its name says.
    #[error("{name} is damaged: {why}; publish again, or look who writes to the store")]
    Damaged {
        /// The object.
        name: String,
        /// Why.
        why: String,
    },
    /// A description of a state cannot be read.
    #[error("{name} describes no state that this version can read: {why}")]
    Manifest {
        /// The object.
        name: String,
        /// Why.
        why: String,
    },
    /// There is nothing to publish.
    #[error("{} holds no lists; import some first: exonym lists update, or exonym lists import PATH", path.display())]
    Empty {
        /// The data directory.
        path: PathBuf,
    },
    /// The lists change faster than they are read.
    #[error("lists were imported while the state was being read; try again when imports are done")]
    Changing,
    /// The directory is no replica.
    #[error(
        "{} holds lists of its own, which a pull would replace; choose an empty --data-dir, or say --replace",
        path.display()
    )]
    Own {
        /// The data directory.
        path: PathBuf,
    },
    /// A file of the data directory.
    #[error("cannot read or write {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The catalogue.
    #[error(transparent)]
    Catalogue(#[from] exonym_store::StoreError),
    /// The index.
    #[error(transparent)]
    Engine(#[from] exonym_engine::EngineError),
}

impl ReplicaError {
    /// Whether the user asked for what cannot be.
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            ReplicaError::Address { .. } | ReplicaError::Empty { .. } | ReplicaError::Own { .. }
        )
    }

    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> ReplicaError {
        let path = path.into();
        move |source| ReplicaError::Io { path, source }
    }
}
