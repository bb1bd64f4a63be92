//! The publisher's own files, counted a second way: the figures here come from `grep -c` and from Python's `csv` module over
//! the same bytes, not from this code.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use exonym_model::{Entity, NoteKind, Prop, Schema};

use super::*;

const SDN_2023: &[&str] = &[
    "sdn-2023-12-28/sdn.csv",
    "sdn-2023-12-28/alt.csv",
    "sdn-2023-12-28/add.csv",
    "sdn-2023-12-28/sdn_comments.csv",
];
const CONS_2025: &[&str] = &[
    "cons-2025-12/cons_prim.csv",
    "cons-2025-12/cons_alt.csv",
    "cons-2025-12/cons_add.csv",
    "cons-2025-12/cons_comments.csv",
];

/// Identifies the first file and reads all of them as one list.
fn read(dir: &Path, files: &[&str]) -> (Collected, Header) {
    let files: Vec<InputFile> = files.iter().map(|file| InputFile::path(dir.join(file))).collect();
    let (format, list, _) = crate::Probe::new(&files[0]).unwrap().identify().unwrap();
    read_files(format, files, &list.unwrap()).unwrap()
}

fn count(read: &Collected, schema: Schema) -> usize {
    read.entities
        .iter()
        .filter(|entity| entity.schema == schema)
        .count()
}

/// Persons, organisations, vessels, aircraft.
fn parties(read: &Collected) -> [usize; 4] {
    [
        Schema::Person,
        Schema::Organization,
        Schema::Vessel,
        Schema::Airplane,
    ]
    .map(|schema| count(read, schema))
}

fn notes(read: &Collected) -> BTreeMap<(NoteKind, &str), usize> {
    let mut counts = BTreeMap::new();
    for note in &read.notes {
        *counts.entry((note.kind, note.field.as_str())).or_default() += 1;
    }
    counts
}

fn party<'a>(read: &'a Collected, record: &str) -> &'a Entity {
    read.parties().find(|party| party.record == record).unwrap()
}

#[test]
fn sdn_csv_family_of_2023() {
    let Some(dir) = shared("sdn_csv_family_of_2023") else {
        return;
    };
    let (read, _) = read(&dir, SDN_2023);
    // Counter(row[2]) over csv.reader: 6,646 individual, 6,033 -0-, 764 vessel, 378 aircraft.
    assert_eq!(parties(&read), [6646, 6033, 764, 378]);
    // The 470 whole `Digital Currency Address - XXX` clauses of sdn.csv (with what sdn_comments.csv continues), the
    // repeated ones once.
    assert_eq!(count(&read, Schema::CryptoWallet), 470);
    // 13,821 primary names, 17,091 rows of alt.csv; the weak ones of the remarks besides.
    let strong = read
        .parties()
        .flat_map(|party| party.names())
        .filter(|name| name.quality() != exonym_model::Quality::Weak);
    assert!((30_800..=13_821 + 17_091).contains(&strong.count()));
    assert_eq!(
        notes(&read).into_iter().collect::<Vec<_>>(),
        [
            // Names of parties that left the list or stand on the other one.
            ((NoteKind::Odd, "Linked To"), 10),
            // `Region: Kafia Kingi`, `Region: Northern Mali`: no country, kept in the address.
            ((NoteKind::Odd, "address.country"), 8),
            // `possibly Palestinian`.
            ((NoteKind::Odd, "nationality"), 3),
            // One wallet of 2018 with 64 hexadecimal digits, labelled XMR.
            ((NoteKind::Odd, "publicKey"), 1),
            // Remarks of 1,000 characters whose rest the slightly older comments file lacks.
            ((NoteKind::Odd, "remarks"), 7),
            // 12300, 15599 and 15600 of that file, no longer on the list.
            ((NoteKind::Skipped, "comments"), 3),
        ]
    );
}

