//! One writer at a time.
//!
//! Imports read, judge and commit; two at once would judge against versions that the other is about to change. An
//! advisory lock on a file of the data directory keeps them apart. The system drops it when the process dies, however it
//! dies, so a killed import leaves no lock behind. Readers take none: they see committed rows and finished blobs only.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::{Result, StoreError};

/// Held while a process writes; dropped with the process.
#[derive(Debug)]
pub(crate) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock, or says that another process holds it.
    pub(crate) fn take(data_dir: &Path) -> Result<WriterLock> {
        let path = data_dir.join("writer.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::io("open", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(WriterLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy {
                path: data_dir.to_owned(),
            }),
            Err(TryLockError::Error(source)) => Err(StoreError::Io {
                action: "lock",
                path,
                source,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_turned_away_until_the_first_is_done() {
        let dir = tempfile::tempdir().unwrap();
        let first = WriterLock::take(dir.path()).unwrap();
        assert!(matches!(
            WriterLock::take(dir.path()),
            Err(StoreError::Busy { .. })
        ));
        drop(first);
        WriterLock::take(dir.path()).unwrap();
    }
}
