//! Three made-up parties written in each of OFAC's four shapes: the same ids and the same statements must come out.
//!
//! What a shape cannot say is left out of the comparison: dates and legal basis of a listing (CSV and standard XML name only
//! programmes), the type of a tie (they say `Linked To`), city and postal code apart (the CSV runs them together).

use std::collections::BTreeSet;

use exonym_model::{Entity, Prop, Schema};

use super::documents::{ADD_CSV, ALT_CSV, SDN_CSV, STANDARD, advanced, enhanced};
use super::*;

fn csv_files() -> Vec<InputFile> {
    [("sdn.csv", SDN_CSV), ("alt.csv", ALT_CSV), ("add.csv", ADD_CSV)]
        .map(|(name, text)| InputFile::bytes(name, text.as_bytes().to_vec()))
        .to_vec()
}

fn all_shapes() -> Vec<(Format, Collected, Header)> {
    let (csv, header) = read_files(Format::OfacCsv, csv_files(), "us_ofac_sdn").unwrap();
    let mut shapes = vec![(Format::OfacCsv, csv, header)];
    for (format, text) in [
        (Format::OfacXml, STANDARD.to_owned()),
        (Format::OfacAdvancedXml, advanced(false)),
        (Format::OfacEnhancedXml, enhanced()),
    ] {
        let file = InputFile::bytes("list.xml", text.into_bytes());
        let (found, list, _) = crate::Probe::new(&file).unwrap().identify().unwrap();
        assert_eq!((found, list.as_deref()), (format, Some("us_ofac_sdn")));
        let (read, header) = read_files(format, vec![file], "us_ofac_sdn").unwrap();
        shapes.push((format, read, header));
    }
    shapes
}

/// What all shapes can say: id, schema, property, value, quality of a name.
fn said(read: &Collected) -> BTreeSet<(String, Schema, String, String, String)> {
    let apart = |entity: &Entity, prop: &Prop| match entity.schema {
        Schema::Sanction => [
            Prop::LISTING_DATE,
            Prop::START_DATE,
            Prop::LEGAL_BASIS,
            Prop::PROVISIONS,
            Prop::DESCRIPTION,
        ]
        .contains(prop),
        Schema::Address => [Prop::CITY, Prop::STATE, Prop::POSTAL_CODE].contains(prop),
        // The given name apart from the patronymic.
        Schema::Person => [Prop::FIRST_NAME, Prop::FATHER_NAME].contains(prop),
        _ => false,
    };
    let mut said = BTreeSet::new();
    for entity in read
        .entities
        .iter()
        .filter(|entity| !entity.id.contains("/link-"))
    {
        for statement in entity
            .statements
            .iter()
            .filter(|statement| !apart(entity, &statement.prop))
        {
            let quality = format!("{:?}", statement.name.as_ref().map(|name| name.quality));
            said.insert((
                entity.id.clone(),
                entity.schema,
                statement.prop.to_string(),
                statement.value.clone(),
                quality,
            ));
        }
    }
    said
}

#[test]
fn all_shapes_say_the_same() {
    let shapes = all_shapes();
    let expected = said(&shapes[0].1);
    assert!(expected.len() > 90, "{}", expected.len());
    for (format, read, _) in &shapes {
        assert_eq!(read.notes, [], "{format}");
        let found = said(read);
        let missing: Vec<_> = expected.difference(&found).collect();
        let more: Vec<_> = found.difference(&expected).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{format} lacks {missing:#?} and adds {more:#?}"
        );
    }
}

