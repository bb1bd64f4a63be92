//! `POST /updatez`: look for new list versions now.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::error::ApiError;
use crate::keys::{Scope, Verdict};
use crate::params::Params;
use crate::respond::json_of;
use crate::routes::Shared;

/// Starts a reload; with `sync=true` waits for it.
#[utoipa::path(
    post,
    path = "/updatez",
    tag = "operation",
    params(
        ("token" = Option<String>, Query, description = "The token that is configured; not needed with a key of scope admin"),
        ("sync" = Option<bool>, Query, description = "Wait until it is done"),
    ),
    responses(
        (status = 200, description = "The lists are looked at again.", body = crate::openapi::bodies::common::StatusBody),
    )
)]
pub(super) async fn post(State(app): State<Shared>, mut params: Params) -> Result<Response, ApiError> {
    let sync = params.flag("sync", false);
    params.check()?;
    // Whoever sent no token has come with a key of the scope, or there are no keys and then no token either.
    let by_key = params.text("token").is_none() && app.keys.verdict(None, Scope::Admin) != Verdict::Open;
    let given = params.text("token").unwrap_or_default();
    let known = app
        .config
        .update_token
        .as_deref()
        .filter(|known| !known.is_empty());
    if !by_key && !known.is_some_and(|known| same(known, given)) {
        return Err(ApiError::Detail(
            StatusCode::FORBIDDEN,
            "Invalid token.".to_owned(),
        ));
    }
    let work = tokio::task::spawn_blocking(move || {
        let done = app.reload();
        if let Err(error) = &done {
            tracing::error!(%error, "reload failed; the index that answered goes on answering");
        }
        done
    });
    if sync {
        work.await.map_err(ApiError::failed)?.map_err(ApiError::failed)?;
    }
    json_of(&json!({ "status": "ok" }))
}

/// Compared over hashes, so that the time it takes tells nothing of where they differ.
fn same(a: &str, b: &str) -> bool {
    use sha2::{Digest, Sha256};
    Sha256::digest(a) == Sha256::digest(b)
}
