//! FollowTheMoney JSON: entities in and out, one object a line.
//!
//! A list's entities all bear ids that begin with the list's id, so on the way in the ids of the entity and of those it
//! points to get that prefix; on the way out it goes again. What an [`Entity`] has no field for (`caption`, `datasets`,
//! `first_seen`, a property whose values are not all text) is kept in [`Entity::extra`] as it came, so that an entity that
//! was read from FollowTheMoney is written with the same keys and values. One that a list reader made is written with what
//! FollowTheMoney can say: approximate dates as plain dates, weak names as `weakAlias`, a legal basis among `provisions`.

use serde_json::{Map, Value};

use crate::date::PartialDate;
use crate::entity::{Entity, Quality, Statement};
use crate::property::{Prop, PropType};
use crate::schema::Schema;
use crate::topics;

/// Why a line is no FollowTheMoney entity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FtmError {
    /// The line is no JSON.
    #[error("no JSON: {0}")]
    Json(String),
    /// JSON, but no object with the keys of an entity.
    #[error("no FollowTheMoney entity: {0}")]
    Shape(&'static str),
    /// An entity of a schema that is not known.
    #[error("`{0}` is no FollowTheMoney schema")]
    Schema(String),
}

impl Entity {
    /// Reads one line of an entity stream as an entity of the list `list`; see the module for ids and for what is kept.
    pub fn from_ftm_line(line: &str, list: &str) -> Result<Entity, FtmError> {
        let value = serde_json::from_str(line).map_err(|error| FtmError::Json(error.to_string()))?;
        Entity::from_ftm(value, list)
    }

    /// Reads a FollowTheMoney object as an entity of the list `list`.
    pub fn from_ftm(value: Value, list: &str) -> Result<Entity, FtmError> {
        let Value::Object(mut object) = value else {
            return Err(FtmError::Shape("it is not an object"));
        };
        let Some(id) = text_of(&object, "id") else {
            return Err(FtmError::Shape("`id` is missing or no text"));
        };
        let Some(name) = text_of(&object, "schema") else {
            return Err(FtmError::Shape("`schema` is missing or no text"));
        };
        let schema = Schema::from_name(&name).ok_or(FtmError::Schema(name))?;
        object.remove("schema");
        let mut entity = Entity::new(format!("{list}:{id}"), schema, list, id);
        match object.remove("properties") {
            Some(Value::Object(properties)) => {
                let rest = entity.take_properties(properties);
                if !rest.is_empty() {
                    object.insert("properties".to_owned(), Value::Object(rest));
                }
            }
            None => {}
            Some(_) => return Err(FtmError::Shape("`properties` is not an object")),
        }
        if let Some(ids) = object.get("referents").and_then(texts) {
            entity.referents = ids;
            object.remove("referents");
        }
        entity.extra = Some(Value::Object(object).to_string());
        Ok(entity)
    }

    /// Makes statements of the properties; gives back those that statements alone would not bring out again.
    fn take_properties(&mut self, properties: Map<String, Value>) -> Map<String, Value> {
        let mut rest = Map::new();
        for (name, values) in properties {
            let prop = Prop::from_name(&name);
            let before = self.statements.len();
            let many = match &values {
                Value::Array(many) => many.as_slice(),
                one => std::slice::from_ref(one),
            };
            for value in many {
                let Some(text) = scalar(value) else { continue };
                let value = if links(self.schema, &prop) {
                    format!("{}:{text}", self.dataset)
                } else {
                    text
                };
                self.add(prop.clone(), value);
            }
            let taken = self.statements.len() - before;
            let plain =
                values.is_array() && taken == many.len() && taken > 0 && many.iter().all(Value::is_string);
            if !plain {
                rest.insert(name, values);
            }
        }
        rest
    }

