//! Small workbooks after the published layout.

use exonym_model::{NoteKind, Prop, Quality, Schema};

use super::LIST;
use crate::formats::national::test_kit::{
    by_id, hostile_workbook, ids, notes, read, sniff, values, workbook,
};
use crate::{Format, Sniff};

const FORMAT: Format = Format::JpMofXlsx;

fn list() -> Vec<u8> {
    workbook(&[
        (
            "一覧",
            &[&["1", "タリバーン関係者等"], &["2", "ロシア連邦の個人（個人）"]],
        ),
        (
            "1.タリバーン関係者等",
            &[
                &["タリバーン"],
                &[
                    "告示日付",
                    "告示番号",
                    "日本語表記",
                    "英語表記",
                    "別名・別称",
                    "旧称",
                    "確定に十分でない別名",
                    "役職",
                    "生年月日",
                    "国籍",
                    "旅券番号",
                    "その他の情報",
                    "新欄",
                ],
                &["2011.11.18削除", "1"],
                &[
                    "2001.9.22\n2008.6.25改訂",
                    "2(*186)",
                    "モハンマド",
                    "MOHAMMAD EXAMPLE\n(original script：محمد)",
                    "(a)アブ（Abu A）、(b)ベ\n(a.k.a.: (a)Bee)",
                    "",
                    "ムスリム",
                    "(a)議長",
                    "（a）1955年頃（b）昭和35年1月2日",
                    "(a)ロシア連邦 (b)ジョージア",
                    "イラク番号 A6489694、2013年9月2日発行",
                    "性別：男性。IMO番号：9074729",
                ],
                &["", "", "", "", "", "", "", "", "", "", "", "続き"],
                &["2012.4.24", "３", "団体エー", "EXAMPLE GROUP（EGX）"],
                &[
                    "2012.4.24",
                    "3",
                    "団体ビー",
                    "OTHER GROUP",
                    "不明",
                    "",
                    "",
                    "不明",
                    "不明",
                ],
            ],
        ),
        (
            "2.ロシア連邦(個人)",
            &[
                &["題"],
                &["告示日付", "告示番号", "日本語表記", "英語表記", "生年月日"],
                &[
                    "令和7年9月12日",
                    "1",
                    "セルゲイ(セルヒー)・エー",
                    "Sergei(Serhii) EXAMPLE",
                    "いつか",
                ],
                &["2012.1.5\n2014.1.6解除", "2", "ビー", "Lifted EXAMPLE"],
            ],
        ),
        (
            "8.【解除】リベリア",
            &[&["リベリア"], &["【2015年12月18日告示廃止】"]],
        ),
    ])
}

#[test]
fn sheets_rows_and_cells() {
    let bytes = list();
    assert_eq!(sniff(FORMAT, &bytes), Sniff::list(LIST));
    let (_, read) = read(FORMAT, LIST, &bytes).unwrap();
    let parties: Vec<(&str, Schema)> = read
        .parties()
        .map(|party| (party.record.as_str(), party.schema))
        .collect();
    assert_eq!(
        parties,
        [
            ("1-2", Schema::Person),
            ("1-3", Schema::Organization),
            ("1-3.2", Schema::LegalEntity),
            ("2-1", Schema::Person),
            ("2-2", Schema::Person)
        ]
    );
    let person = by_id(&read, "jp_mof_sanctions:1-2");
    assert_eq!(values(person, Prop::NAME), "MOHAMMAD EXAMPLE | محمد | モハンマド");
    assert_eq!(values(person, Prop::ALIAS), "アブ | Abu A | ベ | Bee");
    assert_eq!(
        person.of(&Prop::WEAK_ALIAS).next().map(|alias| alias.quality()),
        Some(Quality::Weak)
    );
    assert_eq!(values(person, Prop::BIRTH_DATE), "1955~ | 1960-01-02");
    assert_eq!(values(person, Prop::NATIONALITY), "ru | ge");
    assert_eq!(values(person, Prop::POSITION), "議長");
    assert_eq!(values(person, Prop::GENDER), "male");
    assert_eq!(values(person, Prop::MODIFIED_AT), "2008-06-25");
    assert!(
        values(person, Prop::NOTES).contains("続き"),
        "the row below carries on"
    );
    let passport = by_id(&read, "jp_mof_sanctions:1-2/id-1");
    assert_eq!(
        (
            values(passport, Prop::NUMBER).as_str(),
            values(passport, Prop::START_DATE).as_str()
        ),
        ("A6489694", "2013-09-02")
    );
    assert_eq!(values(passport, Prop::COUNTRY), "iq");
    let sanction = by_id(&read, "jp_mof_sanctions:1-2/sanction-1");
    assert_eq!(values(sanction, Prop::LISTING_DATE), "2001-09-22");
    assert_eq!(values(sanction, Prop::PROGRAM), "タリバーン関係者等");
    let group = by_id(&read, "jp_mof_sanctions:1-3");
    assert_eq!(
        (
            values(group, Prop::NAME).as_str(),
            values(group, Prop::ABBREVIATION).as_str()
        ),
        ("EXAMPLE GROUP | 団体エー", "EGX")
    );
    let second = by_id(&read, "jp_mof_sanctions:2-1");
    assert_eq!(values(second, Prop::ALIAS), "Serhii EXAMPLE | セルヒー・エー");
    assert_eq!(
        values(
            by_id(&read, "jp_mof_sanctions:2-1/sanction-1"),
            Prop::LISTING_DATE
        ),
        "2025-09-12"
    );
    let lifted = by_id(&read, "jp_mof_sanctions:2-2/sanction-1");
    assert_eq!(values(lifted, Prop::LISTING_DATE), "2012-01-05");
    assert_eq!(
        (
            values(lifted, Prop::END_DATE).as_str(),
            values(lifted, Prop::STATUS).as_str()
        ),
        ("2014-01-06", "delisted")
    );
    // Odd: an unknown column, the lifted row without names, the repeated number, the lifted sheet. Dropped: `いつか`.
    assert_eq!(
        (notes(&read, NoteKind::Odd), notes(&read, NoteKind::Dropped)),
        (4, 1),
        "{:?}",
        read.notes
    );
}

#[test]
fn unknown_layouts() {
    let strange = workbook(&[
        (
            "1.一",
            &[
                &["告示日付", "告示番号", "日本語表記"],
                &["2012.1.5", "1", "エー"],
            ],
        ),
        ("2.二", &[&["番号", "名前"], &["1", "ビー"]]),
    ]);
    let error = read(FORMAT, LIST, &strange).unwrap_err().to_string();
    assert!(error.contains("2.二"), "{error}");
    let meti = workbook(&[(
        "一覧",
        &[
            &["No.", "国名又は地域名", "企業名、組織名"],
            &["1", "アフガニスタン", "Al Qa'ida"],
        ],
    )]);
    assert_eq!(sniff(FORMAT, &meti), Sniff::No);
    assert!(read(FORMAT, LIST, &meti).is_err());
    let (_, small) = read(
        FORMAT,
        LIST,
        &workbook(&[(
            "1.一",
            &[&["告示日付", "告示番号", "日本語表記"], &["2012.1.5", "", "エー"]],
        )]),
    )
    .unwrap();
    assert_eq!(ids(&small).first(), Some(&"jp_mof_sanctions:1-row2"));
}

#[test]
fn hostile_bytes() {
    hostile_workbook(FORMAT, LIST, &list());
}
