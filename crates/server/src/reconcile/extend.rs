//! Values of properties for rows that are already reconciled.

use exonym_model::{Prop, PropType, Schema};
use serde_json::{Map, Value, json};

use crate::book::Resolved;
use crate::error::ApiError;
use crate::ftm::labels;
use crate::ftm::nested::Reader;
use crate::service::Service;

/// Most ids and properties of one request.
const MAX_ASKED: usize = 500;

struct Column {
    name: String,
    limit: usize,
    raw: bool,
}

/// Reads the form field `extend` and answers it.
///
/// # Errors
/// 400 where it is no JSON of the protocol's shape, or where an id is not canonical.
pub fn answer(service: &Service, text: &str) -> Result<Value, ApiError> {
    let undecoded = || ApiError::bad("Cannot decode extension request");
    let asked: Value = serde_json::from_str(text).map_err(|_| undecoded())?;
    let (Some(ids), Some(columns)) = (asked["ids"].as_array(), asked["properties"].as_array()) else {
        return Err(undecoded());
    };
    let columns: Vec<Column> = columns.iter().take(MAX_ASKED).filter_map(column).collect();
    let mut rows = Map::new();
    let mut reader = Reader::new(service);
    for id in ids.iter().take(MAX_ASKED).filter_map(Value::as_str) {
        rows.insert(id.to_owned(), row(service, &mut reader, id, &columns)?);
    }
    let meta: Vec<Value> = columns
        .iter()
        .map(|column| json!({ "id": column.name, "name": labels::property(&column.name) }))
        .collect();
    Ok(json!({ "meta": meta, "rows": rows }))
}

fn column(value: &Value) -> Option<Column> {
    let id = value["id"].as_str()?;
    let limit = &value["settings"]["limit"];
    // OpenRefine sends numbers as text.
    let limit = limit
        .as_u64()
        .or_else(|| limit.as_str()?.parse().ok())
        .unwrap_or(0);
    Some(Column {
        name: id.rsplit(':').next().unwrap_or(id).to_owned(),
        limit: usize::try_from(limit).unwrap_or(0),
        raw: value["settings"]["render"] == "raw",
    })
}

fn row(service: &Service, reader: &mut Reader<'_>, id: &str, columns: &[Column]) -> Result<Value, ApiError> {
    let place = match service.book.resolve(id) {
        Resolved::Here(place) => place,
        Resolved::Missing => return Ok(json!({})),
        Resolved::Referent(_) => {
            return Err(ApiError::bad(
                "Please specify the canonical entity ID, not a referent",
            ));
        }
    };
    let entity = reader.entity(place)?;
    let mut cells = Map::new();
    for column in columns {
        let prop = Prop::from_name(&column.name);
        let mut values: Vec<Value> = Vec::new();
        for value in entity.values(&prop) {
            let shown = match prop.kind() {
                _ if column.raw => value.to_owned(),
                PropType::Entity => match service.book.locate(value) {
                    Some(there) => reader.flat(there)?.caption,
                    None => value.to_owned(),
                },
                kind => labels::value(kind, value),
            };
            values.push(json!({ "str": shown }));
        }
        if column.limit > 0 {
            values.truncate(column.limit);
        }
        cells.insert(column.name.clone(), values.into());
    }
    Ok(cells.into())
}

/// Properties that can be asked for of a type.
///
/// # Errors
/// 400 where there is no such type.
pub fn proposals(kind: &str, limit: usize) -> Result<Value, ApiError> {
    let schema = Schema::from_name(kind).ok_or_else(|| ApiError::bad(format!("Invalid type: {kind}")))?;
    let mut properties: Vec<Value> = labels::properties_of(schema)
        .iter()
        .map(|prop| json!({ "id": prop.name(), "name": labels::property(prop.name()) }))
        .collect();
    if limit > 0 {
        properties.truncate(limit);
    }
    Ok(json!({ "limit": limit, "type": kind, "properties": properties }))
}
