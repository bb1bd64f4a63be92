//! `GET /v1/lists/{id}/diff`: what changed between two kept versions of a list.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use exonym_store::{Store, StoreError, Version};
use serde_json::json;

use crate::error::ApiError;
use crate::params::Params;
use crate::past::ASK_AGAIN;
use crate::respond::{json, json_bytes, json_of};
use crate::routes::Shared;

/// What changed between two versions of a list; `to` is the version in service where it is not said, `from` the one before `to`.
#[utoipa::path(
    get,
    path = "/v1/lists/{id}/diff",
    tag = "lists",
    params(
        ("id" = String, Path, description = "List id"),
        ("from" = Option<String>, Query, description = "Date or hash; the version before `to`"),
        ("to" = Option<String>, Query, description = "Date or hash; the version in service"),
    ),
    responses(
        (status = 200, description = "What came, went and changed.", body = crate::openapi::bodies::lists::DiffBody),
        (status = 202, description = "A version is being read for the first time; ask again after `Retry-After` seconds.",
            body = crate::openapi::bodies::common::StatusBody),
        (status = 404, description = "There is no such list or version.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path(list): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    app.service()?;
    let asked = Asked {
        list,
        from: params.text("from").map(str::to_owned),
        to: params.text("to").map(str::to_owned),
    };
    let data_dir = app.config.data_dir.clone();
    let (from, to, unread) = app
        .pool
        .run(move || {
            let store = opened(&data_dir)?;
            let (from, to) = asked.versions(&store)?;
            let mut unread = Vec::new();
            for version in [&from, &to] {
                if !store.has_states(version).map_err(ApiError::failed)? {
                    unread.push(version.clone());
                }
            }
            Ok((from, to, unread))
        })
        .await?;
    let unreadable = app.past.read(unread).await?;
    if let Some((_, error)) = unreadable.into_iter().next() {
        return Err(ApiError::failed(error));
    }
    let data_dir = app.config.data_dir.clone();
    let compared = app
        .pool
        .run(move || compare(&opened(&data_dir)?, &from, &to))
        .await?;
    compared.map_or_else(being_read, |bytes| Ok(json(bytes)))
}

/// What was asked for.
struct Asked {
    list: String,
    from: Option<String>,
    to: Option<String>,
}

impl Asked {
    fn versions(&self, store: &Store) -> Result<(Version, Version), ApiError> {
        let to = match &self.to {
            Some(asked) => store.find_version(&self.list, asked).map_err(of_store)?,
            None => store
                .in_service_of(&self.list)
                .map_err(of_store)?
                .ok_or_else(|| ApiError::missing("No such list in service."))?,
        };
        let from = match &self.from {
            Some(asked) => store.find_version(&self.list, asked).map_err(of_store)?,
            None => {
                let kept = store.versions(&self.list).map_err(of_store)?;
                let before = kept.into_iter().rfind(|version| version.published < to.published);
                before.ok_or_else(|| ApiError::missing("No version before that one is kept."))?
            }
        };
        Ok((from, to))
    }
}

/// The difference as JSON; `None` where a version is not read yet.
fn compare(store: &Store, from: &Version, to: &Version) -> Result<Option<Vec<u8>>, ApiError> {
    for version in [from, to] {
        if !store.has_states(version).map_err(ApiError::failed)? {
            return Ok(None);
        }
    }
    json_bytes(&store.diff(from, to).map_err(of_store)?).map(Some)
}

fn being_read() -> Result<Response, ApiError> {
    let mut response = json_of(&json!({ "status": "reading" }))?;
    *response.status_mut() = StatusCode::ACCEPTED;
    let seconds = HeaderValue::from(ASK_AGAIN);
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    Ok(response)
}

fn opened(data_dir: &std::path::Path) -> Result<Store, ApiError> {
    let store = Store::open_existing(data_dir).map_err(ApiError::failed)?;
    store.ok_or_else(|| ApiError::missing("No list is imported."))
}

fn of_store(error: StoreError) -> ApiError {
    if error.is_usage() {
        ApiError::missing(error.to_string())
    } else {
        ApiError::failed(error)
    }
}
