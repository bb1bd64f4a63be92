//! Small documents after SECO's schema.

use exonym_model::{NoteKind, Prop, Quality, Schema};

use super::LIST;
use crate::formats::national::test_kit::{by_id, hostile, ids, notes, read, sniff, values};
use crate::{Format, Sniff};

const FORMAT: Format = Format::ChSecoXml;

fn document(targets: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><swiss-sanctions-list list-type="whole-list" date="2026-08-27">
<sanctions-program ssid="20"><program-key lang="ger">Beispiel</program-key><program-key lang="eng">Example</program-key>
<program-name lang="eng">Ordinance of 1 May 2020</program-name><sanctions-set ssid="7" lang="ger">Artikel 1</sanctions-set>
<sanctions-set ssid="7" lang="eng">article 1</sanctions-set><origin>ONU, UE</origin></sanctions-program>
{targets}
<place ssid="50"><location>Minsk</location><area>Minsk region</area><country iso-code="BY">Belarus</country></place>
</swiss-sanctions-list>"#
    )
}

const PERSON: &str = r#"<target ssid="1"><sanctions-set-id>7</sanctions-set-id><foreign-identifier>KPi.033</foreign-identifier>
<individual sex="male"><identity ssid="2" main="true"><name name-type="primary-name" quality="good" lang="eng">
<name-part order="2" name-part-type="given-name"><value>Dzmitry</value><spelling-variant lang="RUS" script="CYRL">Дмитрий</spelling-variant></name-part>
<name-part order="1" name-part-type="family-name"><value>Exampla</value><spelling-variant lang="RUS" script="LATN">Examplo</spelling-variant><spelling-variant lang="RUS" script="CYRL">Примеров</spelling-variant></name-part>
<name-part order="3" name-part-type="father-name"><value>Ivanavich</value><spelling-variant lang="RUS" script="CYRL">Иванович</spelling-variant></name-part>
<name-part order="4" name-part-type="title"><value>Dr</value></name-part></name>
<name name-type="alias" quality="low" lang="eng"><name-part order="1" name-part-type="whole-name"><value>The Boss</value></name-part></name>
<name name-type="formerly-known-as" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Old Name</value></name-part></name>
<nationality><country iso-code="BY">Belarus</country></nationality>
<day-month-year day="23" month="3" year="1980" calendar="Gregorian" quality="good"/>
<day-month-year year="1981" calendar="Gregorian" quality="low"/><day-month-year day="1" month="1" calendar="Gregorian"/>
<place-of-birth place-id="50" quality="good"/>
<address place-id="50"><c-o>Club</c-o><address-details>ul. 4</address-details><zip-code>220029</zip-code></address>
<identification-document document-type="diplomatic-passport"><number>D 123</number><issuer code="BY"/><date-of-issue>2010-01-02</date-of-issue></identification-document>
</identity><identity main="false"><name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Second Person</value></name-part></name></identity>
<justification ssid="9">Reason one.</justification><relation target-id="34461" relation-type="related-to"/>
<other-information ssid="10">Travel ban: see text.</other-information></individual>
<modification modification-type="amended" publication-date="2019-01-01"><added><identity main="true"><name name-type="alias" quality="good"><name-part order="1" name-part-type="whole-name"><value>Never This</value></name-part></name></identity></added></modification>
<modification modification-type="listed" publication-date="2015-11-17" effective-date="2015-11-18"/></target>"#;

