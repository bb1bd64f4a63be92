//! The UN Security Council consolidated list, XML.
//!
//! `CONSOLIDATED_LIST` holds `INDIVIDUALS` and `ENTITIES`; a record's permanent id is its `REFERENCE_NUMBER`. The file is
//! read twice: first for the references alone, so that a comment that names another listed party becomes a tie to it.

use std::collections::{BTreeMap, BTreeSet};

use exonym_model::{Note, NoteKind};

use crate::formats::un;
use crate::xml::{Element, Records};
use crate::{Header, Input, ListError, Probe, Sink, Sniff, squash};

const ROOT: &str = "CONSOLIDATED_LIST";

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    match probe.xml() {
        Some(root) if root.name == ROOT => Sniff::list("un_sc_sanctions"),
        _ => Sniff::No,
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let listed = references(input)?;
    let mut records = Records::open(&file, &["INDIVIDUAL", "ENTITY"])?;
    let mut seen = BTreeMap::new();
    let mut kinds = BTreeSet::new();
    while let Some(element) = records.next_record()? {
        kinds.extend(element.text_of("UN_LIST_TYPE").map(squash));
        match record_id(&element, &mut seen, sink) {
            Some(record) => un::party::party(&input.list, &record, &element, &listed).finish(sink),
            None => sink.note(skipped("it has neither REFERENCE_NUMBER nor DATAID")),
        }
    }
    if records.root().is_none_or(|root| root.name != ROOT) {
        return Err(ListError::refused(
            &file.name,
            format!("the root element is not <{ROOT}>"),
        ));
    }
    if let (1, Some(kind)) = (kinds.len(), kinds.first()) {
        let reason = format!(
            "every record is of the list type {kind}: one committee's list, not the consolidated one?"
        );
        sink.note(Note {
            kind: NoteKind::Odd,
            record: "(file)".to_owned(),
            field: "UN_LIST_TYPE".to_owned(),
            reason,
        });
    }
    let published = records.root().and_then(|root| root.attr("dateGenerated"));
    Ok(Header {
        published: published.and_then(|date| date.get(..10)).map(str::to_owned),
        declared: None,
    })
}

/// Every reference number of the file.
fn references(input: &Input) -> Result<BTreeSet<String>, ListError> {
    let mut records = Records::open(&input.main(), &["REFERENCE_NUMBER"])?;
    let mut found = BTreeSet::new();
    while let Some(element) = records.next_record()? {
        found.extend(element.value().map(squash));
    }
    Ok(found)
}

/// The reference number, else the data id; a repeated reference is told apart by the data id and noted.
fn record_id(element: &Element, seen: &mut BTreeMap<String, usize>, sink: &mut dyn Sink) -> Option<String> {
    let data_id = element.text_of("DATAID").map(squash);
    let reference = element.text_of("REFERENCE_NUMBER").map(squash);
    let id = reference.or_else(|| data_id.clone())?;
    let count = seen.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 {
        return Some(id);
    }
    let unique = format!("{id}-{}", data_id.unwrap_or_else(|| count.to_string()));
    let reason = format!("the reference number {id} is used more than once; this record is kept as {unique}");
    sink.note(Note {
        kind: NoteKind::Odd,
        record: id,
        field: "REFERENCE_NUMBER".to_owned(),
        reason,
    });
    Some(unique)
}

