//! OpenSanctions statements.

use std::collections::BTreeMap;

use exonym_lists::Format;
use exonym_model::NoteKind;
use serde_json::json;

use crate::shared::{damage, read_text};

const CSV: &str = "canonical_id,entity_id,prop,prop_type,schema,value,dataset,origin,lang,original_value,external,first_seen,last_seen,id
NK-1,a-1,name,name,LegalEntity,Иван Доу,x_list,crawl,rus,ИВАН  ДОУ,f,2023-01-01,2024-01-01,s1
o-1,o-1,owner,entity,Ownership,NK-1,x_list,,,,f,,,s2
NK-1,a-2,name,name,Person,Иван Доу,x_list,crawl,rus,,f,2022-01-01,2024-02-02,s3
NK-1,a-1,birthDate,date,Person,1970,x_list,,,,f,,,s4
NK-1,a-1,id,checksum,Person,abc,x_list,,,,f,2022-01-01,2024-02-02,s5
NK-1,a-1,alias,name,Person,Guess,x_list,,,,t,,,s6
NK-2,NK-2,name,name,Martian,X,x_list,,,,f,,,s7
NK-3,NK-3,name,name,Vessel,ROSY,x_list,,,,f,,,s8
NK-3,NK-3,topics,topic,Company,sanction,x_list,,,,f,,,s9
";

#[test]
fn rows_become_entities() {
    let read = read_text(CSV).unwrap();
    assert_eq!(
        (read.format, read.list.as_deref()),
        (Format::OsStatementsCsv, Some("x_list"))
    );
    assert_eq!(read.header.published.as_deref(), Some("2024-02-02"));
    read.check_ids("x_list");
    assert_eq!(
        read.schemata(),
        BTreeMap::from([("Ownership", 1), ("Person", 1), ("Vessel", 1)])
    );
    let doe = read.entity("x_list:NK-1");
    assert_eq!(doe.referents, ["a-1", "a-2"]);
    assert_eq!(
        doe.statements.len(),
        2,
        "the same name twice is one statement; the external one is none"
    );
    let name = &doe.statements[0];
    assert_eq!(
        (name.lang.as_deref(), name.original.as_deref()),
        (Some("ru"), Some("ИВАН  ДОУ"))
    );
    let seen = name.seen.as_deref().unwrap();
    assert_eq!(
        (seen.first.as_deref(), seen.last.as_deref()),
        (Some("2022-01-01"), Some("2024-02-02"))
    );
    assert_eq!(read.values("x_list:o-1", "owner"), ["x_list:NK-1"]);
    assert_eq!(
        read.entity("x_list:o-1").to_ftm()["properties"],
        json!({"owner": ["NK-1"]})
    );
    assert_eq!(doe.to_ftm()["id"], "NK-1");
    let expected = [
        ((NoteKind::Odd, "schema"), 1),
        ((NoteKind::Dropped, "external"), 1),
        ((NoteKind::Skipped, ""), 1),
    ];
    assert_eq!(read.notes(), BTreeMap::from(expected), "{:?}", read.got.notes);
}

#[test]
fn damaged_files_do_no_harm() {
    assert!(damage(CSV) > 50);
    assert!(
        read_text(CSV.trim_end())
            .unwrap_err()
            .to_string()
            .contains("breaks off")
    );
}
