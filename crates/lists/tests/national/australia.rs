//! Australian DFAT, 2025-02.

use exonym_model::{NoteKind, Prop};

use crate::shared::{file, read, values};

#[test]
fn the_consolidated_list() {
    let Some(file) = file(
        "australia::the_consolidated_list",
        "au/regulation8_consolidated_2025-02.xlsx",
    ) else {
        return;
    };
    let read = read(&file).unwrap();
    assert_eq!(
        (read.format, read.list.as_str()),
        ("au-dfat-xlsx", "au_dfat_sanctions")
    );
    // Counted with a Python script on the sheet's XML (no spreadsheet library): distinct leading digits of column A over
    // 9,554 rows, each with the type of its first row, blanks and case aside: 3,062 = 2,316 Individual + 746 Entity.
    assert_eq!(read.schemata(), [("Organization", 746), ("Person", 2316)].into());
    read.assert_ids_unique();
    // Dates: two dates with only a blank between them, ages, the Hijri calendar, days that do not exist.
    // Nationalities: misspelt (`Ukranian`) or no state.
    let notes = read.notes();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(
        notes
            .get(&(NoteKind::Dropped, "birthDate"))
            .is_some_and(|count| *count <= 11),
        "{notes:?}"
    );
    assert!(
        notes
            .get(&(NoteKind::Dropped, "nationality"))
            .is_some_and(|count| *count <= 9),
        "{notes:?}"
    );
    spot_values(&read);
}

fn spot_values(read: &crate::shared::Read) {
    let plant = read.entity("7452");
    assert!(values(plant, Prop::NAME).starts_with("Branch of AO Company Sukhoi Yuri Gagarin"));
    assert!(
        values(plant, Prop::ALIAS).contains("KNAAZ"),
        "{}",
        values(plant, Prop::ALIAS)
    );
    assert!(
        values(read.entity("7842"), Prop::NAME)
            .to_lowercase()
            .contains("kozhemyako")
    );
    let akhund = read.entity("2");
    assert_eq!(
        values(akhund, Prop::NAME),
        "MOHAMMAD HASSAN AKHUND | محمد حسن أخوند"
    );
    assert_eq!(values(akhund, Prop::BIRTH_DATE), "1955/1958~ | 1945/1950~");
    assert_eq!(values(akhund, Prop::NATIONALITY), "af");
    let sanction = read.entity("2/sanction-1");
    assert_eq!(values(sanction, Prop::LISTING_DATE), "2001-01-25");
    assert_eq!(values(sanction, Prop::PROGRAM), "1988 (Taliban)");
    // Its rows do not stand together.
    let gas = read.entity("2940");
    assert!(gas.names().count() >= 6);
    assert_eq!(values(gas, Prop::TAX_NUMBER), "9102048801");
    assert_eq!(values(gas, Prop::EMAIL), "office@gas.crimea.ru");
}