fn skipped(reason: &str) -> Note {
    Note {
        kind: NoteKind::Skipped,
        record: "(no id)".to_owned(),
        field: String::new(),
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use exonym_model::{Prop, Quality, Schema};

    use super::*;
    use crate::{Collected, Format, InputFile};

    fn read_text(text: &str) -> Result<Collected, ListError> {
        let input = Input::single(
            InputFile::bytes("un.xml", text.as_bytes().to_vec()),
            "un_sc_sanctions",
        );
        let mut sink = Collected::default();
        Format::UnXml.read(&input, &mut sink).map(|_| sink)
    }

    fn person(inside: &str) -> String {
        format!(
            "<CONSOLIDATED_LIST dateGenerated='2026-02-27T00:00:09Z'><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>\
             <FIRST_NAME>AMAL </FIRST_NAME><SECOND_NAME>TEST</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>\
             <REFERENCE_NUMBER>KPi.901 </REFERENCE_NUMBER>{inside}</INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"
        )
    }

    fn values(inside: &str, prop: &Prop) -> Vec<String> {
        let sink = read_text(&person(inside)).unwrap();
        sink.entities[0].values(prop).map(str::to_owned).collect()
    }

    #[test]
    fn names_keep_their_order_and_quality() {
        let sink = read_text(&person(
            "<NAME_ORIGINAL_SCRIPT>أمل</NAME_ORIGINAL_SCRIPT>\
             <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>\
             <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Amel T; Amol T</ALIAS_NAME></INDIVIDUAL_ALIAS>\
             <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Romeo</ALIAS_NAME><NOTE>Call sign</NOTE></INDIVIDUAL_ALIAS>\
             <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Old</ALIAS_NAME><NOTE>Previously listed as</NOTE></INDIVIDUAL_ALIAS>",
        ))
        .unwrap();
        let party = &sink.entities[0];
        assert_eq!(
            (party.id.as_str(), party.schema),
            ("un_sc_sanctions:KPi.901", Schema::Person)
        );
        assert_eq!(party.caption(), "AMAL TEST");
        let name = party.of(&Prop::NAME).next().unwrap().name.as_ref().unwrap();
        let parts: Vec<&str> = name.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(parts, ["AMAL", "TEST"]);
        assert_eq!(party.values(&Prop::NAME).count(), 2);
        assert_eq!(
            party.values(&Prop::ALIAS).collect::<Vec<_>>(),
            ["Amel T", "Amol T"]
        );
        assert_eq!(party.of(&Prop::ALIAS).next().unwrap().quality(), Quality::Strong);
        assert_eq!(party.first(&Prop::WEAK_ALIAS), Some("Romeo"));
        assert_eq!(party.first(&Prop::PREVIOUS_NAME), Some("Old"));
        assert_eq!(party.first(&Prop::NOTES), Some("Alias Romeo: Call sign"));
    }

    #[test]
    fn dates_of_birth_in_every_form() {
        let check = |inside: &str, expected: &[&str]| {
            let inside = format!("<INDIVIDUAL_DATE_OF_BIRTH>{inside}</INDIVIDUAL_DATE_OF_BIRTH>");
            assert_eq!(values(&inside, &Prop::BIRTH_DATE), expected, "{inside}");
        };
        check(
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-02-03</DATE>",
            &["1970-02-03"],
        );
        check("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1970</YEAR>", &["1970"]);
        check(
            "<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1970</YEAR>",
            &["1970~"],
        );
        check(
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1955</FROM_YEAR><TO_YEAR>1958</TO_YEAR>",
            &["1955/1958"],
        );
        check(
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1958</YEAR><NOTE>Sep.</NOTE>",
            &["1958-09"],
        );
        check(
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>",
            &["1973-11"],
        );
        check(
            "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE>",
            &[],
        );
        check("<TYPE_OF_DATE/>", &[]);
    }

    #[test]
    fn documents_with_the_number_in_any_field() {
        let check = |inside: &str, prop: Prop, expected: &str| {
            let inside = format!("<INDIVIDUAL_DOCUMENT>{inside}</INDIVIDUAL_DOCUMENT>");
            assert_eq!(values(&inside, &prop), [expected], "{inside}");
        };
        let passport = "<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>";
        let national = "<TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT>";
        let in_remark =
            format!("{passport}<NOTE>Libyan passport number 347834, expired on 21 Feb. 2014</NOTE>");
        let in_kind =
            format!("{national}<TYPE_OF_DOCUMENT2>Residential card number 66554</TYPE_OF_DOCUMENT2>");
        check(
            &format!("{passport}<NUMBER>A123456</NUMBER>"),
            Prop::PASSPORT_NUMBER,
            "A123456",
        );
        check(&in_remark, Prop::PASSPORT_NUMBER, "347834");
        check(&in_kind, Prop::ID_NUMBER, "66554");
        assert_eq!(
            values("<INDIVIDUAL_DOCUMENT/>", &Prop::PASSPORT_NUMBER),
            Vec::<String>::new()
        );
    }

    #[test]
    fn listing_dates_ties_and_delisting() {
        let sink = read_text(&person(
            "<LISTED_ON>2015-04-07-04:00</LISTED_ON><DELISTED_ON>2020-01-02</DELISTED_ON>\
             <COMMENTS1>Gender: male. Worked for X (KPi.901) and for Y (KPe.999).</COMMENTS1>",
        ))
        .unwrap();
        let sanction = sink
            .entities
            .iter()
            .find(|entity| entity.schema == Schema::Sanction)
            .unwrap();
        assert_eq!(sanction.first(&Prop::LISTING_DATE), Some("2015-04-07"));
        assert_eq!(sanction.first(&Prop::END_DATE), Some("2020-01-02"));
        assert_eq!(sanction.first(&Prop::STATUS), Some("delisted"));
        assert_eq!(sink.entities[0].first(&Prop::GENDER), Some("male"));
        let links = sink
            .entities
            .iter()
            .filter(|entity| entity.schema == Schema::UnknownLink)
            .count();
        assert_eq!(
            links, 0,
            "neither to itself nor to a party that is not in the file"
        );
    }

    #[test]
    fn repeated_and_missing_ids() {
        let one = "<INDIVIDUAL><DATAID>7</DATAID><FIRST_NAME>A</FIRST_NAME>\
                   <REFERENCE_NUMBER>KPi.1</REFERENCE_NUMBER></INDIVIDUAL>";
        let none = "<INDIVIDUAL><FIRST_NAME>B</FIRST_NAME></INDIVIDUAL>";
        let sink = read_text(&format!(
            "<CONSOLIDATED_LIST><I>{one}{one}{none}</I></CONSOLIDATED_LIST>"
        ))
        .unwrap();
        let ids: Vec<&str> = sink.parties().map(|party| party.id.as_str()).collect();
        assert_eq!(ids, ["un_sc_sanctions:KPi.1", "un_sc_sanctions:KPi.1-7"]);
        let kinds: Vec<NoteKind> = sink.notes.iter().map(|note| note.kind).collect();
        assert_eq!(kinds, [NoteKind::Odd, NoteKind::Skipped]);
    }

    #[test]
    fn hostile_files_are_errors_not_panics() {
        let whole = person("<LISTED_ON>2015-04-07</LISTED_ON>");
        for cut in (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut)) {
            assert!(read_text(&whole[..cut]).is_err(), "cut at {cut}");
        }
        assert!(read_text("<html><body>Sign in</body></html>").is_err());
        assert!(read_text("<x><INDIVIDUAL><DATAID>1</DATAID></INDIVIDUAL></x>").is_err());
        assert!(read_text(&format!("<CONSOLIDATED_LIST>{}", "<INDIVIDUAL>".repeat(1000))).is_err());
    }
}
