//! What becomes of each file of the shared folder when it is imported alone into a fresh data directory.

use crate::run::{exonym, shared};

/// Imported with so many parties; refused with a reason; left as no list of a known format.
enum Outcome {
    Parties(&'static str, u64),
    Refused(&'static str),
    Unknown,
}

use Outcome::{Parties, Refused, Unknown};

/// Counts are those of `shared.rs` and of the readers' tests, which say how they were counted. Not in the table: the folders
/// `derived` (extracts that others made), whose files are unknown, and single files of families, which stand for their kind.
const FILES: &[(&str, Outcome)] = &[
    (
        "au/regulation8_consolidated_2025-02.xlsx",
        Parties("au_dfat_sanctions", 3_062),
    ),
    ("ca/sema_2025-05.xml", Parties("ca_dfatd_sema_sanctions", 4_759)),
    (
        "ch/seco_official_test_amendment_2024-01-17.xml",
        Refused("it holds changes, not the list"),
    ),
    (
        "ch/seco_real_trimmed_2026-08-27.xml",
        Refused("an excerpt, not the whole list"),
    ),
    (
        "ch/seco_xml_RESERIALISED_2026-03.xml",
        Parties("ch_seco_sanctions", 7_608),
    ),
    ("cn/cn_sanctions_opensanctions.csv", Unknown),
    ("devbanks/ebrd_2025-02.csv", Unknown),
    ("devbanks/iadb_2025-02.xlsx", Unknown),
    ("devbanks/world_bank_2025-02.xlsx", Unknown),
    (
        "devbanks/world_bank_api_2026-02-22.json",
        Parties("worldbank_debarred", 1_370),
    ),
    ("eu/eu_fsf_csv_1_0_excerpt.csv", Refused("CSV 1.0 layout")),
    (
        "eu/eu_fsf_xml_1_1_RESERIALISED_2026-02-26.xml",
        Parties("eu_fsf", 5_860),
    ),
    ("eu/eu_fsf_xml_1_1_real_snippet.xml", Refused("an excerpt")),
    ("eu/oj_opensanctions_2026-08/consolidated/32014R0833.csv", Unknown),
    ("ftm/donations.ijson", Parties("donations", 95)),
    ("ftm/eu_authorities.ftm.json", Parties("eu_authorities", 151)),
    (
        "ftm/sa_wiki_peps_entities.ftm.json",
        Parties("sa_wiki_peps_v2", 607),
    ),
    ("ftm/us_congress_senzing.json", Parties("us_congress", 1_319)),
    (
        "ftm/yente_zala_entities.ftm.json",
        Parties("yente_zala_entities", 17),
    ),
    (
        "interpol/interpol_red_notices_targets.simple_2025-05.csv",
        Parties("interpol_red_notices", 6_561),
    ),
    ("jp/meti_foreign_user_list_2025-09-29.xlsx", Unknown),
    ("jp/meti_russia_entities_2025-09-12.pdf.txt", Unknown),
    (
        "jp/mof_asset_freeze_2026-03-05.xlsx",
        Parties("jp_mof_sanctions", 2_862),
    ),
    ("ofac/CONSOLIDATED_2025-03-28.xml", Parties("us_ofac_cons", 443)),
    ("ofac/CONS_ADVANCED_2020-03-17.xml", Parties("us_ofac_cons", 375)),
    ("ofac/cons-2025-12", Parties("us_ofac_cons", 442)),
    ("ofac/cons-2025-12/cons_add.csv", Refused("without the main file")),
    ("ofac/sdn-2023-12-28", Parties("us_ofac_sdn", 13_821)),
    (
        "ofac/sdn-2023-12-28/sdn_comments.csv",
        Refused("without the main file"),
    ),
    ("ofac/sdn-2024-05-02/sdn.csv", Parties("us_ofac_sdn", 14_973)),
    (
        "ofac/sdn-2024-09/alt.csv",
        Refused("aliases without the main file"),
    ),
    ("ofac/sdn-2025-12/alt.csv", Refused("without the main file")),
    (
        "ofac/sdn-2026-06/add.csv",
        Refused("addresses without the main file"),
    ),
    ("pk/nacta_proscribed_persons.json", Unknown),
    (
        "ua/ua_war_sanctions_targets.simple_2026-03.csv",
        Parties("ukraine_war_and_sanctions", 5_600),
    ),
    ("uk/ConList_2025-04-14.xlsx", Parties("gb_hmt_sanctions", 4_688)),
    ("uk/FCDO_SL_2025-08-11.ods", Unknown),
    (
        "uk/uk_sanctions_list_xml_RESERIALISED_2026-08-22.xml",
        Parties("gb_fcdo_sanctions", 6_349),
    ),
    ("un/un_2026-02-27.xml", Parties("un_sc_sanctions", 1_003)),
    ("us_csl/consolidated_2022-04.csv", Parties("us_trade_csl", 14_048)),
    ("us_csl/dpl.txt", Unknown),
];

#[test]
fn every_shared_file_is_read_by_its_format_or_refused_for_its_reason() {
    let Some(shared) = shared("every_shared_file_is_read_by_its_format_or_refused_for_its_reason") else {
        return;
    };
    for (file, outcome) in FILES {
        let dir = tempfile::tempdir().unwrap();
        let path = shared.join("lists").join(file);
        let ran = exonym(dir.path(), &["lists", "import", path.to_str().unwrap()]);
        match outcome {
            Parties(list, count) => {
                assert_eq!(ran.code, 0, "{file}: {}{}", ran.out, ran.err);
                let status = exonym(dir.path(), &["lists", "status", "--format", "json"]).json();
                let lists = status["lists"].as_array().unwrap();
                assert_eq!(lists.len(), 1, "{file}");
                assert_eq!(lists[0]["list"], *list, "{file}");
                assert_eq!(
                    lists[0]["version"]["stats"]["parties"].as_u64(),
                    Some(*count),
                    "{file}"
                );
            }
            Refused(words) => {
                assert_eq!(ran.code, 2, "{file}: {}{}", ran.out, ran.err);
                assert!(
                    ran.out.contains("REFUSED") && ran.out.contains(words),
                    "{file}: {}",
                    ran.out
                );
            }
            Unknown => assert!(
                ran.out.contains("no list format that is known"),
                "{file}: {}{}",
                ran.out,
                ran.err
            ),
        }
    }
}
