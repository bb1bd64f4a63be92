//! The EU's financial sanctions list: the re-serialised full list of 2026-02-26, and the files that are none.

use exonym_lists::{InputFile, ListError, Probe, Sniff};
use exonym_model::{NoteKind, Prop, Schema};

use crate::shared::{Ask, check_ids, list_file, read};

#[test]
fn eu_counts_and_entries() {
    let name = "eu/eu_fsf_xml_1_1_RESERIALISED_2026-02-26.xml";
    let Some(path) = list_file("eu_counts_and_entries", name) else {
        return;
    };
    let (list, header, sink) = read(&path).unwrap();
    assert_eq!(list, "eu_fsf");
    assert_eq!(header.published.as_deref(), Some("2026-02-26"));
    // grep -c 'subjectType code="person"' and grep -c 'subjectType code="enterprise"'.
    assert_eq!(sink.count(Schema::Person), 4341);
    assert_eq!(sink.count(Schema::Organization), 1519);
    // grep -o '<identification ' | wc -l gives 2435, of which 4 have the number `-`.
    assert_eq!(
        sink.count(Schema::Passport) + sink.count(Schema::Identification),
        2431
    );
    // grep -o '<regulation ' | wc -l.
    assert_eq!(sink.count(Schema::Sanction), 5860);
    // A town in the place of a passport number. Four years of the ISLAMIC calendar without a Gregorian day (grep 'calendarType="ISLAMIC"' | grep -v 'birthdate="').
    assert_eq!(
        (
            sink.notes_of(NoteKind::Dropped),
            sink.notes_of(NoteKind::Odd),
            sink.notes_of(NoteKind::Skipped)
        ),
        (4, 1, 0)
    );
    check_ids(&sink);
    spot_checks(&sink);
}

fn spot_checks(sink: &exonym_lists::Collected) {
    let saddam = "eu_fsf:EU.27.28";
    assert_eq!(sink.party(saddam).caption(), "Saddam Hussein Al-Tikriti");
    assert_eq!(sink.all(saddam, &Prop::BIRTH_DATE), ["1937-04-28"]);
    // An act of the type `regulation` is the one that listed him.
    assert_eq!(
        sink.about(saddam, Schema::Sanction)[0].first(&Prop::LISTING_DATE),
        Some("2003-07-08")
    );

    let by_name = |name: &str| {
        let holds = |value: &str| value.eq_ignore_ascii_case(name);
        sink.parties()
            .find(|party| party.names().any(|fact| holds(&fact.value)))
            .unwrap_or_else(|| panic!("no {name}"))
    };
    let plant = by_name("Komsomolsk-on-Amur Aircraft Plant");
    assert_eq!(plant.schema, Schema::Organization);
    let putin = by_name("Vladimir Vladimirovich PUTIN");
    assert_eq!(putin.first(&Prop::BIRTH_DATE), Some("1952-10-07"));
    let kozhemyako = by_name("Oleg Nikolaevich KOZHEMYAKO");
    assert_eq!(kozhemyako.first(&Prop::PROGRAM), Some("PRK"));
}

#[test]
fn eu_excerpts_are_refused() {
    let Some(snippet) = list_file("eu_excerpts_are_refused", "eu/eu_fsf_xml_1_1_real_snippet.xml") else {
        return;
    };
    let error = read(&snippet).unwrap_err();
    assert!(
        matches!(&error, ListError::Refused { why, .. } if why.contains("excerpt")),
        "{error}"
    );
    let Some(old) = list_file("eu_excerpts_are_refused", "eu/eu_fsf_csv_1_0_excerpt.csv") else {
        return;
    };
    let probe = Probe::new(&InputFile::path(&old)).unwrap();
    let error = probe.identify().unwrap_err();
    assert!(
        matches!(&error, ListError::Refused { why, .. } if why.contains("CSV 1.0")),
        "{error}"
    );
    assert!(!matches!(
        exonym_lists::Format::UkCsv.sniff(&probe),
        Sniff::Refuse(_)
    ));
}
