//! Lists as an answer names them.

use exonym_index::MetaList;
use serde::Serialize;

/// A list behind an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListInfo {
    /// List id.
    pub list: String,
    /// Publication date of the version asked.
    pub published: String,
    /// Parties of the list that were asked.
    pub entities: u64,
    /// Publisher.
    pub publisher: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// How the day asked is known, for an answer as of a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

impl From<&MetaList> for ListInfo {
    fn from(list: &MetaList) -> ListInfo {
        ListInfo {
            list: list.version.list.clone(),
            published: list.version.published.clone(),
            entities: list.parties,
            publisher: list.publisher.clone(),
            sha256: list.version.sha256.clone(),
            basis: list.basis.clone(),
        }
    }
}
