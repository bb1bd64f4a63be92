//! Articles: the page, ties over a folder, and measuring on a gold folder.

use std::fs;

use crate::run::exonym;

#[test]
fn the_page_is_one_file_with_the_listed_marked() {
    let dir = tempfile::tempdir().unwrap();
    let article = dir.path().join("a.txt");
    fs::write(&article, "Kim Jong Un met Vladimir Putin on September 13.\n").unwrap();
    let ran = exonym(
        dir.path(),
        &["read", article.to_str().unwrap(), "--format", "html"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("<!doctype html>") && ran.out.contains("us_ofac_sdn 20157"));
    assert!(!ran.out.contains(" src="));
}

#[test]
fn ties_of_a_folder_say_that_they_are_no_finding() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("articles");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.txt"), "Iran attacked Israel.\n").unwrap();
    fs::write(folder.join("b.txt"), "Iran did not attack Israel.\n").unwrap();
    fs::write(folder.join("c.bin"), [0_u8, 1, 2]).unwrap();
    let folder = folder.to_str().unwrap();
    let table = exonym(dir.path(), &["ties", folder, "--no-lists"]);
    assert_eq!(table.code, 0, "{}", table.err);
    assert!(
        table.out.contains("no finding") && table.out.contains("Iran attacked Israel."),
        "{}",
        table.out
    );
    assert!(table.err.contains("c.bin"), "{}", table.err);
    let json = exonym(dir.path(), &["ties", folder, "--no-lists", "--format", "json"]).json();
    assert_eq!(json["ties"][0]["modalities"]["asserted"], 1);
    assert_eq!(json["ties"][0]["modalities"]["negated"], 1);
    assert_eq!(json["ties"][0]["score"], -9.0);
}

#[test]
fn a_gold_folder_is_measured() {
    let dir = tempfile::tempdir().unwrap();
    let gold = dir.path().join("gold");
    fs::create_dir(&gold).unwrap();
    fs::write(gold.join("a.txt"), "Smith said that it rains.\n").unwrap();
    fs::write(
        gold.join("a_1f.ann"),
        "T1\tSource 0 5\tSmith\nT2\tCue 6 10\tsaid\nT3\tContent 11 24\tthat it rains\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n",
    )
    .unwrap();
    let ran = exonym(
        dir.path(),
        &["eval", "reading", gold.to_str().unwrap(), "--format", "json"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let figures = &ran.json()["statements"];
    assert_eq!(figures["cue_precision"]["right"], 1);
    assert_eq!(figures["whole_precision"]["rate"], 1.0);
}

#[test]
fn a_folder_without_gold_says_what_to_give() {
    let dir = tempfile::tempdir().unwrap();
    let ran = exonym(dir.path(), &["eval", "reading", dir.path().to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(".conllu"), "{}", ran.err);
}

#[test]
fn dates_and_events_of_the_development_sets() {
    let Ok(shared) = std::env::var("EXONYM_SHARED") else {
        println!("skipped: dates_and_events_of_the_development_sets, EXONYM_SHARED is not set");
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let measure = |set: &str| {
        let folder = format!("{shared}/labelled/reading/{set}");
        exonym(dir.path(), &["eval", "reading", &folder, "--format", "json"]).json()
    };
    let dates = &measure("gum")["dates"];
    assert!(
        dates["right_of_answered"]["rate"].as_f64().unwrap() >= 0.94,
        "{dates}"
    );
    assert!(dates["answered"]["rate"].as_f64().unwrap() >= 0.90, "{dates}");
    let events = &measure("events")["events"];
    assert!(
        events["type_precision"]["rate"].as_f64().unwrap() >= 0.85,
        "{events}"
    );
    assert!(
        events["type_recall"]["rate"].as_f64().unwrap() >= 0.40,
        "{events}"
    );
    for part in ["actor_precision", "target_precision"] {
        assert!(events[part]["rate"].as_f64().unwrap() >= 0.85, "{part} {events}");
    }
}
