//! Senzing records.

use std::collections::BTreeMap;

use exonym_lists::{Format, InputFile};
use exonym_model::NoteKind;

use crate::shared::{damage, list_file, read, read_text};

const LINES: &str = r#"{"DATA_SOURCE":"OS_X","RECORD_ID":"1","RECORD_TYPE":"PERSON","LAST_CHANGE":"2024-03-21T08:44:01","NAMES":[{"NAME_TYPE":"PRIMARY","NAME_FULL":"Jon Doe"},{"NAME_TYPE":"ALIAS","NAME_FULL":"J. Doe"}],"RISKS":[{"TOPIC":"role.pep"}],"DATES":[{"DATE_OF_BIRTH":"1972-03"},{"DATE_OF_BIRTH":"long ago"}],"COUNTRIES":[{"NATIONALITY":"us"}],"ADDRESSES":[{"ADDR_FULL":"1 Main Street"}],"IDENTIFIERS":[{"PASSPORT_NUMBER":"K475336","PASSPORT_COUNTRY":"ir"},{"TRUSTED_ID_TYPE":"WIKIDATA","TRUSTED_ID_NUMBER":"Q1"},{"OTHER_ID_TYPE":"OPEN_SANCTIONS","OTHER_ID_NUMBER":"1"}],"RELATIONSHIPS":[{"REL_POINTER_ROLE":"Family","REL_POINTER_DOMAIN":"OPEN_SANCTIONS","REL_POINTER_KEY":"2"}],"URL":"https://example.org/1"}
{"DATA_SOURCE":"OS_X","RECORD_ID":2,"FEATURES":[{"RECORD_TYPE":"ORGANIZATION"},{"NAME_ORG":"Acme"},{"LEI_NUMBER":"5493001KJTIIGC8Y1R12"},{"REGISTRATION_DATE":"2001"}]}
{"DATA_SOURCE":"OS_X","RECORD_ID":"3","RECORD_TYPE":"PERSON","NAME_FIRST":"Ann","NAME_LAST":"Doe","GENDER":"F"}
{"DATA_SOURCE":"OS_X","RECORD_ID":"3","RECORD_TYPE":"PERSON"}
{"DATA_SOURCE":"OS_X"}
"#;

#[test]
fn both_forms_of_records() {
    let read = read_text(LINES).unwrap();
    assert_eq!(
        (read.format, read.list.as_deref()),
        (Format::SenzingJson, Some("x"))
    );
    read.check_ids("x");
    assert_eq!(read.values("x:1", "name"), ["Jon Doe"]);
    assert_eq!(read.values("x:1", "alias"), ["J. Doe"]);
    assert_eq!(read.values("x:1", "topics"), ["role.pep"]);
    assert_eq!(read.values("x:1", "birthDate"), ["1972-03"]);
    assert_eq!(read.values("x:1", "nationality"), ["us"]);
    assert_eq!(read.values("x:1", "passportNumber"), ["K475336"]);
    assert_eq!(read.values("x:1", "wikidataId"), ["Q1"]);
    assert_eq!(read.values("x:1", "address"), ["1 Main Street"]);
    assert_eq!(read.values("x:1/link-1", "relative"), ["x:2"]);
    assert_eq!(read.values("x:2", "leiCode"), ["5493001KJTIIGC8Y1R12"]);
    assert_eq!(read.values("x:2", "incorporationDate"), ["2001"]);
    assert_eq!(read.values("x:3", "name"), ["Ann Doe"]);
    assert_eq!(read.values("x:3", "lastName"), ["Doe"]);
    assert_eq!(read.values("x:3", "gender"), ["female"]);
    let expected = [
        ((NoteKind::Dropped, "birthDate"), 1),
        ((NoteKind::Skipped, ""), 2),
    ];
    assert_eq!(read.notes(), BTreeMap::from(expected), "{:?}", read.got.notes);
}

#[test]
fn damaged_records_do_no_harm() {
    assert!(damage(LINES) > 50);
    let cut = LINES.find("NAME_LAST").unwrap();
    assert!(
        read_text(&LINES[..cut])
            .unwrap_err()
            .to_string()
            .contains("breaks off")
    );
}

#[test]
fn the_members_of_congress() {
    let Some(path) = list_file("the_members_of_congress", "ftm/us_congress_senzing.json") else {
        return;
    };
    let read = read(InputFile::path(path)).unwrap();
    assert_eq!(
        (read.format, read.list.as_deref()),
        (Format::SenzingJson, Some("us_congress"))
    );
    read.check_ids("us_congress");
    // Python: 1,319 lines and ids; RECORD_TYPE is PERSON on 1,317 and null on two (positions); 1,366 pointers.
    let expected = BTreeMap::from([("Occupancy", 1_366), ("Person", 1_317), ("Thing", 2)]);
    assert_eq!(read.schemata(), expected);
    assert_eq!(
        read.values("us_congress:NK-AQ4HymsADSK2D63MkyTqfC", "name"),
        ["Jennifer L. McClellan"]
    );
    assert_eq!(
        read.values("us_congress:NK-AQ4HymsADSK2D63MkyTqfC", "birthDate"),
        ["1972"]
    );
    assert_eq!(
        read.values("us_congress:NK-AQ4HymsADSK2D63MkyTqfC/link-1", "post"),
        ["us_congress:Q13218630"]
    );
    assert_eq!(read.got.notes, []);
}
