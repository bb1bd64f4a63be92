//! `GET /v1/lists`: the lists in service: how old, how large, what was odd, which versions are kept.

use axum::extract::State;
use axum::response::Response;
use exonym_store::Store;
use serde_json::{Value, json};

use crate::error::ApiError;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::service::Service;

/// The lists in service: age, size, what was odd, which versions are kept.
#[utoipa::path(
    get,
    path = "/v1/lists",
    tag = "lists",
    responses(
        (status = 200, description = "The lists in service.", body = crate::openapi::bodies::lists::ListsBody),
    )
)]
pub(super) async fn get(State(app): State<Shared>) -> Result<Response, ApiError> {
    let service = app.service()?;
    let data_dir = app.config.data_dir.clone();
    let bytes = app
        .pool
        .run(move || json_bytes(&lists(&service, &data_dir)?))
        .await?;
    Ok(json(bytes))
}

fn lists(service: &Service, data_dir: &std::path::Path) -> Result<Value, ApiError> {
    let store = if service.engine.sample {
        None
    } else {
        Store::open_existing(data_dir).map_err(ApiError::failed)?
    };
    let status = match &store {
        Some(store) => store.status(None).map_err(ApiError::failed)?,
        None => Vec::new(),
    };
    let mut rows = Vec::new();
    for list in &service.meta().lists {
        let id = &list.version.list;
        let status = status.iter().find(|status| status.list == *id);
        let versions = match &store {
            Some(store) => store.versions(id).map_err(ApiError::failed)?,
            None => Vec::new(),
        };
        let kept: Vec<Value> = versions
            .iter()
            .map(|version| {
                json!({ "published": version.published, "hash": version.hash, "parties": version.stats.parties,
                    "imported": version.imported })
            })
            .collect();
        rows.push(json!({
            "list": id,
            "publisher": list.publisher,
            "published": list.version.published,
            "dated_by": list.version.dated_by,
            "imported": list.version.imported,
            "sha256": list.version.sha256,
            "entities": list.parties,
            "yielded": list.yielded,
            "age_days": status.map(|status| status.age_days),
            // Where files lie is nobody's business but the operator's.
            "damaged": status.filter(|status| status.damaged.is_some()).map(|_| "its kept files are damaged; run `exonym lists verify`"),
            "stats": status.map(|status| &status.version.stats),
            "versions": kept,
        }));
    }
    Ok(json!({
        "snapshot": service.meta().snapshot,
        "caution": service.meta().caution,
        "sample": service.engine.sample,
        "parties": service.book.parties().count(),
        "entries": service.index().party_count(),
        "names": service.index().name_count(),
        "lists": rows,
    }))
}
