//! Folds the records about a party (sanctions, addresses, identifications, wallets, links) into it, so that two versions
//! can be compared party by party.
//!
//! A record about a party is one unit: two addresses that swap their streets are a change, two that merely swap places in
//! the file are not. For that, its own id (which may depend on its place) and the party's references to it are left out.

use exonym_lists::Sink;
use exonym_model::{Entity, Note, PropType, Schema, Statement};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A 128-bit sum of hashes of units: equal for equal sets of units in any order.
pub(crate) type Digest128 = u128;

/// One unit of a party: a fact of its own, or a whole record about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Unit {
    /// The id of the record about the party; `None` for the party's own facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) record: Option<String>,
    /// What it is.
    pub(crate) schema: Schema,
    /// Its facts. One, for a party's own.
    pub(crate) statements: Vec<Statement>,
}

impl Unit {
    /// Hash of everything but the record's own id.
    pub(crate) fn digest(&self) -> Digest128 {
        let mut parts: Vec<[u8; 32]> = self.statements.iter().map(digest_of).collect();
        parts.sort_unstable();
        let mut hash = Sha256::new();
        hash.update(if self.record.is_some() {
            "record "
        } else {
            "party "
        });
        hash.update(self.schema.name());
        parts.iter().for_each(|part| hash.update(part));
        first_16(&hash.finalize())
    }
}

fn first_16(bytes: &[u8]) -> u128 {
    bytes
        .iter()
        .take(16)
        .fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

/// Hash of what a statement says; when a source claims to have seen it (`seen`) is left out.
fn digest_of(statement: &Statement) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut put = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    };
    put(statement.prop.name());
    put(&statement.value);
    put(statement.original.as_deref().unwrap_or_default());
    put(statement.lang.as_deref().unwrap_or_default());
    if let Some(name) = &statement.name {
        put(&format!("{:?}", name.quality));
        for part in &name.parts {
            put(&format!("{:?}", part.kind));
            put(&part.text);
        }
    }
    hash.finalize().into()
}

/// Whether two statements say the same.
pub(crate) fn same(a: &Statement, b: &Statement) -> bool {
    (&a.prop, &a.value, &a.original, &a.lang, &a.name) == (&b.prop, &b.value, &b.original, &b.lang, &b.name)
}

/// The id of the party that an entity belongs to: its own for a party; for a record about one, the party that its id begins
/// with, else the one that it points to; else its own.
pub(crate) fn party_of(entity: &Entity) -> String {
    if entity.schema.is_party() {
        return entity.id.clone();
    }
    let party = format!("{}:{}", entity.dataset, entity.record);
    if entity
        .id
        .strip_prefix(&party)
        .is_some_and(|rest| rest.starts_with('/'))
    {
        return party;
    }
    let source = entity.schema.edge().map(|(source, _)| source);
    let pointers = source.into_iter().chain(["entity", "holder"]);
    let mut pointed = pointers.filter_map(|name| {
        let found = entity
            .statements
            .iter()
            .find(|statement| statement.prop.name() == name);
        found.map(|statement| statement.value.clone())
    });
    pointed.next().unwrap_or_else(|| entity.id.clone())
}

/// The units of an entity, under the party that they belong to.
pub(crate) fn units(entity: Entity) -> (String, Vec<Unit>) {
    let party = party_of(&entity);
    let schema = entity.schema;
    let inner = format!("{party}/");
    let refers_inside = |statement: &Statement| {
        statement.prop.kind() == PropType::Entity
            && (statement.value.starts_with(&inner) || statement.value == party)
    };
    let statements = entity
        .statements
        .into_iter()
        .filter(|statement| !refers_inside(statement));
    if entity.id != party {
        let unit = Unit {
            record: Some(entity.id),
            schema,
            statements: statements.collect(),
        };
        return (party, vec![unit]);
    }
    let mut units: Vec<_> = statements
        .map(|statement| Unit {
            record: None,
            schema,
            statements: vec![statement],
        })
        .collect();
    units.push(Unit {
        record: None,
        schema,
        statements: Vec::new(),
    });
    (party, units)
}

/// A sink that hands on each entity's party and units.
pub(crate) struct Folding<F: FnMut(String, Vec<Unit>)>(pub(crate) F);

impl<F: FnMut(String, Vec<Unit>)> Sink for Folding<F> {
    fn entity(&mut self, entity: Entity) {
        let (party, units) = units(entity);
        (self.0)(party, units);
    }

    fn note(&mut self, _note: Note) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_model::Prop;

    fn sum(entities: &[Entity]) -> u128 {
        let all = entities.iter().flat_map(|entity| units(entity.clone()).1);
        all.fold(0, |sum, unit| sum.wrapping_add(unit.digest()))
    }

    fn address(id: &str, street: &str, city: &str) -> Entity {
        let mut entity = Entity::new(format!("l:1/{id}"), Schema::Address, "l", "1");
        entity.add(Prop::STREET, street);
        entity.add(Prop::CITY, city);
        entity
    }

    fn party(names: &[&str]) -> Entity {
        let mut entity = Entity::new("l:1", Schema::Person, "l", "1");
        names.iter().for_each(|name| entity.add(Prop::NAME, *name));
        entity.add(Prop::from_name("addressEntity"), "l:1/a");
        entity
    }

    #[test]
    fn order_does_not_count_and_contents_do() {
        let (a, b) = (address("a", "Main St", "Riga"), address("b", "High St", "Oslo"));
        let (a2, b2) = (address("a", "High St", "Oslo"), address("b", "Main St", "Riga"));
        let (mixed, mixed2) = (address("a", "Main St", "Oslo"), address("b", "High St", "Riga"));
        let base = sum(&[party(&["X", "Y"]), a, b]);
        assert_eq!(base, sum(&[b2, party(&["Y", "X"]), a2]));
        assert_ne!(base, sum(&[party(&["X", "Y"]), mixed, mixed2]));
    }

    #[test]
    fn a_changed_schema_is_a_change() {
        let empty = |schema| Entity::new("l:1", schema, "l", "1");
        assert_ne!(sum(&[empty(Schema::Person)]), sum(&[empty(Schema::Organization)]));
    }

    #[test]
    fn records_find_their_party() {
        let mut owner = Entity::new("l:own-7", Schema::Ownership, "l", "own-7");
        owner.add(Prop::OWNER, "l:1");
        assert_eq!(party_of(&owner), "l:1");
        assert_eq!(party_of(&address("a", "s", "c")), "l:1");
        assert_eq!(party_of(&Entity::new("l:9", Schema::Address, "l", "9")), "l:9");
    }
}
