//! Small documents after the published layout.

use exonym_model::{NoteKind, Prop, Schema};

use super::LIST;
use crate::formats::national::test_kit::{hostile, ids, notes, read, sniff, values};
use crate::{Format, Sniff};

const FORMAT: Format = Format::CaSemaXml;

fn document(records: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <data-set xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{records}</data-set>\n"
    )
}

const PERSON: &str = "<record><Country>Belarus / Bélarus</Country><LastName>EXAMPLA (EKSAMPLA)</LastName><GivenName>Viktor\u{a0}Aleksandrovich </GivenName>\
<TitleOrShip>General/général</TitleOrShip><Aliases>Belarusian: Віктар; Russian: Виктор Примеров</Aliases>\
<DateOfBirthOrShipBuildDate>1972-08-10 or Sep-73</DateOfBirthOrShipBuildDate><Schedule>1, Part 1</Schedule><Item>9</Item><DateOfListing>44102</DateOfListing></record>";
const SHIP: &str = "<record><Country>Russia / Russie</Country><EntityOrShip>Example Star</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip>\
<ShipIMONumber>9074729</ShipIMONumber><DateOfBirthOrShipBuildDate>1995</DateOfBirthOrShipBuildDate><Schedule>1.1</Schedule><Item>1</Item><DateOfListing>2025-02-24</DateOfListing></record>";
const NAVY: &str = "<record><Country>Iran</Country><EntityOrShip>Example Navy/Force navale exemplaire (also known as EN)</EntityOrShip><Item>2</Item><DateOfListing>soon</DateOfListing><New>1</New></record>";

#[test]
fn person_ship_and_organisation() {
    let text = document(&[PERSON, SHIP, NAVY, NAVY].concat());
    assert_eq!(sniff(FORMAT, text.as_bytes()), Sniff::list(LIST));
    let (header, read) = read(FORMAT, LIST, text.as_bytes()).unwrap();
    assert_eq!(header.published, None);
    let parties: Vec<_> = read.parties().collect();
    let person = parties[0];
    assert!(
        person
            .id
            .starts_with("ca_dfatd_sema_sanctions:belarus.1-part-1.9."),
        "{}",
        person.id
    );
    assert_eq!(values(person, Prop::NAME), "Viktor Aleksandrovich EXAMPLA");
    assert_eq!(
        values(person, Prop::ALIAS),
        "Viktor Aleksandrovich EKSAMPLA | Виктор Примеров"
    );
    assert_eq!(values(person, Prop::WEAK_ALIAS), "Віктар");
    assert_eq!(
        person.of(&Prop::WEAK_ALIAS).next().unwrap().lang.as_deref(),
        Some("be")
    );
    assert_eq!(values(person, Prop::BIRTH_DATE), "1972-08-10 | 1973-09");
    assert_eq!(
        (values(person, Prop::LAST_NAME).as_str(), person.schema),
        ("EXAMPLA", Schema::Person)
    );
    let ship = parties[1];
    assert_eq!(
        (values(ship, Prop::IMO_NUMBER).as_str(), ship.schema),
        ("9074729", Schema::Vessel)
    );
    assert_eq!(
        (
            values(ship, Prop::TYPE).as_str(),
            values(ship, Prop::BUILD_DATE).as_str()
        ),
        ("Oil Tanker", "1995")
    );
    let navy = parties[2];
    assert_eq!(values(navy, Prop::NAME), "Example Navy | Force navale exemplaire");
    assert_eq!(values(navy, Prop::ALIAS), "EN");
    assert_eq!(parties[3].id, format!("{}.2", navy.id));
    let sanction = read
        .entities
        .iter()
        .find(|entity| entity.schema == Schema::Sanction)
        .unwrap();
    assert_eq!(values(sanction, Prop::LISTING_DATE), "2020-09-28");
    assert_eq!(values(sanction, Prop::PROGRAM), "Belarus");
    assert_eq!(values(sanction, Prop::AUTHORITY_ID), "Schedule 1, Part 1, Item 9");
    // Twice a field that is not known, once a repeated record; twice a listing date that is none.
    assert_eq!(
        (notes(&read, NoteKind::Odd), notes(&read, NoteKind::Dropped)),
        (3, 2)
    );
}

#[test]
fn the_same_file_gives_the_same_ids() {
    let text = document(&[PERSON, SHIP, NAVY, NAVY].concat());
    let moved = document(&[SHIP, PERSON, NAVY, NAVY].concat());
    let of = |text: &str| {
        let (_, read) = read(FORMAT, LIST, text.as_bytes()).unwrap();
        let mut ids: Vec<String> = ids(&read).into_iter().map(str::to_owned).collect();
        ids.sort();
        ids
    };
    assert_eq!(of(&text), of(&moved));
}

#[test]
fn what_is_no_list() {
    assert!(read(FORMAT, LIST, document("").as_bytes()).is_err());
    assert_eq!(
        sniff(FORMAT, document("<record><Name>A</Name></record>").as_bytes()),
        Sniff::No
    );
    let (_, empty) = read(
        FORMAT,
        LIST,
        document("<record><Country>Iran</Country></record>").as_bytes(),
    )
    .unwrap();
    assert_eq!((empty.entities.len(), notes(&empty, NoteKind::Skipped)), (0, 1));
}

#[test]
fn hostile_bytes() {
    hostile(FORMAT, LIST, &document(&[PERSON, SHIP, NAVY].concat()));
}
