//! Bytes that are not what OFAC publishes: an error or notes, never a panic and never half a list taken for a whole.

use exonym_model::NoteKind;

use super::documents::{ADD_CSV, ALT_CSV, SDN_CSV, STANDARD, advanced, enhanced};
use super::*;
use crate::{Probe, Sniff};

const XML: [Format; 3] = [Format::OfacXml, Format::OfacAdvancedXml, Format::OfacEnhancedXml];

fn document(format: Format) -> String {
    match format {
        Format::OfacXml => STANDARD.to_owned(),
        Format::OfacAdvancedXml => advanced(true),
        _ => enhanced(),
    }
}

fn sniff(format: Format, name: &str, text: &str) -> Sniff {
    format.sniff(&Probe::new(&InputFile::bytes(name, text.as_bytes().to_vec())).unwrap())
}

#[test]
fn a_cut_document_is_refused_wherever_it_is_cut() {
    for format in XML {
        let whole = document(format);
        let whole = whole.trim_end();
        for cut in (0..whole.len())
            .step_by(37)
            .filter(|cut| whole.is_char_boundary(*cut))
        {
            assert!(
                read_text(format, "a.xml", &whole[..cut], "us_ofac_sdn").is_err(),
                "{format} cut at {cut}"
            );
        }
    }
}

#[test]
fn a_cut_csv_is_refused_or_noted() {
    for cut in (0..SDN_CSV.len())
        .step_by(7)
        .filter(|cut| SDN_CSV.is_char_boundary(*cut))
    {
        if let Ok((read, _)) = read_text(Format::OfacCsv, "sdn.csv", &SDN_CSV[..cut], "us_ofac_sdn") {
            assert!(
                read.notes.iter().any(|note| note.reason.contains("no end mark")),
                "cut at {cut}"
            );
        }
    }
}

#[test]
fn what_is_no_list_is_not_sniffed() {
    let html = "<!DOCTYPE html><html><body>Sign in, 1, 2</body></html>";
    for text in [
        "",
        "\u{1a}",
        html,
        "1,2,3\n",
        "name,country\nDoe,us\n",
        "{\"a\":1}",
        "<a><b/></a>",
    ] {
        for format in XML.into_iter().chain([Format::OfacCsv]) {
            assert_eq!(sniff(format, "sdn.csv", text), Sniff::No, "{format}: {text}");
            assert!(
                read_text(format, "sdn.csv", text, "us_ofac_sdn")
                    .map_or(true, |(read, _)| read.entities.is_empty())
            );
        }
    }
}

#[test]
fn unknown_layouts_and_delta_files_are_refused() {
    let refused = |format, text: &str| match sniff(format, "a.xml", text) {
        Sniff::Refuse(why) => why,
        other => panic!("{other:?}"),
    };
    assert!(refused(Format::OfacXml, "<sdnList xmlns='urn:new'><a/></sdnList>").contains("urn:new"));
    assert!(
        refused(
            Format::OfacAdvancedXml,
            "<Sanctions xmlns='urn:new'><DateOfIssue/></Sanctions>"
        )
        .contains("urn:new")
    );
    assert!(refused(Format::OfacEnhancedXml, "<sanctionsData xmlns='urn:new'/>").contains("urn:new"));
    let delta =
        "<sanctionsData xmlns='https://www.treasury.gov/ofac/DeltaFile/1.0'><entities/></sanctionsData>";
    assert!(refused(Format::OfacEnhancedXml, delta).contains("delta"));
    let acting = enhanced().replace("<entity id='900003'>", "<entity id='900003' action='remove'>");
    assert!(read_text(Format::OfacEnhancedXml, "a.xml", &acting, "us_ofac_sdn").is_err());
}

