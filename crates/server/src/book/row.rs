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

/// A party.
#[derive(Debug, Clone)]
pub struct Row {
    /// Canonical id.
    pub id: Box<str>,
    /// Name to show.
    pub caption: Box<str>,
    /// Schema.
    pub schema: Schema,
    /// Number of its list in the meta of the index.
    pub list: u16,
    /// Values by [`Facet`], as numbers in [`super::Book::values`].
    pub facets: [Box<[u32]>; 4],
    /// Earliest stated listing.
    pub first_seen: Option<Box<str>>,
    /// Latest stated change.
    pub last_change: Option<Box<str>>,
    /// Values stated of it; a search puts parties of which more is known higher.
    pub values: u32,
}
