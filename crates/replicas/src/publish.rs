//! From a data directory to the object store.

use std::path::Path;

use exonym_engine::Which;
use exonym_store::{Progress, Store};
use serde::Serialize;

use crate::error::{ReplicaError, Result};
use crate::manifest::{Blob, FORMAT, Manifest, Object};
use crate::remote::{Remote, object_of};

/// How often a state is read again because lists were imported meanwhile.
const TRIES: usize = 3;

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Published {
    /// Snapshot id.
    pub snapshot: String,
    /// Objects that the state is made of.
    pub objects: usize,
    /// Those that were not there yet.
    pub sent: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Publishes what a data directory answers from now, building its index where it is not there.
///
/// # Errors
/// There are no lists, a file cannot be read, or the store failed; `latest.json` names the earlier state then.
pub fn publish(data_dir: &Path, remote: &Remote, progress: &mut dyn Progress) -> Result<Published> {
    for _ in 0..TRIES {
        let opened = exonym_engine::open(data_dir, &Which::Current, progress)?;
        let store = Store::open_existing(data_dir)?.filter(|_| !opened.sample);
        let Some(store) = store else {
            return Err(ReplicaError::Empty {
                path: data_dir.to_owned(),
            });
        };
        // In the data directory: the root of a container is often read-only.
        let scratch = tempfile::tempdir_in(store.scratch_dir());
        let scratch = scratch.map_err(ReplicaError::io(store.scratch_dir()))?;
        let copy = scratch.path().join("catalogue.sqlite");
        let snapshot = opened.screener.index().meta().snapshot.clone();
        let judgements = exonym_engine::judgement_bytes(data_dir)?;
        store.copy_catalogue(&copy)?;
        let engine = exonym_engine::this_engine(judgements.clone());
        if store.snapshot_current(&engine)?.id == snapshot {
            return send(
                data_dir,
                &store,
                &snapshot,
                &copy,
                judgements.is_some(),
                remote,
                progress,
            );
        }
        // Lists were imported between the one reading and the other.
    }
    Err(ReplicaError::Changing)
}

fn send(
    data_dir: &Path,
    store: &Store,
    snapshot: &str,
    catalogue: &Path,
    judged: bool,
    remote: &Remote,
    progress: &mut dyn Progress,
) -> Result<Published> {
    let mut done = Published {
        snapshot: snapshot.to_owned(),
        objects: 0,
        sent: 0,
        bytes: 0,
    };
    let mut one = |path: &Path| -> Result<Object> {
        let object = object_of(path)?;
        let sent = remote.send(path, &object)?;
        done.objects += 1;
        done.sent += usize::from(sent);
        done.bytes += if sent { object.bytes } else { 0 };
        Ok(object)
    };
    let hashes = store.blob_hashes()?;
    progress.begin("sending list versions", Some(hashes.len() as u64));
    let mut blobs = Vec::new();
    for (number, file) in hashes.into_iter().enumerate() {
        let object = one(&store.blob_path(&file))?;
        blobs.push(Blob { file, object });
        progress.at(number as u64 + 1);
    }
    progress.end();
    progress.begin("sending index", None);
    let engine = exonym_engine::this_engine(None);
    let manifest = Manifest {
        format: FORMAT,
        snapshot: snapshot.to_owned(),
        engine: engine.engine,
        tables: engine.tables,
        index: one(&exonym_engine::index_path(data_dir, snapshot))?,
        lookups: Some(exonym_engine::lookups_path(data_dir, snapshot))
            .filter(|path| path.is_file())
            .map(|path| one(&path))
            .transpose()?,
        catalogue: one(catalogue)?,
        judgements: judged
            .then(|| one(&exonym_engine::judgement_path(data_dir)))
            .transpose()?,
        blobs,
    };
    progress.end();
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| ReplicaError::Manifest {
        name: "the description".to_owned(),
        why: error.to_string(),
    })?;
    remote.put_text(&format!("snapshots/{snapshot}.json"), text.clone())?;
    // Last, so that it never names what is not there.
    remote.put_text("latest.json", text)?;
    Ok(done)
}
