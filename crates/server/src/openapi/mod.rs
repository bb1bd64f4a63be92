//! The description of the interface, made from the routes and the types of `api`; and bodies that exist only in it.

pub(crate) mod params;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Content, OpenApi, RefOr, ResponseBuilder};
use utoipa::{Modify, ToSchema};

/// What is wrong.
#[derive(Debug, ToSchema)]
#[allow(dead_code)]
pub struct ErrorBody {
    /// In words, or a list of what is wrong with each parameter.
    detail: Value,
}

/// A batch of examples.
#[derive(Debug, ToSchema)]
#[allow(dead_code)]
pub struct MatchBody {
    /// By keys of the caller's choice.
    queries: BTreeMap<String, ExampleBody>,
    /// Factors on features; see `/algorithms`.
    weights: Option<BTreeMap<String, f32>>,
    /// Settings; see `/algorithms`.
    config: Option<BTreeMap<String, Value>>,
}

/// An entity to look for.
#[derive(Debug, ToSchema)]
#[allow(dead_code)]
pub struct ExampleBody {
    /// The caller's own id for it.
    id: Option<String>,
    /// FollowTheMoney schema.
    #[schema(example = "Person")]
    schema: String,
    /// Text, number or a list of them by property.
    #[schema(example = json!({"name": ["Kim CHen Yn"], "birthDate": "1984-01-08"}))]
    properties: BTreeMap<String, Value>,
}

/// One of the two, each JSON as text.
#[derive(Debug, ToSchema)]
#[allow(dead_code)]
pub struct ReconcileForm {
    /// `{"q0": {"query", "type", "limit", "properties": [{"pid", "v"}]}}`
    queries: Option<String>,
    /// `{"ids": [], "properties": [{"id", "settings"}]}`
    extend: Option<String>,
}

/// Questions with their options.
#[derive(Debug, ToSchema)]
#[allow(dead_code)]
pub struct ScreenBody {
    /// The questions.
    queries: Vec<QueryBody>,
    /// 0 to 1; 0.70.
    threshold: Option<f32>,
    /// Most findings of a query; 10.
    limit: Option<u32>,
    /// List ids; all.
    lists: Option<Vec<String>>,
    /// Programmes; all.
    programmes: Option<Vec<String>>,
    /// Topics; all.
    topics: Option<Vec<String>>,
    /// Whether weak aliases alert alone.
    weak: Option<bool>,
    /// Whether every listed name is compared.
    exhaustive: Option<bool>,
    /// From what was published by this day.
    as_of: Option<String>,
    /// From the snapshot that an earlier answer names.
    snapshot: Option<String>,
}

/// One question: properties, or the short forms beside them.
#[derive(Debug, ToSchema)]
#[allow(dead_code)]
pub struct QueryBody {
    /// The caller's own id for it.
    id: Option<String>,
    /// Schema; anything.
    schema: Option<String>,
    /// As in FollowTheMoney.
    properties: Option<BTreeMap<String, Value>>,
    /// Name.
    #[schema(example = "Ким Чен Ын")]
    name: Option<String>,
    /// 1984-01-08, 1984, 1984~ or 1980/1985.
    birth_date: Option<String>,
    /// Code or name.
    country: Option<String>,
    /// male, female or other.
    gender: Option<String>,
    /// KIND:VALUE or a bare value.
    identifier: Option<String>,
}

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
