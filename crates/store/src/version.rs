//! One kept version of a list, as the catalogue knows it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use exonym_lists::Format;
use exonym_model::{ListVersion, Note, NoteKind};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Result, StoreError};

/// What a version holds, counted once while it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionStats {
    /// Persons, organisations, vessels, aircraft.
    pub parties: u64,
    /// Parties and the records about them.
    pub entities: u64,
    /// Parties of each schema.
    pub schemata: BTreeMap<String, u64>,
    /// Parties that state each property; of the records about them as `Sanction.listingDate`.
    pub filled: BTreeMap<String, u64>,
    /// Notes of each kind.
    pub notes: BTreeMap<NoteKind, u64>,
    /// Number of records that the file itself declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<u64>,
}

/// One kept file of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptFile {
    /// `main`, or the part of the family that it is: `aliases`, `addresses`.
    pub role: String,
    /// File name as imported.
    pub name: String,
    /// SHA-256 of the file as imported, hex.
    pub sha256: String,
    /// Bytes as imported.
    pub size: u64,
    /// Bytes on disk, compressed.
    pub stored: u64,
}

/// A kept version of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Names the version: SHA-256 over list, date, format, files and column map, hex.
    pub hash: String,
    /// The list id: `us_ofac_sdn`.
    pub list: String,
    /// Publication date, ISO day.
    pub published: String,
    /// Where the date came from: `given`, `file`, `name`, `folder` or `mtime`.
    pub dated_by: String,
    /// When it was imported, ISO date-time in UTC.
    pub imported: String,
    /// Key of the [`Format`] it was read by.
    pub format: String,
    /// The main file of a family without its parts.
    pub partial: bool,
    /// Main file first.
    pub files: Vec<KeptFile>,
    /// The text of the column map, for a user's own file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column_map: Option<String>,
    /// What it holds.
    pub stats: VersionStats,
    /// What the import had to say of it: dated by the file's modification time, taken without its parts, forced.
    pub remarks: Vec<String>,
    /// The hash of the version of the same day that the user put in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
}

impl Version {
    /// SHA-256 of the main file, as citations quote it.
    pub fn sha256(&self) -> &str {
        self.files
            .first()
            .map(|file| file.sha256.as_str())
            .unwrap_or_default()
    }

    /// The format it was read by; `None` where a later version of this program has dropped it.
    pub fn format(&self) -> Option<Format> {
        Format::from_key(&self.format)
    }

    /// Who publishes it.
    pub fn publisher(&self) -> &'static str {
        self.format().map_or("unknown", Format::publisher)
    }

    /// What a citation needs.
    pub fn citation(&self) -> ListVersion {
        ListVersion {
            list: self.list.clone(),
            published: self.published.clone(),
            dated_by: self.dated_by.clone(),
            sha256: self.sha256().to_owned(),
            imported: self.imported.clone(),
        }
    }

    /// Computes [`Version::hash`] from the other fields. File names, the time of the import and how the date was found are
    /// left out: the same bytes of the same day are the same version wherever they lay.
    pub(crate) fn compute_hash(&self) -> String {
        let mut hash = Sha256::new();
        let mut line = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        ["exonym-version-1", &self.list, &self.published, &self.format]
            .into_iter()
            .for_each(&mut line);
        for file in &self.files {
            line(&file.role);
            line(&file.sha256);
        }
        line(self.column_map.as_deref().unwrap_or_default());
        hex::encode(hash.finalize())
    }

    /// Whether `other` was made of the same bytes in the same roles, whatever its date and column map.
    pub(crate) fn same_bytes(&self, files: &[KeptFile]) -> bool {
        let key = |files: &[KeptFile]| -> Vec<(String, String)> {
            files
                .iter()
                .map(|file| (file.role.clone(), file.sha256.clone()))
                .collect()
        };
        key(&self.files) == key(files)
    }
}

