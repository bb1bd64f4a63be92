//! `GET /search/{dataset}`: words to entities, with facets.

use axum::extract::{Path, State};
use axum::response::Response;
use exonym_api::{SearchJson, TotalJson};

use crate::book::Place;
use crate::error::ApiError;
use crate::ftm::nested::Reader;
use crate::params::Params;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::search::filters::SearchFilters;
use crate::search::syntax::{self, Node};
use crate::search::{facets, run, sort};
use crate::service::Service;

/// Results on a page where none is asked for.
const DEFAULT_LIMIT: usize = 10;
/// Furthest offset.
const MAX_OFFSET: usize = 9499;
/// Results that can be paged through.
const WINDOW: usize = 9999;

/// Searches by words, fields and facets.
#[utoipa::path(
    get,
    path = "/search/{dataset}",
    tag = "matching",
    params(
        crate::openapi::params::DatasetPath,
        ("q" = Option<String>, Query, description = "Words, phrases, field:value, AND, OR, NOT, brackets, begin*, near~; empty finds all"),
        ("simple" = Option<bool>, Query, description = "Only words count; nothing in the text can be wrong"),
        ("fuzzy" = Option<bool>, Query, description = "Words near in spelling too"),
        ("schema" = Option<String>, Query, description = "Entities that this schema asks for; Thing"),
        crate::openapi::params::StatedParams,
        crate::openapi::params::ScopeParams,
        crate::openapi::params::PageParams,
        ("facets" = Option<Vec<String>>, Query, description = "datasets, schema, countries, identifiers, topics, genders"),
    ),
    responses(
        (status = 200, description = "One page of entities and counts over all.", body = exonym_api::SearchJson),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such dataset.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path(dataset): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    let most = app.config.max_matches;
    let bytes = app
        .pool
        .run(move || json_bytes(&search(&service, &dataset, params, most)?))
        .await?;
    Ok(json(bytes))
}

fn search(service: &Service, dataset: &str, mut params: Params, most: usize) -> Result<SearchJson, ApiError> {
    let limit = params.count("limit", DEFAULT_LIMIT.min(most), most);
    let offset = params.count("offset", 0, MAX_OFFSET);
    let simple = params.flag("simple", false);
    let fuzzy = params.flag("fuzzy", false);
    params.flag("target", false);
    let filters = SearchFilters::of_params(service, dataset, &mut params)?;
    let asked_facets = facets::asked(&mut params)?;
    let text = params.text("q").unwrap_or_default().to_owned();
    let mut node = if simple {
        syntax::simple(&text)
    } else {
        syntax::parse(&text).map_err(|why| ApiError::bad(format!("Search error: {why}")))?
    };
    if fuzzy {
        node = syntax::made_near(node);
    }
    let plain = is_plain(&node).then_some(text.as_str());
    let mut hits = run::run(service, &node, plain, &filters)?;
    sort::sort(service, &mut hits, &mut params)?;
    let mut reader = Reader::new(service);
    let end = (offset + limit).min(WINDOW);
    let page = hits.get(offset..end.min(hits.len())).unwrap_or_default();
    let results = page.iter().map(|(party, _)| {
        reader.flat(Place {
            party: *party,
            slot: 0,
        })
    });
    Ok(SearchJson {
        limit,
        offset,
        results: results.collect::<Result<_, _>>()?,
        facets: facets::count(service, &hits, &asked_facets),
        total: TotalJson::exact(hits.len()),
    })
}

/// Whether a search is words and nothing else, so that it can be a name.
fn is_plain(node: &Node) -> bool {
    match node {
        Node::Words(..) => true,
        Node::And(nodes) => nodes.iter().all(is_plain),
        _ => false,
    }
}
