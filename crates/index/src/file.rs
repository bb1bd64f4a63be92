//! The one place that maps a file.

use std::fs::File;
use std::path::Path;

use memmap2::Mmap;

use crate::error::IndexError;

/// Maps an index file; [`crate::Index::open`] reads it.
pub fn map_file(path: &Path) -> Result<Mmap, IndexError> {
    let io = |source| IndexError::Io {
        path: path.display().to_string(),
        source,
    };
    let file = File::open(path).map_err(io)?;
    // SAFETY: a mapping is unsound if the file changes or shrinks under it. Index files are written to a temp file, synced
    // and renamed into place, and are never written to afterwards: a rebuild makes a new file, and removing the old one
    // leaves the mapped pages alive. Whoever edits a data directory by hand while a program runs on it breaks this, as
    // with every program that maps its files; each read is bounds-checked all the same.
    #[allow(unsafe_code)]
    unsafe { Mmap::map(&file) }.map_err(io)
}
