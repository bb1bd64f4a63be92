//! The real list files, where they are at hand.

use std::fs;

use crate::run::{exonym, shared};

/// Parties of each list of the test snapshot, counted apart from the readers: `grep -c` over the record elements of the XML
/// files, Python's `csv` module over the CSV files (CSL: distinct `_id`), lines of schema Person in the FollowTheMoney file.
/// The workbooks are counted in the tests of their readers.
const COUNTS: &[(&str, u64)] = &[
    ("un_sc_sanctions", 1_003),
    ("us_ofac_sdn", 13_821),
    ("us_ofac_cons", 443),
    ("eu_fsf", 5_860),
    ("gb_fcdo_sanctions", 6_349),
    ("ch_seco_sanctions", 7_608),
    ("ca_dfatd_sema_sanctions", 4_759),
    ("us_trade_csl", 14_048),
    ("sa_wiki_peps_v2", 607),
];

#[test]
fn the_test_snapshot_imports_whole_and_answers_for_the_article() {
    let Some(shared) = shared("the_test_snapshot_imports_whole_and_answers_for_the_article") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let current = fs::read_to_string(shared.join("lists/CURRENT")).unwrap();
    let paths: Vec<String> = current
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| shared.join("lists").join(line.trim()).display().to_string())
        .collect();
    let mut args = vec!["lists", "import"];
    args.extend(paths.iter().map(String::as_str));
    let imported = exonym(dir.path(), &args);
    assert_eq!(imported.code, 0, "{}{}", imported.out, imported.err);
    let status = exonym(dir.path(), &["lists", "status", "--format", "json"]).json();
    let lists = status["lists"].as_array().unwrap();
    assert_eq!(lists.len(), paths.len());
    for (list, count) in COUNTS {
        let found = lists.iter().find(|status| status["list"] == *list).unwrap();
        assert_eq!(
            found["version"]["stats"]["parties"].as_u64(),
            Some(*count),
            "{list}"
        );
    }
    let on = |name: &str| {
        let ran = exonym(dir.path(), &["screen", name, "--limit", "40", "--format", "json"]);
        let (ids, json) = (ran.ids(), ran.json());
        // A finding is a party: each list that it stands on is an entry beneath.
        let findings = json["results"][0]["findings"].as_array().into_iter().flatten();
        let mut lists: Vec<String> = findings
            .flat_map(|finding| finding["entries"].as_array().into_iter().flatten())
            .filter_map(|entry| Some(entry["list"].as_str()?.to_owned()))
            .collect();
        lists.sort();
        lists.dedup();
        (ids, lists)
    };
    for name in ["Kim CHen Yn", "Ким Чен Ын"] {
        assert!(
            on(name).0.contains(&"us_ofac_sdn:20157".to_owned()),
            "{name}: {:?}",
            on(name)
        );
    }
    for (name, ofac) in [
        ("Sergei Shoigu", "us_ofac_sdn:35173"),
        ("Vladimir Putin", "us_ofac_sdn:35096"),
        ("Dmitry Peskov", "us_ofac_sdn:35320"),
        ("Oleg Kozhemyako", "us_ofac_sdn:41064"),
    ] {
        let (ids, lists) = on(name);
        assert!(ids.contains(&ofac.to_owned()), "{name}: {ids:?}");
        for list in ["au_dfat_sanctions", "ca_dfatd_sema_sanctions", "eu_fsf"] {
            assert!(lists.contains(&list.to_owned()), "{name} on {list}: {lists:?}");
        }
    }
    assert!(on("Yoon Suk Yeol").0.is_empty());
}

#[test]
fn the_difference_between_two_versions_is_exact() {
    let Some(shared) = shared("the_difference_between_two_versions_is_exact") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    for version in ["sdn-2023-12-28", "sdn-2024-05-02"] {
        let file = shared.join("lists/ofac").join(version).join("sdn.csv");
        let ran = exonym(
            dir.path(),
            &["lists", "import", "--partial", file.to_str().unwrap()],
        );
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
    let diff = exonym(
        dir.path(),
        &[
            "lists",
            "diff",
            "us_ofac_sdn",
            "2023-12-28",
            "2024-05-02",
            "--format",
            "json",
        ],
    )
    .json();
    let figures = ["added", "removed", "changed"].map(|key| diff[key].as_u64().unwrap());
    assert_eq!(figures, [1_256, 104, 48]);
}
