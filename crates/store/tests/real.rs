//! The real lists of the shared folder: the test snapshot in full, then every other file, each taken or refused with a reason.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::time::Instant;

use common::Bench;
use exonym_store::{ImportOptions, Outcome};

#[test]
fn the_test_snapshot_is_taken_whole() {
    let Some(lists) = common::shared_lists() else {
        println!("skipped: the_test_snapshot_is_taken_whole: no shared lists");
        return;
    };
    let current = std::fs::read_to_string(lists.join("CURRENT")).unwrap();
    let paths: Vec<_> = current
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| lists.join(line))
        .collect();
    let mut bench = Bench::new();
    let begin = Instant::now();
    let report = bench
        .store
        .import(&paths, &ImportOptions::default(), &mut ())
        .unwrap();
    println!("{} versions in {:?}", report.kept().count(), begin.elapsed());
    for item in &report.items {
        let Outcome::InService { version } = &item.outcome else {
            panic!("{:?}: {:?}", item.paths, item.outcome)
        };
        let (stats, remarks) = (&version.stats, version.remarks.join("; "));
        println!(
            "{} {} by {}, {}: {} parties, notes {:?}; {remarks}",
            version.list, version.published, version.dated_by, version.format, stats.parties, stats.notes
        );
        assert!(stats.parties > 400, "{}", version.list);
    }
    assert_eq!(report.items.len(), paths.len());
    let again = bench
        .store
        .import(&paths, &ImportOptions::default(), &mut ())
        .unwrap();
    assert!(
        again
            .items
            .iter()
            .all(|item| matches!(item.outcome, Outcome::AlreadyThere { .. }))
    );
    let begin = Instant::now();
    let verified = bench.store.verify(&mut ()).unwrap();
    println!("verified in {:?}", begin.elapsed());
    assert!(!verified.is_damaged() && verified.versions.iter().all(|check| check.drift.is_none()));
}

#[test]
fn every_other_file_is_taken_or_left_with_a_reason() {
    let Some(lists) = common::shared_lists() else {
        println!("skipped: every_other_file_is_taken_or_left_with_a_reason: no shared lists");
        return;
    };
    let mut bench = Bench::new();
    let report = bench.import(&lists, &ImportOptions::default());
    for item in &report.items {
        let path = item.paths[0].strip_prefix(&lists).unwrap().display().to_string();
        let list = item.list.clone().unwrap_or_default();
        match &item.outcome {
            Outcome::InService { version } | Outcome::History { version, .. } => {
                println!(
                    "taken    {path}: {list} {} by {}, {} parties",
                    version.published, version.dated_by, version.stats.parties
                );
            }
            Outcome::AlreadyThere { .. } => println!("there    {path}: {list}"),
            Outcome::Refused { why, .. } => println!("refused  {path}: {list}: {why}"),
            Outcome::Question { why } => println!("question {path}: {list}: {why}"),
            Outcome::Unknown { seen } => println!("unknown  {path}: {seen}"),
        }
    }
    assert!(report.kept().count() >= 10);
    let parts_without_main = report.items.iter().filter(
        |item| matches!(&item.outcome, Outcome::Refused { why, .. } if why.contains("without the main file")),
    );
    assert!(
        parts_without_main.count() >= 2,
        "sdn-2025-12 and sdn-2026-06 hold no main file"
    );
}
