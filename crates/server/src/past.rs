//! What earlier versions of a list state: each is read once from its kept file, which takes seconds where a list is long.
//!
//! One is read at a time, whoever asks; a request waits for it in bounds and is then answered with what is there and what is
//! not yet. Reading goes on when its caller is gone, so who comes again finds it done.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use exonym_store::{Store, StoreError, Version};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout_at};

use crate::error::ApiError;

/// How long a request waits for versions to be read: most are read in less, and nobody looks at an empty page for longer.
const PATIENCE: Duration = Duration::from_secs(8);

/// Seconds after which a caller may ask again for what is being read.
pub const ASK_AGAIN: u64 = 2;

/// Reads versions, one at a time.
#[derive(Debug, Clone)]
pub struct Past {
    data_dir: PathBuf,
    patience: Duration,
    one: Arc<Mutex<()>>,
}

impl Past {
    /// Of a data directory.
    pub fn new(data_dir: PathBuf) -> Past {
        Past {
            data_dir,
            patience: PATIENCE,
            one: Arc::default(),
        }
    }

    /// Another bound on waiting, for tests of what happens past it.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Past {
        Past { patience, ..self }
    }

    /// Reads versions, in this order, and waits for them no longer than a request may. Versions that cannot be read are
    /// left out, with the reason.
    ///
    /// # Errors
    /// The work panicked.
    pub async fn read(&self, versions: Vec<Version>) -> Result<Vec<(Version, StoreError)>, ApiError> {
        let until = Instant::now() + self.patience;
        let mut unreadable = Vec::new();
        for version in versions {
            let Ok(turn) = timeout_at(until, self.one.clone().lock_owned()).await else {
                break;
            };
            let (data_dir, wanted) = (self.data_dir.clone(), version.clone());
            // Detached: the turn ends with the reading, and not with the request that waits for it.
            let reading = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                read_one(&data_dir, &wanted)
            });
            let Ok(done) = timeout_at(until, reading).await else {
                break;
            };
            if let Err(error) = done.map_err(ApiError::failed)? {
                tracing::warn!(list = version.list, published = version.published, %error, "kept version not read");
                unreadable.push((version, error));
            }
        }
        Ok(unreadable)
    }

    /// Reads one, however long it takes.
    pub(crate) async fn read_patiently(&self, version: Version) {
        let _turn = self.one.lock().await;
        let (data_dir, wanted) = (self.data_dir.clone(), version.clone());
        let reading = tokio::task::spawn_blocking(move || read_one(&data_dir, &wanted));
        if let Ok(Err(error)) = reading.await {
            tracing::warn!(list = version.list, published = version.published, %error, "kept version not read");
        }
    }

    /// The versions that were not read yet, the newest first.
    pub(crate) async fn unread(&self) -> Vec<Version> {
        let data_dir = self.data_dir.clone();
        let asked = tokio::task::spawn_blocking(move || match Store::open_existing(&data_dir)? {
            Some(store) => store.versions_without_states(),
            None => Ok(Vec::new()),
        });
        asked.await.map(Result::unwrap_or_default).unwrap_or_default()
    }
}

fn read_one(data_dir: &std::path::Path, version: &Version) -> Result<(), StoreError> {
    match Store::open_existing(data_dir)? {
        Some(store) => store.read_states(version),
        None => Ok(()),
    }
}
