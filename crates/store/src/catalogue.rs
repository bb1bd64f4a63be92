//! The catalogue: which versions are kept, what they hold, which snapshots were answered from.
//!
//! SQLite with a rollback journal: one file to copy, readable from a medium that cannot be written, and a transaction
//! that is there or not after any kill. `synchronous=EXTRA` also syncs the folder after a commit. The layout has a number
//! (`user_version`); a catalogue of a later layout is refused instead of being half-understood.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Result, StoreError};

/// `EXON`: marks the file as ours.
const APPLICATION_ID: i64 = 0x4558_4f4e;

/// The layouts in order; a catalogue of layout n has had the first n steps.
const STEPS: &[&str] = &[r"
    CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        list TEXT NOT NULL,
        published TEXT NOT NULL,
        dated_by TEXT NOT NULL,
        imported TEXT NOT NULL,
        format TEXT NOT NULL,
        partial INTEGER NOT NULL,
        column_map TEXT,
        stats TEXT NOT NULL,
        remarks TEXT NOT NULL,
        party_ids BLOB NOT NULL,
        superseded_by TEXT
    ) STRICT;
    CREATE UNIQUE INDEX version_of_day ON version (list, published) WHERE superseded_by IS NULL;
    CREATE TABLE version_file (
        version INTEGER NOT NULL REFERENCES version (id),
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        stored INTEGER NOT NULL,
        PRIMARY KEY (version, position)
    ) STRICT;
    CREATE INDEX file_of_hash ON version_file (sha256);
    CREATE TABLE note (
        version INTEGER NOT NULL REFERENCES version (id),
        kind TEXT NOT NULL,
        record TEXT NOT NULL,
        field TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX note_of_version ON note (version);
    CREATE TABLE judgements (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE snapshot (
        id TEXT PRIMARY KEY,
        recorded TEXT NOT NULL,
        engine TEXT NOT NULL,
        tables TEXT NOT NULL,
        judgements TEXT REFERENCES judgements (sha256)
    ) STRICT;
    CREATE TABLE snapshot_list (
        snapshot TEXT NOT NULL REFERENCES snapshot (id),
        version TEXT NOT NULL REFERENCES version (hash),
        PRIMARY KEY (snapshot, version)
    ) STRICT;
    CREATE TABLE download (
        list TEXT NOT NULL,
        url TEXT NOT NULL,
        etag TEXT,
        last_modified TEXT,
        checked TEXT NOT NULL,
        version TEXT NOT NULL,
        PRIMARY KEY (list, url)
    ) STRICT;
"];

/// An open catalogue.
#[derive(Debug)]
pub(crate) struct Catalogue {
    connection: Connection,
    path: PathBuf,
}

impl Catalogue {
    /// Opens the catalogue of a data directory, making or bringing it up to date where needed.
    pub(crate) fn open(data_dir: &Path) -> Result<Catalogue> {
        Catalogue::open_file(&data_dir.join("catalogue.sqlite"))
    }

    /// Opens the catalogue in a file.
    pub(crate) fn open_file(path: &Path) -> Result<Catalogue> {
        let path = path.to_owned();
        let failed = |source| StoreError::Catalogue {
            path: path.clone(),
            source,
        };
        let mut connection = Connection::open(&path).map_err(failed)?;
        connection.busy_timeout(Duration::from_secs(20)).map_err(failed)?;
        connection
            .pragma_update(None, "synchronous", "EXTRA")
            .map_err(failed)?;
        connection
            .pragma_update(None, "foreign_keys", true)
            .map_err(failed)?;
        if layout(&connection).map_err(failed)? != STEPS.len() as i64 {
            bring_up_to_date(&mut connection, &path)?;
        }
        check_owner(&connection, &path)?;
        Ok(Catalogue { connection, path })
    }

    /// The connection, for queries.
    pub(crate) fn sql(&self) -> &Connection {
        &self.connection
    }

    /// A transaction that holds the write lock from its start; dropped without a commit it leaves nothing.
    pub(crate) fn write(&mut self) -> Result<Transaction<'_>> {
        let path = self.path.clone();
        self.connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|source| StoreError::Catalogue { path, source })
    }
}

fn layout(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn check_owner(connection: &Connection, path: &Path) -> Result<()> {
    let failed = |source| StoreError::Catalogue {
        path: path.to_owned(),
        source,
    };
    let owner: i64 = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(failed)?;
    if owner != APPLICATION_ID {
        return Err(StoreError::Foreign {
            path: path.to_owned(),
        });
    }
    Ok(())
}

/// Applies the missing steps in one transaction. The layout is asked again inside it: another process may have been first.
fn bring_up_to_date(connection: &mut Connection, path: &Path) -> Result<()> {
    let failed = |source| StoreError::Catalogue {
        path: path.to_owned(),
        source,
    };
    let write = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(failed)?;
    let found = layout(&write).map_err(failed)?;
    let tables: i64 = write
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    if found == 0 && tables == 0 {
        write
            .pragma_update(None, "application_id", APPLICATION_ID)
            .map_err(failed)?;
    }
    check_owner(&write, path)?;
    let known = STEPS.len() as i64;
    if found > known {
        return Err(StoreError::NewerLayout {
            path: path.to_owned(),
            found,
            known,
        });
    }
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        write.execute_batch(step).map_err(failed)?;
    }
    write.pragma_update(None, "user_version", known).map_err(failed)?;
    write.commit().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_again_and_refuses_what_is_newer_or_foreign() {
        let dir = tempfile::tempdir().unwrap();
        Catalogue::open(dir.path()).unwrap();
        let catalogue = Catalogue::open(dir.path()).unwrap();
        catalogue.sql().pragma_update(None, "user_version", 99).unwrap();
        drop(catalogue);
        let error = Catalogue::open(dir.path()).unwrap_err();
        assert!(
            matches!(error, StoreError::NewerLayout { found: 99, .. }),
            "{error}"
        );

        let other = tempfile::tempdir().unwrap();
        let foreign = Connection::open(other.path().join("catalogue.sqlite")).unwrap();
        foreign.execute_batch("CREATE TABLE mine (x)").unwrap();
        let error = Catalogue::open(other.path()).unwrap_err();
        assert!(matches!(error, StoreError::Foreign { .. }), "{error}");
    }
}
