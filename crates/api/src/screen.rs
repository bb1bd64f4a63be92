//! The answer to a screening.

use std::collections::BTreeMap;

use exonym_index::{Bundle, Meta};
use exonym_model::{Quality, Schema};
use exonym_screen::{Entry, Finding, Listing, Options, Outcome, Part, Query, Strength};
use serde::Serialize;
use serde_json::Value;

use crate::lists::ListInfo;
use crate::parties::{JoinJson, join_json};

/// `{"snapshot","as_of","lists","results"}`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScreenJson {
    /// Snapshot id.
    pub snapshot: String,
    /// The day asked, where one was.
    pub as_of: Option<String>,
    /// Lists that were asked.
    pub lists: Vec<ListInfo>,
    /// What a reader must know before relying on the answer; left out where there is nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caution: String,
    /// One for each query, in order.
    pub results: Vec<ResultJson>,
}

/// A query with its findings.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResultJson {
    /// As asked, in FollowTheMoney properties.
    pub query: QueryJson,
    /// Best first.
    pub findings: Vec<FindingJson>,
    /// Why fewer candidates were compared, or null.
    pub limited: Option<String>,
}

/// A query as an entity.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QueryJson {
    /// Schema name.
    pub schema: &'static str,
    /// Values by property.
    pub properties: BTreeMap<&'static str, Vec<String>>,
}

/// A finding.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FindingJson {
    /// Party id.
    pub id: String,
    /// Its other ids.
    pub referents: Vec<String>,
    /// Schema name.
    pub schema: String,
    /// Name to show.
    pub caption: String,
    /// 0 to 1.
    pub score: f32,
    /// Whether the score reaches the threshold.
    #[serde(rename = "match")]
    pub is_match: bool,
    /// What stands behind the score.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub strength: Strength,
    /// Topics.
    pub topics: Vec<String>,
    /// The name that met.
    pub matched: MatchedJson,
    /// Lines whose effects sum to the score.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<std::collections::BTreeMap<String, serde_json::Value>>))]
    pub explanation: Vec<Part>,
    /// Its entries that were asked for.
    pub entries: Vec<EntryJson>,
    /// Why its entries are taken for one party; left out where it has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joins: Vec<JoinJson>,
}

/// The name that met.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatchedJson {
    /// Of the query.
    pub query: String,
    /// As listed.
    pub listed: String,
    /// The property that states it.
    pub property: String,
    /// `strong`, `weak` or `unstated`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub quality: Quality,
    /// ISO 15924 code.
    pub script: String,
    /// Roads, named.
    pub roads: Vec<String>,
}

/// An entry on a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryJson {
    /// List id.
    pub list: String,
    /// Entry id.
    pub id: String,
    /// Quality of the matched name.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub quality: Quality,
    /// Its state on the list.
    #[cfg_attr(feature = "openapi", schema(value_type = serde_json::Value))]
    pub listing: Listing,
    /// Its source.
    pub citation: CitationJson,
    /// Everything published, as FollowTheMoney.
    pub entity: Value,
    /// Records about it (sanctions, identifications, addresses, ties), as FollowTheMoney.
    pub linked: Vec<Value>,
}

/// A source.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CitationJson {
    /// Who publishes.
    pub publisher: String,
    /// The list's own publication date.
    pub published: String,
    /// The publisher's record id.
    pub record: String,
    /// The publisher's page.
    pub url: Option<String>,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// The whole answer.
pub fn screen_json(meta: &Meta, options: &Options, results: Vec<ResultJson>) -> ScreenJson {
    let asked = &options.filters.lists;
    let lists = meta
        .lists
        .iter()
        .filter(|list| asked.is_empty() || asked.contains(&list.version.list));
    ScreenJson {
        snapshot: meta.snapshot.clone(),
        as_of: options.filters.as_of.clone(),
        lists: lists.map(ListInfo::from).collect(),
        caution: meta.caution.clone(),
        results,
    }
}

/// One query's answer.
pub fn result_json(query: &Query, outcome: Outcome) -> ResultJson {
    ResultJson {
        query: query_json(query),
        findings: outcome.findings.into_iter().map(finding_json).collect(),
        limited: outcome.limited,
    }
}

fn query_json(query: &Query) -> QueryJson {
    let parts = query.parts();
    let mut properties: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let mut put = |prop: &'static str, value: String| properties.entry(prop).or_default().push(value);
    for name in &parts.names {
        put("name", name.clone());
    }
    let person = query.schema().is_a(Schema::Person) || query.schema() == Schema::Thing;
    for date in &parts.dates {
        put(
            if person { "birthDate" } else { "incorporationDate" },
            date.to_string(),
        );
    }
    for country in &parts.countries {
        put("country", country.to_string());
    }
    if let Some(gender) = &parts.gender {
        put("gender", gender.clone());
    }
    for (kind, text) in &parts.ids {
        put(
            "idNumber",
            kind.map_or_else(|| text.clone(), |kind| format!("{kind}:{text}")),
        );
    }
    QueryJson {
        schema: query.schema().name(),
        properties,
    }
}

pub(crate) fn finding_json(finding: Finding) -> FindingJson {
    FindingJson {
        id: finding.id,
        referents: finding.referents,
        schema: finding.schema,
        caption: finding.caption,
        score: finding.score,
        is_match: finding.is_match,
        strength: finding.strength,
        topics: finding.topics,
        matched: MatchedJson {
            query: finding.matched.query,
            listed: finding.matched.listed,
            property: finding.matched.property,
            quality: finding.matched.quality,
            script: finding.matched.script,
            roads: finding.matched.roads,
        },
        explanation: finding.explanation,
        joins: finding.joins.into_iter().map(join_json).collect(),
        entries: finding.entries.into_iter().map(entry_json).collect(),
    }
}

pub(crate) fn entry_json(entry: Entry) -> EntryJson {
    let Bundle { party, linked } = entry.bundle;
    EntryJson {
        list: entry.list,
        id: entry.id,
        quality: entry.quality,
        listing: entry.listing,
        citation: CitationJson {
            publisher: entry.citation.publisher,
            published: entry.citation.published,
            record: entry.citation.record,
            url: entry.citation.url,
            sha256: entry.citation.sha256,
        },
        entity: party.to_ftm(),
        linked: linked.iter().map(exonym_model::Entity::to_ftm).collect(),
    }
}
