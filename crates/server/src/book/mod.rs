//! What a server knows of an index beside what screening needs: ids to parties, words to parties, values to counts.
//!
//! Made in one walk over the index when it is opened, kept in memory, thrown away with the index. It holds no value that a
//! result shows, except captions; those are read from the index.

pub(crate) mod build;
mod fields;
mod merge;
mod row;
pub(crate) mod text;

pub use fields::{Fields, field_hash};
pub use row::{Facet, Row};
pub use text::{Meant, TextIndex, words};

use std::collections::HashMap;

use exonym_engine::Data;
use exonym_index::{Index, IndexError};

/// Where an entity stands: its party, and 0 for the party itself or the number of the record about it, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Party number in the index.
    pub party: u32,
    /// Which entity of its bundle.
    pub slot: u16,
}

/// What an id leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// An entity.
    Here(Place),
    /// Another id of a party, whose canonical id this is.
    Referent(String),
    /// Nothing.
    Missing,
}

/// The look-ups over one index.
pub struct Book {
    /// One row an entry, by its number.
    pub rows: Vec<Row>,
    /// For each entry the first of its party, which is itself where it stands alone.
    heads: Vec<u32>,
    /// Words.
    pub text: TextIndex,
    /// Values of properties and groups.
    pub fields: Fields,
    /// The texts behind the numbers in rows.
    pub values: Vec<Box<str>>,
    /// For each list of the index, its number of parties with each root topic decides the scopes it belongs to.
    pub scopes: Vec<Vec<&'static str>>,
    ids: HashMap<Box<str>, Place>,
    referents: HashMap<Box<str>, u32>,
    inbound: HashMap<Box<str>, Vec<u32>>,
}

impl Book {
    /// Walks an index.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn of(index: &Index<Data>) -> Result<Book, IndexError> {
        build::build(index)
    }

    /// What an id leads to. The one place that knows how entries become parties: a party's canonical id answers, its
    /// other ids point there.
    pub fn resolve(&self, id: &str) -> Resolved {
        let Some(place) = self.ids.get(id) else {
            let canonical = self
                .referents
                .get(id)
                .and_then(|entry| self.row(self.head(*entry)));
            return canonical.map_or(Resolved::Missing, |row| Resolved::Referent(row.id.to_string()));
        };
        let head = self.head(place.party);
        match self.row(head) {
            Some(row) if place.slot == 0 && head != place.party => Resolved::Referent(row.id.to_string()),
            _ => Resolved::Here(*place),
        }
    }

    /// Where any id leads, canonical or not: to a party by its first entry, or to a record.
    pub fn locate(&self, id: &str) -> Option<Place> {
        let place = self.ids.get(id).copied().or_else(|| {
            let party = *self.referents.get(id)?;
            Some(Place { party, slot: 0 })
        })?;
        Some(match place.slot {
            0 => Place {
                party: self.head(place.party),
                slot: 0,
            },
            _ => place,
        })
    }

    /// The party behind any of its ids, or of the ids of records about it: the number of its first entry.
    pub fn party_of(&self, id: &str) -> Option<u32> {
        self.locate(id).map(|place| self.head(place.party))
    }

    /// The id under which what an id leads to answers.
    pub fn canonical(&self, id: &str) -> Option<&str> {
        let place = self.locate(id)?;
        match place.slot {
            0 => self.row(place.party).map(|row| row.id.as_ref()),
            _ => self.ids.get_key_value(id).map(|(id, _)| id.as_ref()),
        }
    }

    /// The first entry of the party that an entry belongs to; itself where it stands alone.
    pub fn head(&self, entry: u32) -> u32 {
        self.heads.get(entry as usize).copied().unwrap_or(entry)
    }

    /// The first entry of each party.
    pub fn parties(&self) -> impl Iterator<Item = u32> + '_ {
        let first = |(head, entry): (&u32, u32)| (*head == entry).then_some(entry);
        self.heads.iter().zip(0_u32..).filter_map(first)
    }

    /// Entries whose own statements point at an id: ships at their owner.
    pub fn pointing_at(&self, id: &str) -> &[u32] {
        self.inbound.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// A row.
    pub fn row(&self, party: u32) -> Option<&Row> {
        self.rows.get(party as usize)
    }

    /// The text behind a number in a row.
    pub fn value(&self, number: u32) -> &str {
        self.values
            .get(number as usize)
            .map(AsRef::as_ref)
            .unwrap_or_default()
    }
}
