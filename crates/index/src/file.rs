//! The one place that maps a file.

use std::fs::File;
use std::path::Path;

use memmap2::Mmap;

use crate::error::IndexError;
use crate::reader::Index;

/// An index mapped from disk.
pub type MappedIndex = Index<Mmap>;

/// Opens an index file by mapping it.
pub fn open_file(path: &Path) -> Result<MappedIndex, IndexError> {
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
    let map = unsafe { Mmap::map(&file) }.map_err(io)?;
    Index::open(map)
}
