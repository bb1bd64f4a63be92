//! What the UK states of one designation, gathered from the elements or rows that it is spread over.

use std::collections::BTreeMap;

/// A list that publishes designations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Publisher {
    /// The UK Sanctions List; records are `UniqueID`s.
    Fcdo,
    /// OFSI's consolidated list; records are `Group ID`s.
    Ofsi,
}

/// One name, its parts in the places that the publisher gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// Name 1 to Name 6: given name, four of mixed kind, family name or whole name.
    pub parts: [String; 6],
    /// `Primary name`, `Primary name variation`, `Alias`, `AKA`, `FKA`, in any spelling.
    pub kind: String,
    /// `Good quality a.k.a`, `Low quality`, blank.
    pub strength: String,
}

/// A name in another script, as labelled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NonLatin {
    /// The name.
    pub text: String,
    /// `Cyrillic`, `Arabic`, …
    pub script: String,
    /// `Russian`, `Persian`, …
    pub language: String,
}

/// An address: six lines, postal code, country.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// Lines 1 to 6; the last one is the town or region.
    pub lines: [String; 6],
    /// Postal code, at times a box or a country.
    pub postal_code: String,
    /// Country.
    pub country: String,
}

/// A listing under a regime.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Regime {
    /// The regulations (FCDO) or the regime's short name (OFSI).
    pub name: String,
    /// Date of designation as published.
    pub designated: String,
}

/// The single-column facts: each field holds the distinct published cells in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub(crate) enum Field {
    Title,
    BirthDate,
    Nationality,
    Position,
    Gender,
    EntityType,
    Registration,
    Parent,
    Subsidiary,
    Phone,
    Fax,
    Email,
    Website,
    Imo,
    Hin,
    Owner,
    PreviousOwner,
    Flag,
    PreviousFlag,
    ShipType,
    Tonnage,
    Length,
    YearBuilt,
    Source,
    Imposed,
    OtherInformation,
    Reasons,
    LastUpdated,
    UnReference,
    /// The same entry on the UK's other list: OFSI group id or UK Sanctions List reference.
    OtherList,
}

/// A designation being gathered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Designation {
    /// Record id.
    pub id: String,
    /// `Individual`, `Entity`, `Ship`.
    pub kind: String,
    /// Names in published order.
    pub names: Vec<Name>,
    /// Names in other scripts.
    pub non_latin: Vec<NonLatin>,
    /// Addresses.
    pub addresses: Vec<Address>,
    /// Regimes.
    pub regimes: Vec<Regime>,
    /// Town and country of birth.
    pub births: Vec<(String, String)>,
    /// Passport numbers and what is said of them.
    pub passports: Vec<(String, String)>,
    /// National identity numbers and what is said of them.
    pub national_ids: Vec<(String, String)>,
    fields: BTreeMap<Field, Vec<String>>,
}

impl Designation {
    /// A designation of which only the record id is known yet.
    pub(crate) fn new(id: String) -> Designation {
        Designation {
            id,
            ..Designation::default()
        }
    }

    /// Adds a cell of a field unless it is blank or there already.
    pub(crate) fn add(&mut self, field: Field, cell: &str) {
        let cell = cell.trim();
        // The CSV of 2021 wrote `N/A` into every idle cell.
        let cell = if cell.eq_ignore_ascii_case("n/a") {
            ""
        } else {
            cell
        };
        let cells = self.fields.entry(field).or_default();
        if !cell.is_empty() && !cells.iter().any(|known| known == cell) {
            cells.push(cell.to_owned());
        }
    }

    /// The cells of a field.
    pub(crate) fn cells(&self, field: Field) -> &[String] {
        self.fields.get(&field).map_or(&[], Vec::as_slice)
    }

    /// Adds a name with at least one part.
    pub(crate) fn add_name(&mut self, name: Name) {
        if name.parts.iter().any(|part| !part.is_empty()) {
            add(&mut self.names, name);
        }
    }

    /// Adds a name in another script.
    pub(crate) fn add_non_latin(&mut self, name: NonLatin) {
        if !name.text.is_empty() {
            add(&mut self.non_latin, name);
        }
    }

    /// Adds an address with at least one line, code or country.
    pub(crate) fn add_address(&mut self, address: Address) {
        if address != Address::default() {
            add(&mut self.addresses, address);
        }
    }

    /// Adds a regime.
    pub(crate) fn add_regime(&mut self, regime: Regime) {
        if !regime.name.is_empty() {
            add(&mut self.regimes, regime);
        }
    }

    /// Adds a pair to one of the pair lists, unless both are blank.
    pub(crate) fn add_pair(list: &mut Vec<(String, String)>, left: &str, right: &str) {
        let pair = (left.trim().to_owned(), right.trim().to_owned());
        if pair != (String::new(), String::new()) {
            add(list, pair);
        }
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