#[test]
fn sdn_csv_alone_of_2024() {
    let Some(dir) = shared("sdn_csv_alone_of_2024") else {
        return;
    };
    let (read, _) = read(&dir, &["sdn-2024-05-02/sdn.csv"]);
    // Counter(row[2]) over csv.reader: 6,854 individual, 6,885 -0-, 851 vessel, 383 aircraft.
    assert_eq!(parties(&read), [6854, 6885, 851, 383]);
    let kim = party(&read, "20157");
    assert_eq!(kim.id, "us_ofac_sdn:20157");
    assert_eq!(kim.caption(), "Jong Un KIM");
    assert_eq!(kim.first(&Prop::BIRTH_DATE), Some("1984-01-08"));
    assert_eq!(
        kim.first(&Prop::SOURCE_URL),
        Some("https://sanctionssearch.ofac.treas.gov/Details.aspx?id=20157")
    );
    let argo = party(&read, "15038");
    assert_eq!(argo.first(&Prop::IMO_NUMBER), Some("9187667"));
    assert_eq!(
        argo.values(&Prop::PAST_FLAGS).collect::<Vec<_>>(),
        ["mt", "tv", "tz"]
    );
    let plant = party(&read, "35341");
    assert!(
        plant.caption().starts_with("KOMSOMOLSK-ON-AMUR"),
        "{}",
        plant.caption()
    );
    let owner = read
        .entities
        .iter()
        .find(|entity| entity.id == "us_ofac_sdn:15038/link-linked-to-15117")
        .unwrap();
    assert_eq!(owner.schema, Schema::UnknownLink);
    // 18 remarks are cut at 1,000 characters and sdn_comments.csv is not there.
    assert_eq!(notes(&read)[&(NoteKind::Odd, "remarks")], 18);
    assert!(read.notes.iter().all(|note| note.kind != NoteKind::Skipped));
}

#[test]
fn two_versions_of_sdn_csv_differ_as_their_rows_do() {
    let Some(dir) = shared("two_versions_of_sdn_csv_differ_as_their_rows_do") else {
        return;
    };
    let by_record = |folder: &str| {
        let (read, _) = read(&dir, &[&format!("{folder}/sdn.csv")]);
        let mut records: HashMap<String, Vec<Entity>> = HashMap::new();
        for entity in read.entities {
            records.entry(entity.record.clone()).or_default().push(entity);
        }
        records
    };
    let (old, new) = (by_record("sdn-2023-12-28"), by_record("sdn-2024-05-02"));
    let added = new.keys().filter(|record| !old.contains_key(*record)).count();
    let removed = old.keys().filter(|record| !new.contains_key(*record)).count();
    let changed = old
        .iter()
        .filter(|(record, entities)| new.get(*record).is_some_and(|now| now != *entities))
        .count();
    // Python: keys of one dict and not of the other; rows under the same key that differ.
    assert_eq!((added, removed, changed), (1256, 104, 48));
}

#[test]
fn cons_csv_family_of_2025() {
    let Some(dir) = shared("cons_csv_family_of_2025") else {
        return;
    };
    let (read, _) = read(&dir, CONS_2025);
    // Counter(row[2]): 79 individual, 363 -0-.
    assert_eq!(parties(&read), [79, 363, 0, 0]);
    assert!(
        read.entities
            .iter()
            .all(|entity| entity.dataset == "us_ofac_cons")
    );
    // 17014 is continued in the middle of `Registration Number`.
    assert_eq!(
        party(&read, "17014").first(&Prop::OGRN_CODE),
        Some("1027700342890")
    );
    assert_eq!(
        notes(&read).into_iter().collect::<Vec<_>>(),
        [((NoteKind::Odd, "Linked To"), 1), ((NoteKind::Odd, "isin"), 3)],
        "HAMAS is on the SDN list; three ISINs have a wrong check digit or length"
    );
}

