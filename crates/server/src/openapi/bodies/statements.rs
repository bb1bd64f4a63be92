//! `/v1/statements/{id}`.

use serde_json::Value;
use utoipa::ToSchema;

/// Everything that lists state of a party.
#[derive(Debug, ToSchema)]
pub(crate) struct StatementsBody {
    /// Party id.
    id: String,
    /// Name to show.
    caption: String,
    /// Schema name.
    schema: String,
    /// Its other ids.
    referents: Vec<String>,
    /// Of the entry that gives the id.
    listing: ListingBody,
    /// Of the entry that gives the id.
    citation: EntryCitationBody,
    /// Of the entry that gives the id.
    history: Option<HistoryBody>,
    /// Its entries.
    entries: Vec<StatedEntryBody>,
    /// Why they are one party.
    joins: Vec<exonym_api::JoinJson>,
    /// Snapshot id.
    snapshot: String,
    /// Statements.
    total: u64,
    /// Every value with its source.
    statements: Vec<StatementBody>,
}

/// An entry of a list.
#[derive(Debug, ToSchema)]
pub(crate) struct StatedEntryBody {
    /// Entry id.
    id: String,
    /// Name to show.
    caption: String,
    /// Since when it is listed.
    listing: ListingBody,
    /// Over kept versions; null where it was not asked for.
    history: Option<HistoryBody>,
    /// Where it was published.
    citation: EntryCitationBody,
}

/// Since when an entry is listed, as far as the list states it.
#[derive(Debug, ToSchema)]
pub(crate) struct ListingBody {
    /// `listed` or `delisted`.
    state: String,
    /// Day of listing.
    since: Option<String>,
    /// Day of delisting.
    until: Option<String>,
}

/// Where an entry was published.
#[derive(Debug, ToSchema)]
pub(crate) struct EntryCitationBody {
    /// List id.
    list: String,
    /// Who publishes it.
    publisher: Option<String>,
    /// Day of publication.
    published: Option<String>,
    /// Where the day came from.
    dated_by: Option<String>,
    /// Moment of the import.
    imported: Option<String>,
    /// The publisher's id of the record.
    record: String,
    /// The publisher's page of it.
    url: Option<String>,
    /// SHA-256 of the file.
    sha256: Option<String>,
}

/// An entry over the kept versions of its list.
#[derive(Debug, ToSchema)]
pub(crate) struct HistoryBody {
    /// Entry id.
    id: String,
    /// Days of the kept versions that have it.
    versions: Vec<String>,
    /// Its statements in the order in which they came up.
    statements: Vec<HistoryStatementBody>,
    /// Days of versions that are being read for the first time.
    #[schema(required = false)]
    pending: Option<Vec<String>>,
    /// Days of versions whose kept file is damaged.
    #[schema(required = false)]
    unreadable: Option<Vec<String>>,
}

/// A statement over kept versions.
#[derive(Debug, ToSchema)]
pub(crate) struct HistoryStatementBody {
    /// Id of the record about the party that holds it.
    #[schema(required = false)]
    record: Option<String>,
    /// Schema of party or record.
    schema: String,
    /// The statement: `prop`, `value`, and what else was published of it.
    statement: Value,
    /// Day of the first kept version that has it.
    first_seen: String,
    /// Day of the last.
    last_seen: String,
    /// Whether the version in service has it.
    current: bool,
}

/// A value with its source.
#[derive(Debug, ToSchema)]
pub(crate) struct StatementBody {
    /// The entry that states it.
    entry: String,
    /// The entry, or the record about it.
    entity_id: String,
    /// Schema of entry or record.
    schema: String,
    /// Property.
    prop: String,
    /// Property, for people.
    prop_label: String,
    /// As cleaned.
    value: String,
    /// For people.
    label: String,
    /// As published, where it differs.
    original_value: Option<String>,
    /// Language or script.
    lang: Option<String>,
    /// Of a name: ISO 15924.
    script: Option<String>,
    /// Of a name: strong, weak or unstated.
    quality: Option<String>,
    /// Of a name: its parts as published.
    parts: Option<Vec<Value>>,
    /// List id.
    dataset: String,
}
