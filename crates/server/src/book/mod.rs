//! What a server knows of an index beside what screening needs: ids to parties, words to parties, values to counts.
//!
//! Made in one walk over the index when it is opened, kept in memory, thrown away with the index. It holds no value that a
//! result shows, except captions; those are read from the index.

pub(crate) mod build;
mod fields;
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
    /// One row a party, by its number.
    pub rows: Vec<Row>,
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
        if let Some(place) = self.ids.get(id) {
            return Resolved::Here(*place);
        }
        let canonical = self
            .referents
            .get(id)
            .and_then(|party| self.rows.get(*party as usize));
        canonical.map_or(Resolved::Missing, |row| Resolved::Referent(row.id.to_string()))
    }

    /// The party behind any of its ids, canonical or not.
    pub fn party_of(&self, id: &str) -> Option<u32> {
        match self.resolve(id) {
            Resolved::Here(place) => Some(place.party),
            Resolved::Referent(canonical) => self.ids.get(canonical.as_str()).map(|place| place.party),
            Resolved::Missing => None,
        }
    }

    /// Parties whose own statements point at an id: ships at their owner.
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
