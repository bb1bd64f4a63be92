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

#[cfg(test)]
mod tests {
    use exonym_model::Entity;

    use super::*;
    use crate::formats::uk_xml::tests as xml;
    use crate::{Collected, Format, InputFile};

    const HEADER: &str = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,\
        Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,\
        Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,\
        Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,\
        Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,\
        National Identifier additional information,Passport number,Passport additional information,Position,Gender,\
        Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,\
        Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,\
        Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)";

    /// The person of the XML tests, on rows that each add something and repeat the rest.
    fn csv() -> String {
        let same = [
            ("Last Updated", "14/04/2026"),
            ("Unique ID", "AFG9006"),
            ("OFSI Group ID", "7172"),
            ("UN Reference Number", "TAi.902"),
            ("Title", "Mullah"),
            (
                "Regime Name",
                "The Afghanistan (Sanctions) (EU Exit) Regulations 2020",
            ),
            ("Designation Type", "Individual"),
            ("Designation source", "UN"),
            ("Sanctions Imposed", "Asset freeze|Travel Ban"),
            ("UK Statement of Reasons", "Deputy."),
            ("Address Line 6", "Kabul"),
            ("Address Country", "Afghanistan"),
            ("Date Designated", "25/01/2001"),
            ("Nationality(/ies)", "Afghanistan"),
            ("Gender", "Male"),
            ("Town of birth", "Lakhi"),
            ("Country of birth", "Afghanistan"),
            ("Passport number", "P04581926"),
            (
                "Passport additional information",
                "Afghanistan number. Issued on 2 September 2013. Expires 31 August 2021",
            ),
        ];
        let rows: [&[(&str, &str)]; 3] = [
            &[
                ("Name 6", "TEST"),
                ("Name 1", "Mohamad"),
                ("Name type", "Primary name variation"),
                ("D.O.B", "dd/mm/1945"),
                ("Name non-latin script", "محمد تست"),
                ("Non-latin script type", "Arabic"),
                ("Non-latin script language", "Persian"),
            ],
            &[
                ("Name 6", "TEST"),
                ("Name 1", "MOHAMMAD"),
                ("Name 2", "HASSAN"),
                ("Name type", "Primary Name"),
                ("D.O.B", "01/03/1958"),
            ],
            &[
                ("Name 6", "Haji Test"),
                ("Name type", "Alias"),
                ("Alias strength", "Low quality a.k.a"),
            ],
        ];
        let line = |cells: &[(&str, &str)]| {
            let cell = |column: &str| {
                let found = cells.iter().chain(&same).find(|(name, _)| *name == column);
                format!("\"{}\"", found.map_or("", |(_, cell)| cell))
            };
            HEADER.split(',').map(cell).collect::<Vec<_>>().join(",")
        };
        let rows: Vec<String> = rows.into_iter().map(line).collect();
        format!(
            "Report Date: 22-Aug-2026\r\n{HEADER}\r\n{}\r\n",
            rows.join("\r\n")
        )
    }

    fn read_text(text: &str) -> Result<(Header, Collected), ListError> {
        let input = Input::single(
            InputFile::bytes("uk.csv", text.as_bytes().to_vec()),
            "gb_fcdo_sanctions",
        );
        let mut sink = Collected::default();
        Format::UkCsv.read(&input, &mut sink).map(|header| (header, sink))
    }

    fn sorted(sink: Collected) -> Vec<Entity> {
        let mut entities = sink.entities;
        for entity in &mut entities {
            entity
                .statements
                .sort_by_key(|fact| (fact.prop.clone(), fact.value.clone()));
        }
        entities
    }

    #[test]
    fn csv_and_xml_give_the_same_party() {
        let (header, sink) = read_text(&csv()).unwrap();
        let (from_xml, expected) = xml::read_text(&xml::document(xml::PERSON)).unwrap();
        assert_eq!(header, from_xml);
        assert!(sink.notes.is_empty(), "{:?}", sink.notes);
        assert_eq!(sorted(sink), sorted(expected));
    }

    #[test]
    fn the_format_is_told_from_the_header() {
        let probe =
            |text: &str| sniff(&Probe::new(&InputFile::bytes("x.csv", text.as_bytes().to_vec())).unwrap());
        assert_eq!(probe(&csv()), Sniff::list("gb_fcdo_sanctions"));
        assert_eq!(probe(&format!("{HEADER}\n")), Sniff::list("gb_fcdo_sanctions"));
        let export = "Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,Sanctions Imposed\n";
        assert!(matches!(probe(export), Sniff::Refuse(why) if why.contains("primary names only")));
        assert_eq!(probe("a,b\n1,2\n"), Sniff::No);
    }

    #[test]
    fn cut_files_are_damaged() {
        let whole = csv();
        let last = whole.trim_end().rfind('\n').unwrap();
        assert!(matches!(
            read_text(&whole[..last + 60]),
            Err(ListError::Damaged { .. })
        ));
        for cut in (0..whole.len())
            .filter(|cut| whole.is_char_boundary(*cut))
            .step_by(11)
        {
            let _ = read_text(&whole[..cut]);
        }
        assert!(read_text("").is_err());
        assert!(read_text("<html>,</html>").is_err());
    }
}
