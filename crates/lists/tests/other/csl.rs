//! US Consolidated Screening List, CSV and JSON.

use std::collections::BTreeMap;

use exonym_lists::{Format, InputFile};
use exonym_model::NoteKind;
use serde_json::json;

use crate::shared::{Read, damage, list_file, read, read_text};

const HEADER: &str = "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,\
standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,\
vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,\
source_information_url,ids";

/// A row of the CSV with these cells, the others empty.
fn row(cells: &[(&str, &str)]) -> String {
    let cell = |column| {
        cells
            .iter()
            .find(|(name, _)| *name == column)
            .map_or("", |(_, cell)| cell)
    };
    HEADER
        .split(',')
        .map(|column| format!("\"{}\"", cell(column).replace('"', "\"\"")))
        .collect::<Vec<_>>()
        .join(",")
}

fn csv(rows: &[&[(&str, &str)]]) -> String {
    let rows: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

const SDN: &str = "Specially Designated Nationals (SDN) - Treasury Department";
const SSI: &str = "Sectoral Sanctions Identifications List (SSI) - Treasury Department";

const PERSON: &[(&str, &str)] = &[
    ("_id", "90001"),
    ("source", SDN),
    ("entity_number", "90001"),
    ("type", "Individual"),
    ("programs", "SDGT; IRAN"),
    ("name", "DOE, Jon Q"),
    ("title", "Director; Chairman"),
    ("addresses", "1 Main Street, Springfield, US; SY"),
    ("alt_names", "DOU, John; THE BOSS"),
    ("citizenships", "SY"),
    ("dates_of_birth", "circa 1960; 1961-02-03"),
    ("nationalities", "IR; ZZZZZZ"),
    ("places_of_birth", "Springfield"),
    ("source_list_url", "https://example.org/sdn"),
    ("remarks", "(Linked To: ACME)"),
    (
        "ids",
        "Male, Gender; IR, 2014-08-30, 2009-08-31, K475336, Passport; IR, 1998-10-28, 562605, Passport; \
         1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, Digital Currency Address - XBT; section 1(b) of Order 1, as amended, Secondary \
         sanctions risk:",
    ),
];

const COMPANY: &[(&str, &str)] = &[
    ("_id", "90002"),
    ("source", SDN),
    ("entity_number", "90002"),
    ("type", "Entity"),
    ("programs", "RUSSIA-EO14024"),
    ("name", "ACME BANK, LTD."),
    (
        "ids",
        "RU, 7707083893, Tax ID No.; RU, 1027700132195, Registration Number; SABRRUMM, SWIFT/BIC; RU0009029540, ISIN; IMO \
         6495856, Company Number; 16 Jan 2017, Organization Established Date",
    ),
];

const COMPANY_AGAIN: &[(&str, &str)] = &[
    ("_id", "90002"),
    ("source", SSI),
    ("entity_number", "90002"),
    ("type", "Entity"),
    ("programs", "UKRAINE-EO13662"),
    ("name", "ACME BANK, LTD."),
];

const DENIED: &[(&str, &str)] = &[
    ("_id", "abc1"),
    (
        "source",
        "Denied Persons List (DPL) - Bureau of Industry and Security",
    ),
    ("name", " J. DOE"),
    ("start_date", "2003-06-19"),
    ("end_date", "2056-06-29"),
    ("standard_order", "Y"),
    ("federal_register_notice", "68 F.R. 38290 6/27/03"),
];

const STATE: &[(&str, &str)] = &[
    ("_id", "abc2"),
    ("source", "Nonproliferation Sanctions (ISN) - State Department"),
    ("programs", "INKSNA"),
    (
        "name",
        "Acme Works (AW) and any successor, sub-unit, or subsidiary thereof",
    ),
];

const VESSEL: &[(&str, &str)] = &[
    ("_id", "90003"),
    ("source", SDN),
    ("entity_number", "90003"),
    ("type", "Vessel"),
    ("programs", "IRAN"),
    ("name", "ROSY"),
    ("call_sign", "5IM 597"),
    ("vessel_type", "Crude Oil Tanker"),
    ("gross_tonnage", "317356"),
    ("gross_registered_tonnage", "163660"),
    ("vessel_flag", "Iran"),
    ("vessel_owner", "NITC"),
    (
        "ids",
        "IMO 9074729, Vessel Registration Identification; Panama, Former Vessel Flag; 445114000, MMSI",
    ),
];

fn check_facts(read: &Read) {
    read.check_ids("us_trade_csl");
    assert_eq!(read.list.as_deref(), Some("us_trade_csl"));
    let values = |id: &str, prop: &str| read.values(&format!("us_trade_csl:{id}"), prop).join("|");
    assert_eq!(values("90001", "name"), "Jon Q DOE");
    assert_eq!(
        read.entity("us_trade_csl:90001")
            .statements
            .iter()
            .find(|s| s.value == "Jon Q DOE")
            .unwrap()
            .original
            .as_deref(),
        Some("DOE, Jon Q")
    );
    assert_eq!(values("90001", "alias"), "John DOU|THE BOSS");
    assert_eq!(values("90001", "birthDate"), "1960~|1961-02-03");
    assert_eq!(values("90001", "position"), "Director|Chairman");
    assert_eq!(values("90001", "nationality"), "ir");
    assert_eq!(values("90001", "citizenship"), "sy");
    assert_eq!(values("90001", "gender"), "male");
    assert_eq!(values("90001", "passportNumber"), "K475336|562605");
    assert_eq!(values("90001", "topics"), "sanction");
    assert_eq!(values("90001/id-1", "startDate"), "2009-08-31");
    assert_eq!(values("90001/id-1", "endDate"), "2014-08-30");
    assert_eq!(
        values("90001/wallet-1", "publicKey"),
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    );
    assert_eq!(values("90001/wallet-1", "currency"), "XBT");
    assert_eq!(
        values("90001/sanction-1", "programId") + &values("90001/sanction-2", "programId"),
        "SDGTIRAN"
    );
    assert_eq!(values("90001/sanction-1", "authority"), "Treasury Department");
    assert!(
        values("90001", "notes").contains("Secondary sanctions risk: section 1(b) of Order 1, as amended")
    );
    assert_eq!(read.entity("us_trade_csl:90001").referents, ["us_ofac_sdn:90001"]);

    assert_eq!(values("90002", "name"), "ACME BANK, LTD.");
    assert_eq!(
        values("90002", "innCode") + &values("90002", "ogrnCode"),
        "77070838931027700132195"
    );
    assert_eq!(values("90002", "swiftBic"), "SABRRUMM");
    assert_eq!(values("90002", "imoNumber"), "6495856");
    assert_eq!(values("90002/security-1", "isin"), "RU0009029540");
    assert_eq!(values("90002", "incorporationDate"), "2017-01-16");
    assert_eq!(
        read.entity("us_trade_csl:90002").referents,
        ["us_ofac_sdn:90002", "us_ofac_cons:90002"]
    );
    assert_eq!(values("90002/sanction-2", "programId"), "UKRAINE-EO13662");

    assert_eq!(values("abc1", "name"), "J. DOE");
    assert_eq!(values("abc1", "topics"), "export.control");
    assert_eq!(values("abc1/sanction-1", "listingDate"), "2003-06-19");
    assert_eq!(values("abc1/sanction-1", "endDate"), "2056-06-29");
    assert_eq!(values("abc1/sanction-1", "provisions"), "Standard denial order");
    assert_eq!(values("abc1/sanction-1", "legalBasis"), "68 F.R. 38290 6/27/03");
    assert_eq!(values("abc1/sanction-1", "programId"), "DPL");
    assert_eq!(values("abc2", "name"), "Acme Works (AW)");

    assert_eq!(values("90003", "imoNumber"), "9074729");
    assert_eq!(values("90003", "mmsi"), "445114000");
    assert_eq!(values("90003", "flag") + &values("90003", "pastFlags"), "irpa");
    assert_eq!(values("90003", "callSign"), "5IM 597");
    assert_eq!(values("90003", "tonnage"), "317356");
}

#[test]
fn csv_made_after_the_layout() {
    let read = read_text(&csv(&[PERSON, COMPANY, DENIED, STATE, VESSEL, COMPANY_AGAIN])).unwrap();
    assert_eq!(read.format, Format::UsCslCsv);
    check_facts(&read);
    assert_eq!(
        read.notes(),
        BTreeMap::from([((NoteKind::Dropped, "nationality"), 1)]),
        "{:?}",
        read.got.notes
    );
    assert_eq!(
        read.values("us_trade_csl:90001/id-2", "summary"),
        ["1998-10-28, of issue or expiry"]
    );
    assert_eq!(
        read.values("us_trade_csl:90001", "address"),
        ["1 Main Street, Springfield, US"]
    );
    assert_eq!(read.values("us_trade_csl:90001", "country"), ["us", "sy"]);
}

/// The same parties as the search interface gives them.
fn json_document() -> serde_json::Value {
    let list = |cell: &str| {
        cell.split("; ")
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let record = |cells: &[(&str, &str)]| {
        let cell = |column: &str| {
            cells
                .iter()
                .find(|(name, _)| *name == column)
                .map_or("", |(_, cell)| cell)
        };
        let mut record = serde_json::Map::new();
        for column in HEADER.split(',') {
            let text = cell(column);
            let value = match column {
                "programs" | "alt_names" | "citizenships" | "dates_of_birth" | "nationalities"
                | "places_of_birth" => json!(list(text)),
                "addresses" if !text.is_empty() => json!([
                    {"address": "1 Main Street", "city": "Springfield", "state": null, "postal_code": null, "country": "US"},
                    {"address": null, "city": null, "state": null, "postal_code": null, "country": "SY"}]),
                "ids" => json!(list(text).iter().map(|piece| id(piece)).collect::<Vec<_>>()),
                "entity_number" if !text.is_empty() => json!(text.parse::<u64>().unwrap()),
                _ if text.is_empty() => json!(null),
                _ => json!(text),
            };
            record.insert(if column == "_id" { "id" } else { column }.to_owned(), value);
        }
        serde_json::Value::Object(record)
    };
    let records: Vec<_> = [PERSON, COMPANY, DENIED, STATE, VESSEL, COMPANY_AGAIN]
        .iter()
        .map(|cells| record(cells))
        .collect();
    json!({"total": 6, "results": records, "sources": [{"source_last_updated": "2026-01-02T00:00:00Z"}, {"source_last_updated": "2025-12-31"}]})
}

/// An identifier of the JSON, from the piece that the CSV has.
fn id(piece: &str) -> serde_json::Value {
    let mut parts: Vec<&str> = piece.split(", ").collect();
    let kind = parts.pop().unwrap();
    let country = (parts.len() > 1 && parts[0].len() == 2).then(|| parts.remove(0));
    let dates: Vec<&str> = parts
        .iter()
        .filter(|part| part.len() == 10 && part.contains("-"))
        .copied()
        .collect();
    parts.retain(|part| !dates.contains(part));
    json!({"type": kind, "number": parts.join(", "), "country": country, "expiration_date": dates.first(), "issue_date": dates.get(1)})
}

#[test]
fn json_made_after_the_layout() {
    let read = read_text(&json_document().to_string()).unwrap();
    assert_eq!(read.format, Format::UsCslJson);
    check_facts(&read);
    assert_eq!(read.header.published.as_deref(), Some("2026-01-02"));
    assert_eq!(read.header.declared, Some(6));
    assert_eq!(
        read.values("us_trade_csl:90001/address-1", "city"),
        ["Springfield"]
    );
}

#[test]
fn an_older_layout_a_page_and_a_short_file_are_refused() {
    let old = HEADER.replace("_id,", "").replace(",ids", "");
    let error = read_text(&format!("{old}\n")).unwrap_err().to_string();
    assert!(error.contains("_id, ids"), "{error}");
    let mut page = json_document();
    page["total"] = json!(900);
    let error = read_text(&page.to_string()).unwrap_err().to_string();
    assert!(error.contains("6 of 900"), "{error}");
    let good = csv(&[PERSON, COMPANY]);
    let error = read_text(&good[..good.len() - 40]).unwrap_err().to_string();
    assert!(error.contains("breaks off"), "{error}");
    assert!(read_text(&csv(&[])).is_err());
}

#[test]
fn a_broken_row_is_noted_and_the_rest_is_read() {
    let text = format!("{HEADER}\n{}\nx,y,z\n{}\n", row(PERSON), row(VESSEL));
    let read = read_text(&text).unwrap();
    assert_eq!(read.got.parties().count(), 2);
    let skipped: Vec<_> = read
        .got
        .notes
        .iter()
        .filter(|note| note.kind == NoteKind::Skipped)
        .collect();
    assert_eq!(skipped.len(), 1);
    assert_eq!(skipped[0].record, "line 3");
}

#[test]
fn damaged_files_do_no_harm() {
    assert!(damage(&csv(&[PERSON, COMPANY, DENIED])) > 10);
    assert!(
        damage(&json_document().to_string()) > 100,
        "JSON that is cut or changed is mostly no JSON"
    );
}

#[test]
fn the_whole_list_of_2022() {
    let Some(path) = list_file("the_whole_list_of_2022", "us_csl/consolidated_2022-04.csv") else {
        return;
    };
    let read = read(InputFile::path(path)).unwrap();
    assert_eq!(read.format, Format::UsCslCsv);
    read.check_ids("us_trade_csl");
    // Python's csv.DictReader: 14,160 rows with 14,048 different `_id`; of these ids, by `type`, counted once each.
    assert_eq!(read.got.parties().count(), 14_048);
    let counts = read.schemata();
    let expected = [
        ("Person", 5_284),
        ("Organization", 4_423),
        ("LegalEntity", 3_625),
        ("Vessel", 433),
        ("Airplane", 283),
    ];
    for (schema, count) in expected {
        assert_eq!(counts.get(schema), Some(&count), "{schema}");
    }
    // KIM Jong Un, as the row reads.
    let kim = read
        .got
        .parties()
        .find(|party| party.record == "20157")
        .expect("20157");
    assert_eq!(kim.caption(), "Jong Un KIM");
    assert_eq!(kim.referents, ["us_ofac_sdn:20157"]);
    println!("{:#?}", read.notes());
}
