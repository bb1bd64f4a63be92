//! Where a reader puts what it reads, and what it tells of the file as a whole.

use std::collections::BTreeMap;

use exonym_model::{Entity, Note, NoteKind};

/// Takes entities and notes as they are read, in the order of the file.
pub trait Sink {
    /// One entity.
    fn entity(&mut self, entity: Entity);
    /// One note.
    fn note(&mut self, note: Note);
}

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// Publication date inside the file, ISO; `None` where the file has none.
    pub published: Option<String>,
    /// Number of records that the file says it has; the reader has checked it.
    pub declared: Option<u64>,
}

/// A sink that keeps everything.
#[derive(Debug, Default)]
pub struct Collected {
    /// Entities in the order of the file.
    pub entities: Vec<Entity>,
    /// Notes in the order of the file.
    pub notes: Vec<Note>,
}

impl Sink for Collected {
    fn entity(&mut self, entity: Entity) {
        self.entities.push(entity);
    }

    fn note(&mut self, note: Note) {
        self.notes.push(note);
    }
}

impl Collected {
    /// The parties: persons, organisations, vessels, aircraft.
    pub fn parties(&self) -> impl Iterator<Item = &Entity> {
        self.entities.iter().filter(|entity| entity.schema.is_party())
    }
}

/// A sink that counts: parties by schema, how many parties state each property, notes by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// Number of parties.
    pub parties: u64,
    /// Number of parties of each schema.
    pub schemata: BTreeMap<String, u64>,
    /// Number of parties that state each property at least once; of satellites as `Sanction.listingDate`, by entity.
    pub filled: BTreeMap<String, u64>,
    /// Number of notes of each kind.
    pub notes: BTreeMap<NoteKind, u64>,
}

impl Sink for Stats {
    fn entity(&mut self, entity: Entity) {
        let party = entity.schema.is_party();
        if party {
            self.parties += 1;
            *self.schemata.entry(entity.schema.name().to_owned()).or_default() += 1;
        }
        let mut props: Vec<&str> = entity
            .statements
            .iter()
            .map(|statement| statement.prop.name())
            .collect();
        props.sort_unstable();
        props.dedup();
        for prop in props {
            let key = if party {
                prop.to_owned()
            } else {
                format!("{}.{prop}", entity.schema)
            };
            *self.filled.entry(key).or_default() += 1;
        }
    }

    fn note(&mut self, note: Note) {
        *self.notes.entry(note.kind).or_default() += 1;
    }
}
