//! The parameters of a match.

use serde_json::{Map, Value};

use crate::error::ApiError;
use crate::matching::algorithm::{self, Algorithm};
use crate::params::Params;
use crate::service::{Scope, Service};

/// Results where no limit is asked for.
const DEFAULT_LIMIT: usize = 5;
/// Most ids that a request may exclude.
const MAX_EXCLUDED_IDS: usize = 50;

/// How a batch is answered.
#[derive(Debug, Clone)]
pub struct MatchOptions {
    /// Most results of a query.
    pub limit: usize,
    /// Score at which a result is a match.
    pub threshold: f32,
    /// Results that are no match are shown above this score.
    pub cutoff: f32,
    /// What computes the score.
    pub algorithm: Algorithm,
    /// Lists asked.
    pub scope: Scope,
    /// Schemata left out.
    pub exclude_schema: Vec<String>,
    /// Topics of which a result must bear one; empty for any.
    pub topics: Vec<String>,
    /// Only what changed after this.
    pub changed_since: Option<String>,
    /// Parties left out, by any of their ids.
    pub exclude_parties: Vec<u32>,
    /// Factors on features.
    pub weights: Vec<(String, f32)>,
    /// Whether weak aliases alert alone.
    pub weak: bool,
    /// Whether every name is compared.
    pub exhaustive: bool,
}

/// Reads the parameters; body keys (`weights`, `config`) come with the request.
///
/// # Errors
/// 422 for a parameter that is wrong in itself, 400 for an unknown algorithm or setting, 404 for an unknown dataset.
pub fn of_params(
    service: &Service,
    dataset: &str,
    params: &mut Params,
    most: usize,
    weights: Vec<(String, f32)>,
    config: &Map<String, Value>,
) -> Result<MatchOptions, ApiError> {
    let limit = params.count("limit", DEFAULT_LIMIT.min(most), most);
    let threshold = params.number("threshold", exonym_screen::DEFAULT_THRESHOLD);
    let cutoff = params.number("cutoff", exonym_screen::DEFAULT_THRESHOLD);
    let changed_since = params.since();
    let excluded = params.many_up_to("exclude_entity_ids", MAX_EXCLUDED_IDS);
    params.check()?;
    let algorithm = algorithm::find(params.text("algorithm").unwrap_or(algorithm::BEST))?;
    algorithm.check_config(config)?;
    let scope = service.scope(
        dataset,
        &params.many("include_dataset"),
        &params.many("exclude_dataset"),
    )?;
    let set = |key: &str| config.get(key).is_some_and(truth);
    Ok(MatchOptions {
        limit,
        threshold,
        cutoff: cutoff.min(threshold),
        algorithm,
        scope,
        exclude_schema: params.many("exclude_schema"),
        topics: params.many("topics"),
        changed_since,
        exclude_parties: excluded
            .iter()
            .filter_map(|id| service.book.party_of(id))
            .collect(),
        weights,
        weak: set("weak_aliases"),
        exhaustive: set("exhaustive"),
    })
}

fn truth(value: &Value) -> bool {
    match value {
        Value::Bool(truth) => *truth,
        Value::String(text) => matches!(text.as_str(), "true" | "1" | "yes"),
        Value::Number(number) => number.as_f64().is_some_and(|number| number != 0.0),
        _ => false,
    }
}

impl MatchOptions {
    /// Whether a party is asked for at all.
    pub fn wants(&self, service: &Service, party: u32) -> bool {
        let Some(row) = service.book.row(party) else {
            return false;
        };
        let topic = |number: u32| {
            self.topics
                .iter()
                .any(|asked| asked == service.book.value(number))
        };
        let [_, topics, ..] = &row.facets;
        self.scope.any(row.lists)
            && !self.exclude_parties.contains(&party)
            && !self.exclude_schema.iter().any(|name| name == row.schema.name())
            && (self.topics.is_empty() || topics.iter().any(topic))
            && changed_after(&row, self.changed_since.as_deref())
    }

    /// The factor on a feature.
    pub fn weight(&self, feature: &str) -> f32 {
        let found = self.weights.iter().find(|(known, _)| known == feature);
        found.map_or(1.0, |(_, weight)| *weight)
    }
}

/// Whether a party changed after a moment. One that states no change counts as changed with its list's publication: a
/// caller who asks for news must not miss it.
pub fn changed_after(row: &crate::book::Row<'_>, since: Option<&str>) -> bool {
    since.is_none_or(|since| row.last_change > since)
}
