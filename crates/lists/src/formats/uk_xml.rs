//! The UK Sanctions List, XML.
//!
//! `Designations` holds `DateGenerated` and one `Designation` for each entry. The file is read twice: first for the names,
//! since parents, subsidiaries and owners are stated by name only.

use exonym_model::{Note, NoteKind};

use crate::clean::dates;
use crate::formats::uk::designation::{Address, Designation, Field, Name, NonLatin, Publisher, Regime};
use crate::formats::uk::emit;
use crate::formats::uk::ties::{self, NameIndex};
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
        ties::index_names(&mut index, &designation(&element));
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

#[cfg(test)]
pub(super) mod tests {
    use exonym_model::{Prop, Quality, Schema};

    use super::*;
    use crate::{Collected, Format, InputFile};

    pub(in crate::formats) const PERSON: &str = "<Designation><LastUpdated>14/04/2026</LastUpdated>\
        <DateDesignated>25/01/2001</DateDesignated><UniqueID>AFG9006</UniqueID><OFSIGroupID>7172</OFSIGroupID>\
        <UNReferenceNumber>TAi.902</UNReferenceNumber><Names>\
        <Name><Name1>Mohamad</Name1><Name6>TEST</Name6><NameType>Primary name variation</NameType></Name>\
        <Name><Name1>MOHAMMAD</Name1><Name2>HASSAN</Name2><Name6>TEST</Name6><NameType>Primary Name</NameType></Name>\
        <Name><Name6>Haji Test</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>\
        <NonLatinNames><NonLatinName><NameNonLatinScript>محمد تست</NameNonLatinScript><NonLatinScriptType>Arabic</NonLatinScriptType>\
        <NonLatinScriptLanguage>Persian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>\
        <Titles><Title>Mullah</Title></Titles>\
        <RegimeName>The Afghanistan (Sanctions) (EU Exit) Regulations 2020</RegimeName>\
        <IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UN</DesignationSource>\
        <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>\
        <UKStatementofReasons>Deputy.</UKStatementofReasons>\
        <Addresses><Address><AddressLine6>Kabul</AddressLine6><AddressCountry>Afghanistan</AddressCountry></Address></Addresses>\
        <IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB><DOB>01/03/1958</DOB></DOBs>\
        <PassportDetails><Passport><PassportNumber>P04581926</PassportNumber><PassportAdditionalInformation>Afghanistan \
        number. Issued on 2 September 2013. Expires 31 August 2021</PassportAdditionalInformation></Passport></PassportDetails>\
        <Nationalities><Nationality>Afghanistan</Nationality></Nationalities><Genders><Gender>Male</Gender></Genders>\
        <BirthDetails><Location><TownOfBirth>Lakhi</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location>\
        </BirthDetails></Individual></IndividualDetails></Designation>";

    const FLEET: &str = "<Designation><UniqueID>DPR9075</UniqueID><DateDesignated>03/10/2017</DateDesignated>\
        <Names><Name><Name6>Petrel 8</Name6><NameType>Primary name</NameType></Name></Names><RegimeName>R</RegimeName>\
        <IndividualEntityShip>Ship</IndividualEntityShip><ShipDetails><Ship><IMONumbers><IMONumber>IMO9562233</IMONumber>\
        </IMONumbers><CurrentOwnerOperators><CurrentOwnerOperator>Test Shipping Ltd</CurrentOwnerOperator>\
        <CurrentOwnerOperator>Unlisted Owner</CurrentOwnerOperator></CurrentOwnerOperators><CurrentBelievedFlagOfShips>\
        <CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips><PreviousFlags>\
        <PreviousFlag>India</PreviousFlag></PreviousFlags><TypeOfShipDetails><TypeOfShip>Bulk Carrier</TypeOfShip>\
        </TypeOfShipDetails><TonnageOfShipDetails><TonnageOfShip>7078</TonnageOfShip></TonnageOfShipDetails><YearsBuilt>\
        <YearBuilt>2011</YearBuilt></YearsBuilt></Ship></ShipDetails></Designation>\
        <Designation><UniqueID>DPR9076</UniqueID><DateDesignated>03/10/2017</DateDesignated><Names><Name>\
        <Name6>TEST SHIPPING LTD</Name6><NameType>Primary name</NameType></Name></Names><RegimeName>R</RegimeName>\
        <IndividualEntityShip>Entity</IndividualEntityShip><Addresses><Address><AddressLine1>1 St</AddressLine1>\
        <AddressCountry>Russia</AddressCountry></Address></Addresses><EntityDetails><Entity><BusinessRegistrationNumbers>\
        <BusinessRegistrationNumber>OGRN: 1037700013020 TIN: 7702235133</BusinessRegistrationNumber>\
        </BusinessRegistrationNumbers></Entity></EntityDetails></Designation>";

    pub(in crate::formats) fn document(inside: &str) -> String {
        format!("<Designations><DateGenerated>22/08/2026</DateGenerated>{inside}</Designations>")
    }

    pub(in crate::formats) fn read_text(text: &str) -> Result<(Header, Collected), ListError> {
        let input = Input::single(
            InputFile::bytes("uk.xml", text.as_bytes().to_vec()),
            "gb_fcdo_sanctions",
        );
        let mut sink = Collected::default();
        Format::UkXml.read(&input, &mut sink).map(|header| (header, sink))
    }

