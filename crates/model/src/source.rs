//! Where facts come from: lists, their versions, and what a reader found odd.

use serde::{Deserialize, Serialize};

/// What a citation needs of a list version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListVersion {
    /// The list id: `us_ofac_sdn`.
    pub list: String,
    /// Publication date, ISO.
    pub published: String,
    /// Where the date came from: `given`, `file`, `name`, `folder` or `mtime`.
    pub dated_by: String,
    /// SHA-256 of the file, hex; of the family's main file where the version is several files.
    pub sha256: String,
    /// When it was read, ISO date-time in UTC.
    pub imported: String,
}

/// Something odd in a record, or a record skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What happened to the record.
    pub kind: NoteKind,
    /// The publisher's record id, or the line or row (`line 17`) where there is none.
    pub record: String,
    /// The property or field concerned.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// What was seen and what became of it.
    pub reason: String,
}

/// What happened to the record that a note tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoteKind {
    /// Read, but something was odd: a value kept as published, a repeated id made unique.
    Odd,
    /// A value of the record could not be used.
    Dropped,
    /// The whole record was skipped.
    Skipped,
}
