//! `GET /entities/{id}/adjacent` and `/adjacent/{property}`: neighbours, page by page.

use std::collections::BTreeMap;

use axum::response::Response;
use exonym_api::{AdjacentJson, NeighboursJson, TotalJson};
use exonym_model::{Prop, PropType};

use crate::book::Place;
use crate::error::ApiError;
use crate::ftm::nested::Reader;
use crate::ftm::reverse;
use crate::params::Params;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::routes::entity::{Located, locate};
use crate::search::sort;

/// Neighbours on a page where none is asked for.
const DEFAULT_LIMIT: usize = 10;
/// Furthest offset.
const MAX_OFFSET: usize = 9499;

/// Neighbours of an entity, by property, page by page.
#[utoipa::path(
    get,
    path = "/entities/{id}/adjacent",
    tag = "matching",
    params(
        crate::openapi::params::EntityPath,
        crate::openapi::params::PageParams,
    ),
    responses(
        (status = 200, description = "The entity and its neighbours by property.", body = exonym_api::NeighboursJson),
        (status = 308, description = "The id is another id of a party; `Location` names its canonical one."),
        (status = 400, description = "An order is none.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such entity.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(app: Shared, id: String, params: Params) -> Result<Response, ApiError> {
    answer(app, id, None, params).await
}

/// Neighbours of an entity under one property.
#[utoipa::path(
    get,
    path = "/entities/{id}/adjacent/{property}",
    tag = "matching",
    params(
        crate::openapi::params::EntityPath,
        ("property" = String, Path, example = "sanctions", description = "A property that holds entities, or its name from the other end"),
        crate::openapi::params::PageParams,
    ),
    responses(
        (status = 200, description = "Neighbours under one property.", body = exonym_api::AdjacentJson),
        (status = 308, description = "The id is another id of a party; `Location` names its canonical one."),
        (status = 400, description = "An order is none.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such entity.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn property(
    app: Shared,
    id: String,
    property: String,
    params: Params,
) -> Result<Response, ApiError> {
    answer(app, id, Some(property), params).await
}

async fn answer(
    app: Shared,
    id: String,
    property: Option<String>,
    mut params: Params,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    let limit = params.count(
        "limit",
        DEFAULT_LIMIT.min(app.config.max_matches),
        app.config.max_matches,
    );
    let offset = params.count("offset", 0, MAX_OFFSET);
    params.check()?;
    let keys = sort::keys(&mut params)?;
    let below = match &property {
        Some(property) => format!("/adjacent/{}", super::entity::escaped(property)),
        None => "/adjacent".to_owned(),
    };
    let place = match locate(&service, &id, &below, params.raw())? {
        Located::Here(place) => place,
        Located::Elsewhere(response) => return Ok(response),
    };
    let bytes = app
        .pool
        .run(move || {
            let mut reader = Reader::new(&service);
            let entity = reader.flat(place)?;
            let mut neighbours = reader.neighbours(place)?;
            let mut page = |mut places: Vec<Place>| {
                sort::places(&mut reader, &keys, &mut places)?;
                page(&mut reader, &entity.id, &places, limit, offset)
            };
            if let Some(property) = property {
                let places = neighbours.remove(&property);
                let exists =
                    Prop::from_name(&property).kind() == PropType::Entity || reverse::is_name(&property);
                return match places {
                    Some(places) => json_bytes(&page(places)?),
                    None if exists => json_bytes(&page(Vec::new())?),
                    None => Err(ApiError::missing("No such property!")),
                };
            }
            let mut adjacent = BTreeMap::new();
            for (name, places) in neighbours {
                adjacent.insert(name, page(places)?);
            }
            json_bytes(&NeighboursJson { entity, adjacent })
        })
        .await?;
    Ok(json(bytes))
}

fn page(
    reader: &mut Reader<'_>,
    id: &str,
    places: &[Place],
    limit: usize,
    offset: usize,
) -> Result<AdjacentJson, ApiError> {
    let results = places
        .iter()
        .skip(offset)
        .take(limit)
        .map(|place| reader.neighbour(*place, &[id]));
    Ok(AdjacentJson {
        results: results.collect::<Result<_, _>>()?,
        total: TotalJson::exact(places.len()),
        limit,
        offset,
    })
}
