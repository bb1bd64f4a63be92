//! Beside the index on disk, so that a start maps look-ups in milliseconds where making them unpacks every entry.

use std::io::Write as _;
use std::path::Path;

use exonym_engine::Data;
use exonym_index::{Index, IndexError};

use super::{Book, build};

/// The look-ups of an index: those that are kept for it, else made and kept. A disk that cannot be written to costs the next
/// start its time and no more.
///
/// # Errors
/// The index is damaged.
pub(super) fn open(index: &Index<Data>, data_dir: &Path) -> Result<Book, IndexError> {
    let path = exonym_engine::lookups_path(data_dir, &index.meta().snapshot);
    if let Some(book) = mapped(index, &path) {
        return Ok(book);
    }
    let bytes = build::build(index)?;
    if let Err(error) = keep(&bytes, &path, &data_dir.join("tmp")) {
        tracing::warn!(%error, "look-ups cannot be kept beside the index; the next start makes them again");
    } else if let Some(book) = mapped(index, &path) {
        return Ok(book);
    }
    Book::read(index, Data::Memory(bytes))
}

fn mapped(index: &Index<Data>, path: &Path) -> Option<Book> {
    if !path.exists() {
        return None;
    }
    Book::read(index, Data::Mapped(exonym_index::map_file(path).ok()?)).ok()
}

/// Puts the file into place as a whole, so that nobody ever maps half of it.
fn keep(bytes: &[u8], path: &Path, scratch: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(scratch)?;
    let mut file = tempfile::NamedTempFile::new_in(scratch)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
