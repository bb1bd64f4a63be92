//! Japanese Ministry of Finance, 2026-03-05.

use exonym_model::{NoteKind, Prop};

use crate::shared::{file, read, values};

#[test]
fn the_asset_freeze_list() {
    let Some(file) = file(
        "japan::the_asset_freeze_list",
        "jp/mof_asset_freeze_2026-03-05.xlsx",
    ) else {
        return;
    };
    let read = read(&file).unwrap();
    assert_eq!(
        (read.format, read.list.as_str()),
        ("jp-mof-xlsx", "jp_mof_sanctions")
    );
    // Counted with a Python script on the sheets' XML: rows behind the heading row whose column C or D is not blank, over
    // all sheets: 2,862. Their schema is told by the sheet; 51 stand in sheets that mix persons and organisations and say
    // neither (30 of `4.テロリスト等 (2)`, 16 of `13`, 2 of `22`, 3 with nothing but `不明`).
    assert_eq!(
        read.schemata(),
        [("LegalEntity", 51), ("Organization", 801), ("Person", 2010)].into()
    );
    read.assert_ids_unique();
    let listed = read
        .all
        .entities
        .iter()
        .filter(|entity| entity.first(&Prop::LISTING_DATE).is_some());
    assert_eq!(listed.count(), 2862, "every row has its notice's day");
    // Dropped: a birthday without year, a nationality that is a guess or a place. Odd: lifted entries without names, by
    // sheet; the three sheets of lifted programmes; one row whose name is a sentence.
    let notes = read.notes();
    assert_eq!(notes.get(&(NoteKind::Odd, "lifted")), Some(&17), "{notes:?}");
    assert_eq!(notes.get(&(NoteKind::Odd, "sheet")), Some(&3));
    assert_eq!(notes.get(&(NoteKind::Odd, "name")), Some(&1));
    assert!(notes.keys().all(|(kind, _)| *kind != NoteKind::Skipped));
    assert!(
        notes
            .get(&(NoteKind::Dropped, "birthDate"))
            .is_some_and(|count| *count <= 3),
        "{notes:?}"
    );
    spot_values(&read);
}

fn spot_values(read: &crate::shared::Read) {
    let putin = read.entity("29-1");
    assert_eq!(
        values(putin, Prop::NAME),
        "Vladimir Putin | ウラジーミル・プーチン"
    );
    assert_eq!(values(putin, Prop::BIRTH_DATE), "1952-10-07");
    assert_eq!(values(putin, Prop::BIRTH_COUNTRY), "ru");
    assert_eq!(
        values(read.entity("29-1/sanction-1"), Prop::LISTING_DATE),
        "2022-03-01"
    );
    let taganda = read.entity("9-30");
    assert_eq!(values(taganda, Prop::NAME), "BOSCO TAGANDA | ボスコ・タガンダ");
    assert!(values(taganda, Prop::ALIAS).contains("ボスコ・ンタガンダ | Bosco Ntaganda"));
    assert!(values(taganda, Prop::WEAK_ALIAS).contains("ターミネーター | Terminator"));
    assert_eq!(values(taganda, Prop::BIRTH_DATE), "1973/1974");
    let shipping = read.entity("14-68");
    assert_eq!(values(shipping, Prop::IMO_NUMBER), "5988369");
    assert_eq!(values(shipping, Prop::COUNTRY), "kp");
    let milosevic = read.entity("1-1");
    assert_eq!(values(milosevic, Prop::BIRTH_DATE), "1941-08-20");
    assert_eq!(values(read.entity("44-1/sanction-1"), Prop::UNSC_ID), "HTe.001");
}
