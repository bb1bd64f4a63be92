//! Where a version's units wait, on disk, until all of it is read: the records about a party may stand anywhere in a file.
//! In memory are the parties' ids and where their units lie.

use std::collections::BTreeMap;
use std::collections::btree_map::IntoIter;
use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Result, StoreError};
use crate::fold::{Digest128, Unit};

/// A party's units so far: their sum, and where they lie.
#[derive(Debug, Default)]
struct Pieces {
    digest: Digest128,
    at: Vec<(u64, usize)>,
}

/// All that a version states of one party.
pub(super) struct Party {
    /// Its id.
    pub(super) id: String,
    /// Equal for versions between which nothing changed.
    pub(super) digest: Digest128,
    /// Its units, one a line, in JSON.
    pub(super) lines: Vec<u8>,
}

/// A version in the making.
pub(super) struct Spool {
    file: BufWriter<File>,
    folder: PathBuf,
    end: u64,
    parties: BTreeMap<String, Pieces>,
}

impl Spool {
    /// An empty one.
    pub(super) fn new(folder: &Path) -> Result<Spool> {
        let file = tempfile::tempfile_in(folder).map_err(StoreError::io("create a file in", folder))?;
        Ok(Spool {
            file: BufWriter::new(file),
            folder: folder.to_owned(),
            end: 0,
            parties: BTreeMap::new(),
        })
    }

    /// How many parties there are.
    pub(super) fn len(&self) -> usize {
        self.parties.len()
    }

    /// Adds units to a party.
    pub(super) fn add(&mut self, party: String, units: &[Unit]) -> Result<()> {
        let mut lines = Vec::new();
        let pieces = self.parties.entry(party).or_default();
        for unit in units {
            pieces.digest = pieces.digest.wrapping_add(unit.digest());
            write_line(unit, &mut lines).map_err(StoreError::io("write to", &self.folder))?;
        }
        pieces.at.push((self.end, lines.len()));
        self.end += lines.len() as u64;
        self.file
            .write_all(&lines)
            .map_err(StoreError::io("write to", &self.folder))
    }

    /// All is written; now it can be read.
    pub(super) fn finish(self) -> Result<Reading> {
        let file = self
            .file
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error);
        Ok(Reading {
            file: file.map_err(StoreError::io("write to", &self.folder))?,
            folder: self.folder,
            parties: self.parties.into_iter(),
        })
    }
}

fn write_line(unit: &Unit, lines: &mut Vec<u8>) -> std::io::Result<()> {
    serde_json::to_writer(&mut *lines, unit)?;
    lines.push(b'\n');
    Ok(())
}

/// A version's parties in the order of their ids.
pub(super) struct Reading {
    file: File,
    folder: PathBuf,
    parties: IntoIter<String, Pieces>,
}

impl Reading {
    /// The next so many; none at the end.
    pub(super) fn next(&mut self, most: usize) -> Result<Vec<Party>> {
        let mut found = Vec::new();
        for (id, pieces) in self.parties.by_ref().take(most) {
            let lines = gather(&mut self.file, &pieces.at);
            found.push(Party {
                id,
                digest: pieces.digest,
                lines: lines.map_err(StoreError::io("read from", &self.folder))?,
            });
        }
        Ok(found)
    }
}

fn gather(file: &mut File, pieces: &[(u64, usize)]) -> std::io::Result<Vec<u8>> {
    let mut lines = vec![0; pieces.iter().map(|(_, length)| length).sum()];
    let mut rest = lines.as_mut_slice();
    for (from, length) in pieces {
        let (piece, after) = rest.split_at_mut(*length);
        file.seek(SeekFrom::Start(*from))?;
        file.read_exact(piece)?;
        rest = after;
    }
    Ok(lines)
}
