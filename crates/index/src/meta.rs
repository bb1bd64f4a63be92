//! What an index says of itself.

use exonym_model::ListVersion;
use serde::{Deserialize, Serialize};

/// The snapshot behind an index, and counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meta {
    /// Snapshot id, hex.
    pub snapshot: String,
    /// Lists, in the order of their numbers.
    pub lists: Vec<MetaList>,
    /// Parties in the file.
    pub parties: u64,
    /// Names in the file.
    pub names: u64,
    /// What a user must know before relying on it, such as that the list is a sample; empty as a rule.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caution: String,
}

/// One list in an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetaList {
    /// The version it was built from.
    pub version: ListVersion,
    /// The publisher.
    pub publisher: String,
    /// Parties of the list in this index.
    pub parties: u64,
    /// Parties left out because a newer list of the publisher itself speaks for them.
    #[serde(default)]
    pub yielded: u64,
    /// For an answer as of a day: how that day is known. Not in the file, which is the same for every day that the same
    /// versions answer; set on the open index by [`crate::Index::with_basis`].
    #[serde(skip)]
    pub basis: Option<String>,
}
