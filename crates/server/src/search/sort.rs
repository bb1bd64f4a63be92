//! The order of a search's results: as asked, then by rank, then by id. What lacks the value stands last.

use std::cmp::Ordering;

use exonym_model::Prop;

use crate::book::Place;
use crate::error::ApiError;
use crate::ftm::nested::Reader;
use crate::params::Params;
use crate::search::run::{Hits, id_of};
use crate::service::Service;

/// Most keys to sort by.
const MAX_KEYS: usize = 5;
/// Most results that are sorted by a property, each of which is read from the index; those of lower rank follow unsorted.
const MAX_READ: usize = 10_000;

/// A key to sort by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    field: String,
    descending: bool,
}

/// Puts hits into the order asked for.
///
/// # Errors
/// 400 where an order is none; the index is damaged.
pub fn sort(service: &Service, hits: &mut Hits, params: &mut Params) -> Result<(), ApiError> {
    let keys = keys(params)?;
    if keys.is_empty() {
        return Ok(());
    }
    let read = keys.iter().any(|key| key.field.starts_with("properties."));
    let head = if read {
        hits.len().min(MAX_READ)
    } else {
        hits.len()
    };
    let tail = hits.split_off(head);
    let mut reader = Reader::new(service);
    let mut sortable = Vec::with_capacity(head);
    for (party, rank) in std::mem::take(hits) {
        let entity = if read {
            Some(reader.entity(Place { party, slot: 0 })?)
        } else {
            None
        };
        let values: Vec<Option<String>> = keys
            .iter()
            .map(|key| match key.field.strip_prefix("properties.") {
                Some(prop) => {
                    let prop = Prop::from_name(prop);
                    entity
                        .as_ref()
                        .and_then(|entity| entity.first(&prop))
                        .map(str::to_owned)
                }
                None => field(service, party, &key.field),
            })
            .collect();
        sortable.push((party, rank, values));
    }
    sortable.sort_by(|a, b| {
        by_keys(&keys, &a.2, &b.2)
            .then(b.1.total_cmp(&a.1))
            .then_with(|| id_of(service, a.0).cmp(id_of(service, b.0)))
    });
    *hits = sortable
        .into_iter()
        .map(|(party, rank, _)| (party, rank))
        .collect();
    hits.extend(tail);
    Ok(())
}

/// The keys that a request sorts by.
///
/// # Errors
/// 400 where an order is none, 422 where there are too many.
pub fn keys(params: &mut Params) -> Result<Vec<Key>, ApiError> {
    let asked = params.many_up_to("sort", MAX_KEYS);
    params.check()?;
    asked.iter().map(|text| key(text)).collect()
}

/// Puts neighbours into the order asked for; those that are equal stay as they stand. The places are read one by one, so of
/// very many only the first are put in order.
///
/// # Errors
/// The index is damaged.
pub fn places(reader: &mut Reader<'_>, keys: &[Key], places: &mut [Place]) -> Result<(), ApiError> {
    let head = places.len().min(MAX_READ);
    let Some(head) = places.get_mut(..head).filter(|_| !keys.is_empty()) else {
        return Ok(());
    };
    let mut read = Vec::with_capacity(head.len());
    for place in head.iter() {
        let entity = reader.flat(*place)?;
        let values = keys.iter().map(|key| match key.field.as_str() {
            "id" | "entity_id" => Some(entity.id.clone()),
            "caption" | "name" => Some(entity.caption.to_lowercase()),
            "schema" => Some(entity.schema.clone()),
            "first_seen" => entity.first_seen.clone(),
            "last_change" => entity.last_change.clone(),
            "last_seen" => entity.last_seen.clone(),
            field => {
                let values = entity.properties.get(field.strip_prefix("properties.")?)?;
                values.first()?.as_str().map(str::to_owned)
            }
        });
        read.push((values.collect::<Vec<_>>(), *place));
    }
    read.sort_by(|a, b| by_keys(keys, &a.0, &b.0));
    for (slot, (_, place)) in head.iter_mut().zip(read) {
        *slot = place;
    }
    Ok(())
}

fn by_keys(keys: &[Key], a: &[Option<String>], b: &[Option<String>]) -> Ordering {
    let mut orders = keys
        .iter()
        .zip(a.iter().zip(b))
        .map(|(key, (a, b))| compare(key, a.as_ref(), b.as_ref()));
    orders
        .find(|order| *order != Ordering::Equal)
        .unwrap_or(Ordering::Equal)
}

fn key(text: &str) -> Result<Key, ApiError> {
    let (field, direction) = text.rsplit_once(':').unwrap_or((text, "asc"));
    let known = [
        "id",
        "entity_id",
        "caption",
        "schema",
        "first_seen",
        "last_change",
        "last_seen",
        "name",
    ];
    let wrong = || ApiError::bad(format!("Invalid sort: '{text}'"));
    if !known.contains(&field) && field.strip_prefix("properties.").is_none_or(str::is_empty) {
        return Err(wrong());
    }
    let descending = match direction {
        "asc" => false,
        "desc" => true,
        _ => return Err(wrong()),
    };
    Ok(Key {
        field: field.to_owned(),
        descending,
    })
}

fn field(service: &Service, party: u32, field: &str) -> Option<String> {
    let row = service.book.row(party)?;
    match field {
        "id" | "entity_id" => Some(row.id.to_string()),
        "caption" | "name" => Some(row.caption.to_lowercase()),
        "schema" => Some(row.schema.name().to_owned()),
        "first_seen" => row.first_seen.map(str::to_owned),
        "last_change" => Some(row.last_change.to_string()),
        "last_seen" => Some(row.last_seen.to_string()),
        _ => None,
    }
}

fn compare(key: &Key, a: Option<&String>, b: Option<&String>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if key.descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
