//! An entity of the index as FollowTheMoney JSON, with the keys that clients expect on it.

use std::collections::BTreeMap;

use exonym_api::EntityJson;
use exonym_index::Meta;
use exonym_model::{Entity, PartialDate, Prop, Schema, topics};
use serde_json::Value;

use crate::book::Row;
use crate::ftm::labels;

/// The entity, flat. `row` is the row of its party, from which its dates come.
pub fn entity_json(entity: &Entity, row: Option<&Row<'_>>, meta: &Meta) -> EntityJson {
    let list = meta.lists.iter().find(|list| list.version.list == entity.dataset);
    let published = || list.map(|list| moment(&list.version.published));
    EntityJson {
        id: entity.id.clone(),
        caption: caption(entity),
        schema: entity.schema.name().to_owned(),
        properties: properties(entity),
        datasets: vec![entity.dataset.clone()],
        referents: entity.referents.clone(),
        target: entity.values(&Prop::TOPICS).any(topics::is_risk),
        first_seen: row.and_then(|row| row.first_seen).map(str::to_owned),
        last_change: row.map(|row| row.last_change.to_string()).or_else(published),
        last_seen: row.map(|row| row.last_seen.to_string()).or_else(published),
    }
}

/// A day as a moment without zone. A list that states only its month or year was published by the end of it.
pub fn moment(day: &str) -> String {
    match day.parse::<PartialDate>() {
        Ok(date) => {
            let (year, month, day) = date.last_day();
            format!("{year:04}-{month:02}-{day:02}T00:00:00")
        }
        Err(_) => format!("{day}T00:00:00"),
    }
}

/// Values by property. What a list stream carried beside its properties is left out; ids keep the list's prefix, so that each
/// leads to an entity here.
fn properties(entity: &Entity) -> BTreeMap<String, Vec<Value>> {
    let plain;
    let made = if entity.extra.is_some() {
        plain = Entity {
            extra: None,
            ..entity.clone()
        };
        plain.to_ftm()
    } else {
        entity.to_ftm()
    };
    let Value::Object(mut object) = made else {
        return BTreeMap::new();
    };
    let Some(Value::Object(properties)) = object.remove("properties") else {
        return BTreeMap::new();
    };
    let values = properties.into_iter().map(|(name, values)| match values {
        Value::Array(values) => (name, values),
        one => (name, vec![one]),
    });
    values.collect()
}

/// The name of a thing; of a record about one what identifies it, else what it is.
pub fn caption(entity: &Entity) -> String {
    const TELLING: &[Prop] = &[
        Prop::FULL,
        Prop::NUMBER,
        Prop::PUBLIC_KEY,
        Prop::PROGRAM,
        Prop::ROLE,
    ];
    if entity.names().next().is_some() {
        return entity.caption().to_owned();
    }
    let told = TELLING.iter().find_map(|prop| entity.first(prop));
    told.map_or_else(|| labels::schema(entity.schema).0.to_owned(), str::to_owned)
}

/// Whether an entity only ties others together or tells something of one.
pub fn is_record(schema: Schema) -> bool {
    schema.edge().is_some() || !schema.is_a(Schema::Thing)
}