#[test]
fn what_was_stated_is_understood() {
    for (format, read, _) in all_shapes() {
        let party = |record: &str| read.parties().find(|party| party.record == record).unwrap();
        let person = party("900001");
        assert_eq!(person.caption(), "Janina Petrovna DOE ROE", "{format}");
        assert_eq!(
            person.of(&Prop::NAME).next().unwrap().original.as_deref(),
            Some("DOE ROE, Janina Petrovna")
        );
        assert_eq!(person.first(&Prop::WEAK_ALIAS), Some("Jane DOE"));
        assert_eq!(
            person.values(&Prop::BIRTH_DATE).collect::<Vec<_>>(),
            ["1962~", "1961/1963"]
        );
        assert_eq!(
            person.values(&Prop::NATIONALITY).collect::<Vec<_>>(),
            ["cu", "kp"]
        );
        assert_eq!(person.first(&Prop::INN_CODE), Some("1234567894"));
        assert_eq!(person.first(&Prop::POSITION), Some("Minister of Examples"));
        assert_eq!(
            person.first(&Prop::ADDRESS),
            Some("1, Example Street, Havana, Playa 11300, Cuba")
        );
        assert_eq!(
            person.values(&Prop::NOTES).collect::<Vec<_>>(),
            ["held in Examplia"]
        );
        assert_eq!(party("900002").first(&Prop::IMO_NUMBER), Some("1234567"));
        assert_eq!(party("900003").first(&Prop::OGRN_CODE), Some("1234567890127"));
        let link = read
            .entities
            .iter()
            .find(|entity| entity.id.contains("/link-"))
            .unwrap();
        let ends: Vec<&str> = link
            .statements
            .iter()
            .map(|statement| statement.value.as_str())
            .collect();
        for uid in ["us_ofac_sdn:900002", "us_ofac_sdn:900003"] {
            assert!(ends.contains(&uid), "{format}: {ends:?}");
        }
    }
}

#[test]
fn dates_of_the_file() {
    let dates: Vec<_> = all_shapes()
        .into_iter()
        .map(|(_, _, header)| header.published)
        .collect();
    let expected = Some("2025-03-04".to_owned());
    assert_eq!(dates, [None, expected.clone(), expected.clone(), expected]);
}

#[test]
fn the_advanced_shape_says_more() {
    let (read, _) = read_text(Format::OfacAdvancedXml, "a.xml", &advanced(true), "us_ofac_sdn").unwrap();
    let person = read.parties().next().unwrap();
    let cyrillic = person.of(&Prop::NAME).find(|name| name.lang.is_some()).unwrap();
    assert_eq!(
        (cyrillic.value.as_str(), cyrillic.lang.as_deref()),
        ("Янина ДОУ", Some("und-Cyrl"))
    );
    assert_eq!(person.first(&Prop::FATHER_NAME), Some("Petrovna"));
    let of = |schema: Schema| {
        read.entities
            .iter()
            .find(|entity| entity.schema == schema)
            .unwrap()
    };
    assert_eq!(
        of(Schema::Sanction).first(&Prop::LISTING_DATE),
        Some("2015-04-01")
    );
    assert_eq!(
        of(Schema::Sanction).first(&Prop::LEGAL_BASIS),
        Some("Executive Order 13694")
    );
    assert_eq!(
        of(Schema::Ownership).first(&Prop::from_name("owner")),
        Some("us_ofac_sdn:900003")
    );
    assert_eq!(
        of(Schema::Ownership).first(&Prop::ASSET),
        Some("us_ofac_sdn:900002")
    );
}

#[test]
fn a_header_row_that_somebody_added_changes_nothing_but_a_note() {
    const HEADERS: [&str; 3] = [
        "ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks",
        "ent_num,alt_num,alt_type,alt_name,alt_remarks",
        "Ent_num,Add_num,Address,City,Country,Add_remarks",
    ];
    let texts = [("sdn.csv", SDN_CSV), ("alt.csv", ALT_CSV), ("add.csv", ADD_CSV)];
    let files = texts.iter().zip(HEADERS).map(|((name, text), header)| {
        let file = InputFile::bytes(*name, format!("{header}\r\n{text}").into_bytes());
        let (format, ..) = crate::Probe::new(&file).unwrap().identify().unwrap();
        assert_eq!(format, Format::OfacCsv, "{name}");
        file
    });
    let (with, _) = read_files(Format::OfacCsv, files.collect(), "us_ofac_sdn").unwrap();
    let (without, _) = read_files(Format::OfacCsv, csv_files(), "us_ofac_sdn").unwrap();
    assert_eq!(said(&with), said(&without));
    let noted = with
        .notes
        .iter()
        .filter(|note| note.reason.contains("a header row"));
    assert_eq!(noted.count(), 3, "{:?}", with.notes);
}
