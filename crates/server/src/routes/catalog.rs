//! `GET /catalog`: the datasets that can be asked, and from which version of each list they answer.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::error::ApiError;
use crate::ftm::entity::moment;
use crate::respond::json_of;
use crate::routes::Shared;
use crate::service::Service;

/// Scopes and what they are.
const SCOPES: &[(&str, &str)] = &[
    ("default", "Every list in service"),
    ("sanctions", "Lists of sanctions, export controls and debarments"),
    ("peps", "Lists of politically exposed persons"),
];

/// The catalogue, with an `ETag` that changes with the versions.
#[utoipa::path(
    get,
    path = "/catalog",
    tag = "matching",
    responses(
        (status = 200, description = "The datasets.", body = serde_json::Value),
        (status = 304, description = "Nothing changed since the `ETag` sent."),
    )
)]
pub(super) async fn get(State(app): State<Shared>, headers: HeaderMap) -> Result<Response, ApiError> {
    let service = app.service()?;
    let snapshot = &service.meta().snapshot;
    let etag = format!("\"{}\"", &hex::encode(Sha256::digest(snapshot))[..32]);
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let unchanged = known.is_some_and(|known| {
        known
            .split(',')
            .any(|tag| tag.trim().trim_start_matches("W/") == etag)
    });
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        json_of(&catalogue(&service))?
    };
    if let Ok(value) = HeaderValue::from_str(&etag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    );
    Ok(response)
}

fn catalogue(service: &Service) -> Value {
    let lists = &service.meta().lists;
    let newest = lists
        .iter()
        .map(|list| list.version.published.as_str())
        .max()
        .unwrap_or_default();
    let mut datasets = Vec::new();
    for (name, title) in SCOPES {
        let members = service.dataset(name).unwrap_or_default();
        let children: Vec<&str> = members.iter().map(|list| service.list_id(*list)).collect();
        // A party that several lists state counts once.
        let there = |party: &u32| {
            let row = service.book.row(*party);
            row.is_some_and(|row| {
                row.lists
                    .iter()
                    .any(|list| members.iter().any(|member| u32::from(*member) == list))
            })
        };
        let parties = service.book.parties().filter(there).count() as u64;
        datasets.push(dataset(
            name,
            title,
            newest,
            parties,
            None,
            &children,
            &service.meta().snapshot,
        ));
    }
    for list in lists {
        let id = list.version.list.as_str();
        let publisher = json!({ "name": list.publisher });
        let title = if list.publisher.is_empty() {
            id.to_owned()
        } else {
            format!("{}: {id}", list.publisher)
        };
        datasets.push(dataset(
            id,
            &title,
            &list.version.published,
            list.parties,
            Some(publisher),
            &[],
            &list.version.sha256,
        ));
    }
    let current: Vec<Value> = datasets.iter().map(|dataset| dataset["name"].clone()).collect();
    json!({
        "datasets": datasets,
        "current": current,
        "outdated": [],
        "index_stale": false,
        "snapshot": service.meta().snapshot,
        "caution": service.meta().caution,
    })
}

fn dataset(
    name: &str,
    title: &str,
    published: &str,
    parties: u64,
    publisher: Option<Value>,
    children: &[&str],
    identity: &str,
) -> Value {
    let version = format!(
        "{}-{}",
        published.replace('-', ""),
        &hex::encode(Sha256::digest(identity))[..8]
    );
    let moment = moment(published);
    json!({
        "name": name, "title": title, "license": null, "summary": null, "description": null, "url": null,
        "updated_at": moment, "last_export": moment, "entity_count": parties, "thing_count": parties,
        "version": version, "category": null, "tags": [], "publisher": publisher, "coverage": null, "resources": [],
        "children": children, "deprecation": null, "deprecated": false, "load": true, "entities_url": null,
        "delta_url": null, "namespace": false, "index_version": version, "index_current": true,
    })
}
