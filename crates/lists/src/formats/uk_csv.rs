//! The UK Sanctions List, CSV (or a workbook of the same columns).
//!
//! A line `Report Date: …` stands above the header. An entry takes many rows: each adds a name, an address, a date of birth
//! or a document, and repeats the rest. No file as published was at hand: the layout is known from its header row and from
//! programs that read it.

use crate::formats::rows::{self, Columns};
use crate::formats::uk::designation::{Address, Designation, Field, Name, NonLatin, Publisher, Regime};
use crate::formats::uk::table::Layout;
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

const LAYOUT: Layout = Layout {
    publisher: Publisher::Fcdo,
    required: &["Unique ID", "Name 6", "Name 1", "Regime Name", "Date Designated"],
    id: "Unique ID",
    add,
};

/// Columns that hold one field.
const COLUMNS: &[(&str, Field)] = &[
    ("Title", Field::Title),
    ("Honorary/Professional/Religious titles", Field::Title),
    ("D.O.B", Field::BirthDate),
    ("Nationality(/ies)", Field::Nationality),
    ("Position", Field::Position),
    ("Gender", Field::Gender),
    ("Type of entity", Field::EntityType),
    ("Business registration number (s)", Field::Registration),
    ("Parent company", Field::Parent),
    ("Subsidiaries", Field::Subsidiary),
    ("Phone number", Field::Phone),
    ("Email address", Field::Email),
    ("Website", Field::Website),
    ("IMO number", Field::Imo),
    ("Hull identification number (HIN)", Field::Hin),
    ("Current owner/operator (s)", Field::Owner),
    ("Previous owner/operator (s)", Field::PreviousOwner),
    ("Current believed flag of ship", Field::Flag),
    ("Previous flags", Field::PreviousFlag),
    ("Type of ship", Field::ShipType),
    ("Tonnage of ship", Field::Tonnage),
    ("Length of ship", Field::Length),
    ("Year Built", Field::YearBuilt),
    ("Designation source", Field::Source),
    ("Sanctions Imposed", Field::Imposed),
    ("Other Information", Field::OtherInformation),
    ("UK Statement of Reasons", Field::Reasons),
    ("Last Updated", Field::LastUpdated),
    ("UN Reference Number", Field::UnReference),
    ("OFSI Group ID", Field::OtherList),
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    if LAYOUT.fits(probe) {
        return Sniff::list("gb_fcdo_sanctions");
    }
    let export = [
        "Unique ID",
        "Name",
        "Regime Name",
        "Designation source",
        "Sanctions Imposed",
    ];
    let rows = rows::first_rows(probe, b',');
    if rows
        .iter()
        .any(|row| Columns::new(row).have(&export) && !Columns::new(row).have(&["Name 6"]))
    {
        let why = "an export of the UK Sanctions List search tool: eight columns, primary names only, no aliases, dates of \
                   birth or ship numbers; import UK-Sanctions-List.xml or UK-Sanctions-List.csv";
        return Sniff::Refuse(why.to_owned());
    }
    Sniff::No
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    LAYOUT.read(input, sink)
}

fn add(found: &mut Designation, columns: &Columns, row: &[String]) {
    let cell = |name: &str| columns.cell(row, name);
    let kinds = [
        "Designation Type",
        "Individual, Entity, Ship",
        "Individual/Entity/Ship",
        "Entity, Vessel or Individual",
    ];
    if found.kind.is_empty() {
        found.kind = kinds
            .map(cell)
            .into_iter()
            .find(|kind| !kind.is_empty())
            .unwrap_or_default()
            .to_owned();
    }
    found.add_name(Name {
        parts: [1, 2, 3, 4, 5, 6].map(|number| cell(&format!("Name {number}")).to_owned()),
        kind: cell("Name type").to_owned(),
        strength: cell("Alias strength").to_owned(),
    });
    found.add_non_latin(NonLatin {
        text: cell("Name non-latin script").to_owned(),
        script: cell("Non-latin script type").to_owned(),
        language: cell("Non-latin script language").to_owned(),
    });
    found.add_address(Address {
        lines: [1, 2, 3, 4, 5, 6].map(|number| cell(&format!("Address Line {number}")).to_owned()),
        postal_code: cell("Address Postal Code").to_owned(),
        country: cell("Address Country").to_owned(),
    });
    found.add_regime(Regime {
        name: cell("Regime Name").to_owned(),
        designated: cell("Date Designated").to_owned(),
    });
    Designation::add_pair(&mut found.births, cell("Town of birth"), cell("Country of birth"));
    Designation::add_pair(
        &mut found.passports,
        cell("Passport number"),
        cell("Passport additional information"),
    );
    let (number, details) = (
        cell("National Identifier number"),
        cell("National Identifier additional information"),
    );
    Designation::add_pair(&mut found.national_ids, number, details);
    for (name, field) in COLUMNS {
        found.add(*field, cell(name));
    }
}
