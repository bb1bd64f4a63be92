//! Swiss SECO. The file at hand was written again from a mirror (`MANIFEST.md`), without programmes, places and history.

use exonym_model::{NoteKind, Prop};

use crate::shared::{file, read, values};

#[test]
fn the_whole_list() {
    let Some(file) = file("the_whole_list", "ch/seco_xml_RESERIALISED_2026-03.xml") else {
        return;
    };
    let read = read(&file).unwrap();
    assert_eq!(
        (read.format, read.list.as_str()),
        ("ch-seco-xml", "ch_seco_sanctions")
    );
    assert_eq!(read.header.published.as_deref(), Some("2026-02-18"));
    // Counted with `grep -o '<individual' | wc -l` and `grep -o '<entity>' | wc -l`.
    assert_eq!(read.schemata(), [("Organization", 3090), ("Person", 4518)].into());
    read.assert_ids_unique();
    // 13,063 <name> elements; a party may state one name twice, so names are at most that many.
    let names: usize = read.all.parties().map(|party| party.names().count()).sum();
    assert!((12_900..=13_080).contains(&names), "{names}");
    // Two dates without a year; one note for each of the sets of measures, none of which the mirror kept.
    let notes = read.notes();
    assert_eq!(
        notes.get(&(NoteKind::Dropped, "birthDate")),
        Some(&2),
        "{notes:?}"
    );
    assert_eq!(
        notes
            .keys()
            .filter(|(kind, _)| *kind == NoteKind::Skipped)
            .count(),
        0
    );
    let company = read.entity("10004");
    assert_eq!(values(company, Prop::NAME), "Great Prospect International Ltd");
    assert!(values(company, Prop::ADDRESS).starts_with("Room 1601, Workington Tower"));
    assert_eq!(
        values(read.entity("100027"), Prop::INCORPORATION_DATE),
        "2022-12-16"
    );
    assert_eq!(values(read.entity("100119"), Prop::NAME), "NPO “Istina” (JSC)");
}

#[test]
fn amendment_and_excerpt_are_refused() {
    let test = "amendment_and_excerpt_are_refused";
    for (name, why) in [
        ("ch/seco_official_test_amendment_2024-01-17.xml", "amendment"),
        ("ch/seco_real_trimmed_2026-08-27.xml", "excerpt"),
    ] {
        let Some(file) = file(test, name) else { return };
        let error = read(&file)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(error.contains(why), "{name}: {error}");
    }
}
