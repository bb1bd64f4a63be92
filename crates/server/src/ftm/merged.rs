//! One entity of the entries of a party: what any of them states, each value once, under the ids by which parties answer.

use std::collections::HashSet;

use exonym_model::{Entity, PropType};

use crate::book::Book;

/// The entity that entries make together; the first gives it its id. `None` where there is none.
pub fn merged<'a>(entries: impl IntoIterator<Item = &'a Entity>, book: &Book) -> Option<Entity> {
    let mut entries = entries.into_iter();
    let mut party = entries.next()?.clone();
    let mut rest = entries.peekable();
    if rest.peek().is_some() {
        // What one stream said of its own entity is not said of the party.
        party.extra = None;
    }
    for entry in rest {
        // `Person` where one list says so and another only `LegalEntity`.
        if entry.schema.is_a(party.schema) {
            party.schema = entry.schema;
        }
        for id in std::iter::once(&entry.id).chain(&entry.referents) {
            if *id != party.id && !party.referents.contains(id) {
                party.referents.push(id.clone());
            }
        }
        party.statements.extend(entry.statements.iter().cloned());
    }
    canonical(&mut party, book);
    let mut seen = HashSet::new();
    party
        .statements
        .retain(|statement| seen.insert((statement.prop.clone(), statement.value.clone())));
    Some(party)
}

/// Lets an entity point at parties by their canonical ids.
pub fn canonical(entity: &mut Entity, book: &Book) {
    for statement in &mut entity.statements {
        if statement.prop.kind() == PropType::Entity
            && let Some(id) = book.canonical(&statement.value)
            && *id != *statement.value
        {
            statement.value = id.to_owned();
        }
    }
}
