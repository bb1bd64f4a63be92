//! FollowTheMoney entities as statements: one value of one property of one entity a row, as `followthemoney` and OpenSanctions keep them.
//!
//! What a reading says has no clock in it, so `first_seen` and `last_seen` are left open. An id is made of the same parts as theirs (dataset, entity,
//! property, value), by SHA-256 cut to their length.

use exonym_model::{Prop, PropType};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Digits of an id.
const ID_DIGITS: usize = 40;

/// The statements of entities (what [`crate::read_ftm`] gives), in their order.
pub fn read_statements(entities: &[Value]) -> Vec<Value> {
    let mut rows = Vec::new();
    for entity in entities {
        let text = |name: &str| entity.get(name).and_then(Value::as_str).unwrap_or_default();
        let (id, schema) = (text("id"), text("schema"));
        let dataset = entity
            .pointer("/datasets/0")
            .and_then(Value::as_str)
            .unwrap_or("exonym_read");
        let properties = entity.get("properties").and_then(Value::as_object);
        for (property, values) in properties.into_iter().flatten() {
            for value in values.as_array().into_iter().flatten().filter_map(Value::as_str) {
                rows.push(json!({
                    "id": row_id(dataset, id, property, value),
                    "entity_id": id,
                    "canonical_id": id,
                    "prop": property,
                    "prop_type": kind(property),
                    "schema": schema,
                    "value": value,
                    "dataset": dataset,
                    "lang": null,
                    "original_value": null,
                    "external": false,
                    "first_seen": null,
                    "last_seen": null,
                    "origin": "exonym read",
                }));
            }
        }
    }
    rows
}

fn row_id(dataset: &str, entity: &str, property: &str, value: &str) -> String {
    let digest = Sha256::digest(format!("{dataset}.{entity}.{property}.{value}"));
    let mut id: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    id.truncate(ID_DIGITS);
    id
}

/// The type of a property as the model names it: those of documents first, which lists have not.
fn kind(property: &str) -> &'static str {
    match property {
        "candidate" | "match" | "document" | "resolved" | "entity" | "involved" | "proof" => "entity",
        "namesMentioned" | "peopleMentioned" | "companiesMentioned" => "name",
        "locationMentioned" | "location" => "address",
        "contextCountry" => "country",
        "publishedAt" => "date",
        "mimeType" => "mimetype",
        "confidenceScore" => "number",
        "criteria" | "summary" | "description" | "notes" => "text",
        other => match Prop::from_name(other).kind() {
            PropType::Name => "name",
            PropType::Identifier => "identifier",
            PropType::Country => "country",
            PropType::Date => "date",
            PropType::Address => "address",
            PropType::Phone => "phone",
            PropType::Email => "email",
            PropType::Url => "url",
            PropType::Topic => "topic",
            PropType::Gender => "gender",
            PropType::Language => "language",
            PropType::Entity => "entity",
            PropType::Text => "text",
            PropType::String => "string",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_a_row_of_its_own() {
        let entity = json!({
            "id": "read-1-e1", "schema": "Person", "caption": "Anna Berg", "datasets": ["exonym_read"],
            "properties": { "name": ["Anna Berg", "A. Berg"], "proof": ["read-1"], "country": ["se"] },
        });
        let rows = read_statements(std::slice::from_ref(&entity));
        assert_eq!(rows.len(), 4);
        let of = |property: &str| {
            let rows: Vec<&Value> = rows.iter().filter(|row| row["prop"] == property).collect();
            rows
        };
        assert_eq!(of("name").len(), 2);
        assert_ne!(of("name")[0]["id"], of("name")[1]["id"]);
        assert_eq!(of("proof")[0]["prop_type"], "entity");
        assert_eq!(of("country")[0]["prop_type"], "country");
        assert_eq!(of("country")[0]["id"].as_str().map(str::len), Some(ID_DIGITS));
        // The same reading gives the same ids.
        assert_eq!(read_statements(std::slice::from_ref(&entity)), rows);
    }
}
