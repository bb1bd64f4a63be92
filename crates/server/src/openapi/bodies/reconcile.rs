//! OpenRefine's protocol.

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::ToSchema;

/// What the service is; only what the protocol names.
#[derive(Debug, ToSchema)]
pub(crate) struct ManifestBody {
    /// Versions of the protocol.
    versions: Vec<String>,
    /// For people.
    name: String,
    /// Space of ids.
    #[schema(rename = "identifierSpace")]
    identifier_space: String,
    /// Space of types and properties.
    #[schema(rename = "schemaSpace")]
    schema_space: String,
    /// Address of the description.
    documentation: String,
    /// Queries in one go.
    #[schema(rename = "batchSize")]
    batch_size: u32,
    /// Page of an entity.
    view: BTreeMap<String, String>,
    /// Small page of an entity, with its width and height.
    preview: BTreeMap<String, Value>,
    /// Where suggestions come from.
    suggest: BTreeMap<String, ServiceBody>,
    /// Where values come from.
    extend: BTreeMap<String, Value>,
    /// Types that can be chosen.
    #[schema(rename = "defaultTypes")]
    default_types: Vec<TypeBody>,
}

/// Where a part of the service is.
#[derive(Debug, ToSchema)]
pub(crate) struct ServiceBody {
    /// Address.
    service_url: String,
    /// Path after it.
    service_path: String,
}

/// A property or an entity; of types that are suggested only id, name and description.
#[derive(Debug, ToSchema)]
pub(crate) struct NamedBody {
    /// Id.
    id: String,
    /// For people.
    name: String,
    /// What it is.
    description: Option<String>,
    /// Of an entity: its types.
    r#type: Option<Vec<TypeBody>>,
}

/// A type.
#[derive(Debug, ToSchema)]
pub(crate) struct TypeBody {
    /// Schema name.
    id: String,
    /// For people.
    name: String,
    /// What it is.
    description: String,
}

/// What was typed, and what it may become.
#[derive(Debug, ToSchema)]
pub(crate) struct SuggestionsBody {
    /// Always `/api/status/ok`.
    code: String,
    /// Always `200 OK`.
    status: String,
    /// What was typed.
    prefix: String,
    /// The suggestions.
    result: Vec<NamedBody>,
}

/// Properties that rows can be extended by.
#[derive(Debug, ToSchema)]
pub(crate) struct ProposalsBody {
    /// Most properties; 0 for all.
    limit: u32,
    /// Schema.
    r#type: String,
    /// The properties.
    properties: Vec<NamedBody>,
}

/// Candidates by query, or values by row.
#[derive(Debug, ToSchema)]
#[serde(untagged)]
pub(crate) enum ReconcileBody {
    /// Values of each row.
    Extended(ExtendedBody),
    /// Candidates of each query.
    Found(BTreeMap<String, FoundBody>),
}

/// Values of rows.
#[derive(Debug, ToSchema)]
pub(crate) struct ExtendedBody {
    /// The properties.
    meta: Vec<NamedBody>,
    /// By id, then by property; an id that is not known has no properties.
    rows: BTreeMap<String, BTreeMap<String, Vec<CellBody>>>,
}

/// A value.
#[derive(Debug, ToSchema)]
pub(crate) struct CellBody {
    /// As text.
    r#str: String,
}

/// Candidates of a query.
#[derive(Debug, ToSchema)]
pub(crate) struct FoundBody {
    /// The best first.
    result: Vec<CandidateBody>,
}

/// A candidate.
#[derive(Debug, ToSchema)]
pub(crate) struct CandidateBody {
    /// Entity id.
    id: String,
    /// Name to show.
    name: String,
    /// Schema, for people.
    description: String,
    /// Its type.
    r#type: Vec<TypeBody>,
    /// 0 to 1.
    score: f64,
    /// Whether it is at or over the threshold.
    r#match: bool,
}
