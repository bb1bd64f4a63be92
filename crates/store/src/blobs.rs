//! The kept bytes of list files: compressed, named by the SHA-256 of what was imported, written once.
//!
//! A blob comes into being by rename from a synced temporary file of the same file system, then the folder is synced: it is
//! there whole or not at all, at whatever moment the process or the machine dies. Nothing points to it before the
//! catalogue's transaction does, so a blob without a row is left-over space and never a wrong answer.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::error::{Result, StoreError};

/// zstd level: 9 packs XML lists about 15:1 at some 40 MB/s; higher levels cost seconds on the largest list for little.
const LEVEL: i32 = 9;

/// Files in the making older than this are left-overs: no download or import is allowed to run so long.
const SCRATCH_AGE: Duration = Duration::from_secs(24 * 3600);

/// The folder of blobs and the folder of files in the making.
#[derive(Debug, Clone)]
pub(crate) struct Blobs {
    root: PathBuf,
    scratch: PathBuf,
}

/// A file compressed and hashed, not yet kept. Dropped without [`Blobs::keep`], it leaves nothing.
#[derive(Debug)]
pub(crate) struct Staged {
    temp: NamedTempFile,
    /// Hash of the uncompressed bytes, hex.
    pub(crate) sha256: String,
    /// Uncompressed size in bytes.
    pub(crate) size: u64,
}

impl Staged {
    /// Where the compressed bytes stand till they are kept.
    pub(crate) fn path(&self) -> &Path {
        self.temp.path()
    }
}

impl Blobs {
    /// The blobs of a data directory; makes the folders.
    pub(crate) fn open(data_dir: &Path) -> Result<Blobs> {
        let blobs = Blobs {
            root: data_dir.join("blobs"),
            scratch: data_dir.join("tmp"),
        };
        for dir in [&blobs.root, &blobs.scratch] {
            fs::create_dir_all(dir).map_err(StoreError::io("create", dir))?;
        }
        Ok(blobs)
    }

    /// The folder for files in the making, on the same file system.
    pub(crate) fn scratch(&self) -> &Path {
        &self.scratch
    }

    /// Where the blob of a hash is or would be.
    pub(crate) fn path(&self, sha256: &str) -> PathBuf {
        let prefix = sha256.get(..2).unwrap_or("xx");
        self.root.join(prefix).join(format!("{sha256}.zst"))
    }

    /// Removes what a killed process left in the making. What is younger than [`SCRATCH_AGE`] may belong to a download that
    /// another process has under way, and stays.
    pub(crate) fn clear_scratch(&self) -> Result<()> {
        let entries = fs::read_dir(&self.scratch).map_err(StoreError::io("read", &self.scratch))?;
        for entry in entries.flatten() {
            let path = entry.path();
            let changed = entry.metadata().and_then(|meta| meta.modified());
            let age = changed.ok().and_then(|changed| changed.elapsed().ok());
            if age.is_none_or(|age| age < SCRATCH_AGE) {
                continue;
            }
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            removed.map_err(StoreError::io("remove", &path))?;
        }
        Ok(())
    }

