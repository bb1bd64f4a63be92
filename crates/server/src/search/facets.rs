//! Counts over all that a search found.

use std::collections::{BTreeMap, HashMap};

use exonym_api::{FacetJson, FacetValueJson};
use exonym_model::{PropType, Schema};

use crate::book::Facet;
use crate::error::{ApiError, Issue};
use crate::ftm::labels;
use crate::params::Params;
use crate::search::run::Hits;
use crate::service::Service;

/// Most values of a facet.
const MAX_VALUES: usize = 1000;
/// Facets where none is asked for.
const DEFAULT: &[&str] = &["countries", "topics", "datasets"];
/// Facets that can be asked for.
const KNOWN: &[&str] = &[
    "datasets",
    "schema",
    "countries",
    "identifiers",
    "topics",
    "genders",
];

/// The facets that a search asks for.
///
/// # Errors
/// 422 where one is none.
pub fn asked(params: &mut Params) -> Result<Vec<String>, ApiError> {
    let mut asked = params.many("facets");
    if asked.is_empty() {
        asked = DEFAULT.iter().map(|name| (*name).to_owned()).collect();
    }
    for name in &asked {
        if !KNOWN.contains(&name.as_str()) {
            let msg = format!("Input should be one of: {}", KNOWN.join(", "));
            params.refuse(Issue::new("enum", &["query", "facets"], msg, name.clone().into()));
        }
    }
    params.check()?;
    Ok(asked)
}

/// Counts.
pub fn count(service: &Service, hits: &Hits, asked: &[String]) -> BTreeMap<String, FacetJson> {
    asked
        .iter()
        .map(|name| (name.clone(), facet(service, hits, name)))
        .collect()
}

fn facet(service: &Service, hits: &Hits, name: &str) -> FacetJson {
    let rows = hits.iter().filter_map(|(party, _)| service.book.row(*party));
    let (label, values): (&str, Vec<FacetValueJson>) = match name {
        "datasets" => {
            let counts = counted(rows.flat_map(|row| row.lists.iter()));
            let named = counts
                .into_iter()
                .map(|(list, count)| dataset(service, list, count));
            ("Data sources", named.collect())
        }
        "schema" => {
            let counts = counted(rows.map(|row| row.schema));
            let named = counts
                .into_iter()
                .map(|(schema, count)| schema_value(schema, count));
            ("Entity types", named.collect())
        }
        group => {
            let (label, facet, kind) = match group {
                "topics" => ("Topics", Facet::Topics, PropType::Topic),
                "genders" => ("Genders", Facet::Genders, PropType::Gender),
                "identifiers" => ("Identifiers", Facet::Identifiers, PropType::Identifier),
                _ => ("Countries", Facet::Countries, PropType::Country),
            };
            let counts = counted(rows.flat_map(|row| row.facets[facet as usize].iter()));
            let named = counts.into_iter().map(|(number, count)| {
                let value = service.book.value(number);
                FacetValueJson {
                    name: value.to_owned(),
                    label: labels::value(kind, value),
                    count,
                }
            });
            (label, named.collect())
        }
    };
    let mut values = values;
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    values.truncate(MAX_VALUES);
    FacetJson {
        label: label.to_owned(),
        values,
    }
}

fn counted<T: std::hash::Hash + Eq>(values: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

fn dataset(service: &Service, list: u32, count: usize) -> FacetValueJson {
    let id = service.list_id(list).to_owned();
    let publisher = service
        .meta()
        .lists
        .get(list as usize)
        .map(|list| list.publisher.clone());
    FacetValueJson {
        label: publisher
            .filter(|publisher| !publisher.is_empty())
            .unwrap_or_else(|| id.clone()),
        name: id,
        count,
    }
}

fn schema_value(schema: Schema, count: usize) -> FacetValueJson {
    FacetValueJson {
        name: schema.name().to_owned(),
        label: labels::schema(schema).1.to_owned(),
        count,
    }
}
