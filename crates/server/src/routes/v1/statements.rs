//! `GET /v1/statements/{id}`: every value of a party with where it was published, and since when kept versions have it.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use exonym_index::Bundle;
use exonym_model::{Entity, Statement};
use exonym_store::{EntryHistory, Store, StoreError, Version};
use serde_json::{Value, json};

use crate::book::Place;
use crate::error::ApiError;
use crate::ftm::entity::caption;
use crate::ftm::labels;
use crate::ftm::nested::Reader;
use crate::params::Params;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::service::Service;

/// Every value of a party with its source; with `history=true` also those that no longer stand, with the versions that had them.
#[utoipa::path(
    get,
    path = "/v1/statements/{id}",
    tag = "lists",
    params(
        crate::openapi::params::EntityPath,
        ("history" = Option<bool>, Query, description = "Also what kept versions had"),
    ),
    responses(
        (status = 200, description = "Every value with its source. In a history, `pending` names versions that are being read for the first \
            time: ask again in a moment.", body = crate::openapi::bodies::statements::StatementsBody),
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
    let wanted = history && !service.engine.sample;
    let mut told = told(&app, &service, party, wanted).await?;
    if !told.unread.is_empty() {
        let unreadable = app.past.read(std::mem::take(&mut told.unread)).await?;
        told = self::told(&app, &service, party, wanted).await?;
        told.say_what_is_missing(&unreadable);
    }
    Ok(json(json_bytes(&told.answer)?))
}

/// An answer, and the versions that it would tell of if they were read.
struct Told {
    answer: Value,
    unread: Vec<Version>,
}

async fn told(app: &Shared, service: &Arc<Service>, party: u32, history: bool) -> Result<Told, ApiError> {
    let (service, data_dir) = (service.clone(), app.config.data_dir.clone());
    app.pool
        .run(move || {
            let store = match history {
                true => Store::open_existing(data_dir).map_err(ApiError::failed)?,
                false => None,
            };
            statements(&service, party, store.as_ref())
        })
        .await
}

impl Told {
    /// Names, in the history of each entry, the versions that are still being read and those that cannot be.
    fn say_what_is_missing(&mut self, unreadable: &[(Version, StoreError)]) {
        let days = |list: &str, of: &mut dyn Iterator<Item = &Version>| -> Vec<String> {
            of.filter(|version| version.list == list)
                .map(|version| version.published.clone())
                .collect()
        };
        let broken = |version: &Version| unreadable.iter().any(|(other, _)| other.hash == version.hash);
        let pending: Vec<&Version> = self.unread.iter().filter(|version| !broken(version)).collect();
        let entries = self.answer["entries"].as_array_mut().into_iter().flatten();
        for entry in entries {
            let list = entry["citation"]["list"].as_str().unwrap_or_default().to_owned();
            if let Some(history) = entry["history"].as_object_mut() {
                let late = days(&list, &mut pending.iter().copied());
                let gone = days(&list, &mut unreadable.iter().map(|(version, _)| version));
                history.insert("pending".to_owned(), late.into());
                history.insert("unreadable".to_owned(), gone.into());
            }
        }
        self.answer["history"] = self.answer["entries"][0]["history"].clone();
    }
}

/// The party as a whole. `listing`, `citation` and `history` beside the statements are of the entry that gives it its id; those
/// of all its entries stand under `entries`.
fn statements(service: &Service, party: u32, store: Option<&Store>) -> Result<Told, ApiError> {
    let whole = Reader::new(service).entity(Place { party, slot: 0 })?;
    let (mut rows, mut entries, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for entry in service.index().party_of(party)? {
        let bundle = service.index().bundle(entry)?;
        for entity in std::iter::once(&bundle.party).chain(&bundle.linked) {
            let stated = entity.statements.iter();
            rows.extend(stated.map(|statement| row(service, &bundle.party.id, entity, statement)));
        }
        let history = store
            .map(|store| store.history_so_far(&bundle.party.dataset, &bundle.party.id))
            .transpose()
            .map_err(ApiError::failed)?;
        let (history, left) = history.unzip();
        unread.extend(left.into_iter().flatten());
        entries.push(of_entry(service, entry, &bundle, history.as_ref())?);
    }
    let first = entries.first().cloned().unwrap_or_default();
    let view = service.screener().party(&whole.id)?;
    let joins = view.map(|view| exonym_api::party_json(service.meta(), view).joins);
    let answer = json!({
        "id": whole.id,
        "caption": caption(&whole),
        "schema": whole.schema,
        "referents": whole.referents,
        "listing": first["listing"],
        "citation": first["citation"],
        "history": first["history"],
        "entries": entries,
        "joins": joins.unwrap_or_default(),
        "snapshot": service.meta().snapshot,
        "total": rows.len(),
        "statements": rows,
    });
    Ok(Told { answer, unread })
}

/// One entry: since when it is listed, where it was published, what kept versions had.
fn of_entry(
    service: &Service,
    entry: u32,
    bundle: &Bundle,
    history: Option<&EntryHistory>,
) -> Result<Value, ApiError> {
    let facts = service.index().facts(entry)?;
    let list = service.meta().lists.get(facts.list as usize);
    Ok(json!({
        "id": bundle.party.id,
        "caption": caption(&bundle.party),
        "listing": { "state": if facts.delisted { "delisted" } else { "listed" }, "since": facts.listed, "until": facts.ended },
        "history": history,
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
    }))
}

fn row(service: &Service, entry: &str, entity: &Entity, statement: &Statement) -> Value {
    let kind = statement.prop.kind();
    let target = match service.book.locate(&statement.value) {
        Some(Place { party, slot: 0 }) if kind == exonym_model::PropType::Entity => {
            service.book.row(party).map(|row| row.caption.to_string())
        }
        _ => None,
    };
    let name = statement.prop.is_whole_name();
    json!({
        "entry": entry,
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
