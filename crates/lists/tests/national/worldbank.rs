//! World Bank ineligible firms and individuals, 2026-02-22.

use exonym_model::{NoteKind, Prop};

use crate::shared::{file, read, values};

#[test]
fn the_debarred() {
    let Some(file) = file(
        "worldbank::the_debarred",
        "devbanks/world_bank_api_2026-02-22.json",
    ) else {
        return;
    };
    let read = read(&file).unwrap();
    assert_eq!(
        (read.format, read.list.as_str()),
        ("world-bank-json", "worldbank_debarred")
    );
    assert_eq!(read.header.published.as_deref(), Some("2026-02-21"));
    // Counted with `grep -o '"SUPP_TYPE_CODE": *"F"' | wc -l`: 1,093, and so on: I 268, U 8, C 1.
    assert_eq!(
        read.schemata(),
        [("LegalEntity", 9), ("Organization", 1093), ("Person", 268)].into()
    );
    read.assert_ids_unique();
    // Odd: seven Chinese names at parties elsewhere or persons, and once the displaced footnotes.
    assert_eq!(read.notes(), [((NoteKind::Odd, "ADD_SUPP_INFO"), 8)].into());
    let sanctions = || {
        read.all
            .entities
            .iter()
            .filter(|entity| entity.schema.name() == "Sanction")
    };
    // 684 records end in 2999-12-31 (grep -o), which is no end.
    assert_eq!(
        sanctions()
            .filter(|sanction| sanction.first(&Prop::END_DATE).is_some())
            .count(),
        1370 - 684
    );
    assert_eq!(
        sanctions()
            .filter(|sanction| sanction.first(&Prop::STATUS) == Some("Permanent"))
            .count(),
        99
    );
    let ambrose = read.entity("329186");
    assert_eq!(
        (
            values(ambrose, Prop::NAME).as_str(),
            values(ambrose, Prop::TITLE).as_str()
        ),
        ("IYKE AMBROSE", "MR")
    );
    assert_eq!(values(ambrose, Prop::COUNTRY), "ng");
    let compuaids = read.entity("306872");
    assert!(values(compuaids, Prop::ALIAS).contains("ESS Group | Enterprise Systems and Solutions Group"));
    assert_eq!(values(compuaids, Prop::REGISTRATION_NUMBER), "1859937");
    assert_eq!(
        values(read.entity("113276"), Prop::PREVIOUS_NAME),
        "OOO RBC Center"
    );
    assert_eq!(
        values(read.entity("329186/sanction-1"), Prop::LISTING_DATE),
        "2017-01-24"
    );
}

#[test]
fn lists_that_are_not_read_are_named_as_unknown() {
    let test = "worldbank::lists_that_are_not_read_are_named_as_unknown";
    for name in [
        "devbanks/world_bank_2025-02.xlsx",
        "devbanks/iadb_2025-02.xlsx",
        "jp/meti_foreign_user_list_2025-09-29.xlsx",
    ] {
        let Some(file) = file(test, name) else { return };
        let error = read(&file)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(error.contains("no list format"), "{name}: {error}");
    }
}