#[test]
fn a_person_with_everything() {
    let (header, read) = read(FORMAT, LIST, document(PERSON).as_bytes()).unwrap();
    assert_eq!(header.published.as_deref(), Some("2026-08-27"));
    let person = by_id(&read, "ch_seco_sanctions:1");
    assert_eq!(person.schema, Schema::Person);
    assert_eq!(
        values(person, Prop::NAME),
        "Exampla Dzmitry Ivanavich | Examplo Dzmitry Ivanavich | Примеров Дмитрий Иванович"
    );
    let cyrillic = person.of(&Prop::NAME).nth(2).unwrap();
    assert_eq!(
        (cyrillic.lang.as_deref(), cyrillic.quality()),
        (Some("ru-Cyrl"), Quality::Strong)
    );
    assert_eq!(values(person, Prop::LAST_NAME), "Exampla | Examplo | Примеров");
    assert_eq!(values(person, Prop::TITLE), "Dr");
    assert_eq!(values(person, Prop::ALIAS), "Second Person");
    assert_eq!(values(person, Prop::WEAK_ALIAS), "The Boss");
    assert_eq!(values(person, Prop::PREVIOUS_NAME), "Old Name");
    assert_eq!(values(person, Prop::BIRTH_DATE), "1980-03-23 | 1981~");
    assert_eq!(values(person, Prop::BIRTH_PLACE), "Minsk, Minsk region");
    assert_eq!(values(person, Prop::NATIONALITY), "by");
    assert_eq!(values(person, Prop::NOTES), "Travel ban: see text.");
    assert_eq!(
        values(person, Prop::ADDRESS),
        "ul. 4, Minsk, 220029, Minsk region, Belarus"
    );
    let sanction = by_id(&read, "ch_seco_sanctions:1/sanction-1");
    assert_eq!(values(sanction, Prop::PROGRAM), "Example");
    assert_eq!(values(sanction, Prop::PROVISIONS), "article 1");
    assert_eq!(values(sanction, Prop::UNSC_ID), "KPi.033");
    assert_eq!(values(sanction, Prop::LISTING_DATE), "2015-11-17");
    assert_eq!(values(sanction, Prop::END_DATE), "");
    assert_eq!(values(sanction, Prop::REASON), "Reason one.");
    assert_eq!(
        values(by_id(&read, "ch_seco_sanctions:1/link-1"), Prop::OBJECT),
        "ch_seco_sanctions:34461"
    );
    assert_eq!(
        values(by_id(&read, "ch_seco_sanctions:1/id-1"), Prop::COUNTRY),
        "by"
    );
    assert_eq!(
        notes(&read, NoteKind::Dropped),
        1,
        "the date without a year: {:?}",
        read.notes
    );
    assert!(
        !format!("{:?}", read.entities).contains("Never This"),
        "history is no present name"
    );
}

#[test]
fn delisted_and_listed_again() {
    let target = |history: &str| {
        document(&format!(
            r#"<target ssid="3"><sanctions-set-id>7</sanctions-set-id><entity><identity main="true"><name name-type="primary-name" quality="good">
<name-part order="1" name-part-type="whole-name"><value>A Bank</value></name-part></name></identity></entity>{history}</target>"#
        ))
    };
    let gone = r#"<modification modification-type="de-listed" publication-date="2016-03-01" effective-date="2016-03-02"/>
<modification modification-type="listed" publication-date="2015-01-01" effective-date="2015-01-01"/>"#;
    let check = |history: &str, ended: &str, status: &str| {
        let (_, read) = read(FORMAT, LIST, target(history).as_bytes()).unwrap();
        let sanction = by_id(&read, "ch_seco_sanctions:3/sanction-1");
        assert_eq!(
            (
                values(sanction, Prop::END_DATE).as_str(),
                values(sanction, Prop::STATUS).as_str()
            ),
            (ended, status)
        );
        assert_eq!(values(sanction, Prop::LISTING_DATE), "2015-01-01");
    };
    check(gone, "2016-03-02", "delisted");
    let again = r#"<modification modification-type="listed" effective-date="2020-01-01"/>"#;
    check(&format!("{again}{gone}"), "", "");
    check(&format!("{gone}{again}"), "", "");
}

#[test]
fn vessels_and_identifiers_in_free_text() {
    let text = document(
        r#"<target ssid="4"><sanctions-set-id>99</sanctions-set-id><object object-type="vessel"><identity main="true"><name name-type="primary-name" quality="good">
<name-part order="1" name-part-type="whole-name"><value>Hui Chon</value></name-part></name></identity>
<other-information>IMO Number: 8405270</other-information><new-thing/></object></target>"#,
    );
    let (_, read) = read(FORMAT, LIST, text.as_bytes()).unwrap();
    let vessel = by_id(&read, "ch_seco_sanctions:4");
    assert_eq!(vessel.schema, Schema::Vessel);
    assert_eq!(values(vessel, Prop::IMO_NUMBER), "8405270");
    let noted: Vec<&str> = read.notes.iter().map(|note| note.field.as_str()).collect();
    assert_eq!(noted, ["sanctions-set-id", "new-thing"]);
}

#[test]
fn amendments_excerpts_and_broken_targets() {
    let whole = document(PERSON);
    assert_eq!(sniff(FORMAT, whole.as_bytes()), Sniff::list(LIST));
    let amendment = whole.replace("whole-list", "amendment");
    assert!(matches!(sniff(FORMAT, amendment.as_bytes()), Sniff::Refuse(why) if why.contains("amendment")));
    assert!(read(FORMAT, LIST, amendment.as_bytes()).is_err());
    let excerpt = whole.replace("<place ssid=\"50\">", "<place ssid=\"51\">");
    let error = read(FORMAT, LIST, excerpt.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("excerpt"), "{error}");
    let broken = document("<target><entity/></target><target ssid='5'/><target ssid='6'><entity/></target>");
    let (_, read) = read(FORMAT, LIST, broken.as_bytes()).unwrap();
    assert_eq!((ids(&read).len(), notes(&read, NoteKind::Skipped)), (0, 3));
}

#[test]
fn hostile_bytes() {
    hostile(FORMAT, LIST, &document(PERSON));
}