#[test]
fn consolidated_xml_of_2025() {
    let Some(dir) = shared("consolidated_xml_of_2025") else {
        return;
    };
    let (read, header) = read(&dir, &["CONSOLIDATED_2025-03-28.xml"]);
    assert_eq!(
        (header.published.as_deref(), header.declared),
        (Some("2025-03-28"), Some(443))
    );
    // grep -c '<sdnType>Individual' and '<sdnType>Entity'.
    assert_eq!(parties(&read), [80, 363, 0, 0]);
    // grep -c '<program>': 525, one Sanction each.
    assert_eq!(count(&read, Schema::Sanction), 525);
    // grep -c '<idType>ISIN<': 165.
    assert_eq!(count(&read, Schema::Security), 165);
    // grep -c '<category>weak': 70.
    let weak = |entity: &Entity| {
        entity
            .names()
            .filter(|name| name.quality() == exonym_model::Quality::Weak)
            .count()
    };
    assert_eq!(read.parties().map(weak).sum::<usize>(), 70);
    let vtb = party(&read, "17013");
    assert_eq!(vtb.first(&Prop::LEI_CODE), Some("253400V1H6ART1UQ0N98"));
    assert_eq!(vtb.first(&Prop::INN_CODE), Some("7702070139"));
    assert_eq!(
        notes(&read).into_iter().collect::<Vec<_>>(),
        [((NoteKind::Odd, "Linked To"), 1), ((NoteKind::Odd, "isin"), 3)]
    );
}

#[test]
fn cons_advanced_of_2020() {
    let Some(dir) = shared("cons_advanced_of_2020") else {
        return;
    };
    let (read, header) = read(&dir, &["CONS_ADVANCED_2020-03-17.xml"]);
    assert_eq!(header.published.as_deref(), Some("2020-03-17"));
    // grep -c '<DistinctParty ': 375; grep -c 'PartySubTypeID="4"' and '"3"' on <Profile: 82 and 293.
    assert_eq!(parties(&read), [82, 293, 0, 0]);
    // grep -c '<ProfileRelationship ': 276, all `Owned or Controlled By`.
    assert_eq!(count(&read, Schema::Ownership), 276);
    // grep -c '<DocumentedName ': 1,290, of which 18769 has one weak alias twice.
    assert_eq!(
        read.parties().map(|party| party.names().count()).sum::<usize>(),
        1289
    );
    assert_eq!(read.notes, []);
    let listed = read
        .entities
        .iter()
        .filter(|entity| entity.schema == Schema::Sanction);
    assert!(
        listed
            .clone()
            .all(|sanction| sanction.first(&Prop::LISTING_DATE).is_some()),
        "{}",
        listed.count()
    );
    let sanction = read
        .entities
        .iter()
        .find(|entity| entity.id == "us_ofac_cons:17013/sanction-ukraine-eo13662")
        .unwrap();
    assert_eq!(sanction.first(&Prop::LISTING_DATE), Some("2014-07-29"));
}

/// Statements of a party and its records that do not depend on the shape.
fn said(entities: &[&Entity]) -> BTreeSet<(String, String, String)> {
    let mut said = BTreeSet::new();
    for entity in entities.iter().filter(|entity| entity.schema != Schema::Address) {
        for statement in &entity.statements {
            said.insert((
                entity.id.clone(),
                statement.prop.to_string(),
                statement.value.clone(),
            ));
        }
    }
    said
}

#[test]
fn the_csv_and_the_xml_of_one_year_say_much_the_same() {
    let Some(dir) = shared("the_csv_and_the_xml_of_one_year_say_much_the_same") else {
        return;
    };
    let ((csv, _), (xml, _)) = (
        read(&dir, CONS_2025),
        read(&dir, &["CONSOLIDATED_2025-03-28.xml"]),
    );
    let of = |read: &'_ Collected| {
        let mut records: HashMap<String, Vec<Entity>> = HashMap::new();
        for entity in &read.entities {
            records
                .entry(entity.record.clone())
                .or_default()
                .push(entity.clone());
        }
        records
    };
    let (csv, xml) = (of(&csv), of(&xml));
    let mut same = 0;
    for (record, entities) in &csv {
        let Some(other) = xml.get(record) else { continue };
        let (a, b) = (
            said(&entities.iter().collect::<Vec<_>>()),
            said(&other.iter().collect::<Vec<_>>()),
        );
        same += usize::from(a == b);
    }
    // 442 parties of December against 443 of March. The other 13 were read side by side: ten Russian oil companies were also
    // listed under RUSSIA-EO14024 in between, 18782 lost SYRIA, 17022 gained a programme, and 22391 was spelt anew.
    assert_eq!((csv.len(), xml.len(), same), (442, 443, 429));
}
