//! Entities and the statements they consist of.
//!
//! A fact is a [`Statement`]: a property, the value as cleaned, the value as published, and in which language or script it
//! was published. Entity, list and record stand on the [`Entity`] that holds it; the versions in which a statement was
//! first and last seen are known to the store, which compares versions.

use serde::{Deserialize, Serialize};

use crate::property::{Prop, PropType};
use crate::schema::Schema;

/// How far the publisher vouches for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// Stated as good, primary or strong.
    Strong,
    /// Stated as low or weak: confirms a match, does not alert alone.
    Weak,
    /// Not stated; treated as strong, shown as not stated.
    #[default]
    Unstated,
}

/// What a part of a name is, as the publisher tagged it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum PartKind {
    Given,
    Family,
    Middle,
    Patronymic,
    Matronymic,
    Maiden,
    Grandfather,
    Nickname,
    Title,
    Suffix,
    /// A part whose place is published but not its kind (the UN's first to fourth name).
    Ordered,
    /// The whole name of an organisation, vessel or aircraft.
    Whole,
}

/// One part of a name, in published order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NamePart {
    /// What it is.
    pub kind: PartKind,
    /// The text, cleaned.
    pub text: String,
}

/// What a publisher states of a name beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct NameInfo {
    /// Strong, weak or not stated.
    #[serde(default)]
    pub quality: Quality,
    /// The parts in published order; empty where the publisher gives only the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<NamePart>,
}

/// One published fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Statement {
    /// The property.
    pub prop: Prop,
    /// The value as cleaned: a date in the form of [`crate::date::PartialDate`], a country as a code, an id normalised.
    pub value: String,
    /// The value as published, where cleaning changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// BCP 47 tag of what was published about language or script: `ar`, `ru`, `und-Cyrl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// For names: quality and parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Box<NameInfo>>,
    /// First and last seen, where the source itself states them (OpenSanctions statements); the store adds its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Box<Seen>>,
}

/// When a source says it first and last saw a statement, ISO dates or date-times.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Seen {
    /// First seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

impl Statement {
    /// A statement of a value that needed no cleaning.
    pub fn new(prop: Prop, value: impl Into<String>) -> Statement {
        Statement {
            prop,
            value: value.into(),
            original: None,
            lang: None,
            name: None,
            seen: None,
        }
    }

    /// The same, published as `original`; kept only where it differs from the value.
    #[must_use]
    pub fn published_as(mut self, original: &str) -> Statement {
        self.original = (original != self.value).then(|| original.to_owned());
        self
    }

    /// The same, with a BCP 47 tag.
    #[must_use]
    pub fn in_lang(mut self, lang: Option<impl Into<String>>) -> Statement {
        self.lang = lang.map(Into::into);
        self
    }

    /// The same, with quality and parts of a name.
    #[must_use]
    pub fn with_name(mut self, info: NameInfo) -> Statement {
        self.name = (info != NameInfo::default()).then(|| Box::new(info));
        self
    }

    /// The quality of a name statement: what is stated, else what the property implies.
    pub fn quality(&self) -> Quality {
        match &self.name {
            Some(info) if info.quality != Quality::Unstated => info.quality,
            _ if self.prop == Prop::WEAK_ALIAS => Quality::Weak,
            _ => Quality::Unstated,
        }
    }
}

/// A thing that a list names, or a record about one: a person, a vessel, a sanction, an address, an ownership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// `<list id>:<record id>` for a party; `<list id>:<record id>/<what>` for a record about one.
    pub id: String,
    /// What it is.
    pub schema: Schema,
    /// The list it comes from.
    pub dataset: String,
    /// The publisher's record id: `20157`, `KPe.020`, `RUS0001`.
    pub record: String,
    /// Facts in published order.
    pub statements: Vec<Statement>,
    /// Other ids of the same party, where the source states them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referents: Vec<String>,
    /// What a FollowTheMoney stream carries beside the properties (`caption`, `datasets`, `target`, …), kept as it came so
    /// that writing the entity out again loses nothing. JSON object text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<String>,
}

impl Entity {
    /// An entity with no statements yet.
    pub fn new(
        id: impl Into<String>,
        schema: Schema,
        dataset: impl Into<String>,
        record: impl Into<String>,
    ) -> Entity {
        Entity {
            id: id.into(),
            schema,
            dataset: dataset.into(),
            record: record.into(),
            statements: Vec::new(),
            referents: Vec::new(),
            extra: None,
        }
    }

    /// Adds a statement unless the same one (property, value, language, name parts) is there already or the value is blank.
    pub fn push(&mut self, statement: Statement) {
        if !statement.value.trim().is_empty() && !self.statements.contains(&statement) {
            self.statements.push(statement);
        }
    }

    /// Adds a value that needed no cleaning.
    pub fn add(&mut self, prop: Prop, value: impl Into<String>) {
        self.push(Statement::new(prop, value));
    }

    /// The statements of a property, in published order.
    pub fn of<'a>(&'a self, prop: &'a Prop) -> impl Iterator<Item = &'a Statement> + 'a {
        self.statements
            .iter()
            .filter(move |statement| statement.prop == *prop)
    }

    /// The values of a property, in published order.
    pub fn values<'a>(&'a self, prop: &'a Prop) -> impl Iterator<Item = &'a str> + 'a {
        self.of(prop).map(|statement| statement.value.as_str())
    }

    /// The first value of a property.
    pub fn first(&self, prop: &Prop) -> Option<&str> {
        self.statements
            .iter()
            .find(|statement| statement.prop == *prop)
            .map(|statement| statement.value.as_str())
    }

    /// The statements of every property of a type.
    pub fn of_kind(&self, kind: PropType) -> impl Iterator<Item = &Statement> {
        self.statements
            .iter()
            .filter(move |statement| statement.prop.kind() == kind)
    }

    /// Every whole name: names, aliases, weak aliases, former names.
    pub fn names(&self) -> impl Iterator<Item = &Statement> {
        self.statements
            .iter()
            .filter(|statement| statement.prop.is_whole_name())
    }

    /// The name to show: the first `name`, else the first alias of any kind, else the id.
    pub fn caption(&self) -> &str {
        let name = self
            .first(&Prop::NAME)
            .or_else(|| self.names().next().map(|name| name.value.as_str()));
        name.unwrap_or(&self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_and_repeated_statements_are_not_added() {
        let mut entity = Entity::new("l:1", Schema::Person, "l", "1");
        entity.add(Prop::NAME, "Kim Jong Un");
        entity.add(Prop::NAME, "Kim Jong Un");
        entity.add(Prop::NAME, "  ");
        assert_eq!(entity.statements.len(), 1);
        assert_eq!(entity.caption(), "Kim Jong Un");
    }

    #[test]
    fn a_weak_alias_is_weak_without_saying_so() {
        assert_eq!(
            Statement::new(Prop::WEAK_ALIAS, "The Boss").quality(),
            Quality::Weak
        );
        assert_eq!(Statement::new(Prop::ALIAS, "Kim").quality(), Quality::Unstated);
    }
}
