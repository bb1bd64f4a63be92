//! The UK's lists: the re-serialised UK Sanctions List of 2026-08-22, OFSI's workbook of 2025-04-14, and the search export.

use exonym_model::{NoteKind, Prop, Schema};

use crate::shared::{Ask, check_ids, list_file, read};

#[test]
fn uk_sanctions_list_counts_and_entries() {
    let name = "uk/uk_sanctions_list_xml_RESERIALISED_2026-08-22.xml";
    let Some(path) = list_file("uk_sanctions_list_counts_and_entries", name) else {
        return;
    };
    let (list, header, sink) = read(&path).unwrap();
    assert_eq!(list, "gb_fcdo_sanctions");
    assert_eq!(header.published.as_deref(), Some("2026-08-22"));
    // grep -o '<IndividualEntityShip>Individual' | wc -l, and so on.
    assert_eq!(sink.count(Schema::Person), 4036);
    assert_eq!(sink.count(Schema::Organization), 1647);
    assert_eq!(sink.count(Schema::Vessel), 666);
    // One regime each: grep -c '<RegimeName>'.
    assert_eq!(sink.count(Schema::Sanction), 6349);
    assert_eq!(sink.notes.len(), 0);
    check_ids(&sink);

    let exchange = "gb_fcdo_sanctions:AFG0001";
    assert_eq!(
        sink.party(exchange).referents,
        ["gb_hmt_sanctions:12703", "un_sc_sanctions:TAe.010"]
    );
    assert_eq!(sink.all(exchange, &Prop::ALIAS).len(), 8);
    let sanction = sink.about(exchange, Schema::Sanction)[0];
    assert_eq!(sanction.first(&Prop::LISTING_DATE), Some("2012-06-29"));
    let url = "https://search-uk-sanctions-list.service.gov.uk/designations/AFG0001/Entity";
    assert_eq!(sanction.first(&Prop::SOURCE_URL), Some(url));
}

#[test]
fn uk_conlist_counts_and_entries() {
    let Some(path) = list_file("uk_conlist_counts_and_entries", "uk/ConList_2025-04-14.xlsx") else {
        return;
    };
    let (list, header, sink) = read(&path).unwrap();
    assert_eq!(list, "gb_hmt_sanctions");
    assert_eq!(header.published.as_deref(), Some("2025-04-14"));
    // Distinct Group IDs by Group Type, counted from the sheet's XML with Python (18,798 rows, 4,688 groups).
    assert_eq!(sink.count(Schema::Person), 3663);
    assert_eq!(sink.count(Schema::Organization), 1010);
    assert_eq!(sink.count(Schema::Vessel), 15);
    // Distinct (Group ID, Regime, Listed On), the same way.
    assert_eq!(sink.count(Schema::Sanction), 4704);
    // Nine countries misspelt or in the wrong column (`Belrus`, `Moscow`), one date of issue with a year of two digits; a
    // Belarusian number under the label INN.
    assert_eq!(
        (
            sink.notes_of(NoteKind::Dropped),
            sink.notes_of(NoteKind::Odd),
            sink.notes_of(NoteKind::Skipped)
        ),
        (10, 1, 0)
    );
    check_ids(&sink);

    let ship = "gb_hmt_sanctions:13651";
    assert_eq!(sink.party(ship).caption(), "SAM JONG 2");
    assert_eq!(sink.all(ship, &Prop::IMO_NUMBER), ["7408873"]);
    assert_eq!(sink.all(ship, &Prop::FLAG), ["kp"]);
    assert_eq!(sink.all(ship, &Prop::PAST_FLAGS), ["ru"]);
    assert_eq!(
        sink.about(ship, Schema::Ownership)[0].first(&Prop::OWNER),
        Some("gb_hmt_sanctions:13635")
    );

    let delawar = "gb_hmt_sanctions:7119";
    assert_eq!(sink.all(delawar, &Prop::BIRTH_DATE), ["1957", "1953"]);
    assert_eq!(sink.all(delawar, &Prop::PASSPORT_NUMBER), ["OA296623"]);
    assert_eq!(
        sink.about(delawar, Schema::Sanction)[0].first(&Prop::LISTING_DATE),
        Some("2001-04-02")
    );
}

#[test]
fn uk_search_export_is_not_a_list() {
    let Some(path) = list_file("uk_search_export_is_not_a_list", "uk/FCDO_SL_2025-08-11.ods") else {
        return;
    };
    assert!(read(&path).is_err());
}
