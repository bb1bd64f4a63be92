//! One row a party: what searches filter, count and sort by.

use exonym_model::Schema;

/// Groups of values that a search counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Facet {
    /// Countries of any kind.
    Countries,
    /// Topics.
    Topics,
    /// Genders.
    Genders,
    /// Identifiers.
    Identifiers,
}

impl Facet {
    /// All, in the order of [`Row::facets`].
    pub const ALL: [Facet; 4] = [
        Facet::Countries,
        Facet::Topics,
        Facet::Genders,
        Facet::Identifiers,
    ];
}

/// An entry; the row of a party's first entry speaks for the whole party.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its id; of the first entry, the canonical id of the party.
    pub id: Box<str>,
    /// Name to show.
    pub caption: Box<str>,
    /// Schema.
    pub schema: Schema,
    /// Number of its list in the meta of the index.
    pub list: u16,
    /// Numbers of the lists that state the party, ascending; of an entry that is not the first, its own.
    pub lists: Box<[u16]>,
    /// Values by [`Facet`], as numbers in [`super::Book::values`].
    pub facets: [Box<[u32]>; 4],
    /// Earliest stated listing.
    pub first_seen: Option<Box<str>>,
    /// Latest stated change; where an entry states none, its list's publication, so that no news is missed.
    pub last_change: Box<str>,
    /// Latest publication of a list that states it.
    pub last_seen: Box<str>,
    /// Values stated of it; a search puts parties of which more is known higher.
    pub values: u32,
}