    /// The entity as a FollowTheMoney object; see the module.
    pub fn to_ftm(&self) -> Value {
        let extra = self
            .extra
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok());
        match extra {
            Some(Value::Object(extra)) if extra.contains_key("id") => self.to_ftm_as_read(extra),
            _ => self.to_ftm_as_made(),
        }
    }

    /// An entity that came from FollowTheMoney: ids without the list's prefix, and all that was kept beside.
    fn to_ftm_as_read(&self, mut object: Map<String, Value>) -> Value {
        let prefix = format!("{}:", self.dataset);
        let mut properties: Map<String, Value> = Map::new();
        for statement in &self.statements {
            let mut value = statement.value.as_str();
            if links(self.schema, &statement.prop) {
                value = value.strip_prefix(&prefix).unwrap_or(value);
            }
            append(&mut properties, statement.prop.name(), value.to_owned());
        }
        if let Some(Value::Object(kept)) = object.remove("properties") {
            properties.extend(kept);
        }
        object.insert("schema".to_owned(), self.schema.name().into());
        object.insert("properties".to_owned(), properties.into());
        let caption = || self.caption().strip_prefix(&prefix).unwrap_or(self.caption());
        if !object.contains_key("caption") {
            object.insert("caption".to_owned(), caption().into());
        }
        if !object.contains_key("referents") {
            object.insert("referents".to_owned(), self.referents.clone().into());
        }
        if !object.contains_key("datasets") {
            object.insert("datasets".to_owned(), vec![self.dataset.clone()].into());
        }
        Value::Object(object)
    }

    /// An entity that a list reader made.
    fn to_ftm_as_made(&self) -> Value {
        let mut properties: Map<String, Value> = Map::new();
        for statement in &self.statements {
            let name = self.ftm_name(statement);
            for value in ftm_values(statement) {
                append(&mut properties, name, value);
            }
        }
        let target = self.values(&Prop::TOPICS).any(topics::is_risk);
        let mut object = Map::new();
        object.insert("id".to_owned(), self.id.clone().into());
        object.insert("caption".to_owned(), self.caption().into());
        object.insert("schema".to_owned(), self.schema.name().into());
        object.insert("properties".to_owned(), properties.into());
        object.insert("referents".to_owned(), self.referents.clone().into());
        object.insert("datasets".to_owned(), vec![self.dataset.clone()].into());
        object.insert("target".to_owned(), target.into());
        let seen = || {
            self.statements
                .iter()
                .filter_map(|statement| statement.seen.as_deref())
        };
        let first = seen().filter_map(|seen| seen.first.as_deref()).min();
        let last = seen().filter_map(|seen| seen.last.as_deref()).max();
        for (key, value) in [("first_seen", first), ("last_seen", last)] {
            if let Some(value) = value {
                object.insert(key.to_owned(), value.into());
            }
        }
        Value::Object(object)
    }

    /// The property under which FollowTheMoney keeps a statement of ours.
    fn ftm_name<'a>(&self, statement: &'a Statement) -> &'a str {
        if statement.prop == Prop::LEGAL_BASIS && self.schema == Schema::Sanction {
            return Prop::PROVISIONS.name();
        }
        if statement.prop == Prop::ALIAS && statement.quality() == Quality::Weak {
            return Prop::WEAK_ALIAS.name();
        }
        statement.prop.name()
    }
}

/// The ids of the datasets that a line of an entity stream names; empty where it names none.
pub fn datasets_of(value: &Value) -> Vec<String> {
    value.get("datasets").and_then(texts).unwrap_or_default()
}

/// Whether a property's values are ids of other entities. An e-mail's `subject` is its title.
fn links(schema: Schema, prop: &Prop) -> bool {
    prop.kind() == PropType::Entity && !(*prop == Prop::SUBJECT && schema.is_a(Schema::Document))
}

fn text_of(object: &Map<String, Value>, key: &str) -> Option<String> {
    let text = object.get(key)?.as_str()?;
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// An array of texts; `None` if anything else is among them.
fn texts(value: &Value) -> Option<Vec<String>> {
    value
        .as_array()?
        .iter()
        .map(|item| item.as_str().map(str::to_owned))
        .collect()
}

/// A value as text: numbers and booleans as written, a nested entity by its id.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Object(nested) => text_of(nested, "id"),
        Value::Null | Value::Array(_) => None,
    }
}

/// The values as FollowTheMoney writes them: an interval of dates as its two ends, everything else as it is.
fn ftm_values(statement: &Statement) -> Vec<String> {
    let date = (statement.prop.kind() == PropType::Date).then(|| statement.value.parse::<PartialDate>().ok());
    match date.flatten() {
        Some(date) => date.ftm_values(),
        None => vec![statement.value.clone()],
    }
}

/// Adds a value to a property's array unless it is there.
fn append(properties: &mut Map<String, Value>, name: &str, value: String) {
    let slot = properties.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(values) = slot
        && !values.iter().any(|known| known.as_str() == Some(&value))
    {
        values.push(value.into());
    }
}

#[cfg(test)]
#[path = "ftm_tests.rs"]
mod tests;
