//! The shapes of the matching API that clients of the field speak: entities, match and search answers.
//!
//! Fields that those clients do not know (`strength`, `sources`, `limited`) stand beside theirs.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::screen::CitationJson;

/// An entity with its values by property. A value is text, or an entity where the answer is nested.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntityJson {
    /// Entry id, `<list id>:<record id>`.
    pub id: String,
    /// Name to show.
    pub caption: String,
    /// FollowTheMoney schema.
    pub schema: String,
    /// Values by property; always arrays.
    pub properties: BTreeMap<String, Vec<Value>>,
    /// Lists that state it.
    pub datasets: Vec<String>,
    /// Its other ids.
    pub referents: Vec<String>,
    /// Whether one of its topics is a risk.
    pub target: bool,
    /// Earliest stated day of listing, `YYYY-MM-DDThh:mm:ss`.
    pub first_seen: Option<String>,
    /// Publication of the version that states it.
    pub last_seen: Option<String>,
    /// Latest stated change; the publication of the version where none is stated.
    pub last_change: Option<String>,
}

/// An entity with how well it matches.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoredJson {
    /// The entity.
    #[serde(flatten)]
    pub entity: EntityJson,
    /// 0 to 1.
    pub score: f32,
    /// Whether the score reaches the threshold.
    #[serde(rename = "match")]
    pub is_match: bool,
    /// What the score is made of, by feature.
    pub explanations: BTreeMap<String, FeatureJson>,
    /// What stands behind the score: `exact`, `strong`, `medium`, `weak`; null from an algorithm that does not tell.
    pub strength: Option<&'static str>,
    /// Where each entry was published.
    pub sources: Vec<SourceJson>,
}

/// One feature of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeatureJson {
    /// How the two sides relate, in words.
    pub detail: Option<String>,
    /// What the feature adds to the score.
    pub score: f32,
    /// Of the query.
    pub query: Option<String>,
    /// Of the listed party.
    pub candidate: Option<String>,
}

/// The published record behind a result.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceJson {
    /// List id.
    pub list: String,
    /// Entry id.
    pub id: String,
    /// `listed` or `delisted`.
    pub state: String,
    /// The citation.
    #[serde(flatten)]
    pub citation: CitationJson,
}

/// A count that clients expect with its relation; ours is always exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TotalJson {
    /// The count.
    pub value: usize,
    /// `eq`, or `gte` where a bound on work was met.
    pub relation: &'static str,
}

impl TotalJson {
    /// An exact count.
    pub fn exact(value: usize) -> TotalJson {
        TotalJson {
            value,
            relation: "eq",
        }
    }
}

/// The query as it was understood.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExampleJson {
    /// The caller's id, or null.
    pub id: Option<String>,
    /// Schema.
    pub schema: String,
    /// Cleaned values; what could not be cleaned is not there.
    pub properties: BTreeMap<String, Vec<String>>,
}

/// The answer to one query of a batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatchResultJson {
    /// 200.
    pub status: u16,
    /// Best first.
    pub results: Vec<ScoredJson>,
    /// Matches at or over the threshold, also those past the limit.
    pub total: TotalJson,
    /// The query as it was understood.
    pub query: ExampleJson,
    /// Why fewer names were compared than keys called for; left out as a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limited: Option<String>,
}

/// The answer to a batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatchJson {
    /// By the caller's keys.
    pub responses: BTreeMap<String, MatchResultJson>,
    /// As asked.
    pub limit: usize,
    /// The snapshot that answered all queries of the batch.
    pub snapshot: String,
}

/// The answer to a search.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SearchJson {
    /// As asked.
    pub limit: usize,
    /// As asked.
    pub offset: usize,
    /// Entities found.
    pub total: TotalJson,
    /// One page of them.
    pub results: Vec<EntityJson>,
    /// Counts over all that was found, by facet.
    pub facets: BTreeMap<String, FacetJson>,
}

/// Counts of the values of a facet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetJson {
    /// For people.
    pub label: String,
    /// Most frequent first.
    pub values: Vec<FacetValueJson>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetValueJson {
    /// The value.
    pub name: String,
    /// For people.
    pub label: String,
    /// Entities that bear it.
    pub count: usize,
}

/// Neighbours of an entity under one property.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdjacentJson {
    /// One page.
    pub results: Vec<EntityJson>,
    /// All.
    pub total: TotalJson,
    /// As asked.
    pub limit: usize,
    /// As asked.
    pub offset: usize,
}

/// An entity and its neighbours.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeighboursJson {
    /// The entity, flat.
    pub entity: EntityJson,
    /// By property; only those with neighbours.
    pub adjacent: BTreeMap<String, AdjacentJson>,
}
