//! Small workbooks after the published layout.

use exonym_model::{NoteKind, Prop, Schema};

use super::LIST;
use crate::formats::national::test_kit::{by_id, hostile_workbook, notes, read, sniff, values, workbook};
use crate::{Format, Sniff};

const FORMAT: Format = Format::AuDfatXlsx;
const HEADINGS: &[&str] = &[
    "Reference",
    "Name of Individual or Entity",
    "Type",
    "Name Type",
    "Alias Strength",
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "IMO Number",
    "Committees",
    "Control Date",
];

fn list() -> Vec<u8> {
    let info = "Title: a) Mullah b) Haji. Gender [Male]_x000D_\nPassport number: B0515260; Date of issue: 10 Jan 2012\nTax ID No.: 9102048801 (Russia)";
    let listed = "Listed by UN 1267 Committee on 25 January 2001 (amended on 9 July 2007)";
    let born = "a) Approximately 1955- 1958 b) 1945";
    workbook(&[(
        "Sheet1",
        &[
            HEADINGS,
            &[
                "101",
                "EXAMPLE Person",
                "Individual ",
                "Primary Name ",
                "",
                born,
                "Kabul, Afghanistan",
                "a) French b) Tunisian",
                "a) Yemen b) Street 1, Doha, Qatar",
                info,
                listed,
                "",
                "1988 (Taliban)",
                "2014-12-15",
            ],
            &[
                "102",
                "Ship One",
                "Vessel",
                "Primary name",
                "",
                "1999",
                "NA",
                "na",
                "",
                "",
                "List 2024",
                "9074729",
                "1718 (DPRK)  ",
                "2024-05-01",
            ],
            &[
                "101a",
                "Weak One",
                "individual",
                "aka",
                "Weak",
                born,
                "Kabul, Afghanistan",
                "",
                "",
                info,
                listed,
                "",
                "1988 (Taliban) ",
                "2014-12-15",
            ],
            &["101b1", "مثال", "Individual", "Original script"],
            &[
                "101c",
                "Old One (Previously listed as. In Arabic: مثال قديم)",
                "Entity",
                "Aka",
            ],
            &["x1", "No reference", "Entity", "Primary Name"],
        ],
    )])
}

#[test]
fn rows_of_a_reference_make_one_party() {
    let bytes = list();
    assert_eq!(sniff(FORMAT, &bytes), Sniff::list(LIST));
    let (_, read) = read(FORMAT, LIST, &bytes).unwrap();
    assert_eq!(read.parties().count(), 2);
    let person = by_id(&read, "au_dfat_sanctions:101");
    assert_eq!(person.schema, Schema::Person);
    assert_eq!(values(person, Prop::NAME), "EXAMPLE Person");
    assert_eq!(values(person, Prop::WEAK_ALIAS), "Weak One");
    assert_eq!(values(person, Prop::ALIAS), "مثال");
    assert_eq!(values(person, Prop::PREVIOUS_NAME), "Old One | مثال قديم");
    assert_eq!(values(person, Prop::BIRTH_DATE), "1955/1958~ | 1945");
    assert_eq!(values(person, Prop::BIRTH_COUNTRY), "af");
    assert_eq!(values(person, Prop::NATIONALITY), "fr | tn");
    assert_eq!(values(person, Prop::COUNTRY), "ye | qa");
    assert_eq!(values(person, Prop::ADDRESS), "Street 1, Doha, Qatar");
    assert_eq!(values(person, Prop::TITLE), "Mullah | Haji");
    assert_eq!(values(person, Prop::PASSPORT_NUMBER), "B0515260");
    assert_eq!(values(person, Prop::TAX_NUMBER), "9102048801");
    assert_eq!(values(person, Prop::GENDER), "male");
    assert!(!values(person, Prop::NOTES).contains("x000D"));
    let sanction = by_id(&read, "au_dfat_sanctions:101/sanction-1");
    assert_eq!(values(sanction, Prop::PROGRAM), "1988 (Taliban)");
    assert_eq!(values(sanction, Prop::LISTING_DATE), "2001-01-25");
    assert_eq!(values(person, Prop::MODIFIED_AT), "2014-12-15");
    let ship = by_id(&read, "au_dfat_sanctions:102");
    assert_eq!(
        (ship.schema, values(ship, Prop::IMO_NUMBER).as_str()),
        (Schema::Vessel, "9074729")
    );
    assert_eq!(
        values(
            by_id(&read, "au_dfat_sanctions:102/sanction-1"),
            Prop::LISTING_DATE
        ),
        "2024-05-01"
    );
    // Skipped: the row without a reference. Odd: the type `Entity` among rows of an individual.
    assert_eq!(
        (notes(&read, NoteKind::Skipped), notes(&read, NoteKind::Odd)),
        (1, 1)
    );
}

#[test]
fn unknown_layouts() {
    let old = workbook(&[(
        "Sheet1",
        &[
            &["Reference", "Name of Individual or Entity", "Type"],
            &["1", "A", "Entity"],
        ],
    )]);
    assert!(matches!(sniff(FORMAT, &old), Sniff::Refuse(why) if why.contains("name type")));
    assert!(read(FORMAT, LIST, &old).is_err());
    let other = workbook(&[("Sheet1", &[&["No.", "Name"], &["1", "A"]])]);
    assert_eq!(sniff(FORMAT, &other), Sniff::No);
}

#[test]
fn hostile_bytes() {
    hostile_workbook(FORMAT, LIST, &list());
}
