//! The UN consolidated list of 2026-02-27.

use exonym_model::{NoteKind, Prop, Schema};

use crate::shared::{Ask, check_ids, list_file, read};

#[test]
fn un_counts_and_entries() {
    let Some(path) = list_file("un_counts_and_entries", "un/un_2026-02-27.xml") else {
        return;
    };
    let (list, header, sink) = read(&path).unwrap();
    assert_eq!(list, "un_sc_sanctions");
    assert_eq!(header.published.as_deref(), Some("2026-02-27"));
    // grep -c '<INDIVIDUAL>' and grep -c '<ENTITY>' on the file.
    assert_eq!(sink.count(Schema::Person), 730);
    assert_eq!(sink.count(Schema::Organization), 273);
    // grep -c '<LISTED_ON>'.
    assert_eq!(
        sink.entities
            .iter()
            .filter(|entity| entity.first(&Prop::LISTING_DATE).is_some())
            .count(),
        1003
    );
    // xml.etree: 454 documents with a NUMBER, 14 without of which 12 name one in another field (the other two are a birth
    // certificate and a passport `issued in 1993`); 16 entities whose comments match `IMO\D{0,12}\d{7}` with one number.
    assert_eq!(
        sink.count(Schema::Passport) + sink.count(Schema::Identification),
        454 + 12 + 16
    );
    // Three birth dates that are no date (`30-35 years old`, a Hijri date, `Between Aug. and Sep. 1977`); one name with
    // a replacement character.
    assert_eq!(
        (
            sink.notes_of(NoteKind::Dropped),
            sink.notes_of(NoteKind::Odd),
            sink.notes_of(NoteKind::Skipped)
        ),
        (3, 1, 0)
    );
    check_ids(&sink);
    spot_checks(&sink);
}

fn spot_checks(sink: &exonym_lists::Collected) {
    let badge = "un_sc_sanctions:CDi.001";
    assert_eq!(sink.party(badge).caption(), "ERIC BADEGE");
    assert_eq!(sink.all(badge, &Prop::BIRTH_DATE), ["1971"]);
    assert_eq!(sink.all(badge, &Prop::NATIONALITY), ["cd"]);
    assert_eq!(
        sink.about(badge, Schema::Sanction)[0].first(&Prop::LISTING_DATE),
        Some("2012-12-31")
    );

    let omm = "un_sc_sanctions:KPe.020";
    assert_eq!(
        sink.all(omm, &Prop::NAME),
        ["OCEAN MARITIME MANAGEMENT COMPANY, LIMITED"]
    );
    assert_eq!(sink.all(omm, &Prop::ABBREVIATION), ["OMM"]);
    assert_eq!(sink.about(omm, Schema::Address).len(), 2);

    let kony = "un_sc_sanctions:CFi.009";
    assert_eq!(sink.all(kony, &Prop::WEAK_ALIAS), ["Le Messie sanglant"]);
    assert_eq!(sink.all(kony, &Prop::BIRTH_DATE).len(), 10);
    let ties = sink.about(kony, Schema::UnknownLink);
    assert_eq!(ties[0].first(&Prop::OBJECT), Some("un_sc_sanctions:CFe.002"));

    // `KPe.056 ` is published with a trailing blank; its company number stands in the comments.
    assert_eq!(
        sink.all("un_sc_sanctions:KPe.056", &Prop::IMO_NUMBER),
        ["5571322"]
    );
    assert_eq!(
        sink.all("un_sc_sanctions:TAi.021", &Prop::PREVIOUS_NAME),
        ["Allahdad"]
    );
}