    /// Compresses and hashes bytes into a temporary file; `seen` is told the count of bytes so far.
    pub(crate) fn stage(
        &self,
        mut from: impl Read,
        what: &Path,
        seen: &mut dyn FnMut(u64),
    ) -> Result<Staged> {
        let writing = || StoreError::io("write", &self.scratch);
        let temp = NamedTempFile::new_in(&self.scratch).map_err(writing())?;
        let mut out = zstd::Encoder::new(temp, LEVEL).map_err(writing())?;
        out.include_checksum(true).map_err(writing())?;
        let (mut hash, mut size, mut buffer) = (Sha256::new(), 0u64, vec![0; 1 << 16]);
        loop {
            let got = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(got) => got,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(StoreError::io("read", what)(error)),
            };
            let chunk = buffer.get(..got).unwrap_or_default();
            hash.update(chunk);
            out.write_all(chunk).map_err(writing())?;
            size = size.saturating_add(got as u64);
            seen(size);
        }
        let temp = out.finish().map_err(writing())?;
        Ok(Staged {
            temp,
            sha256: hex::encode(hash.finalize()),
            size,
        })
    }

    /// Makes a staged file a blob, durably. A whole blob of that hash stays as it is; a damaged one is replaced, which is
    /// how importing the same file again repairs it. Gives the compressed size.
    pub(crate) fn keep(&self, staged: Staged) -> Result<u64> {
        let target = self.path(&staged.sha256);
        let stored = fs::metadata(staged.path())
            .map_err(StoreError::io("read", staged.path()))?
            .len();
        if self.check(&staged.sha256).is_ok() {
            return fs::metadata(&target)
                .map(|meta| meta.len())
                .map_err(StoreError::io("read", &target));
        }
        let folder = target.parent().unwrap_or(&self.root).to_owned();
        if !folder.is_dir() {
            fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
            sync_folder(&self.root)?;
        }
        staged
            .temp
            .as_file()
            .sync_all()
            .map_err(StoreError::io("write", staged.path()))?;
        staged
            .temp
            .persist(&target)
            .map_err(|error| StoreError::io("write", &target)(error.error))?;
        sync_folder(&folder)?;
        Ok(stored)
    }

    /// Reads a blob through once and compares its hash.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(crate) fn check(&self, sha256: &str) -> std::result::Result<u64, String> {
        let mut reader = HashingReader::new(open_zstd(&self.path(sha256)).map_err(in_words)?);
        let size = io::copy(&mut reader, &mut io::sink()).map_err(in_words)?;
        match reader.finish() {
            found if found == sha256 => Ok(size),
            found => Err(format!("its SHA-256 is {found}, imported was {sha256}")),
        }
    }

    /// The hashes of all blobs on disk, whether a version needs them or not.
    pub(crate) fn all(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for folder in fs::read_dir(&self.root)
            .map_err(StoreError::io("read", &self.root))?
            .flatten()
        {
            let Ok(files) = fs::read_dir(folder.path()) else {
                continue;
            };
            let names = files
                .flatten()
                .map(|file| file.file_name().to_string_lossy().into_owned());
            found.extend(names.filter_map(|name| name.strip_suffix(".zst").map(str::to_owned)));
        }
        found.sort_unstable();
        Ok(found)
    }
}

fn in_words(error: io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is missing".to_owned(),
        _ => error.to_string(),
    }
}

/// The uncompressed bytes of a zstd file.
fn open_zstd(path: &Path) -> io::Result<zstd::Decoder<'static, BufReader<File>>> {
    zstd::Decoder::new(File::open(path)?)
}

/// Makes a rename in a folder durable. Where folders cannot be opened (Windows), the system gives no such call.
fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)
        .and_then(|dir| dir.sync_all())
        .map_err(StoreError::io("sync", folder))?;
    let _ = folder;
    Ok(())
}

/// Passes bytes on and hashes them.
struct HashingReader<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> HashingReader<R> {
    fn new(inner: R) -> Self {
        HashingReader {
            inner,
            hash: Sha256::new(),
        }
    }

    fn finish(self) -> String {
        hex::encode(self.hash.finalize())
    }
}

impl<R: Read> Read for HashingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.hash.update(buffer.get(..got).unwrap_or_default());
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blobs() -> (tempfile::TempDir, Blobs) {
        let dir = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(dir.path()).unwrap();
        (dir, blobs)
    }

    fn stage(blobs: &Blobs, bytes: &[u8]) -> Staged {
        blobs.stage(bytes, Path::new("test"), &mut |_| ()).unwrap()
    }

    #[test]
    fn kept_bytes_come_back_and_nothing_stays_in_the_making() {
        let (_dir, blobs) = blobs();
        let staged = stage(&blobs, b"hello");
        let sha256 = staged.sha256.clone();
        assert_eq!(
            sha256,
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
        );
        assert!(blobs.check(&sha256).is_err(), "staged is not kept");
        blobs.keep(staged).unwrap();
        assert_eq!(blobs.check(&sha256), Ok(5));
        let mut out = Vec::new();
        open_zstd(&blobs.path(&sha256))
            .unwrap()
            .read_to_end(&mut out)
            .unwrap();
        assert_eq!(out, b"hello");
        assert_eq!(fs::read_dir(blobs.scratch()).unwrap().count(), 0);
        assert_eq!(blobs.all().unwrap(), [sha256]);
    }

    #[test]
    fn damage_is_found_and_keeping_again_repairs_it() {
        let (_dir, blobs) = blobs();
        let staged = stage(&blobs, &[7; 100_000]);
        let sha256 = staged.sha256.clone();
        blobs.keep(staged).unwrap();
        let path = blobs.path(&sha256);
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        fs::write(&path, &bytes).unwrap();
        blobs.check(&sha256).unwrap_err();
        blobs.keep(stage(&blobs, &[7; 100_000])).unwrap();
        assert_eq!(blobs.check(&sha256), Ok(100_000));
        fs::remove_file(&path).unwrap();
        assert_eq!(blobs.check(&sha256).unwrap_err(), "it is missing");
    }
}
