//! What callers send, as the description tells it.

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::ToSchema;

/// A batch of examples.
#[derive(Debug, ToSchema)]
pub(crate) struct MatchBody {
    /// By keys of the caller's choice.
    queries: BTreeMap<String, ExampleBody>,
    /// Factors on features; see `/algorithms`.
    weights: Option<BTreeMap<String, f32>>,
    /// Settings; see `/algorithms`.
    config: Option<BTreeMap<String, Value>>,
}

/// An entity to look for.
#[derive(Debug, ToSchema)]
pub(crate) struct ExampleBody {
    /// The caller's own id for it.
    id: Option<String>,
    /// FollowTheMoney schema.
    #[schema(example = "Person")]
    schema: String,
    /// Text, number or a list of them by property.
    #[schema(example = json!({"name": ["Kim CHen Yn"], "birthDate": "1984-01-08"}))]
    properties: BTreeMap<String, Value>,
}

/// One of the two, each JSON as text.
#[derive(Debug, ToSchema)]
pub(crate) struct ReconcileForm {
    /// `{"q0": {"query", "type", "limit", "properties": [{"pid", "v"}]}}`
    queries: Option<String>,
    /// `{"ids": [], "properties": [{"id", "settings"}]}`
    extend: Option<String>,
}

/// Questions with their options.
#[derive(Debug, ToSchema)]
pub(crate) struct ScreenBody {
    /// The questions.
    queries: Vec<QueryBody>,
    /// 0 to 1; 0.70.
    threshold: Option<f32>,
    /// Most findings of a query; 10.
    limit: Option<u32>,
    /// List ids; all.
    lists: Option<Vec<String>>,
    /// Programmes; all.
    programmes: Option<Vec<String>>,
    /// Topics; all.
    topics: Option<Vec<String>>,
    /// Whether weak aliases alert alone.
    weak: Option<bool>,
    /// Whether every listed name is compared.
    exhaustive: Option<bool>,
    /// From what was published by this day.
    as_of: Option<String>,
    /// From the snapshot that an earlier answer names.
    snapshot: Option<String>,
}

/// One question: properties, or the short forms beside them.
#[derive(Debug, ToSchema)]
pub(crate) struct QueryBody {
    /// The caller's own id for it.
    id: Option<String>,
    /// Schema; anything.
    schema: Option<String>,
    /// As in FollowTheMoney.
    properties: Option<BTreeMap<String, Value>>,
    /// Name.
    #[schema(example = "Ким Чен Ын")]
    name: Option<String>,
    /// 1984-01-08, 1984, 1984~ or 1980/1985.
    birth_date: Option<String>,
    /// Code or name.
    country: Option<String>,
    /// male, female or other.
    gender: Option<String>,
    /// KIND:VALUE or a bare value.
    identifier: Option<String>,
}
