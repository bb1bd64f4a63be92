//! Our engine behind the matching API.

use std::cell::RefCell;
use std::collections::BTreeMap;

use exonym_api::{CitationJson, FeatureJson, ScoredJson, SourceJson, TotalJson};
use exonym_model::{Entity, Schema};
use exonym_screen::{Filters, Finding, ListingState, Options, Outcome, Part, Query, QueryError, Scratch};

use crate::error::ApiError;
use crate::ftm::entity::entity_json;
use crate::ftm::merged::merged;
use crate::matching::options::MatchOptions;
use crate::service::{Scope, Service};

/// Findings shown for each result asked for, since filters are applied to findings; the factor that clients are used to.
const FETCH_FACTOR: usize = 10;
/// Fewest and most findings shown.
const FETCH: (usize, usize) = (20, 500);

thread_local! {
    /// One a thread, used again from query to query.
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::default());
}

/// Results before they are cut to the limit.
#[derive(Debug)]
pub struct Found {
    /// Best first.
    pub results: Vec<ScoredJson>,
    /// Matches.
    pub total: TotalJson,
    /// Why fewer names were compared.
    pub limited: Option<String>,
}

impl Found {
    /// Nothing found.
    pub fn nothing() -> Found {
        Found {
            results: Vec::new(),
            total: TotalJson::exact(0),
            limited: None,
        }
    }
}

/// The query of an example. A name that holds nothing to compare is left out; `None` where nothing is left to ask.
pub fn query_of(entity: &Entity) -> Option<Query> {
    let mut entity = entity.clone();
    loop {
        match Query::of_entity(&entity) {
            Ok(query) => return Some(query),
            Err(QueryError::NoName(name)) => {
                let before = entity.statements.len();
                entity.statements.retain(|statement| statement.value != name);
                if entity.statements.len() == before {
                    return None;
                }
            }
            Err(_) => return None,
        }
    }
}

/// Asks the screener, on this thread's scratch.
///
/// # Errors
/// The index is damaged.
pub fn screen(service: &Service, query: &Query, options: &Options) -> Result<Outcome, ApiError> {
    SCRATCH.with_borrow_mut(|scratch| Ok(service.screener().screen(query, options, scratch)?))
}

/// Filters of a scope; `None` where it holds no list, so that nothing can be found.
pub fn filters_of(service: &Service, scope: &Scope) -> Option<Filters> {
    let mut filters = Filters::default();
    if scope.lists.is_empty() {
        return None;
    }
    if !scope.whole {
        filters.lists = scope
            .lists
            .iter()
            .map(|list| service.list_id(*list).to_owned())
            .collect();
    }
    Some(filters)
}

/// Scored entities for an example.
///
/// # Errors
/// The index is damaged.
pub fn results(service: &Service, example: &Entity, options: &MatchOptions) -> Result<Found, ApiError> {
    let (Some(query), Some(mut filters)) = (query_of(example), filters_of(service, &options.scope)) else {
        return Ok(Found::nothing());
    };
    filters.topics = options.topics.clone();
    let weighted = !options.weights.is_empty();
    let asked = Options {
        // Other weights move scores, so nothing may be cut before they are applied.
        threshold: if weighted { 0.0 } else { options.cutoff.max(0.0) },
        limit: (options.limit * FETCH_FACTOR).clamp(FETCH.0, FETCH.1.max(options.limit)),
        weak: options.weak,
        exhaustive: options.exhaustive,
        filters,
    };
    let outcome = screen(service, &query, &asked)?;
    let mut results = Vec::new();
    for finding in outcome.findings {
        let party = service.book.party_of(&finding.id);
        let Some(party) = party.filter(|party| options.wants(service, *party)) else {
            continue;
        };
        let score = weighted_score(&finding, options, weighted);
        // What is a match is never cut; anything else must lie over the cutoff.
        let is_match = score >= options.threshold;
        if is_match || score > options.cutoff {
            results.push(scored(service, party, finding, score, is_match, options));
        }
    }
    if weighted {
        results.sort_by(|a, b| b.score.total_cmp(&a.score));
    }
    Ok(Found {
        total: TotalJson::exact(results.iter().filter(|result| result.is_match).count()),
        results,
        limited: outcome.limited,
    })
}

/// The sum again, each line times its feature's factor.
fn weighted_score(finding: &Finding, options: &MatchOptions, weighted: bool) -> f32 {
    if !weighted {
        return finding.score;
    }
    let lines = finding.explanation.iter().filter(|line| line.part != "bounds");
    let sum: f32 = lines
        .map(|line| line.effect * options.weight(&feature_key(&line.part)))
        .sum();
    sum.clamp(0.0, 1.0)
}

fn feature_key(part: &str) -> String {
    part.replace(' ', "_")
}

fn scored(
    service: &Service,
    party: u32,
    finding: Finding,
    score: f32,
    is_match: bool,
    options: &MatchOptions,
) -> ScoredJson {
    let explanations = explanations(&finding.explanation, options);
    let strength = Some(finding.strength.as_str());
    let sources = finding.entries.iter().map(source_json).collect();
    // A party of several entries shows what each of those that answered states.
    let stated = finding.entries.iter().map(|entry| &entry.bundle.party);
    let entity = merged(stated, &service.book)
        .unwrap_or_else(|| Entity::new(finding.id.as_str(), Schema::Thing, "", ""));
    let mut entity = entity_json(&entity, service.book.row(party).as_ref(), service.meta());
    entity.id = finding.id;
    entity.caption = finding.caption;
    entity.referents = finding.referents;
    entity.datasets = finding.entries.iter().map(|entry| entry.list.clone()).collect();
    ScoredJson {
        entity,
        score,
        is_match,
        explanations,
        strength,
        sources,
    }
}

fn source_json(entry: &exonym_screen::Entry) -> SourceJson {
    let state = match entry.listing.state {
        ListingState::Listed => "listed",
        ListingState::Delisted => "delisted",
    };
    SourceJson {
        list: entry.list.clone(),
        id: entry.id.clone(),
        state: state.to_owned(),
        citation: CitationJson {
            publisher: entry.citation.publisher.clone(),
            published: entry.citation.published.clone(),
            record: entry.citation.record.clone(),
            url: entry.citation.url.clone(),
            sha256: entry.citation.sha256.clone(),
        },
    }
}

/// The lines of the sum, gathered by feature.
fn explanations(lines: &[Part], options: &MatchOptions) -> BTreeMap<String, FeatureJson> {
    let mut found: BTreeMap<String, FeatureJson> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.part != "bounds") {
        let key = feature_key(&line.part);
        let effect = line.effect * options.weight(&key);
        let full = line.detail.starts_with("full agreement");
        let told = if full {
            None
        } else if line.part == "name" {
            Some(format!(
                "'{}' / '{}': {} ({effect:+.3})",
                line.query, line.candidate, line.detail
            ))
        } else {
            Some(line.detail.clone())
        };
        match found.get_mut(&key) {
            Some(known) => {
                known.score += effect;
                known.detail = match (known.detail.take(), told) {
                    (Some(known), Some(told)) => Some(format!("{known}; {told}")),
                    (known, told) => known.or(told),
                };
            }
            None => {
                let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
                let feature = FeatureJson {
                    detail: told,
                    score: effect,
                    query: text(&line.query),
                    candidate: text(&line.candidate),
                };
                found.insert(key, feature);
            }
        }
    }
    if let Some(name) = found.get_mut("name") {
        name.detail
            .get_or_insert_with(|| "the names are the same".to_owned());
    }
    found
}
