//! OpenSanctions `targets.simple.csv`.

use std::collections::BTreeMap;

use exonym_lists::{Format, InputFile};
use exonym_model::NoteKind;

use crate::shared::{damage, list_file, read, read_text};

const CSV: &str = "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\",\"sanctions\",\
\"phones\",\"emails\",\"program_ids\",\"dataset\",\"first_seen\",\"last_seen\",\"last_change\"
\"NK-1\",\"Person\",\"Jon DOE\",\"DOE; Jon;\"\"J; D\"\"\",\"1973;1974-06-23\",\"ru;kp\",\"\"\"1 Main; Street\"\"\",\"500100732259;X1\",\
\"\"\"Because of this; and that\"\"\",\"+123\",\"a@b.c\",\"UA-X\",\"My List\",\"2024-01-01T00:00:00\",\"2025-02-03T00:00:00\",\"\"
\"NK-2\",\"Vessel\",\"ROSY\",\"\",\"\",\"lr\",\"\",\"IMO9074729;445114000;9LU2058\",\"\"\"\"\"\",\"\",\"\",\"P1;P2\",\"My List\",\"\",\"\",\"\"
\"NK-3\",\"Martian\",\"X\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"My List\",\"\",\"\",\"\"
\"NK-1\",\"Person\",\"Again\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"My List\",\"\",\"\",\"\"
";

#[test]
fn rows_with_cells_of_several_values() {
    let read = read_text(CSV).unwrap();
    assert_eq!(
        (read.format, read.list.as_deref()),
        (Format::OsSimpleCsv, Some("my_list"))
    );
    assert_eq!(read.header.published.as_deref(), Some("2025-02-03"));
    read.check_ids("my_list");
    assert_eq!(read.values("my_list:NK-1", "alias"), ["DOE", "Jon", "J; D"]);
    assert_eq!(read.values("my_list:NK-1", "birthDate"), ["1973", "1974-06-23"]);
    assert_eq!(read.values("my_list:NK-1", "country"), ["ru", "kp"]);
    assert_eq!(read.values("my_list:NK-1", "address"), ["1 Main; Street"]);
    assert_eq!(read.values("my_list:NK-1", "innCode"), ["500100732259"]);
    assert_eq!(read.values("my_list:NK-1", "idNumber"), ["X1"]);
    assert_eq!(
        read.values("my_list:NK-1/sanction-1", "reason"),
        ["Because of this; and that"]
    );
    assert_eq!(read.values("my_list:NK-1/sanction-1", "programId"), ["UA-X"]);
    assert_eq!(read.values("my_list:NK-2", "imoNumber"), ["9074729"]);
    assert_eq!(read.values("my_list:NK-2", "mmsi"), ["445114000"]);
    assert_eq!(read.values("my_list:NK-2", "registrationNumber"), ["9LU2058"]);
    assert_eq!(read.values("my_list:NK-2/sanction-2", "programId"), ["P2"]);
    let seen = read.entity("my_list:NK-1").statements[0].seen.as_deref().unwrap();
    assert_eq!(seen.first.as_deref(), Some("2024-01-01T00:00:00"));
    assert_eq!(
        read.notes(),
        BTreeMap::from([((NoteKind::Skipped, ""), 2)]),
        "{:?}",
        read.got.notes
    );
}

#[test]
fn damaged_files_do_no_harm() {
    assert!(damage(CSV) > 50);
}

#[test]
fn the_ukrainian_list() {
    let Some(path) = list_file(
        "the_ukrainian_list",
        "ua/ua_war_sanctions_targets.simple_2026-03.csv",
    ) else {
        return;
    };
    let read = read(InputFile::path(path)).unwrap();
    assert_eq!(read.list.as_deref(), Some("ukraine_war_and_sanctions"));
    assert_eq!(read.header.published.as_deref(), Some("2026-03-13"));
    read.check_ids("ukraine_war_and_sanctions");
    // Python: Counter(row["schema"] for row in csv.DictReader(...)), 5,600 rows.
    let counts = read.schemata();
    for (schema, count) in [
        ("Person", 1_543),
        ("Company", 1_524),
        ("Vessel", 1_340),
        ("LegalEntity", 1_193),
    ] {
        assert_eq!(counts.get(schema), Some(&count), "{schema}");
    }
    let id = "ukraine_war_and_sanctions:NK-24cf2zYe7LEKhr2zFck73j";
    assert_eq!(read.values(id, "name"), ["ROSALIN"]);
    assert_eq!(read.values(id, "alias"), ["Ceram Sea", "Gold Sun", "Nurkez"]);
    assert_eq!(read.values(id, "imoNumber"), ["9253325"]);
    assert_eq!(read.values(id, "country"), ["lr", "pa", "sg", "st"]);
    println!("{:?}", read.notes());
}

#[test]
fn the_red_notices() {
    let Some(path) = list_file(
        "the_red_notices",
        "interpol/interpol_red_notices_targets.simple_2025-05.csv",
    ) else {
        return;
    };
    let read = read(InputFile::path(path)).unwrap();
    assert_eq!(read.list.as_deref(), Some("interpol_red_notices"));
    // Python: 6,561 rows, all Person, no id twice.
    assert_eq!(read.schemata().get("Person"), Some(&6_561));
    let id = "interpol_red_notices:NK-224TRezPqwzhQZ37exWxtX";
    assert_eq!(read.values(id, "birthDate"), ["1992-06-28"]);
    assert_eq!(
        read.values(&format!("{id}/sanction-1"), "reason").len(),
        1,
        "a semicolon inside quotes parts nothing"
    );
    println!("{:?}", read.notes());
}
