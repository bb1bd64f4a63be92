//! Evaluates a search.

use std::collections::BTreeMap;

use exonym_screen::{Options, Query, QueryParts};

use crate::book::{build::pair_hash, field_hash};
use crate::error::ApiError;
use crate::matching::exonym::{filters_of, screen};
use crate::search::filters::SearchFilters;
use crate::search::syntax::{self, Kind, Node};
use crate::service::Service;

/// What stating many values adds to the rank: the square root of half their number, as clients are used to.
const RICHNESS: f32 = 0.5;
/// Rank of a name that is the same by sound though no word of it is: below the same word in a name, above a mere mention.
const BY_SOUND: f32 = 12.0;
/// Most parties that are added because their name sounds like what was typed.
const MAX_BY_SOUND: usize = 50;

/// Parties with their rank, best first.
pub type Hits = Vec<(u32, f32)>;

/// Parties that a search finds.
///
/// # Errors
/// The index is damaged.
pub fn run(
    service: &Service,
    node: &Node,
    words: Option<&str>,
    filters: &SearchFilters,
) -> Result<Hits, ApiError> {
    let mut found: BTreeMap<u32, f32> = evaluate(service, node).into_iter().collect();
    if let Some(name) = words {
        by_sound(service, name, filters, &mut found)?;
    }
    let passing = filters.passing(service);
    let mut hits: Hits = found
        .into_iter()
        .filter(|(party, _)| passing.iter().all(|set| set.binary_search(party).is_ok()))
        .filter_map(|(party, score)| {
            let row = service.book.row(party).filter(|row| filters.wants(row))?;
            Some((party, score + (RICHNESS * row.values as f32).sqrt()))
        })
        .collect();
    hits.sort_by(|a, b| {
        b.1.total_cmp(&a.1)
            .then_with(|| id_of(service, a.0).cmp(id_of(service, b.0)))
    });
    Ok(hits)
}

/// The id of a party.
pub fn id_of(service: &Service, party: u32) -> &str {
    service.book.row(party).map(|row| row.id).unwrap_or_default()
}

/// Adds parties whose name is the one typed, in another script or spelling.
fn by_sound(
    service: &Service,
    name: &str,
    filters: &SearchFilters,
    found: &mut BTreeMap<u32, f32>,
) -> Result<(), ApiError> {
    let parts = QueryParts {
        names: vec![name.to_owned()],
        ..QueryParts::default()
    };
    let (Ok(query), Some(lists)) = (Query::new(parts), filters_of(service, filters.scope())) else {
        return Ok(());
    };
    let options = Options {
        limit: MAX_BY_SOUND,
        filters: lists,
        ..Options::default()
    };
    for finding in screen(service, &query, &options)?.findings {
        let entries = finding
            .entries
            .iter()
            .filter_map(|entry| service.book.party_of(&entry.id));
        for party in entries {
            let slot = found.entry(party).or_insert(0.0);
            *slot = slot.max(BY_SOUND * finding.score);
        }
    }
    Ok(())
}

/// Parties with their weight, ascending.
fn evaluate(service: &Service, node: &Node) -> Vec<(u32, f32)> {
    let book = &service.book;
    match node {
        Node::All => book.parties().map(|party| (party, 0.0)).collect(),
        Node::Words(words, kind) => words_of(service, words, *kind),
        Node::Phrase(words) => {
            let mut found = words_of(service, words, Kind::Whole);
            for pair in words.windows(2) {
                let together: Vec<u32> = match pair {
                    [first, second] => book.fields().get(pair_hash(first, second)).collect(),
                    _ => continue,
                };
                found.retain(|(party, _)| together.binary_search(party).is_ok());
            }
            found
        }
        Node::Field(field, value) => {
            let stated = book.fields().get(field_hash(field, value));
            stated.map(|party| (party, 1.0)).collect()
        }
        Node::And(nodes) => {
            let (against, wanted): (Vec<&Node>, Vec<&Node>) =
                nodes.iter().partition(|node| matches!(node, Node::Not(_)));
            let mut sets = wanted.into_iter().map(|node| evaluate(service, node));
            let mut found = sets.next().unwrap_or_else(|| evaluate(service, &Node::All));
            for set in sets {
                found = both(&found, &set);
            }
            for node in against {
                if let Node::Not(inner) = node {
                    let out = evaluate(service, inner);
                    found.retain(|(party, _)| out.binary_search_by_key(party, |(known, _)| *known).is_err());
                }
            }
            found
        }
        Node::Or(nodes) => {
            let mut found: BTreeMap<u32, f32> = BTreeMap::new();
            for (party, score) in nodes.iter().flat_map(|node| evaluate(service, node)) {
                *found.entry(party).or_default() += score;
            }
            found.into_iter().collect()
        }
        Node::Not(inner) => {
            let out = evaluate(service, inner);
            let mut found = evaluate(service, &Node::All);
            found.retain(|(party, _)| out.binary_search_by_key(party, |(known, _)| *known).is_err());
            found
        }
    }
}

fn words_of(service: &Service, words: &[String], kind: Kind) -> Vec<(u32, f32)> {
    let last = words.len().saturating_sub(1);
    let mut sets = words
        .iter()
        .enumerate()
        .map(|(at, word)| syntax::find(service.book.text(), word, kind, at == last));
    let mut found = sets.next().unwrap_or_default();
    for set in sets {
        found = both(&found, &set);
    }
    found
}

/// What stands in both, with both weights.
fn both(a: &[(u32, f32)], b: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let meets = |(party, score): &(u32, f32)| {
        let at = many.binary_search_by_key(party, |(known, _)| *known).ok()?;
        Some((*party, score + many.get(at)?.1))
    };
    few.iter().filter_map(meets).collect()
}