/// The versions that a condition on the table `version` selects, oldest first.
pub(crate) fn select(
    sql: &Connection,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Version>> {
    let failed = failed_on(sql);
    let text = format!(
        "SELECT id, hash, list, published, dated_by, imported, format, partial, column_map, stats, remarks, superseded_by
         FROM version WHERE {condition} ORDER BY list, published, id"
    );
    let mut statement = sql.prepare_cached(&text).map_err(&failed)?;
    let rows = statement.query_map(values, read_row).map_err(&failed)?;
    let mut versions = Vec::new();
    for row in rows {
        let (id, mut version, stats, remarks) = row.map_err(&failed)?;
        version.stats = from_json("stats", &stats)?;
        version.remarks = from_json("remarks", &remarks)?;
        version.files = files(sql, id)?;
        versions.push(version);
    }
    Ok(versions)
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<(i64, Version, String, String)> {
    let version = Version {
        hash: row.get("hash")?,
        list: row.get("list")?,
        published: row.get("published")?,
        dated_by: row.get("dated_by")?,
        imported: row.get("imported")?,
        format: row.get("format")?,
        partial: row.get("partial")?,
        files: Vec::new(),
        column_map: row.get("column_map")?,
        stats: VersionStats::default(),
        remarks: Vec::new(),
        superseded_by: row.get("superseded_by")?,
    };
    Ok((row.get("id")?, version, row.get("stats")?, row.get("remarks")?))
}

fn files(sql: &Connection, id: i64) -> Result<Vec<KeptFile>> {
    let failed = failed_on(sql);
    let text =
        "SELECT role, name, sha256, size, stored FROM version_file WHERE version = ? ORDER BY position";
    let mut statement = sql.prepare_cached(text).map_err(&failed)?;
    let rows = statement.query_map([id], |row| {
        let (size, stored): (i64, i64) = (row.get(3)?, row.get(4)?);
        Ok(KeptFile {
            role: row.get(0)?,
            name: row.get(1)?,
            sha256: row.get(2)?,
            size: size.unsigned_abs(),
            stored: stored.unsigned_abs(),
        })
    });
    rows.map_err(&failed)?
        .collect::<rusqlite::Result<_>>()
        .map_err(failed)
}

/// Writes a version, its files, its notes and the ids of its parties.
pub(crate) fn insert(sql: &Connection, version: &Version, ids: &[u8], notes: &[Note]) -> Result<()> {
    let failed = failed_on(sql);
    sql.execute(
        "INSERT INTO version (hash, list, published, dated_by, imported, format, partial, column_map, stats, remarks,
         party_ids) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            version.hash,
            version.list,
            version.published,
            version.dated_by,
            version.imported,
            version.format,
            version.partial,
            version.column_map,
            to_json("stats", &version.stats)?,
            to_json("remarks", &version.remarks)?,
            ids,
        ],
    )
    .map_err(&failed)?;
    let id = sql.last_insert_rowid();
    let text = "INSERT INTO version_file (version, position, role, name, sha256, size, stored)
                VALUES (?, ?, ?, ?, ?, ?, ?)";
    for (position, file) in version.files.iter().enumerate() {
        let (size, stored) = (file.size.cast_signed(), file.stored.cast_signed());
        let values = params![
            id,
            position.cast_signed(),
            file.role,
            file.name,
            file.sha256,
            size,
            stored
        ];
        sql.execute(text, values).map_err(&failed)?;
    }
    let text = "INSERT INTO note (version, kind, record, field, reason) VALUES (?, ?, ?, ?, ?)";
    let mut statement = sql.prepare_cached(text).map_err(&failed)?;
    for note in notes {
        let kind = to_json("kind", &note.kind)?;
        statement
            .execute(params![id, kind, note.record, note.field, note.reason])
            .map_err(&failed)?;
    }
    Ok(())
}

/// The kept notes of a version, in the order of the file.
pub(crate) fn notes(sql: &Connection, hash: &str) -> Result<Vec<Note>> {
    let failed = failed_on(sql);
    let text = "SELECT kind, record, field, reason FROM note
                WHERE version = (SELECT id FROM version WHERE hash = ?) ORDER BY rowid";
    let mut statement = sql.prepare_cached(text).map_err(&failed)?;
    let rows = statement.query_map([hash], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    let mut notes = Vec::new();
    for row in rows.map_err(&failed)? {
        let (kind, record, field, reason) = row.map_err(&failed)?;
        notes.push(Note {
            kind: from_json("kind", &kind)?,
            record,
            field,
            reason,
        });
    }
    Ok(notes)
}

/// For `map_err` on queries of a connection.
pub(crate) fn failed_on(sql: &Connection) -> impl Fn(rusqlite::Error) -> StoreError + use<> {
    let path = PathBuf::from(sql.path().unwrap_or("catalogue.sqlite"));
    move |source| StoreError::Catalogue {
        path: path.clone(),
        source,
    }
}

fn from_json<T: serde::de::DeserializeOwned>(what: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| StoreError::BadRow {
        what: format!("the column {what}"),
        reason: error.to_string(),
    })
}

fn to_json<T: Serialize>(what: &str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::BadRow {
        what: format!("the column {what}"),
        reason: error.to_string(),
    })
}
