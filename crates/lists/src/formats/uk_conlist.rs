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

#[cfg(test)]
mod tests {
    use exonym_model::{NoteKind, Prop, Quality, Schema};

    use super::*;
    use crate::{Collected, Format, InputFile};

    const HEADER: &str = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,\
        Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,\
        National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,\
        Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,\
        UK Sanctions List Date Designated,Last Updated,Group ID";

    fn row(cells: &[(&str, &str)]) -> String {
        let cell = |column: &str| {
            format!(
                "\"{}\"",
                cells
                    .iter()
                    .find(|(name, _)| *name == column)
                    .map_or("", |(_, cell)| cell)
            )
        };
        HEADER.split(',').map(cell).collect::<Vec<_>>().join(",")
    }

    fn document(rows: &[String]) -> String {
        format!("Last Updated,14/04/2025\n{HEADER}\n{}\n", rows.join("\n"))
    }

    fn read_bytes(bytes: &[u8]) -> Result<(Header, Collected), ListError> {
        let input = Input::single(
            InputFile::bytes("ConList.csv", bytes.to_vec()),
            "gb_hmt_sanctions",
        );
        let mut sink = Collected::default();
        Format::UkConList
            .read(&input, &mut sink)
            .map(|header| (header, sink))
    }

    fn person(id: &str, kind: &str, name: &str, more: &[(&str, &str)]) -> String {
        let mut cells = vec![
            ("Group ID", id),
            ("Group Type", "Individual"),
            ("Alias Type", kind),
            ("Name 6", name),
        ];
        cells.extend([
            ("Regime", "Cyber"),
            ("Listed On", "03/04/2018"),
            ("Nationality", "(1) Germany. (2) Morocco"),
        ]);
        cells.extend(more);
        row(&cells)
    }

    #[test]
    fn rows_of_a_group_stand_apart() {
        let rows = [
            person(
                "7",
                "AKA",
                "ALIAS",
                &[("Alias Quality", "Low quality"), ("DOB", "00/00/1961")],
            ),
            person("8", "Primary name", "OTHER", &[]),
            person(
                "7",
                "Primary name",
                "TEST",
                &[("Name 1", "Ana"), ("DOB", "00/05/1962")],
            ),
            person("7", "FKA", "OLD", &[]),
        ];
        let (header, sink) = read_bytes(document(&rows).as_bytes()).unwrap();
        assert_eq!(header.published.as_deref(), Some("2025-04-14"));
        assert_eq!(sink.parties().count(), 2);
        let party = &sink.entities[0];
        assert_eq!(
            (party.id.as_str(), party.caption()),
            ("gb_hmt_sanctions:7", "Ana TEST")
        );
        assert_eq!(
            party.of(&Prop::WEAK_ALIAS).next().unwrap().quality(),
            Quality::Weak
        );
        assert_eq!(party.first(&Prop::PREVIOUS_NAME), Some("OLD"));
        assert_eq!(
            party.values(&Prop::BIRTH_DATE).collect::<Vec<_>>(),
            ["1961", "1962-05"]
        );
        assert_eq!(party.values(&Prop::NATIONALITY).collect::<Vec<_>>(), ["de", "ma"]);
    }

    #[test]
    fn facts_inside_other_information() {
        let text = "(UK Sanctions List Ref):CYB9001. (UN Ref):KPi.901. Some remark. (UK Statement of Reasons):Because. \
                    (Gender):Female (Email address):a@b.org";
        let documents = [
            ("Passport Number", "(1) A1234567 (2) B7654321"),
            (
                "Passport Details",
                "(1) Iraq. Issued on 2 September 2013 (2) Syrian Passport",
            ),
            ("Other Information", text),
        ];
        let (_, sink) =
            read_bytes(document(&[person("7", "Primary name", "TEST", &documents)]).as_bytes()).unwrap();
        let party = &sink.entities[0];
        assert_eq!(
            party.referents,
            ["gb_fcdo_sanctions:CYB9001", "un_sc_sanctions:KPi.901"]
        );
        assert_eq!(
            (party.first(&Prop::GENDER), party.first(&Prop::EMAIL)),
            (Some("female"), Some("a@b.org"))
        );
        assert_eq!(party.first(&Prop::NOTES), Some("Some remark."));
        let countries: Vec<_> = sink
            .entities
            .iter()
            .filter(|entity| entity.schema == Schema::Passport)
            .map(|one| one.first(&Prop::COUNTRY))
            .collect();
        assert_eq!(countries, [Some("iq"), Some("sy")]);
        let sanction = sink
            .entities
            .iter()
            .find(|entity| entity.schema == Schema::Sanction)
            .unwrap();
        assert_eq!(
            (sanction.first(&Prop::REASON), sanction.first(&Prop::UNSC_ID)),
            (Some("Because."), Some("KPi.901"))
        );
    }

    #[test]
    fn rows_without_a_group_are_noted_and_old_code_pages_read() {
        let rows = [
            person("", "Primary name", "NOBODY", &[]),
            person("9", "Primary name", "Andr#", &[]),
        ];
        let text = document(&rows);
        let bytes: Vec<u8> = text
            .bytes()
            .map(|byte| if byte == b'#' { 0xe9 } else { byte })
            .collect();
        let (_, sink) = read_bytes(&bytes).unwrap();
        assert_eq!(sink.entities[0].caption(), "André");
        assert_eq!((sink.notes.len(), sink.notes[0].kind), (1, NoteKind::Skipped));
    }

    #[test]
    fn cut_files_are_damaged() {
        let whole = document(&[
            person("7", "Primary name", "A", &[]),
            person("8", "Primary name", "B", &[]),
        ]);
        let last = whole.trim_end().rfind('\n').unwrap();
        assert!(matches!(
            read_bytes(&whole.as_bytes()[..last + 30]),
            Err(ListError::Damaged { .. })
        ));
        for cut in (0..whole.len()).step_by(11) {
            let _ = read_bytes(&whole.as_bytes()[..cut]);
        }
        assert!(read_bytes(b"PK\x03\x04garbage").is_err());
        assert!(read_bytes(b"").is_err());
    }
}
