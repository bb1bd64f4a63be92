//! A user's own table by a column map.

use std::collections::BTreeMap;

use exonym_lists::{Collected, ColumnMap, Format, Input, InputFile, ListError};
use exonym_model::NoteKind;

use crate::shared::{Read, list_file};

/// The example of `docs/lists/column-map.md`.
const MAP: &str = include_str!("../../../../docs/lists/column-map.example.toml");
/// Its table.
const TABLE: &str = include_str!("../../../../docs/lists/column-map.example.csv");

fn read(file: InputFile, map: &str) -> Result<Read, ListError> {
    let mut got = Collected::default();
    let list = ColumnMap::parse(map)
        .ok()
        .and_then(|map| map.list().map(str::to_owned));
    let mut input = Input::single(file, list.clone().unwrap_or_else(|| "own".to_owned()));
    input.column_map = Some(map.to_owned());
    let header = Format::ColumnMap.read(&input, &mut got)?;
    Ok(Read {
        format: Format::ColumnMap,
        list,
        header,
        got,
    })
}

fn read_text(table: &str, map: &str) -> Result<Read, ListError> {
    read(InputFile::bytes("own.csv", table.as_bytes().to_vec()), map)
}

#[test]
fn the_documented_example() {
    let read = read_text(TABLE, MAP).unwrap();
    assert_eq!(read.list.as_deref(), Some("acme_watchlist"));
    assert_eq!(read.header.published.as_deref(), Some("2026-01-31"));
    read.check_ids("acme_watchlist");
    let values = |id: &str, prop: &str| read.values(&format!("acme_watchlist:{id}"), prop).join("|");
    assert_eq!(values("P-1", "name"), "Jon Doe");
    assert_eq!(values("P-1", "alias"), "Johnny|J. Doe");
    assert_eq!(values("P-1", "weakAlias"), "The Boss");
    assert_eq!(values("P-1", "birthDate"), "1965-03-04");
    assert_eq!(values("P-1", "nationality"), "ir");
    assert_eq!(values("P-1", "gender"), "male");
    assert_eq!(values("P-1", "passportNumber"), "K475336");
    assert_eq!(values("P-1/id-1", "country"), "ir");
    assert_eq!(values("P-1", "topics"), "poi");
    assert_eq!(values("P-1", "address"), "1 Main Street, Springfield, Iran");
    assert_eq!(values("P-1/sanction-1", "authority"), "Acme Compliance");
    assert_eq!(values("P-1/sanction-1", "listingDate"), "2024-12-31");
    assert_eq!(values("P-1/sanction-1", "reason"), "Seen at the border");
    assert_eq!(read.entity("acme_watchlist:C-2").schema.name(), "Company");
    assert_eq!(values("C-2", "leiCode"), "5493001KJTIIGC8Y1R12");
    // The third row of the example shows what is noted: a date and a country that are none, an id without structure.
    let expected = [
        ((NoteKind::Dropped, "birthDate"), 1),
        ((NoteKind::Dropped, "nationality"), 1),
        ((NoteKind::Odd, "leiCode"), 1),
        ((NoteKind::Skipped, ""), 1),
    ];
    assert_eq!(read.notes(), BTreeMap::from(expected), "{:#?}", read.got.notes);
    assert!(read.got.notes.iter().any(|note| note.record == "P-3"));
}

#[test]
fn tables_are_told_by_their_content() {
    let map = "schema = \"Person\"\nid = [\"A\", \"B\"]\ndates = \"month-first\"\nheader_row = 2\n[columns]\nFirst = \"firstName\"\nLast = \"lastName\"\nBorn = \"birthDate\"\n";
    for sign in [",", ";", "\t", "|"] {
        let table =
            "Title line\nA,B,First,Last,Born\n1,2,Jon,Doe,03/04/1965\n\n1,3,Ann,Doe,\n".replace(',', sign);
        let read = read_text(&table, map).unwrap();
        assert_eq!(read.values("own:1-2", "name"), ["Jon Doe"], "{sign:?}");
        assert_eq!(read.values("own:1-2", "birthDate"), ["1965-03-04"]);
        assert_eq!(read.got.parties().count(), 2);
    }
    let latin = b"A,B,First,Last,Born\n1,2,Ren\xe9,Doe,\n".to_vec();
    let map = map.replace("header_row = 2", "encoding = \"windows-1252\"");
    let read = read(InputFile::bytes("own.csv", latin.clone()), &map).unwrap();
    assert_eq!(read.values("own:1-2", "firstName"), ["René"]);
    let plain = map.replace("encoding = \"windows-1252\"\n", "");
    let read = self::read(InputFile::bytes("own.csv", latin), &plain).unwrap();
    assert!(read.got.notes[0].reason.contains("encoding"));
}

