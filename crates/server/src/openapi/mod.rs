//! The description of the interface, made from the routes and the types of `api`; those under `bodies` exist only in it.

pub(crate) mod bodies;
pub(crate) mod params;

use std::sync::LazyLock;

use utoipa::Modify;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Content, OpenApi, RefOr, ResponseBuilder};

pub(crate) use bodies::asked::{MatchBody, QueryBody, ReconcileForm, ScreenBody};
pub(crate) use bodies::common::ErrorBody;

/// Answers that any route can give.
const COMMON: &[(&str, &str)] = &[
    ("401", "A key is asked for, and none that is known was sent."),
    ("403", "The key or token does not allow this."),
    ("404", "There is nothing of this name."),
    ("405", "Not a method of this route."),
    ("414", "The address is too long."),
    (
        "422",
        "A parameter or the body is wrong in itself; `detail` names each.",
    ),
    (
        "429",
        "Too many requests; `Retry-After` tells when to come again.",
    ),
    ("500", "The server failed; its log says more."),
    (
        "503",
        "Not ready, busy, or too slow; `Retry-After` tells when to come again.",
    ),
];

/// Adds what holds for every route.
pub struct Everywhere;

impl Modify for Everywhere {
    fn modify(&self, api: &mut OpenApi) {
        let components = api.components.get_or_insert_with(Default::default);
        let key = ApiKeyValue::with_description("Authorization", "`ApiKey <key>`, once a key was made");
        components.add_security_scheme("key", SecurityScheme::ApiKey(ApiKey::Header(key)));
        let body = utoipa::openapi::Ref::from_schema_name("ErrorBody");
        for item in api.paths.paths.values_mut() {
            for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
                for (status, description) in COMMON {
                    let response = ResponseBuilder::new()
                        .description(*description)
                        .content("application/json", Content::new(Some(body.clone())))
                        .build();
                    operation
                        .responses
                        .responses
                        .entry((*status).to_owned())
                        .or_insert(RefOr::T(response));
                }
            }
        }
    }
}

/// The description as JSON text.
pub fn text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let mut api = crate::routes::described();
        Everywhere.modify(&mut api);
        api.to_pretty_json().unwrap_or_default()
    });
    &TEXT
}
