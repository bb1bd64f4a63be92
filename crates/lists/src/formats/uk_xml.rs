//! The UK Sanctions List, XML.
//!
//! `Designations` holds `DateGenerated` and one `Designation` for each entry. The file is read twice: first for the names,
//! since parents, subsidiaries and owners are stated by name only.

use exonym_model::{Note, NoteKind};

use crate::clean::dates;
use crate::formats::uk::designation::{Address, Designation, Field, Name, NonLatin, Publisher, Regime};
use crate::formats::uk::emit::{self, NameIndex};
use crate::xml::{Element, Records};
use crate::{Header, Input, ListError, Probe, Sink, Sniff, squash};

const ROOT: &str = "Designations";

/// Elements that hold one value of a field, wherever they stand in a designation.
const LEAVES: &[(&str, Field)] = &[
    ("Title", Field::Title),
    ("DOB", Field::BirthDate),
    ("Nationality", Field::Nationality),
    ("Position", Field::Position),
    ("Gender", Field::Gender),
    ("TypeOfEntity", Field::EntityType),
    ("BusinessRegistrationNumber", Field::Registration),
    ("ParentCompany", Field::Parent),
    ("Subsidiary", Field::Subsidiary),
    ("PhoneNumber", Field::Phone),
    ("EmailAddress", Field::Email),
    ("Website", Field::Website),
    ("IMONumber", Field::Imo),
    ("HullIdentificationNumber", Field::Hin),
    ("CurrentOwnerOperator", Field::Owner),
    ("PreviousOwnerOperator", Field::PreviousOwner),
    ("CurrentBelievedFlagOfShip", Field::Flag),
    ("PreviousFlag", Field::PreviousFlag),
    ("TypeOfShip", Field::ShipType),
    ("TonnageOfShip", Field::Tonnage),
    ("LengthOfShip", Field::Length),
    ("YearBuilt", Field::YearBuilt),
    ("DesignationSource", Field::Source),
    ("SanctionsImposed", Field::Imposed),
    ("OtherInformation", Field::OtherInformation),
    ("UKStatementofReasons", Field::Reasons),
    ("LastUpdated", Field::LastUpdated),
    ("UNReferenceNumber", Field::UnReference),
    ("OFSIGroupID", Field::OtherList),
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(root) = probe.xml() else { return Sniff::No };
    let child = root.first_child.as_deref();
    if root.name == ROOT && matches!(child, Some("DateGenerated" | "Designation")) {
        return Sniff::list("gb_fcdo_sanctions");
    }
    if root.name == "ArrayOfFinancialSanctionsTarget" {
        let why = "the XML of OFSI's consolidated list is not read; its CSV and XLSX are, and the UK Sanctions List replaced it \
                   in January 2026";
        return Sniff::Refuse(why.to_owned());
    }
    Sniff::No
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut index = NameIndex::default();
    let mut records = Records::open(&file, &["Designation"])?;
    while let Some(element) = records.next_record()? {
        emit::index_names(&mut index, &designation(&element));
    }
    let mut records = Records::open(&file, &["Designation", "DateGenerated"])?;
    let mut published = None;
    let mut seen = std::collections::BTreeSet::new();
    while let Some(element) = records.next_record()? {
        if element.name == "DateGenerated" {
            published = element
                .value()
                .and_then(dates::parse)
                .map(|date| date.to_string());
            continue;
        }
        let designation = designation(&element);
        let reason = match designation.id.as_str() {
            "" => "it has no UniqueID",
            id if !seen.insert(id.to_owned()) => {
                "a second designation with this UniqueID; the first one is kept"
            }
            _ => {
                emit::party(&input.list, Publisher::Fcdo, &designation, &index).finish(sink);
                continue;
            }
        };
        let record = if designation.id.is_empty() {
            "(no id)".to_owned()
        } else {
            designation.id
        };
        sink.note(Note {
            kind: NoteKind::Skipped,
            record,
            field: "UniqueID".to_owned(),
            reason: reason.to_owned(),
        });
    }
    if records.root().is_none_or(|root| root.name != ROOT) {
        return Err(ListError::refused(
            &file.name,
            format!("the root element is not <{ROOT}>"),
        ));
    }
    Ok(Header {
        published,
        declared: None,
    })
}

fn designation(element: &Element) -> Designation {
    let text = |name: &str| element.text_of(name).map(squash).unwrap_or_default();
    let mut found = Designation::new(text("UniqueID"));
    found.kind = text("IndividualEntityShip");
    found.add_regime(Regime {
        name: text("RegimeName"),
        designated: text("DateDesignated"),
    });
    element.children.iter().for_each(|child| walk(&mut found, child));
    found
}

fn walk(found: &mut Designation, element: &Element) {
    let text = |name: &str| element.text_of(name).map(squash).unwrap_or_default();
    match element.name.as_str() {
        "Name" => found.add_name(Name {
            parts: [1, 2, 3, 4, 5, 6].map(|number| text(&format!("Name{number}"))),
            kind: text("NameType"),
            strength: text("AliasStrength"),
        }),
        "NonLatinName" => found.add_non_latin(NonLatin {
            text: text("NameNonLatinScript"),
            script: text("NonLatinScriptType"),
            language: text("NonLatinScriptLanguage"),
        }),
        "Address" => found.add_address(Address {
            lines: [1, 2, 3, 4, 5, 6].map(|number| text(&format!("AddressLine{number}"))),
            postal_code: text("AddressPostalCode"),
            country: text("AddressCountry"),
        }),
        "Location" => Designation::add_pair(&mut found.births, &text("TownOfBirth"), &text("CountryOfBirth")),
        "Passport" | "PassportDetail" => {
            Designation::add_pair(
                &mut found.passports,
                &text("PassportNumber"),
                &text("PassportAdditionalInformation"),
            );
        }
        "NationalIdentifier" | "NationalIdentifierDetail" => {
            let (number, details) = (
                text("NationalIdentifierNumber"),
                text("NationalIdentifierAdditionalInformation"),
            );
            Designation::add_pair(&mut found.national_ids, &number, &details);
        }
        name => match LEAVES.iter().find(|(leaf, _)| *leaf == name) {
            Some((_, field)) => found.add(*field, &element.text),
            None => element.children.iter().for_each(|child| walk(found, child)),
        },
    }
}
