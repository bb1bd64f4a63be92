//! `GET /v1/lists/{id}/diff`: what changed between two kept versions of a list.

use axum::extract::{Path, State};
use axum::response::Response;
use exonym_store::{Store, StoreError};

use crate::error::ApiError;
use crate::params::Params;
use crate::respond::{json, json_bytes};
use crate::routes::Shared;

/// The difference; `to` is the version in service where it is not said, `from` the one before `to`.
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
        (status = 200, description = "What came, went and changed.", body = serde_json::Value),
        (status = 404, description = "There is no such list or version.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path(list): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    app.service()?;
    let data_dir = app.config.data_dir.clone();
    let (from, to) = (
        params.text("from").map(str::to_owned),
        params.text("to").map(str::to_owned),
    );
    let bytes = app
        .pool
        .run(move || {
            let store = Store::open_existing(&data_dir).map_err(ApiError::failed)?;
            let store = store.ok_or_else(|| ApiError::missing("No list is imported."))?;
            let to = match &to {
                Some(asked) => store.find_version(&list, asked).map_err(of_store)?,
                None => store
                    .in_service_of(&list)
                    .map_err(of_store)?
                    .ok_or_else(|| ApiError::missing("No such list in service."))?,
            };
            let from = match &from {
                Some(asked) => store.find_version(&list, asked).map_err(of_store)?,
                None => {
                    let kept = store.versions(&list).map_err(of_store)?;
                    let before = kept.into_iter().rfind(|version| version.published < to.published);
                    before.ok_or_else(|| ApiError::missing("No version before that one is kept."))?
                }
            };
            json_bytes(&store.diff(&from, &to).map_err(of_store)?)
        })
        .await?;
    Ok(json(bytes))
}

fn of_store(error: StoreError) -> ApiError {
    if error.is_usage() {
        ApiError::missing(error.to_string())
    } else {
        ApiError::failed(error)
    }
}
