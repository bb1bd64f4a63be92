//! `GET /v1/statements/{id}`: every value of an entry with where it was published, and since when kept versions have it.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use exonym_model::{Entity, Statement};
use exonym_store::Store;
use serde_json::{Value, json};

use crate::book::Place;
use crate::error::ApiError;
use crate::ftm::entity::caption;
use crate::ftm::labels;
use crate::params::Params;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::service::Service;

/// The statements; with `history=true` also those that no longer stand, with the versions that had them.
#[utoipa::path(
    get,
    path = "/v1/statements/{id}",
    tag = "lists",
    params(
        ("id" = String, Path, description = "Entry id, `<list id>:<record id>`, or any other id of the party"),
        ("history" = Option<bool>, Query, description = "Also what kept versions had"),
    ),
    responses(
        (status = 200, description = "Every value with its source.", body = serde_json::Value),
        (status = 404, description = "There is no such entity.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    path: Result<Path<String>, PathRejection>,
    mut params: Params,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    let history = params.flag("history", false);
    params.check()?;
    let Ok(Path(id)) = path else {
        return Err(ApiError::missing("No such entity!"));
    };
    let party = service
        .book
        .party_of(&id)
        .ok_or_else(|| ApiError::missing("No such entity!"))?;
    let data_dir = app.config.data_dir.clone();
    let bytes = app
        .pool
        .run(move || {
            let mut answer = statements(&service, party)?;
            if history && !service.engine.sample {
                answer["history"] = told(&service, party, &data_dir)?;
            }
            json_bytes(&answer)
        })
        .await?;
    Ok(json(bytes))
}

fn statements(service: &Service, party: u32) -> Result<Value, ApiError> {
    let bundle = service.index().bundle(party)?;
    let list = service
        .book
        .row(party)
        .and_then(|row| service.meta().lists.get(row.list as usize));
    let mut rows = Vec::new();
    for entity in std::iter::once(&bundle.party).chain(&bundle.linked) {
        rows.extend(
            entity
                .statements
                .iter()
                .map(|statement| row(service, entity, statement)),
        );
    }
    let facts = service.index().facts(party)?;
    Ok(json!({
        "id": bundle.party.id,
        "caption": caption(&bundle.party),
        "schema": bundle.party.schema,
        "referents": bundle.party.referents,
        "listing": { "state": if facts.delisted { "delisted" } else { "listed" }, "since": facts.listed, "until": facts.ended },
        "citation": {
            "list": bundle.party.dataset,
            "publisher": list.map(|list| &list.publisher),
            "published": list.map(|list| &list.version.published),
            "dated_by": list.map(|list| &list.version.dated_by),
            "imported": list.map(|list| &list.version.imported),
            "record": bundle.party.record,
            "url": bundle.party.first(&exonym_model::Prop::SOURCE_URL),
            "sha256": list.map(|list| &list.version.sha256),
        },
        "snapshot": service.meta().snapshot,
        "statements": rows,
        "total": rows.len(),
    }))
}

fn row(service: &Service, entity: &Entity, statement: &Statement) -> Value {
    let kind = statement.prop.kind();
    let target = match service.book.resolve(&statement.value) {
        crate::book::Resolved::Here(Place { party, slot: 0 }) if kind == exonym_model::PropType::Entity => {
            service.book.row(party).map(|row| row.caption.to_string())
        }
        _ => None,
    };
    let name = statement.prop.is_whole_name();
    json!({
        "entity_id": entity.id,
        "schema": entity.schema,
        "prop": statement.prop,
        "prop_label": labels::property(statement.prop.name()),
        "value": statement.value,
        "label": target.unwrap_or_else(|| labels::value(kind, &statement.value)),
        "original_value": statement.original,
        "lang": statement.lang,
        "script": name.then(|| exonym_text::script::main_script(&statement.value).iso15924()),
        "quality": name.then(|| statement.quality()),
        "parts": statement.name.as_ref().map(|name| &name.parts),
        "dataset": entity.dataset,
    })
}

fn told(service: &Service, party: u32, data_dir: &std::path::Path) -> Result<Value, ApiError> {
    let row = service
        .book
        .row(party)
        .ok_or_else(|| ApiError::missing("No such entity!"))?;
    let store = Store::open_existing(data_dir).map_err(ApiError::failed)?;
    let Some(store) = store else {
        return Ok(Value::Null);
    };
    let history = store
        .history(service.list_id(row.list), &row.id)
        .map_err(ApiError::failed)?;
    serde_json::to_value(history).map_err(ApiError::failed)
}
