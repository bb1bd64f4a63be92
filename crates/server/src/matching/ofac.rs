//! OFAC's published search score behind the matching API.

use std::collections::BTreeMap;

use exonym_api::{CitationJson, FeatureJson, ScoredJson, SourceJson, TotalJson};
use exonym_index::MetaList;
use exonym_model::{Entity, Prop};

use crate::book::Place;
use crate::error::ApiError;
use crate::ftm::nested::Reader;
use crate::matching::exonym::Found;
use crate::matching::options::MatchOptions;
use crate::ofac::names::plain;
use crate::ofac::score::{is_candidate, score};
use crate::service::Service;

/// Names of a question that are compared; each is held against every listed name.
const MAX_NAMES: usize = 10;
/// Longest name compared, in bytes.
const MAX_NAME: usize = 200;

/// Scored entities for an example. Only names count: other fields of that search are exact matches, which filters do here.
///
/// # Errors
/// The index is damaged.
pub fn results(service: &Service, example: &Entity, options: &MatchOptions) -> Result<Found, ApiError> {
    let asked: Vec<(String, &str)> = example
        .names()
        .map(|statement| (plain(&statement.value), statement.value.as_str()))
        .filter(|(plain, _)| !plain.is_empty() && plain.len() <= MAX_NAME)
        .take(MAX_NAMES)
        .collect();
    let mut best: BTreeMap<u32, (f64, &str, &str)> = BTreeMap::new();
    for name in service.plain_names()? {
        for (text, written) in &asked {
            // A name counts where its own list is asked, whoever else lists the party.
            let asked = |list: u16| options.scope.lists.contains(&list);
            if !is_candidate(text, &name.plain) || !service.index().list_of(name.entry).is_some_and(asked) {
                continue;
            }
            let (found, party) = (score(text, &name.plain), service.book.head(name.entry));
            if best.get(&party).is_none_or(|(known, ..)| found > *known) {
                best.insert(party, (found, written, &name.listed));
            }
        }
    }
    let (threshold, cutoff) = (f64::from(options.threshold), f64::from(options.cutoff));
    let shown = |score: f64| score >= threshold || score > cutoff;
    let schemata = |party: u32| {
        service
            .book
            .row(party)
            .is_some_and(|row| example.schema.can_match(row.schema))
    };
    let mut ranked: Vec<(u32, (f64, &str, &str))> = best
        .into_iter()
        .filter(|(party, (score, ..))| shown(*score) && schemata(*party) && options.wants(service, *party))
        .collect();
    ranked.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    let total = ranked
        .iter()
        .filter(|(_, (score, ..))| *score >= threshold)
        .count();
    let mut reader = Reader::new(service);
    let results = ranked
        .into_iter()
        .take(options.limit)
        .map(|(party, met)| one(&mut reader, service, party, met, options));
    Ok(Found {
        results: results.collect::<Result<_, _>>()?,
        total: TotalJson::exact(total),
        limited: None,
    })
}

fn one(
    reader: &mut Reader<'_>,
    service: &Service,
    party: u32,
    (score, asked, listed): (f64, &str, &str),
    options: &MatchOptions,
) -> Result<ScoredJson, ApiError> {
    let score = score as f32;
    let feature = FeatureJson {
        detail: Some(
            "the higher of Jaro-Winkler over the whole name and of Jaro-Winkler with Soundex over its parts"
                .to_owned(),
        ),
        score,
        query: Some(asked.to_owned()),
        candidate: Some(listed.to_owned()),
    };
    let mut sources = Vec::new();
    for entry in service.index().party_of(party)? {
        let list = service
            .index()
            .list_of(entry)
            .filter(|list| options.scope.lists.contains(list));
        if let Some(list) = list.and_then(|list| service.meta().lists.get(list as usize)) {
            sources.push(source(service, entry, list)?);
        }
    }
    Ok(ScoredJson {
        entity: reader.flat(Place { party, slot: 0 })?,
        score,
        is_match: score >= options.threshold,
        explanations: BTreeMap::from([("name".to_owned(), feature)]),
        strength: None,
        sources,
    })
}

fn source(service: &Service, entry: u32, list: &MetaList) -> Result<SourceJson, ApiError> {
    let entity = service.index().bundle(entry)?.party;
    let delisted = service.index().facts(entry)?.delisted;
    Ok(SourceJson {
        list: list.version.list.clone(),
        state: if delisted { "delisted" } else { "listed" }.to_owned(),
        citation: CitationJson {
            publisher: list.publisher.clone(),
            published: list.version.published.clone(),
            url: entity.first(&Prop::SOURCE_URL).map(str::to_owned),
            record: entity.record,
            sha256: list.version.sha256.clone(),
        },
        id: entity.id,
    })
}
