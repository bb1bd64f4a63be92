//! The user's judgement file: where it lies, reading it, adding to it.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use exonym_parties::{HEADER, Judgement, Judgements};

use crate::error::EngineError;

/// Where a data directory keeps the judgement file.
pub fn judgement_path(data_dir: &Path) -> PathBuf {
    data_dir.join("judgements.csv")
}

/// The bytes of the judgement file; `None` where nothing was judged.
///
/// # Errors
/// It is there and cannot be read.
pub fn judgement_bytes(data_dir: &Path) -> Result<Option<Vec<u8>>, EngineError> {
    let path = judgement_path(data_dir);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(EngineError::Io {
            path: path.display().to_string(),
            source,
        }),
    }
}

/// Reads judgements from the bytes of a file; none from none.
///
/// # Errors
/// A line is no judgement.
pub(crate) fn read(bytes: Option<&[u8]>) -> Result<Judgements, EngineError> {
    Ok(Judgements::parse(bytes.unwrap_or_default())?)
}

/// Adds a judgement to the end of the file and syncs it. What stands there is checked first, so that a file with a broken
/// line is mended by its user and not written over.
///
/// # Errors
/// A line of the file is no judgement, or the file cannot be written.
pub fn judge(data_dir: &Path, judgement: &Judgement) -> Result<(), EngineError> {
    let path = judgement_path(data_dir);
    let failed = |source| EngineError::Io {
        path: path.display().to_string(),
        source,
    };
    let known = judgement_bytes(data_dir)?;
    read(known.as_deref())?;
    std::fs::create_dir_all(data_dir).map_err(failed)?;
    let mut text = String::new();
    match known.as_deref() {
        None | Some([]) => text.push_str(HEADER),
        Some(bytes) if !bytes.ends_with(b"\n") => text.push('\n'),
        Some(_) => {}
    }
    text.push_str(&judgement.line());
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .map_err(failed)?;
    // One write of one line: two commands at once leave two lines, not a mixture.
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)
}
