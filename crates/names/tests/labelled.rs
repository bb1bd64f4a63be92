//! Bars on the labelled development sets, somewhat under what is reached, so that a loss is seen. Skipped where the sets are
//! not at hand.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly and says what it skips"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use exonym_names::{NameKind, Scratch, THRESHOLD, compare, prepare};

fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let beside = || {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        here.ancestors()
            .map(|folder| folder.join("shared"))
            .find(|folder| folder.is_dir())
    };
    given
        .or_else(beside)
        .filter(|folder| folder.join("labelled").is_dir())
}

fn kind(schema: &str) -> NameKind {
    match schema {
        "Person" => NameKind::Person,
        "Company" | "Organization" => NameKind::Organization,
        "Vessel" => NameKind::Object,
        _ => NameKind::Unknown,
    }
}

/// True positives, false positives and false negatives by group; `X-other` counts with `X`.
fn counts(file: &str) -> Option<BTreeMap<String, [f32; 3]>> {
    let mut reader = csv::Reader::from_path(shared()?.join("labelled").join(file)).unwrap();
    let mut scratch = Scratch::default();
    let mut out: BTreeMap<String, [f32; 3]> = BTreeMap::new();
    for row in reader.records() {
        let row = row.unwrap();
        let kind = kind(&row[1]);
        let said = compare(
            &prepare(&row[2], kind, &[]),
            &prepare(&row[3], kind, &[]),
            &mut scratch,
        ) >= THRESHOLD;
        let group = row[0].trim_end_matches("-other").to_owned();
        for name in [group, "all".to_owned()] {
            let cell = out.entry(name).or_default();
            match (&row[4] == "true", said) {
                (true, true) => cell[0] += 1.0,
                (false, true) => cell[1] += 1.0,
                (true, false) => cell[2] += 1.0,
                (false, false) => {}
            }
        }
    }
    Some(out)
}

/// Precision and recall.
fn rates([tp, fp, missed]: [f32; 3]) -> (f32, f32) {
    (tp / (tp + fp).max(1.0), tp / (tp + missed).max(1.0))
}

fn check(test: &str, file: &str, group: &str, precision: f32, recall: f32) {
    let Some(counts) = counts(file) else {
        println!("skipped: {test}: no shared lists");
        return;
    };
    let (p, r) = rates(counts[group]);
    assert!(
        p >= precision && r >= recall,
        "{file} {group}: precision {p}, recall {r}"
    );
}

#[test]
fn name_pairs_reach_the_bar() {
    check(
        "name_pairs_reach_the_bar",
        "name_pairs_dev.csv",
        "all",
        0.86,
        0.79,
    );
}

#[test]
fn chains_reach_the_bar() {
    check("chains_reach_the_bar", "chains_dev.csv", "all", 0.99, 0.97);
}

#[test]
fn original_scripts_reach_the_bar() {
    check(
        "original_scripts_reach_the_bar",
        "un_script_dev.csv",
        "all",
        0.98,
        0.90,
    );
}

#[test]
fn single_words_reach_the_bar() {
    for (group, precision, recall) in [
        ("russian", 0.98, 0.95),
        ("arabic", 0.97, 0.93),
        ("korean", 0.96, 0.92),
        ("chinese", 0.95, 0.90),
    ] {
        check(
            "single_words_reach_the_bar",
            "translit_dev.csv",
            group,
            precision,
            recall,
        );
    }
}
