//! A FollowTheMoney record as a question: what clients of the matching API send, and what labelled sets hold.

use exonym_model::{CountryCode, Entity, IdKind, PartialDate, Prop, PropType};
use exonym_names::{PartHint, PartTag};

use crate::query::{Query, QueryError, QueryParts};

/// Properties that hold parts of the name, and what they are.
const PARTS: &[(Prop, PartTag)] = &[
    (Prop::FIRST_NAME, PartTag::Given),
    (Prop::MIDDLE_NAME, PartTag::Middle),
    (Prop::FATHER_NAME, PartTag::Patronymic),
    (Prop::LAST_NAME, PartTag::Family),
];

impl Query {
    /// The question that a record puts: each of its names is asked for, its parts of names tag the first of them, and its
    /// dates, countries, gender and identifiers weigh beside it. Values that their type refuses are left out, but for
    /// identifiers, which are then asked without a kind.
    ///
    /// # Errors
    /// As [`Query::new`].
    pub fn of_entity(entity: &Entity) -> Result<Query, QueryError> {
        let mut parts = QueryParts {
            schema: Some(entity.schema),
            ..QueryParts::default()
        };
        let whole = entity.statements.iter().filter(|s| s.prop.is_whole_name());
        parts.names.extend(whole.map(|statement| statement.value.clone()));
        for (prop, kind) in PARTS {
            parts.parts.extend(entity.values(prop).map(|text| PartHint {
                kind: *kind,
                text: text.to_owned(),
            }));
        }
        if parts.names.is_empty() {
            let words: Vec<&str> = parts.parts.iter().map(|part| part.text.as_str()).collect();
            parts
                .names
                .extend(Some(words.join(" ")).filter(|name| !name.is_empty()));
        }
        for prop in [Prop::BIRTH_DATE, Prop::INCORPORATION_DATE, Prop::BUILD_DATE] {
            let dates = entity
                .values(&prop)
                .filter_map(|text| text.parse::<PartialDate>().ok());
            parts.dates.extend(dates);
        }
        for statement in entity.of_kind(PropType::Country) {
            let code = CountryCode::new(&statement.value);
            parts
                .countries
                .extend(code.filter(|code| !parts.countries.contains(code)));
        }
        parts
            .birth_places
            .extend(entity.values(&Prop::BIRTH_PLACE).map(str::to_owned));
        let addresses = entity.of_kind(PropType::Address).map(|found| found.value.clone());
        parts.addresses.extend(addresses);
        parts.gender = entity.values(&Prop::GENDER).next().map(str::to_owned);
        for statement in entity.of_kind(PropType::Identifier) {
            let kind = IdKind::of_prop(&statement.prop);
            let valid = kind.parse(&statement.value).is_ok();
            if !valid {
                parts.malformed.push((kind, statement.value.clone()));
            }
            let kind = Some(kind).filter(|_| valid);
            parts.ids.push((kind, statement.value.clone()));
        }
        Query::new(parts)
    }
}
