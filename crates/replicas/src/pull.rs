//! From the object store to the data directory of a replica.

use std::path::Path;

use exonym_engine::Which;
use exonym_store::{Progress, Store};
use serde::Serialize;
use tempfile::NamedTempFile;

use crate::error::{ReplicaError, Result};
use crate::manifest::{Manifest, Object};
use crate::remote::{Remote, object_of};

/// Says in a data directory which state it is a replica of.
const MARK: &str = "replica.json";

/// What a pull did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pulled {
    /// Snapshot id.
    pub snapshot: String,
    /// Whether there was anything new.
    pub changed: bool,
    /// Objects received.
    pub received: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Whether the index was built here, since another version of the engine made the published one.
    pub built: bool,
}

/// Takes over the published state. A directory with lists of its own is left alone unless `replace` is said.
///
/// # Errors
/// Nothing is published, the store failed, or an object is damaged; the state that was there goes on answering.
pub fn pull(data_dir: &Path, remote: &Remote, replace: bool, progress: &mut dyn Progress) -> Result<Pulled> {
    const LATEST: &str = "latest.json";
    let text = remote.text(LATEST)?.ok_or_else(|| ReplicaError::Manifest {
        name: LATEST.to_owned(),
        why: "there is none: publish a state first".to_owned(),
    })?;
    let manifest = Manifest::parse(LATEST, &text)?;
    let mark = data_dir.join(MARK);
    let mut done = Pulled {
        snapshot: manifest.snapshot.clone(),
        changed: false,
        received: 0,
        bytes: 0,
        built: false,
    };
    let index = exonym_engine::index_path(data_dir, &manifest.snapshot);
    let own = exonym_engine::this_engine(None);
    let same = (own.engine, own.tables) == (manifest.engine.clone(), manifest.tables.clone());
    if std::fs::read(&mark).is_ok_and(|known| known == text) && (index.is_file() || !same) {
        return Ok(done);
    }
    let mut store = Store::open(data_dir)?;
    if !replace && !mark.exists() && !store.lists()?.is_empty() {
        return Err(ReplicaError::Own {
            path: data_dir.to_owned(),
        });
    }
    let scratch = store.scratch_dir().to_owned();
    let mut fetch = |object: &Object| -> Result<NamedTempFile> {
        let temp = remote.receive(object, &scratch)?;
        done.received += 1;
        done.bytes += object.bytes;
        Ok(temp)
    };
    progress.begin("receiving list versions", Some(manifest.blobs.len() as u64));
    for (number, blob) in manifest.blobs.iter().enumerate() {
        let path = store.blob_path(&blob.file);
        // A file of that length whose bytes went bad on this disk is caught by its hash, and received again.
        if !object_of(&path).is_ok_and(|known| known == blob.object) {
            place(fetch(&blob.object)?, &path)?;
        }
        progress.at(number as u64 + 1);
    }
    progress.end();
    progress.begin("receiving index", None);
    if same && !object_of(&index).is_ok_and(|known| known == manifest.index) {
        place(fetch(&manifest.index)?, &index)?;
    }
    if let Some(object) = manifest.lookups.as_ref().filter(|_| same) {
        let lookups = exonym_engine::lookups_path(data_dir, &manifest.snapshot);
        if !object_of(&lookups).is_ok_and(|known| known == *object) {
            place(fetch(object)?, &lookups)?;
        }
    }
    let catalogue = fetch(&manifest.catalogue)?;
    let judged = exonym_engine::judgement_path(data_dir);
    match &manifest.judgements {
        Some(object) => place(fetch(object)?, &judged)?,
        None if judged.exists() => std::fs::remove_file(&judged).map_err(ReplicaError::io(&judged))?,
        None => {}
    }
    store.take_over(catalogue.path())?;
    progress.end();
    // Opened once, so that an index that cannot be used is told here and not by a server, and so that one that had to be
    // built is there before a server asks for it.
    let opened = exonym_engine::open(data_dir, &Which::Current, progress)?;
    done.built = opened.screener.index().meta().snapshot != manifest.snapshot;
    let temp = NamedTempFile::new_in(&scratch).map_err(ReplicaError::io(&scratch))?;
    std::fs::write(temp.path(), &text).map_err(ReplicaError::io(temp.path()))?;
    place(temp, &mark)?;
    done.changed = true;
    Ok(done)
}

/// Gives a finished file its name.
fn place(temp: NamedTempFile, path: &Path) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(ReplicaError::io(folder))?;
    }
    let kept = temp
        .persist(path)
        .map_err(|error| ReplicaError::io(path)(error.error))?;
    kept.sync_all().map_err(ReplicaError::io(path))
}
