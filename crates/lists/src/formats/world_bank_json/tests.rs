//! Small documents after the published layout.

use exonym_model::{NoteKind, Prop, Schema};

use super::LIST;
use crate::formats::national::test_kit::{by_id, hostile, notes, read, sniff, values};
use crate::{Format, Sniff};

const FORMAT: Format = Format::WorldBankJson;

const FIRM: &str = r#"{"SUPP_ID":1,"SUPP_NAME":"M/S EXAMPLE CO., FORMERLY KNOWN AS OLD CO.","SUPP_TYPE_CODE":"F","LAND1":"CN","COUNTRY_NAME":"China","SUPP_CITY":"WUHAN","SUPP_ADDR":"NO. 1","SUPP_ZIP_CODE":null,"DEBAR_FROM_DATE":"2017-01-24","DEBAR_TO_DATE":"2999-12-31","DEBAR_REASON":"Guidelines 1.14","SUPP_ELIG_STAT":"DEBARRED","INELIGIBLY_STATUS":"Permanent","ADD_SUPP_INFO":"(例子公司)(Reg. No: 0101887839) *261","LAST_REFRESH_DATE":"2026-02-21T19:00:06.107Z"}"#;
const PERSON: &str = r#"{"SUPP_ID":"2","SUPP_NAME":"MR. PETER EXAMPLE","SUPP_TYPE_CODE":"I","LAND1":"XX","COUNTRY_NAME":"Chad","DEBAR_FROM_DATE":"2020-01-01","DEBAR_TO_DATE":"2023-01-01","SUPP_ELIG_STAT":"X-DEBARRED","ADD_SUPP_INFO":"例子公司 *261","LAST_REFRESH_DATE":"2026-02-20T19:00:06.107Z"}"#;

fn document(records: &[&str]) -> String {
    format!(r#"{{"response": {{"ZPROCSUPP": [{}]}}}}"#, records.join(", "))
}

#[test]
fn firms_and_persons() {
    let text = document(&[FIRM, PERSON, FIRM, "7", r#"{"SUPP_NAME":"X"}"#]);
    assert_eq!(sniff(FORMAT, text.as_bytes()), Sniff::list(LIST));
    let (header, read) = read(FORMAT, LIST, text.as_bytes()).unwrap();
    assert_eq!(header.published.as_deref(), Some("2026-02-21"));
    let firm = by_id(&read, "worldbank_debarred:1");
    assert_eq!(
        (firm.schema, values(firm, Prop::NAME).as_str()),
        (Schema::Organization, "EXAMPLE CO.")
    );
    assert_eq!(values(firm, Prop::PREVIOUS_NAME), "OLD CO.");
    assert_eq!(values(firm, Prop::ALIAS), "例子公司");
    assert_eq!(values(firm, Prop::REGISTRATION_NUMBER), "0101887839");
    assert_eq!(
        (
            values(firm, Prop::ADDRESS).as_str(),
            values(firm, Prop::TOPICS).as_str()
        ),
        ("NO. 1, WUHAN, China", "debarment")
    );
    let sanction = by_id(&read, "worldbank_debarred:1/sanction-1");
    assert_eq!(
        (
            values(sanction, Prop::LISTING_DATE).as_str(),
            values(sanction, Prop::END_DATE).as_str()
        ),
        ("2017-01-24", "")
    );
    assert_eq!(
        (
            values(sanction, Prop::STATUS).as_str(),
            values(sanction, Prop::PROVISIONS).as_str()
        ),
        ("Permanent", "Debarred")
    );
    let person = by_id(&read, "worldbank_debarred:2");
    assert_eq!(
        (
            values(person, Prop::NAME).as_str(),
            values(person, Prop::TITLE).as_str()
        ),
        ("PETER EXAMPLE", "MR")
    );
    assert_eq!(
        (
            values(person, Prop::ALIAS).as_str(),
            values(person, Prop::WEAK_ALIAS).as_str()
        ),
        ("", "例子公司")
    );
    assert_eq!(values(person, Prop::COUNTRY), "td");
    let ended = by_id(&read, "worldbank_debarred:2/sanction-1");
    assert_eq!(
        (
            values(ended, Prop::END_DATE).as_str(),
            values(ended, Prop::STATUS).as_str()
        ),
        ("2023-01-01", "delisted")
    );
    // Skipped: a repeated id, a number in place of a record, a record without id. Odd: the alias that cannot belong, and
    // the footnote that stands at two debarments.
    assert_eq!(
        (notes(&read, NoteKind::Skipped), notes(&read, NoteKind::Odd)),
        (3, 2),
        "{:?}",
        read.notes
    );
}

#[test]
fn what_is_no_list() {
    assert!(read(FORMAT, LIST, document(&[]).as_bytes()).is_err());
    assert!(read(FORMAT, LIST, br#"{"response": {}}"#).is_err());
    assert_eq!(sniff(FORMAT, br#"{"id": "a", "schema": "Person"}"#), Sniff::No);
}

#[test]
fn hostile_bytes() {
    hostile(FORMAT, LIST, &document(&[FIRM, PERSON]));
}