#[test]
fn a_number_of_records_that_is_not_there_is_refused() {
    let short = STANDARD.replace("<Record_Count>3<", "<Record_Count>4<");
    let error = read_text(Format::OfacXml, "a.xml", &short, "us_ofac_sdn").unwrap_err();
    assert!(
        matches!(
            error,
            ListError::Count {
                declared: 4,
                found: 3,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn the_entries_of_another_list_are_refused() {
    let error = read_text(Format::OfacAdvancedXml, "a.xml", &advanced(false), "us_ofac_cons").unwrap_err();
    assert!(error.to_string().contains("us_ofac_sdn"), "{error}");
}

#[test]
fn broken_records_are_skipped_with_a_note_and_the_rest_is_read() {
    let xml = STANDARD.replace("<uid>900002</uid><lastName>", "<lastName>");
    let advanced = advanced(false).replace(
        "<Profile ID='900002' PartySubTypeID='1'>",
        "<Profile ID='900002' PartySubTypeID='99'>",
    );
    let enhanced = enhanced().replace(">Vessel</entityType>", ">Submarine</entityType>");
    let csv = SDN_CSV.replace("\"vessel\"", "\"submarine\"");
    for (format, text) in [
        (Format::OfacXml, xml),
        (Format::OfacAdvancedXml, advanced),
        (Format::OfacEnhancedXml, enhanced),
        (Format::OfacCsv, csv),
    ] {
        let (read, _) = read_text(format, "sdn", &text, "us_ofac_sdn").unwrap();
        assert_eq!(read.parties().count(), 2, "{format}");
        // The side tables of the advanced shape hold three things more of the party that was skipped.
        let expected = if format == Format::OfacAdvancedXml { 4 } else { 1 };
        let skipped = read.notes.iter().filter(|note| note.kind == NoteKind::Skipped);
        assert_eq!(skipped.count(), expected, "{format}: {:?}", read.notes);
    }
}

#[test]
fn rows_of_another_width_are_skipped() {
    let text = SDN_CSV.replace("900002,\"SEA DOE\",", "900002,\"SEA DOE\",\"extra\",");
    let (read, _) = read_text(Format::OfacCsv, "sdn.csv", &text, "us_ofac_sdn").unwrap();
    assert_eq!(read.parties().count(), 2);
    let note = read
        .notes
        .iter()
        .find(|note| note.kind == NoteKind::Skipped)
        .unwrap();
    assert_eq!(note.record, "900002");
    assert!(note.reason.contains("13 cells in place of 12"), "{}", note.reason);
}

#[test]
fn parts_without_their_main_file_are_refused() {
    let error = read_text(Format::OfacCsv, "alt.csv", ALT_CSV, "us_ofac_sdn").unwrap_err();
    assert!(matches!(error, ListError::Refused { .. }), "{error}");
}

#[test]
fn parts_of_another_day_are_noted() {
    let main = SDN_CSV.replace("900003,", "900004,");
    let files = [
        ("sdn.csv", main.as_str()),
        ("alt.csv", ALT_CSV),
        ("add.csv", ADD_CSV),
    ];
    let files = files
        .map(|(name, text)| InputFile::bytes(name, text.as_bytes().to_vec()))
        .to_vec();
    let (read, _) = read_files(Format::OfacCsv, files, "us_ofac_sdn").unwrap();
    let skipped: Vec<_> = read
        .notes
        .iter()
        .filter(|note| note.kind == NoteKind::Skipped)
        .collect();
    assert_eq!(skipped.len(), 1);
    assert_eq!(
        (skipped[0].record.as_str(), skipped[0].field.as_str()),
        ("900003", "aliases")
    );
}

#[test]
fn windows_1252_and_utf_16_are_read() {
    let text = SDN_CSV.replace("Janina Petrovna", "Janína Petrovna");
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let (read, _) = read_files(
        Format::OfacCsv,
        vec![InputFile::bytes("sdn.csv", latin)],
        "us_ofac_sdn",
    )
    .unwrap();
    assert_eq!(
        read.parties().next().unwrap().caption(),
        "Janína Petrovna DOE ROE"
    );
    assert!(read.notes.iter().any(|note| note.reason.contains("windows-1252")));
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(STANDARD.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let (read, _) = read_files(
        Format::OfacXml,
        vec![InputFile::bytes("a.xml", wide)],
        "us_ofac_sdn",
    )
    .unwrap();
    assert_eq!(read.parties().count(), 3);
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "<a>".repeat(100_000);
    for (format, head) in [
        (Format::OfacXml, "<sdnList><sdnEntry>"),
        (Format::OfacAdvancedXml, "<Sanctions><ReferenceValueSets>"),
        (
            Format::OfacEnhancedXml,
            "<sanctionsData><entities><entity id='1'>",
        ),
    ] {
        assert!(read_text(format, "a.xml", &format!("{head}{deep}"), "us_ofac_sdn").is_err());
    }
}

#[test]
fn a_cut_column_of_remarks_is_never_read_as_a_value() {
    let filler = "x".repeat(900);
    let cut =
        format!("{filler}; a.k.a. 'DOE, J'; Digital Currency Address - XBT 1BoatSLRHtKNngkdXEeobR76b53");
    let cut: String = cut.chars().chain(std::iter::repeat('Z')).take(1000).collect();
    let main = format!(
        "1,\"DOE, Jane\",\"individual\",\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{cut}\"\r\n\u{1a}"
    );
    let comments = "1,\"2\"\r\n\u{1a}";
    let file = |name: &str, text: &str| InputFile::bytes(name, text.as_bytes().to_vec());
    let wallets = |files: Vec<InputFile>| {
        let (read, _) = read_files(Format::OfacCsv, files, "us_ofac_sdn").unwrap();
        let count = read
            .entities
            .iter()
            .filter(|entity| entity.schema == exonym_model::Schema::CryptoWallet)
            .count();
        (
            count,
            read.notes.iter().filter(|note| note.field == "remarks").count(),
        )
    };
    assert_eq!(wallets(vec![file("sdn.csv", &main)]), (0, 1));
    assert_eq!(
        wallets(vec![file("sdn.csv", &main), file("sdn_comments.csv", comments)]),
        (1, 0)
    );
}