    #[test]
    fn a_person() {
        let (header, sink) = read_text(&document(PERSON)).unwrap();
        assert_eq!(header.published.as_deref(), Some("2026-08-22"));
        let party = &sink.entities[0];
        assert_eq!(
            (party.id.as_str(), party.schema),
            ("gb_fcdo_sanctions:AFG9006", Schema::Person)
        );
        assert_eq!(
            party.referents,
            ["gb_hmt_sanctions:7172", "un_sc_sanctions:TAi.902"]
        );
        let names: Vec<&str> = party.values(&Prop::NAME).collect();
        assert_eq!(names, ["MOHAMMAD HASSAN TEST", "Mohamad TEST", "محمد تست"]);
        assert_eq!(party.of(&Prop::NAME).nth(2).unwrap().lang.as_deref(), Some("fa"));
        assert_eq!(
            party.of(&Prop::WEAK_ALIAS).next().unwrap().quality(),
            Quality::Weak
        );
        assert_eq!(
            party.values(&Prop::BIRTH_DATE).collect::<Vec<_>>(),
            ["1945", "1958-03-01"]
        );
        assert_eq!(party.first(&Prop::BIRTH_PLACE), Some("Lakhi, Afghanistan"));
        let passport = sink
            .entities
            .iter()
            .find(|entity| entity.schema == Schema::Passport)
            .unwrap();
        assert_eq!(
            (passport.first(&Prop::COUNTRY), passport.first(&Prop::END_DATE)),
            (Some("af"), Some("2021-08-31"))
        );
        let sanction = sink
            .entities
            .iter()
            .find(|entity| entity.schema == Schema::Sanction)
            .unwrap();
        assert_eq!(sanction.first(&Prop::LISTING_DATE), Some("2001-01-25"));
        assert_eq!(
            sanction.first(&Prop::PROVISIONS),
            Some("Asset freeze; Travel Ban")
        );
        assert_eq!(
            sanction.first(&Prop::SOURCE_URL),
            Some("https://search-uk-sanctions-list.service.gov.uk/designations/AFG9006/Individual")
        );
        assert!(sink.notes.is_empty(), "{:?}", sink.notes);
    }

    #[test]
    fn a_ship_and_its_owner() {
        let (_, sink) = read_text(&document(FLEET)).unwrap();
        let ship = &sink.entities[0];
        assert_eq!(
            (ship.schema, ship.first(&Prop::IMO_NUMBER)),
            (Schema::Vessel, Some("9562233"))
        );
        assert_eq!(
            (ship.first(&Prop::FLAG), ship.first(&Prop::PAST_FLAGS)),
            (Some("km"), Some("in"))
        );
        assert_eq!(ship.first(&Prop::BUILD_DATE), Some("2011"));
        assert_eq!(
            ship.first(&Prop::NOTES),
            Some("Current owner or operator: Unlisted Owner")
        );
        let owned = sink
            .entities
            .iter()
            .find(|entity| entity.schema == Schema::Ownership)
            .unwrap();
        assert_eq!(owned.first(&Prop::OWNER), Some("gb_fcdo_sanctions:DPR9076"));
        assert_eq!(owned.first(&Prop::ASSET), Some("gb_fcdo_sanctions:DPR9075"));
        let owner = sink.parties().nth(1).unwrap();
        assert_eq!(
            (owner.first(&Prop::OGRN_CODE), owner.first(&Prop::INN_CODE)),
            (Some("1037700013020"), Some("7702235133"))
        );
    }

    #[test]
    fn broken_records_are_noted() {
        let none = "<Designation><Names><Name><Name6>A</Name6></Name></Names></Designation>";
        let nameless = "<Designation><UniqueID>X1</UniqueID><IndividualEntityShip>Entity</IndividualEntityShip></Designation>";
        let odd = "<Designation><UniqueID>X2</UniqueID><IndividualEntityShip>Aircraft</IndividualEntityShip><Names><Name>\
                   <Name6>B</Name6><NameType>Nickname</NameType></Name></Names><DOBs><DOB>15/08/19yy</DOB></DOBs></Designation>";
        let (_, sink) = read_text(&document(&format!("{none}{nameless}{odd}{odd}"))).unwrap();
        let kinds: Vec<(NoteKind, &str)> = sink
            .notes
            .iter()
            .map(|note| (note.kind, note.field.as_str()))
            .collect();
        assert_eq!(
            kinds,
            [
                (NoteKind::Skipped, "UniqueID"),
                (NoteKind::Skipped, "name"),
                (NoteKind::Odd, "type"),
                (NoteKind::Odd, "name"),
                (NoteKind::Dropped, "birthDate"),
                (NoteKind::Skipped, "UniqueID"),
            ]
        );
        assert_eq!(sink.parties().count(), 1);
    }

    #[test]
    fn hostile_files_are_errors_not_panics() {
        let whole = document(PERSON);
        for cut in (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut)) {
            assert!(read_text(&whole[..cut]).is_err(), "cut at {cut}");
        }
        assert!(read_text("<html><body/></html>").is_err());
        assert!(read_text(&format!("<Designations>{}", "<Designation>".repeat(1000))).is_err());
    }
}
