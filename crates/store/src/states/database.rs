//! The file of states. Blocks are written first and a version's table last, so a version is there whole or not at all; blocks
//! that no table names do no harm.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use crate::error::{Result, StoreError};
use crate::fold::{Digest128, Unit};
use crate::states::spool::Party;
use crate::states::table::Table;
use crate::version::Version;

/// What made the file: another program's states are dropped, since its readers may have understood a file otherwise.
/// Raise the number when a reader or the layout changes between two releases.
const MADE_BY: &str = concat!("exonym ", env!("CARGO_PKG_VERSION"), ", states 1");
/// Bytes of a block's hash.
const HASH: usize = 16;
/// Level of compression of a block.
const LEVEL: i32 = 3;

const LAYOUT: &str = r"
    DROP TABLE IF EXISTS made_by;
    DROP TABLE IF EXISTS block;
    DROP TABLE IF EXISTS version;
    CREATE TABLE made_by (program TEXT NOT NULL) STRICT;
    CREATE TABLE block (
        number INTEGER PRIMARY KEY,
        hash BLOB NOT NULL UNIQUE,
        digest BLOB NOT NULL,
        units BLOB NOT NULL
    ) STRICT;
    CREATE TABLE version (hash TEXT PRIMARY KEY, parties BLOB NOT NULL) STRICT;
";

/// The open file.
pub(crate) struct States {
    sql: Connection,
    path: PathBuf,
}

impl States {
    /// Opens the states of a data directory; a file that is damaged or of another program is made anew.
    pub(crate) fn open(data_dir: &Path) -> Result<States> {
        let path = data_dir.join("states.sqlite");
        let opened = connect(&path).or_else(|error| match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                for end in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(data_dir.join(format!("states.sqlite{end}")));
                }
                connect(&path)
            }
            _ => Err(error),
        });
        match opened {
            Ok(sql) => Ok(States { sql, path }),
            Err(source) => Err(StoreError::States { path, source }),
        }
    }

    /// Whether a version was read.
    pub(crate) fn knows(&self, version: &Version) -> Result<bool> {
        let text = "SELECT 1 FROM version WHERE hash = ?";
        let mut asked = self.sql.prepare_cached(text).map_err(self.failed())?;
        asked.exists([&version.hash]).map_err(self.failed())
    }

    /// The table of a version; `None` where it was not read.
    pub(crate) fn table(&self, version: &Version) -> Result<Option<Table>> {
        let text = "SELECT parties FROM version WHERE hash = ?";
        let row = self.sql.query_row(text, [&version.hash], |row| row.get(0));
        let packed: Option<Vec<u8>> = row.optional().map_err(self.failed())?;
        let table = packed.map(|packed| Table::unpack(&packed).ok_or_else(|| self.damaged()));
        table.transpose()
    }

    /// What a block says, and the sum that tells whether anything changed.
    pub(crate) fn units(&self, number: i64) -> Result<Vec<Unit>> {
        let text = "SELECT hash, units FROM block WHERE number = ?";
        let mut asked = self.sql.prepare_cached(text).map_err(self.failed())?;
        let row = asked.query_row([number], |row| Ok((row.get(0)?, row.get(1)?)));
        let (hash, packed): (Vec<u8>, Vec<u8>) = row.map_err(self.failed())?;
        let lines = zstd::decode_all(packed.as_slice()).map_err(|_| self.damaged())?;
        if hash_of(&lines) != hash.as_slice() {
            return Err(self.damaged());
        }
        let units = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let units: serde_json::Result<Vec<Unit>> = units.map(serde_json::from_slice).collect();
        units.map_err(|_| self.damaged())
    }

    /// The sum over a block's units, equal where nothing changed.
    pub(crate) fn digest(&self, number: i64) -> Result<Digest128> {
        let text = "SELECT digest FROM block WHERE number = ?";
        let mut asked = self.sql.prepare_cached(text).map_err(self.failed())?;
        let digest = asked
            .query_row([number], |row| row.get(0))
            .map_err(self.failed())?;
        Ok(Digest128::from_le_bytes(digest))
    }

    /// Keeps what is stated of parties, and adds each with its block's number to the rows.
    pub(super) fn add(&mut self, parties: Vec<Party>, rows: &mut Vec<(String, i64)>) -> Result<()> {
        let path = self.path.clone();
        let failed = |source| StoreError::States {
            path: path.clone(),
            source,
        };
        let write = self.sql.transaction_with_behavior(TransactionBehavior::Immediate);
        let write = write.map_err(failed)?;
        for party in parties {
            let hash = hash_of(&party.lines);
            let known = write.prepare_cached("SELECT number FROM block WHERE hash = ?");
            let known = known.map_err(failed)?.query_row([hash], |row| row.get(0));
            let number = match known.optional().map_err(failed)? {
                Some(number) => number,
                None => {
                    let packed = zstd::encode_all(party.lines.as_slice(), LEVEL);
                    let packed = packed.map_err(StoreError::io("compress for", &path))?;
                    let text = "INSERT INTO block (hash, digest, units) VALUES (?, ?, ?)";
                    let mut insert = write.prepare_cached(text).map_err(failed)?;
                    let values = params![hash, party.digest.to_le_bytes(), packed];
                    insert.insert(values).map_err(failed)?
                }
            };
            rows.push((party.id, number));
        }
        write.commit().map_err(failed)
    }

    /// A version was read to its end.
    pub(super) fn know(&self, version: &Version, rows: &[(String, i64)]) -> Result<()> {
        let packed = Table::pack(rows).map_err(StoreError::io("compress for", &self.path))?;
        let text = "INSERT OR REPLACE INTO version (hash, parties) VALUES (?, ?)";
        let done = self.sql.execute(text, params![version.hash, packed]);
        done.map(|_| ()).map_err(self.failed())
    }

    fn failed(&self) -> impl Fn(rusqlite::Error) -> StoreError + use<> {
        let path = self.path.clone();
        move |source| StoreError::States {
            path: path.clone(),
            source,
        }
    }

    fn damaged(&self) -> StoreError {
        StoreError::DamagedStates {
            path: self.path.clone(),
        }
    }
}

fn hash_of(lines: &[u8]) -> [u8; HASH] {
    let whole: [u8; 32] = Sha256::digest(lines).into();
    let mut hash = [0; HASH];
    hash.copy_from_slice(&whole[..HASH]);
    hash
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let mut sql = Connection::open(path)?;
    sql.busy_timeout(Duration::from_secs(20))?;
    // Readers go on while a version is written. A power cut may cost the last version read, which is then read again.
    sql.pragma_update(None, "journal_mode", "WAL")?;
    sql.pragma_update(None, "synchronous", "NORMAL")?;
    if made_by(&sql)?.as_deref() != Some(MADE_BY) {
        let write = sql.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have been first.
        if made_by(&write)?.as_deref() != Some(MADE_BY) {
            write.execute_batch(LAYOUT)?;
            write.execute("INSERT INTO made_by VALUES (?)", [MADE_BY])?;
        }
        write.commit()?;
    }
    Ok(sql)
}

fn made_by(sql: &Connection) -> rusqlite::Result<Option<String>> {
    let there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'made_by'";
    if !sql.prepare(there)?.exists([])? {
        return Ok(None);
    }
    sql.query_row("SELECT program FROM made_by", [], |row| row.get(0))
        .optional()
}
