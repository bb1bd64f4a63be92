//! The CSV family: what joins, what is taken alone, what is refused.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use common::Bench;
use exonym_store::{ImportOptions, Outcome};

const MAIN: &str = "101,\"TEST, Amal\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 02 Jan 1970.\"\r\n\
                    102,\"TEST TRADING LLC\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a";
const ALIASES: &str = "101,1,\"aka\",\"TEST, Amel\",-0- \r\n\x1a";
const ADDRESSES: &str = "102,1,\"1 High St\",\"Riga\",\"Latvia\",-0- \r\n\x1a";

fn family(bench: &Bench, folder: &str, parts: &[&str]) -> std::path::PathBuf {
    for part in parts {
        let text = match *part {
            "sdn.csv" => MAIN,
            "alt.csv" => ALIASES,
            _ => ADDRESSES,
        };
        bench.file(&format!("{folder}/{part}"), text);
    }
    bench.dir.path().join("files").join(folder)
}

#[test]
fn a_folder_is_one_version_and_its_main_file_alone_is_less() {
    let mut bench = Bench::new();
    let whole = family(&bench, "sdn-2024-01-01", &["sdn.csv", "alt.csv", "add.csv"]);
    let Outcome::InService { version } = bench.one(&whole, &ImportOptions::default()) else {
        panic!()
    };
    assert_eq!(
        (version.list.as_str(), version.published.as_str()),
        ("us_ofac_sdn", "2024-01-01")
    );
    assert_eq!(
        (version.dated_by.as_str(), version.files.len(), version.partial),
        ("folder", 3, false)
    );

    let alone = family(&bench, "sdn-2024-02-01", &["sdn.csv"]).join("sdn.csv");
    let outcome = bench.one(&alone, &ImportOptions::default());
    assert!(
        matches!(&outcome, Outcome::Refused { why, .. } if why.contains("--partial")),
        "{outcome:?}"
    );
    let partial = ImportOptions {
        partial: true,
        ..Default::default()
    };
    let Outcome::InService { version } = bench.one(&alone, &partial) else {
        panic!()
    };
    assert!(version.partial && version.remarks.iter().any(|remark| remark.contains("alone")));
}

#[test]
fn the_main_file_alone_is_taken_with_a_remark_where_nothing_fuller_serves() {
    let mut bench = Bench::new();
    let folder = family(&bench, "sdn-2024-01-01", &["sdn.csv", "alt.csv"]);
    let Outcome::InService { version } = bench.one(&folder.join("sdn.csv"), &ImportOptions::default()) else {
        panic!()
    };
    assert!(version.partial, "a file path means that file alone");
    let Outcome::InService { version } = bench.one(&folder, &ImportOptions::default()) else {
        panic!()
    };
    assert_eq!(
        version.files.len(),
        2,
        "the same version with its parts takes its place unasked"
    );
    let outcome = bench.one(&folder.join("sdn.csv"), &ImportOptions::default());
    assert!(matches!(outcome, Outcome::AlreadyThere { .. }), "{outcome:?}");
}

#[test]
fn parts_alone_and_across_folders_are_refused() {
    let mut bench = Bench::new();
    family(&bench, "a/sdn-2024-01-01", &["sdn.csv"]);
    family(&bench, "a/sdn-2024-02-01", &["alt.csv", "add.csv"]);
    let report = bench.import(&bench.dir.path().join("files/a"), &ImportOptions::default());
    let outcomes: Vec<_> = report
        .items
        .iter()
        .map(|item| (item.paths.len(), &item.outcome))
        .collect();
    assert!(
        matches!(outcomes[0], (1, Outcome::InService { version }) if version.partial),
        "{outcomes:?}"
    );
    assert!(
        matches!(outcomes[1], (2, Outcome::Refused { why, .. }) if why.contains("main file")),
        "{outcomes:?}"
    );
}

/// `sdn-2024-05-02/sdn.csv` against `sdn-2023-12-28/sdn.csv`: a count of rows with Python's csv module gives 1,256 ent_num
/// only in the newer, 104 only in the older, and 48 rows of both that differ.
#[test]
fn the_real_difference_is_exact() {
    let Some(lists) = common::shared_lists() else {
        println!("skipped: the_real_difference_is_exact: no shared lists");
        return;
    };
    let mut bench = Bench::new();
    let partial = ImportOptions {
        partial: true,
        ..Default::default()
    };
    for date in ["2023-12-28", "2024-05-02"] {
        let path = lists.join(format!("ofac/sdn-{date}/sdn.csv"));
        assert!(matches!(bench.one(&path, &partial), Outcome::InService { .. }));
    }
    let from = bench.store.find_version("us_ofac_sdn", "2023-12-28").unwrap();
    let to = bench.store.find_version("us_ofac_sdn", "2024-05-02").unwrap();
    let diff = bench.store.diff(&from, &to).unwrap();
    assert_eq!((diff.added, diff.removed, diff.changed), (1256, 104, 48));
    assert_eq!(diff.entries.len(), 1256 + 104 + 48);
    assert!(diff.entries.iter().all(|entry| !entry.statements.is_empty()));
}
