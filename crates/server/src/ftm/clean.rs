//! A caller's example to an entity: each value cleaned as its type asks, what cannot be cleaned left out.

use exonym_model::{Entity, IdKind, Prop, PropType, Schema};
use serde_json::{Map, Value};

/// Longest value taken, in characters; published names have some hundreds at most.
const MAX_VALUE: usize = 1000;
/// Most values taken of one property.
const MAX_VALUES: usize = 200;

/// The entity that properties describe. Unknown properties are passed over, as clients expect.
pub fn example(schema: Schema, properties: &Map<String, Value>) -> Entity {
    let mut entity = Entity::new("query", schema, "query", "query");
    for (name, values) in properties {
        let prop = Prop::from_name(name);
        if !prop.is_known() {
            tracing::debug!(property = %name, "unknown property passed over");
            continue;
        }
        let many = match values {
            Value::Array(many) => many.as_slice(),
            one => std::slice::from_ref(one),
        };
        for value in many.iter().take(MAX_VALUES) {
            if let Some(text) = text_of(value).and_then(|text| clean(&prop, &text)) {
                entity.add(prop.clone(), text);
            }
        }
    }
    entity
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A value as its type keeps it; `None` where it is none.
pub fn clean(prop: &Prop, text: &str) -> Option<String> {
    let text: String = text.chars().take(MAX_VALUE).collect();
    let text = exonym_lists::squash(&text);
    if text.is_empty() {
        return None;
    }
    match prop.kind() {
        PropType::Country => exonym_lists::country_code(&text).map(|code| code.to_string()),
        PropType::Date => exonym_lists::dates::parse(&text).map(|date| date.to_string()),
        PropType::Gender => match text.to_lowercase().as_str() {
            "m" | "male" | "man" => Some("male".to_owned()),
            "f" | "female" | "woman" => Some("female".to_owned()),
            "other" | "x" => Some("other".to_owned()),
            _ => None,
        },
        PropType::Topic => exonym_model::topics::get(&text).map(|topic| topic.code.to_owned()),
        PropType::Identifier => match IdKind::of_prop(prop) {
            IdKind::Other => Some(text),
            kind => Some(kind.parse(&text).unwrap_or(text)),
        },
        _ => Some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_cleaned_by_type() {
        let given = json!({"name": ["  Kim  Jong Un ", 7], "birthDate": 1965, "country": ["Russia", "Atlantis"],
            "gender": "m", "nonsense": ["x"], "topics": [null, {"a": 1}]});
        let entity = example(Schema::Person, given.as_object().unwrap());
        let values = |prop: Prop| entity.values(&prop).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(values(Prop::NAME), ["Kim Jong Un", "7"]);
        assert_eq!(values(Prop::BIRTH_DATE), ["1965"]);
        assert_eq!(values(Prop::COUNTRY), ["ru"]);
        assert_eq!(values(Prop::GENDER), ["male"]);
        assert_eq!(entity.statements.len(), 5);
    }
}
