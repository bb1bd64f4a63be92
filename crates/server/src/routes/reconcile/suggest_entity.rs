//! `GET /reconcile/{dataset}/suggest/entity`: entities whose name goes on from what was typed.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use crate::book::words;
use crate::error::ApiError;
use crate::ftm::labels;
use crate::params::Params;
use crate::reconcile::{suggestions, type_json};
use crate::respond::{json, json_bytes};
use crate::routes::Shared;
use crate::search::filters::SearchFilters;
use crate::search::run;
use crate::search::syntax::{Kind, Node};

/// Suggestions where no number is asked for.
const DEFAULT_LIMIT: usize = 10;

/// Entities whose name goes on from what was typed.
#[utoipa::path(
    get,
    path = "/reconcile/{dataset}/suggest/entity",
    tag = "reconciliation",
    params(
        crate::openapi::params::DatasetPath,
        ("prefix" = Option<String>, Query, description = "What was typed"),
        ("limit" = Option<u32>, Query, maximum = 500, description = "Most suggestions; 10"),
    ),
    responses(
        (status = 200, description = "Entities whose name goes on from what was typed.", body = crate::openapi::bodies::reconcile::SuggestionsBody),
        (status = 400, description = "Something asked for does not exist, or cannot be asked.", body = crate::openapi::ErrorBody),
        (status = 404, description = "There is no such dataset.", body = crate::openapi::ErrorBody),
    )
)]
pub(super) async fn get(
    State(app): State<Shared>,
    Path(dataset): Path<String>,
    mut params: Params,
) -> Result<Response, ApiError> {
    let service = app.service()?;
    service.dataset(&dataset)?;
    let limit = params.count(
        "limit",
        DEFAULT_LIMIT.min(app.config.max_matches),
        app.config.max_matches,
    );
    params.check()?;
    let prefix = params.text("prefix").unwrap_or_default().to_owned();
    let bytes = app
        .pool
        .run(move || {
            let typed = words(&prefix);
            let mut shown: Vec<Value> = Vec::new();
            if !typed.is_empty() {
                let filters = SearchFilters::of_params(&service, &dataset, &mut params)?;
                let node = Node::Words(typed, Kind::Beginning);
                for (party, _) in run::run(&service, &node, None, &filters)?.into_iter().take(limit) {
                    if let Some(row) = service.book.row(party) {
                        let label = labels::schema(row.schema).0;
                        shown.push(json!({
                            "id": row.id, "name": row.caption, "description": label, "type": [type_json(row.schema)],
                        }));
                    }
                }
            }
            json_bytes(&suggestions(&prefix, shown))
        })
        .await?;
    Ok(json(bytes))
}
