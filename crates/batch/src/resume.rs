//! Going on where a run was stopped.
//!
//! Beside `hits.csv` stands `hits.csv.progress`: which run it is (a hash over input, settings and snapshot), how many rows
//! are done and how long the output was then. It is written after the output is synced, by temp file and rename. A run that
//! finds its own progress cuts the output to that length and goes on with the next row; so nothing is lost and nothing
//! stands twice, wherever it was killed. It is removed at the end.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::BatchError;
use crate::run::Summary;

/// How far a run has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Hash over input, settings and snapshot.
    pub run: String,
    /// Bytes of output that are complete.
    pub bytes: u64,
    /// Counts so far.
    pub summary: Summary,
}

/// Where the progress of an output file is kept.
pub fn path_of(out: &Path) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(".progress");
    PathBuf::from(name)
}

/// The progress of this very run, if there is any; an output that belongs to another run is an error.
pub fn find(out: &Path, run: &str) -> Result<Option<Progress>, BatchError> {
    let progress: Option<Progress> = fs::read(path_of(out))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    match progress {
        Some(progress) if progress.run == run && out.exists() => Ok(Some(progress)),
        _ if out.exists() => Err(BatchError::OutputExists(out.display().to_string())),
        _ => Ok(None),
    }
}

/// Writes the progress.
pub fn save(out: &Path, progress: &Progress) -> Result<(), BatchError> {
    let path = path_of(out);
    let io = |source| BatchError::Io {
        file: path.display().to_string(),
        source,
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut temp = tempfile::NamedTempFile::new_in(folder).map_err(io)?;
    let bytes = serde_json::to_vec(progress).map_err(|error| io(error.into()))?;
    temp.write_all(&bytes).map_err(io)?;
    temp.as_file().sync_all().map_err(io)?;
    temp.persist(&path).map_err(|error| io(error.error))?;
    Ok(())
}

/// Removes the progress of a finished run.
pub fn done(out: &Path) -> Result<(), BatchError> {
    let path = path_of(out);
    fs::remove_file(&path).map_err(|source| BatchError::Io {
        file: path.display().to_string(),
        source,
    })
}
