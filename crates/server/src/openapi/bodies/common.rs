//! Shapes of several routes.

use serde_json::Value;
use utoipa::ToSchema;

/// What is wrong.
#[derive(Debug, ToSchema)]
pub(crate) struct ErrorBody {
    /// In words, or a list of what is wrong with each parameter.
    detail: Value,
}

/// Whether it is done.
#[derive(Debug, ToSchema)]
pub(crate) struct StatusBody {
    /// `ok`; `reading` while a kept version is read for the first time.
    #[schema(example = "ok")]
    status: String,
}
