//! Opening: the index of a snapshot if it is there, else built first.

use std::path::{Path, PathBuf};

use exonym_index::{Index, IndexError};
use exonym_screen::{BASIS_KEPT, BASIS_STATED, Screener};
use exonym_store::{Basis, Progress, Snapshot, Store};

use crate::build::build;
use crate::data::Data;
use crate::error::EngineError;
use crate::judged::{self, judgement_bytes};
use crate::sample::sample_index;

/// Which state of the lists is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The lists in service.
    Current,
    /// What was published by a day (ISO).
    AsOf(String),
    /// The snapshot that an earlier answer names.
    Snapshot(String),
}

/// A screener and where it comes from.
pub struct Engine {
    /// Ready to ask.
    pub screener: Screener<Data>,
    /// Whether it is the built-in sample list.
    pub sample: bool,
}

/// Opens the engine of a data directory.
///
/// # Errors
/// The store or the index cannot be read, the snapshot is not known, the index cannot be written.
pub fn open(data_dir: &Path, which: &Which, progress: &mut dyn Progress) -> Result<Engine, EngineError> {
    let store = Store::open_existing(data_dir)?;
    let Some(mut store) = store.filter(|store| store.lists().is_ok_and(|lists| !lists.is_empty())) else {
        return sample(which);
    };
    let mut engine = crate::this_engine(judgement_bytes(data_dir)?);
    let snapshot = match which {
        Which::Current => store.snapshot_current(&engine)?,
        Which::AsOf(day) => store.snapshot_as_of(day, &engine)?,
        Which::Snapshot(id) => {
            let (snapshot, made_by) = store.snapshot_by_id(id)?;
            // An old answer is made again under the judgements of its time, which are kept with it.
            engine.judgements.clone_from(&made_by.judgements);
            if made_by != engine {
                progress.say(&format!(
                    "note: snapshot {id} was answered by {} ({}); this is {} ({}), which answers from the same list versions",
                    made_by.engine, made_by.tables, engine.engine, engine.tables
                ));
            }
            snapshot.under(&engine)
        }
    };
    let index = open_or_build(&mut store, &snapshot, &engine, progress)?;
    let basis = |list: &str| {
        let asked = matches!(which, Which::AsOf(_));
        let found = snapshot.lists.iter().find(|known| asked && known.list == list)?;
        Some(
            if found.basis == Basis::StatedDates {
                BASIS_STATED
            } else {
                BASIS_KEPT
            }
            .to_owned(),
        )
    };
    Ok(Engine {
        screener: Screener::new(index.with_basis(basis)),
        sample: false,
    })
}

fn sample(which: &Which) -> Result<Engine, EngineError> {
    let index = Index::open(Data::Memory(sample_index()?))?;
    if let Which::Snapshot(id) = which
        && *id != index.meta().snapshot
    {
        return Err(EngineError::NoSnapshot(id.clone()));
    }
    Ok(Engine {
        screener: Screener::new(index),
        sample: true,
    })
}

/// Where the index of a snapshot is kept.
pub fn index_path(data_dir: &Path, snapshot: &str) -> PathBuf {
    data_dir.join("indexes").join(format!("{snapshot}.exonym"))
}

/// Where the look-ups that a server keeps beside the index of a snapshot are, or would be.
pub fn lookups_path(data_dir: &Path, snapshot: &str) -> PathBuf {
    index_path(data_dir, snapshot).with_extension("book")
}

/// Builds the index of the lists in service again. The one that is there serves until the new one takes its place.
///
/// # Errors
/// As [`open`].
pub fn rebuild(data_dir: &Path, progress: &mut dyn Progress) -> Result<(), EngineError> {
    if let Some(mut store) = Store::open_existing(data_dir)?
        && !store.lists()?.is_empty()
    {
        let engine = crate::this_engine(judgement_bytes(data_dir)?);
        let snapshot = store.snapshot_current(&engine)?;
        let path = index_path(data_dir, &snapshot.id);
        make(&mut store, &snapshot, &engine, &path, progress)?;
    }
    Ok(())
}

fn open_or_build(
    store: &mut Store,
    snapshot: &Snapshot,
    engine: &exonym_store::Engine,
    progress: &mut dyn Progress,
) -> Result<Index<Data>, EngineError> {
    let path = index_path(store.data_dir(), &snapshot.id);
    if path.exists() {
        match open_index(&path) {
            // A file that another version made, or that is damaged, is made again: the lists behind it are kept.
            Err(IndexError::Version { .. } | IndexError::Damaged(_)) => {}
            opened => return Ok(opened?),
        }
    }
    make(store, snapshot, engine, &path, progress)?;
    Ok(open_index(&path)?)
}

/// Builds the index of a snapshot at `path`.
fn make(
    store: &mut Store,
    snapshot: &Snapshot,
    engine: &exonym_store::Engine,
    path: &Path,
    progress: &mut dyn Progress,
) -> Result<(), EngineError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|source| EngineError::Io {
        path: folder.display().to_string(),
        source,
    })?;
    // An answer names its snapshot, so the snapshot is on record before there is an index to answer from.
    let judgements = judged::read(engine.judgements.as_deref())?;
    store.record_snapshot(snapshot, engine)?;
    build(store, snapshot, &judgements, path, progress)?;
    Ok(())
}

fn open_index(path: &Path) -> Result<Index<Data>, IndexError> {
    Index::open(Data::Mapped(exonym_index::map_file(path)?))
}
