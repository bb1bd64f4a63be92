//! Parties of several lists: shown, judged, and the judgement kept over updates and with old answers.

use std::fs;
use std::path::Path;

use crate::run::{Ran, exonym};

/// A list of one's own, as FollowTheMoney: id, name, birth date.
fn import(dir: &Path, list: &str, published: &str, entries: &[(&str, &str, &str)]) {
    let file = dir.join(format!("{list}-{published}.ftm.json"));
    let lines: Vec<String> = entries
        .iter()
        .map(|(id, name, born)| {
            let properties = serde_json::json!({"name": [name], "birthDate": [born], "nationality": ["ir"]});
            serde_json::json!({"id": id, "schema": "Person", "properties": properties}).to_string()
        })
        .collect();
    fs::write(&file, lines.join("\n")).unwrap();
    let ran = exonym(
        &dir.join("data"),
        &[
            "lists",
            "import",
            file.to_str().unwrap(),
            "--list",
            list,
            "--published",
            published,
            "--force",
        ],
    );
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

fn screen(data: &Path, more: &[&str]) -> Ran {
    let mut args = vec!["screen", "Bahadur Quzvinzade", "--format", "json"];
    args.extend(more);
    exonym(data, &args)
}

const ONE: &str = "first_list:1";
const TWO: &str = "second_list:a";

fn two_lists(dir: &Path) {
    let filler = ("9", "Wartan Telukhov", "1950-02-03");
    import(
        dir,
        "first_list",
        "2024-01-10",
        &[("1", "Bahadur Quzvinzade", "1961-07-19"), filler],
    );
    import(
        dir,
        "second_list",
        "2024-01-11",
        &[("a", "QUZVINZADE, Bahadur", "1961-07-19")],
    );
}

#[test]
fn one_party_of_two_lists_is_one_finding_and_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    two_lists(dir.path());
    let found = screen(&data, &[]).json();
    let findings = found["results"][0]["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{found}");
    assert_eq!(
        (findings[0]["id"].as_str(), findings[0]["referents"][0].as_str()),
        (Some(ONE), Some(TWO))
    );
    assert_eq!(findings[0]["entries"].as_array().unwrap().len(), 2);
    assert_eq!(findings[0]["entries"][1]["citation"]["published"], "2024-01-11");

    let shown = exonym(&data, &["parties", "show", TWO, "--format", "json"]).json();
    assert_eq!(shown["id"], ONE);
    let parts: Vec<&str> = shown["joins"][0]["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["part"].as_str().unwrap())
        .collect();
    assert!(parts.contains(&"name") && parts.contains(&"date"), "{parts:?}");
    let text = exonym(&data, &["parties", "show", ONE]).out;
    assert!(text.contains("the same day") && text.contains(TWO), "{text}");
    let text = exonym(&data, &["screen", "Bahadur Quzvinzade"]).out;
    assert!(
        text.contains("of 2 entries; why they are one: exonym parties show first_list:1"),
        "{text}"
    );
    let stats = exonym(&data, &["parties", "stats", "--format", "json"]).json();
    assert_eq!(
        (stats["entries"].as_u64(), stats["parties"].as_u64()),
        (Some(3), Some(2)),
        "{stats}"
    );
    assert_eq!(exonym(&data, &["parties", "show", "first_list:nobody"]).code, 2);
}

#[test]
fn a_judgement_wins_survives_an_update_and_leaves_old_answers_as_they_were() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    two_lists(dir.path());
    let before = screen(&data, &[]).json();
    let judged = exonym(
        &data,
        &[
            "parties",
            "judge",
            TWO,
            ONE,
            "different",
            "--why",
            "two, \"brothers\"",
            "--by",
            "K. Ilves",
        ],
    );
    assert_eq!(judged.code, 0, "{}", judged.err);
    assert_eq!(screen(&data, &[]).ids(), [ONE, TWO]);

    import(
        dir.path(),
        "second_list",
        "2024-03-01",
        &[("a", "Quzvinzade Bahadur", "1961-07-19")],
    );
    let after = screen(&data, &[]);
    assert_eq!(
        after.ids(),
        [ONE, TWO],
        "the judgement holds for the newer version"
    );
    let old = before["snapshot"].as_str().unwrap();
    assert_ne!(after.json()["snapshot"], old);
    assert_eq!(
        screen(&data, &["--snapshot", old]).json()["results"],
        before["results"]
    );

    let judged = exonym(&data, &["parties", "judge", ONE, TWO, "same"]);
    assert_eq!(judged.code, 0, "{}", judged.err);
    assert_eq!(screen(&data, &[]).ids(), [ONE], "the last word counts");
    let file = fs::read_to_string(data.join("judgements.csv")).unwrap();
    assert_eq!(
        file.lines().count(),
        3,
        "a header and every judgement ever made: {file}"
    );
}

#[test]
fn undecided_pairs_are_offered_last_and_not_joined() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    two_lists(dir.path());
    assert_eq!(
        exonym(&data, &["parties", "judge", ONE, TWO, "undecided"]).code,
        0
    );
    assert_eq!(screen(&data, &[]).ids().len(), 2);
    let review = exonym(&data, &["parties", "review", "--format", "json"]).json();
    assert_eq!(
        (
            review["total"].as_u64(),
            review["pairs"][0]["undecided"].as_bool()
        ),
        (Some(1), Some(true))
    );
    let none = exonym(&data, &["parties", "review", "--list", "no_such_list"]);
    assert!(none.code == 2 && none.err.contains("first_list"), "{}", none.err);
}

#[test]
fn what_cannot_be_judged_is_refused_and_a_broken_file_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let sample = exonym(&data, &["parties", "judge", "us_ofac_sdn:1", "eu_fsf:2", "same"]);
    assert!(
        sample.code == 2 && sample.err.contains("import lists"),
        "{}",
        sample.err
    );
    two_lists(dir.path());
    for pair in [[ONE, "second_list:b"], [ONE, ONE]] {
        let refused = exonym(&data, &["parties", "judge", pair[0], pair[1], "same"]);
        assert_eq!(refused.code, 2, "{}", refused.out);
    }
    assert!(!data.join("judgements.csv").exists());
    fs::write(
        data.join("judgements.csv"),
        "left,right,verdict\nfirst_list:1,second_list:a,perhaps\n",
    )
    .unwrap();
    let broken = screen(&data, &[]);
    assert!(
        broken.code == 2 && broken.err.contains("line 2") && broken.err.contains("perhaps"),
        "{}",
        broken.err
    );
}
