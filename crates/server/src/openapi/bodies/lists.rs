//! `/v1/lists` and the difference of two versions.

use std::collections::BTreeMap;

use utoipa::ToSchema;

/// The lists in service.
#[derive(Debug, ToSchema)]
pub(crate) struct ListsBody {
    /// Snapshot id.
    snapshot: String,
    /// What a reader must know: that the sample answers.
    caution: Option<String>,
    /// Whether the built-in sample answers.
    sample: bool,
    /// Parties over all lists.
    parties: u64,
    /// Entries of lists.
    entries: u64,
    /// Names.
    names: u64,
    /// By list.
    lists: Vec<ListBody>,
}

/// A list in service.
#[derive(Debug, ToSchema)]
pub(crate) struct ListBody {
    /// List id.
    #[schema(example = "us_ofac_sdn")]
    list: String,
    /// Who publishes it.
    publisher: String,
    /// Day of publication.
    #[schema(example = "2024-05-02")]
    published: String,
    /// Where the day came from: `given`, `file`, `name`, `folder` or `mtime`.
    dated_by: String,
    /// Moment of the import.
    imported: Option<String>,
    /// SHA-256 of the file.
    sha256: String,
    /// Entries in the index.
    entities: u64,
    /// Entries that yield to a newer list of the publisher itself.
    yielded: u64,
    /// Days since publication.
    age_days: Option<i64>,
    /// What is wrong with the kept files.
    damaged: Option<String>,
    /// What the import counted.
    stats: Option<ListStatsBody>,
    /// Versions that are kept, oldest first.
    versions: Vec<ListVersionBody>,
}

/// What an import counted.
#[derive(Debug, ToSchema)]
pub(crate) struct ListStatsBody {
    /// Persons, organisations, vessels, aircraft.
    parties: u64,
    /// Parties and the records about them.
    entities: u64,
    /// Parties of each schema.
    schemata: BTreeMap<String, u64>,
    /// Parties that state each property.
    filled: BTreeMap<String, u64>,
    /// Notes of each kind.
    notes: BTreeMap<String, u64>,
    /// Records that the file itself declares.
    #[schema(required = false)]
    declared: Option<u64>,
}

/// A kept version.
#[derive(Debug, ToSchema)]
pub(crate) struct ListVersionBody {
    /// Day of publication.
    published: String,
    /// Names the version.
    hash: String,
    /// Parties.
    parties: u64,
    /// Moment of the import.
    imported: String,
}

/// The difference between two versions of a list.
#[derive(Debug, ToSchema)]
pub(crate) struct DiffBody {
    /// List id.
    list: String,
    /// Day of the older version.
    from: String,
    /// Day of the newer version.
    to: String,
    /// Hash of the older version.
    from_version: String,
    /// Hash of the newer version.
    to_version: String,
    /// Entries only in the newer.
    added: u64,
    /// Entries only in the older.
    removed: u64,
    /// Entries in both that differ.
    changed: u64,
    /// By id.
    entries: Vec<DiffEntryBody>,
}

/// An entry that differs.
#[derive(Debug, ToSchema)]
pub(crate) struct DiffEntryBody {
    /// Entry id.
    id: String,
    /// `added`, `removed` or `changed`.
    change: String,
    /// Name to show.
    caption: String,
    /// Schema name.
    schema: String,
    /// What came and went.
    statements: Vec<DiffStatementBody>,
}

/// A statement that came or went.
#[derive(Debug, ToSchema)]
pub(crate) struct DiffStatementBody {
    /// `+` or `-`.
    op: String,
    /// Id of the record about the party that holds it.
    record: Option<String>,
    /// Schema of party or record.
    schema: String,
    /// Property.
    prop: String,
    /// As cleaned.
    value: String,
    /// As published, where it differs.
    original: Option<String>,
    /// Language or script.
    lang: Option<String>,
    /// Of a name: `strong` or `weak`.
    quality: Option<String>,
}
