//! OpenRefine's reconciliation protocol, version 0.2, over the matching engine.

pub mod base;
pub mod extend;
pub mod query;

use exonym_model::Schema;
use serde_json::{Value, json};

use crate::ftm::labels;

/// Schemata that are offered as types, most used first.
pub const TYPES: &[Schema] = &[
    Schema::Thing,
    Schema::LegalEntity,
    Schema::Person,
    Schema::Organization,
    Schema::Company,
    Schema::PublicBody,
    Schema::Vessel,
    Schema::Airplane,
    Schema::Vehicle,
    Schema::CryptoWallet,
    Schema::Security,
    Schema::BankAccount,
];

/// A schema as a type of the protocol.
pub fn type_json(schema: Schema) -> Value {
    json!({ "id": schema.name(), "name": labels::schema(schema).1, "description": labels::about(schema) })
}

/// What every suggestion stands in.
pub fn suggestions(prefix: &str, result: Vec<Value>) -> Value {
    json!({ "code": "/api/status/ok", "status": "200 OK", "prefix": prefix, "result": result })
}
