//! Importing, versions, snapshots, differences.

use std::fs;
use std::path::Path;

use crate::run::exonym;

/// A small UN list of so many persons.
fn un(date: &str, persons: &[(&str, &str, &str)]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><CONSOLIDATED_LIST dateGenerated=\"{date}T00:00:00Z\"><INDIVIDUALS>"
    );
    for (number, (reference, first, second)) in persons.iter().enumerate() {
        out.push_str(&format!(
            "<INDIVIDUAL><DATAID>{number}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>{first}</FIRST_NAME><SECOND_NAME>{second}</SECOND_NAME>\
             <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON></INDIVIDUAL>"
        ));
    }
    out + "</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>"
}

const PERSONS: &[(&str, &str, &str)] = &[
    ("KPi.901", "Wartan", "Telukhov"),
    ("KPi.902", "Osgar", "Brennivin"),
    ("KPi.903", "Ilmo", "Karvatsky"),
];

fn import(dir: &Path, name: &str, text: &str) -> crate::run::Ran {
    let file = dir.join(name);
    fs::write(&file, text).unwrap();
    exonym(&dir.join("data"), &["lists", "import", file.to_str().unwrap()])
}

#[test]
fn a_list_is_imported_asked_cited_and_replayed() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let first = import(dir.path(), "one.xml", &un("2024-01-10", PERSONS));
    assert_eq!(first.code, 0, "{}{}", first.out, first.err);
    assert!(
        first
            .out
            .contains("un_sc_sanctions: in service, published 2024-01-10"),
        "{}",
        first.out
    );
    let old = exonym(&data, &["screen", "Wartan Telukhov", "--format", "json"]).json();
    assert_eq!(old["results"][0]["findings"][0]["id"], "un_sc_sanctions:KPi.901");
    assert_eq!(
        old["results"][0]["findings"][0]["entries"][0]["citation"]["published"],
        "2024-01-10"
    );

    // The newer version has another name in the place of the first.
    let mut newer = PERSONS.to_vec();
    newer[0] = ("KPi.904", "Zoltin", "Meresku");
    let second = import(dir.path(), "two.xml", &un("2024-05-20", &newer));
    assert!(
        second.out.contains("in service, published 2024-05-20"),
        "{}{}",
        second.out,
        second.err
    );
    assert!(
        exonym(&data, &["screen", "Wartan Telukhov", "--format", "json"])
            .ids()
            .is_empty()
    );
    let snapshot = old["snapshot"].as_str().unwrap();
    let replayed = exonym(
        &data,
        &[
            "screen",
            "Wartan Telukhov",
            "--snapshot",
            snapshot,
            "--format",
            "json",
        ],
    );
    assert_eq!(replayed.ids(), ["un_sc_sanctions:KPi.901"]);
    let then = exonym(&data, &["screen", "Wartan Telukhov", "--as-of", "2024-02-01"]);
    assert!(then.out.contains("in service on 2024-02-01"), "{}", then.out);
    let diff = exonym(&data, &["lists", "diff", "un_sc_sanctions", "--format", "json"]).json();
    assert_eq!(
        (diff["added"].as_u64(), diff["removed"].as_u64()),
        (Some(1), Some(1))
    );
    assert_eq!(exonym(&data, &["lists", "verify"]).code, 0);
    assert_eq!(exonym(&data, &["index", "verify"]).code, 0);
}

#[test]
fn what_is_damaged_changes_nothing_and_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let good = un("2024-01-10", PERSONS);
    assert_eq!(import(dir.path(), "good.xml", &good).code, 0);
    let cut = &good[..good.len() - 40];
    let cut = cut.replace("2024-01-10", "2024-02-10");
    for (name, text) in [
        ("cut.xml", cut.as_str()),
        (
            "login.xml",
            "<!DOCTYPE html><html><body>Please log in</body></html>",
        ),
        ("empty.xml", ""),
        ("nobody.xml", &un("2024-03-10", &[])),
        ("shrunk.xml", &un("2024-03-11", &PERSONS[..1])),
    ] {
        let ran = import(dir.path(), name, text);
        assert!(!ran.out.is_empty() || !ran.err.is_empty(), "{name} says nothing");
        assert!(!ran.out.contains("in service, published"), "{name}: {}", ran.out);
        let found = exonym(&data, &["screen", "Osgar Brennivin", "--format", "json"]);
        assert_eq!(found.ids(), ["un_sc_sanctions:KPi.902"], "{name}");
    }
    let other = good.replace("Telukhov", "Telukhow");
    let asked = import(dir.path(), "other.xml", &other);
    assert!(asked.out.contains("QUESTION"), "{}", asked.out);
    let again = import(dir.path(), "again.xml", &good);
    assert!(again.out.contains("kept already"), "{}", again.out);
}

#[test]
fn what_was_named_and_is_no_list_is_an_error_and_what_lies_beside_a_list_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let (data, folder) = (dir.path().join("data"), dir.path().join("folder"));
    fs::create_dir(&folder).unwrap();
    let (list, note) = (folder.join("un.xml"), folder.join("note.txt"));
    fs::write(&list, un("2024-01-10", PERSONS)).unwrap();
    fs::write(&note, "nothing to see").unwrap();
    let [list, note, folder] = [&list, &note, &folder].map(|path| path.to_str().unwrap());
    let alone = exonym(&data, &["lists", "import", note]);
    assert_eq!(alone.code, 2, "{}{}", alone.out, alone.err);
    assert!(alone.out.contains("no list format that is known") && alone.err.contains("--columns"));
    let both = exonym(&data, &["lists", "import", list, note]);
    assert_eq!(both.code, 2, "{}{}", both.out, both.err);
    assert!(both.out.contains("un_sc_sanctions: in service"), "{}", both.out);
    let walked = exonym(&data, &["lists", "import", folder]);
    assert_eq!(walked.code, 0, "{}{}", walked.out, walked.err);
    let empty = tempfile::tempdir().unwrap();
    let none = exonym(&data, &["lists", "import", empty.path().to_str().unwrap()]);
    assert_eq!(none.code, 2, "{}{}", none.out, none.err);
}
