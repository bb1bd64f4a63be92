//! Query-by-example: a batch of examples to scored entities.

pub mod algorithm;
pub mod exonym;
pub mod ofac;
pub mod options;
pub mod request;

use exonym_api::{ExampleJson, MatchResultJson};
use exonym_model::Entity;

use crate::error::ApiError;
use crate::service::Service;
use algorithm::Engine;
use options::MatchOptions;
use request::Example;

/// Answers one example.
///
/// # Errors
/// The index is damaged.
pub fn answer(
    service: &Service,
    example: &Example,
    options: &MatchOptions,
) -> Result<MatchResultJson, ApiError> {
    let mut found = match options.algorithm.engine {
        Engine::Exonym => exonym::results(service, &example.entity, options)?,
        Engine::Ofac => ofac::results(service, &example.entity, options)?,
    };
    found.results.truncate(options.limit);
    Ok(MatchResultJson {
        status: 200,
        results: found.results,
        total: found.total,
        query: example_json(example.id.clone(), &example.entity),
        limited: found.limited,
    })
}

/// The example as it was understood.
pub fn example_json(id: Option<String>, entity: &Entity) -> ExampleJson {
    let mut properties = std::collections::BTreeMap::<String, Vec<String>>::new();
    for statement in &entity.statements {
        properties
            .entry(statement.prop.name().to_owned())
            .or_default()
            .push(statement.value.clone());
    }
    ExampleJson {
        id,
        schema: entity.schema.name().to_owned(),
        properties,
    }
}
