//! Snapshots: exactly which versions an answer was made from, so that it can be made again.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Result, StoreError};
use crate::import::{now, parse_day};
use crate::store::Store;
use crate::version::{self, Version, failed_on};

/// What an answer depends on beside the lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Engine {
    /// Version of the matching engine.
    pub engine: String,
    /// Version of the language tables.
    pub tables: String,
    /// The bytes of the user's judgement file, where there is one.
    pub judgements: Option<Vec<u8>>,
}

/// On what ground a version stands for the day that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// It is the version in service: no day was asked for.
    Current,
    /// It was the newest of that day.
    Kept,
    /// No version so old is kept; this is the earliest later one, whose listing and delisting dates tell.
    StatedDates,
}

/// One list of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SnapshotList {
    /// The list id.
    pub list: String,
    /// The version.
    pub version: Version,
    /// Why this version.
    pub basis: Basis,
}

/// A set of list versions with all else that an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snapshot {
    /// SHA-256 over versions (with their column maps), judgement file, engine and tables, hex. The day asked for is not in it:
    /// the index is the same for every day that the same versions answer.
    pub id: String,
    /// The day asked for.
    pub as_of: Option<String>,
    /// Version of the matching engine.
    pub engine: String,
    /// Version of the language tables.
    pub tables: String,
    /// SHA-256 of the judgement file, where there is one.
    pub judgements: Option<String>,
    /// By list id.
    pub lists: Vec<SnapshotList>,
}

impl Snapshot {
    /// The same list versions under another engine: what this program can answer where the engine that made the snapshot is
    /// no longer at hand. It has an id of its own.
    #[must_use]
    pub fn under(&self, engine: &Engine) -> Snapshot {
        make(engine, self.as_of.clone(), self.lists.clone())
    }
}

impl Store {
    /// The snapshot of what is in service.
    pub fn snapshot_current(&self, engine: &Engine) -> Result<Snapshot> {
        let versions = self.in_service()?.into_iter();
        let lists = versions.map(|version| SnapshotList {
            list: version.list.clone(),
            version,
            basis: Basis::Current,
        });
        Ok(make(engine, None, lists.collect()))
    }

    /// The snapshot that answers for a day: of each list the newest version of that day or before, else the earliest later one.
    ///
    /// # Errors
    /// [`StoreError::BadDate`].
    pub fn snapshot_as_of(&self, day: &str, engine: &Engine) -> Result<Snapshot> {
        let day = parse_day(day)?;
        let mut lists = Vec::new();
        for list in self.lists()? {
            let versions = self.versions(&list)?;
            let then = versions.iter().rfind(|version| version.published <= day);
            let basis = if then.is_some() {
                Basis::Kept
            } else {
                Basis::StatedDates
            };
            if let Some(version) = then.or(versions.first()) {
                lists.push(SnapshotList {
                    list,
                    version: version.clone(),
                    basis,
                });
            }
        }
        Ok(make(engine, Some(day), lists))
    }

    /// Records a snapshot, and the judgement file with it, so that its id can be asked for later. Recording one again does
    /// nothing.
    pub fn record_snapshot(&mut self, snapshot: &Snapshot, engine: &Engine) -> Result<()> {
        let sql = self.catalogue.sql();
        let text = "SELECT 1 FROM snapshot WHERE id = ?";
        let known = sql
            .query_row(text, [&snapshot.id], |_| Ok(()))
            .optional()
            .map_err(failed_on(sql))?;
        if known.is_some() {
            return Ok(());
        }
        let write = self.catalogue.write()?;
        let failed = failed_on(&write);
        if let (Some(hash), Some(bytes)) = (&snapshot.judgements, &engine.judgements) {
            let text = "INSERT OR IGNORE INTO judgements (sha256, bytes) VALUES (?, ?)";
            write
                .execute(text, rusqlite::params![hash, bytes])
                .map_err(&failed)?;
        }
        let text = "INSERT OR IGNORE INTO snapshot (id, recorded, engine, tables, judgements) VALUES (?, ?, ?, ?, ?)";
        let values = rusqlite::params![
            snapshot.id,
            now(),
            snapshot.engine,
            snapshot.tables,
            snapshot.judgements.as_deref()
        ];
        write.execute(text, values).map_err(&failed)?;
        for list in &snapshot.lists {
            let text = "INSERT OR IGNORE INTO snapshot_list (snapshot, version) VALUES (?, ?)";
            write
                .execute(text, [&snapshot.id, &list.version.hash])
                .map_err(&failed)?;
        }
        write.commit().map_err(failed)
    }

    /// A recorded snapshot, by its id or an unambiguous start of it of at least 8 digits, and what it depended on.
    ///
    /// # Errors
    /// [`StoreError::NoSnapshot`].
    pub fn snapshot_by_id(&self, id: &str) -> Result<(Snapshot, Engine)> {
        let none = || StoreError::NoSnapshot { id: id.to_owned() };
        if id.len() < 8 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(none());
        }
        let sql = self.catalogue.sql();
        let failed = failed_on(sql);
        let text =
            "SELECT id, engine, tables, judgements FROM snapshot WHERE substr(id, 1, length(?1)) = lower(?1)";
        let mut statement = sql.prepare_cached(text).map_err(&failed)?;
        let rows = statement.query_map([id], |row| {
            let judged: Option<String> = row.get(3)?;
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                judged,
            ))
        });
        let rows: Vec<_> = rows
            .map_err(&failed)?
            .collect::<rusqlite::Result<_>>()
            .map_err(&failed)?;
        let [(id, engine, tables, judged)] = rows.as_slice() else {
            return Err(none());
        };
        let text = "SELECT bytes FROM judgements WHERE sha256 = ?";
        let judgements = judged
            .as_ref()
            .map(|hash| sql.query_row(text, [hash], |row| row.get(0)));
        let judgements: Option<Vec<u8>> = judgements.transpose().map_err(&failed)?;
        let engine = Engine {
            engine: engine.clone(),
            tables: tables.clone(),
            judgements,
        };
        let condition = "hash IN (SELECT version FROM snapshot_list WHERE snapshot = ?)";
        let versions = version::select(sql, condition, &[id])?.into_iter();
        let lists = versions.map(|version| SnapshotList {
            list: version.list.clone(),
            version,
            basis: Basis::Kept,
        });
        Ok((make(&engine, None, lists.collect()), engine))
    }
}

fn make(engine: &Engine, as_of: Option<String>, lists: Vec<SnapshotList>) -> Snapshot {
    let judgements = engine
        .judgements
        .as_ref()
        .map(|bytes| hex::encode(Sha256::digest(bytes)));
    let mut hash = Sha256::new();
    let mut line = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    };
    line("exonym-snapshot-1");
    line(&engine.engine);
    line(&engine.tables);
    line(judgements.as_deref().unwrap_or_default());
    let mut hashes: Vec<_> = lists.iter().map(|list| list.version.hash.as_str()).collect();
    hashes.sort_unstable();
    hashes.into_iter().for_each(line);
    let id = hex::encode(hash.finalize());
    let (engine, tables) = (engine.engine.clone(), engine.tables.clone());
    Snapshot {
        id,
        as_of,
        engine,
        tables,
        judgements,
        lists,
    }
}
