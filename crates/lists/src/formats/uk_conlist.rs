//! OFSI's consolidated list of asset freeze targets (ConList), CSV or workbook.
//!
//! Retired in January 2026; kept readable for what was published before. One row for each name, in the order of the
//! alphabet, so that the rows of one `Group ID` stand far apart; several values of a field in one cell as `(1) … (2) …`;
//! half of the facts inside `Other Information` (see `uk::sections`).

use crate::formats::rows::Columns;
use crate::formats::uk::designation::{Address, Designation, Field, Name, NonLatin, Publisher, Regime};
use crate::formats::uk::sections;
use crate::formats::uk::table::Layout;
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

const LAYOUT: Layout = Layout {
    publisher: Publisher::Ofsi,
    required: &[
        "Group ID",
        "Name 6",
        "Name 1",
        "Group Type",
        "Alias Type",
        "Regime",
        "Listed On",
    ],
    id: "Group ID",
    add,
};

/// Columns that hold one field.
const COLUMNS: &[(&str, Field)] = &[
    ("Title", Field::Title),
    ("DOB", Field::BirthDate),
    ("Nationality", Field::Nationality),
    ("Position", Field::Position),
    ("Last Updated", Field::LastUpdated),
];

/// Labels inside `Other Information` that hold one field.
const SECTIONS: &[(&str, Field)] = &[
    ("", Field::OtherInformation),
    ("UK Sanctions List Ref", Field::OtherList),
    ("UN Ref", Field::UnReference),
    ("UK Statement of Reasons", Field::Reasons),
    ("Gender", Field::Gender),
    ("Phone number", Field::Phone),
    ("Fax", Field::Fax),
    ("Email address", Field::Email),
    ("Website", Field::Website),
    ("Type of entity", Field::EntityType),
    ("Parent company", Field::Parent),
    ("Subsidiaries", Field::Subsidiary),
    ("Business Reg No", Field::Registration),
    ("IMO number", Field::Imo),
    ("HIN", Field::Hin),
    ("Current owners", Field::Owner),
    ("Previous owners", Field::PreviousOwner),
    ("Flag of ship", Field::Flag),
    ("Previous flags", Field::PreviousFlag),
    ("Type of ship", Field::ShipType),
    ("Tonnage of ship", Field::Tonnage),
    ("Length of ship", Field::Length),
    ("Year built", Field::YearBuilt),
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    if LAYOUT.fits(probe) {
        Sniff::list("gb_hmt_sanctions")
    } else {
        Sniff::No
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    LAYOUT.read(input, sink)
}

fn add(found: &mut Designation, columns: &Columns, row: &[String]) {
    let cell = |name: &str| columns.cell(row, name);
    if found.kind.is_empty() {
        found.kind = cell("Group Type").to_owned();
    }
    found.add_name(Name {
        parts: [1, 2, 3, 4, 5, 6].map(|number| cell(&format!("Name {number}")).to_owned()),
        kind: cell("Alias Type").to_owned(),
        strength: cell("Alias Quality").to_owned(),
    });
    found.add_non_latin(NonLatin {
        text: cell("Name Non-Latin Script").to_owned(),
        script: cell("Non-Latin Script Type").to_owned(),
        language: cell("Non-Latin Script Language").to_owned(),
    });
    found.add_address(Address {
        lines: [1, 2, 3, 4, 5, 6].map(|number| cell(&format!("Address {number}")).to_owned()),
        postal_code: cell("Post/Zip Code").to_owned(),
        country: cell("Country").to_owned(),
    });
    found.add_regime(Regime {
        name: cell("Regime").to_owned(),
        designated: cell("Listed On").to_owned(),
    });
    Designation::add_pair(&mut found.births, cell("Town of Birth"), cell("Country of Birth"));
    Designation::add_pair(
        &mut found.passports,
        cell("Passport Number"),
        cell("Passport Details"),
    );
    let (number, details) = (
        cell("National Identification Number"),
        cell("National Identification Details"),
    );
    Designation::add_pair(&mut found.national_ids, number, details);
    for (name, field) in COLUMNS {
        found.add(*field, cell(name));
    }
    let designated = cell("UK Sanctions List Date Designated");
    if !designated.is_empty() && designated != cell("Listed On") {
        found.add(
            Field::OtherInformation,
            &format!("UK Sanctions List date designated: {designated}"),
        );
    }
    for (label, text) in sections::split(cell("Other Information")) {
        if let Some((_, field)) = SECTIONS.iter().find(|(known, _)| *known == label) {
            found.add(*field, text);
        }
    }
}