#[test]
fn rows_of_one_id_are_joined_on_request() {
    let map = "schema = \"Person\"\nid = \"id\"\njoin_rows = true\n[columns]\nname = { property = \"alias\", lang = \"ar\" }\n";
    let table = "id,name\n1,A\n2,B\n1,C\n,D\n";
    let joined = read_text(table, map).unwrap();
    assert_eq!(joined.values("own:1", "alias"), ["A", "C"]);
    assert_eq!(joined.entity("own:1").statements[0].lang.as_deref(), Some("ar"));
    assert_eq!(
        joined.notes(),
        BTreeMap::from([((NoteKind::Skipped, ""), 1)]),
        "the row without an id"
    );
    let apart = read_text(table, &map.replace("join_rows = true", "")).unwrap();
    assert_eq!(apart.values("own:1", "alias"), ["A"]);
    assert_eq!(apart.notes(), BTreeMap::from([((NoteKind::Skipped, ""), 2)]));
}

#[test]
fn a_wrong_map_says_what_is_wrong() {
    let check = |change: (&str, &str), expected: &str| {
        let error = read_text(TABLE, &MAP.replacen(change.0, change.1, 1))
            .unwrap_err()
            .to_string();
        assert!(error.contains(expected), "{change:?}: {error}");
    };
    check(("\"Full name\"", "\"Whole name\""), "`Whole name`");
    check(("= \"birthDate\"", "= \"birthdate\""), "no property `birthdate`");
    check(("schema = \"Person\"", "schema = \"person\""), "schema `person`");
    check(
        ("schema = \"Person\"", "schema = \"Ownership\""),
        "ties two entities",
    );
    check(("\"poi\"", "\"poy\""), "topic `poy`");
    check(("acme_watchlist", "Acme Watchlist"), "id of small letters");
    check(("2026-01-31", "soon"), "`published`");
    check(("sanction.reason", "sanction.cause"), "sanction.cause");
    check(("id = ", "ids = "), "ids");
    let none = Input::single(InputFile::bytes("own.csv", b"a,b\n".to_vec()), "own");
    assert!(
        Format::ColumnMap
            .read(&none, &mut Collected::default())
            .unwrap_err()
            .to_string()
            .contains("needs a column map")
    );
    assert!(read_text("Ref,Full name\n", MAP).is_err());
}

#[test]
fn damaged_tables_do_no_harm() {
    let map = "schema = \"Person\"\nid = \"Ref\"\n[columns]\n\"Full name\" = \"name\"\n";
    let bytes = TABLE.as_bytes();
    for cut in 0..bytes.len() {
        let _ = read(InputFile::bytes("own", bytes[..cut].to_vec()), map);
        let mut changed = bytes.to_vec();
        changed[cut] = 0xff;
        let _ = read(InputFile::bytes("own", changed), MAP);
        let _ = read(
            InputFile::bytes("own", [b"PK\x03\x04", &bytes[..cut]].concat()),
            map,
        );
        let _ = ColumnMap::parse(&MAP.chars().take(cut).collect::<String>());
    }
}

#[test]
fn a_real_workbook_and_a_real_spreadsheet() {
    let test = "a_real_workbook_and_a_real_spreadsheet";
    // METI's end user list; Python with openpyxl: 835 rows below the header that have a name.
    let Some(path) = list_file(test, "jp/meti_foreign_user_list_2025-09-29.xlsx") else {
        return;
    };
    let map = "schema = \"Organization\"\nid = \"No.\"\n[columns]\n";
    let error = read(InputFile::path(&path), &map.replace("No.", "nothing of the kind"))
        .unwrap_err()
        .to_string();
    println!("{error}");
    // The search-tool export of the UK list, ODS; 5,303 designations as the manifest says.
    let Some(path) = list_file(test, "uk/FCDO_SL_2025-08-11.ods") else {
        return;
    };
    let error = read(InputFile::path(&path), &map.replace("No.", "nothing of the kind"))
        .unwrap_err()
        .to_string();
    println!("{error}");
}
