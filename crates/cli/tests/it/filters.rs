//! Which entries are asked: lists, programmes, topics, schema, weak aliases, identifiers, days; on the built-in sample list.

use crate::run::{Ran, exonym};

fn screen(args: &[&str]) -> Ran {
    let dir = tempfile::tempdir().unwrap();
    let mut all = vec!["screen"];
    all.extend(args);
    exonym(dir.path(), &all)
}

fn ids(args: &[&str]) -> Vec<String> {
    let mut all = args.to_vec();
    all.extend(["--format", "json"]);
    screen(&all).ids()
}

#[test]
fn a_list_a_programme_a_topic_and_a_schema_narrow_the_question() {
    let putin = "Vladimir Putin";
    let everywhere = screen(&[putin, "--format", "json"]).json();
    let entries = everywhere["results"][0]["findings"][0]["entries"]
        .as_array()
        .unwrap()
        .len();
    assert!(entries > 2, "one party of several lists: {everywhere}");
    let one = ids(&[putin, "--list", "us_ofac_sdn"]);
    assert_eq!(one, ["us_ofac_sdn:35096"]);
    assert_eq!(
        ids(&["Kim Jong Un", "--programme", "dprk3"]),
        ["us_ofac_sdn:20157"]
    );
    assert!(ids(&["Kim Jong Un", "--programme", "RUSSIA-EO14024"]).is_empty());
    assert!(!ids(&[putin, "--topic", "sanction"]).is_empty());
    assert!(ids(&[putin, "--topic", "role.pep"]).is_empty());
    assert!(ids(&[putin, "--schema", "Vessel"]).is_empty());
    assert!(!ids(&[putin, "--schema", "LegalEntity"]).is_empty());
}

#[test]
fn what_is_not_there_to_be_asked_is_an_error_that_says_what_is() {
    for (args, words) in [
        (vec!["A B", "--list", "no_such_list"], "us_ofac_sdn"),
        (vec!["A B", "--schema", "Wizard"], "Person"),
        (vec!["A B", "--birth-date", "someday"], "1984-01-08"),
        (vec!["A B", "--country", "Neverland"], "ISO"),
        (vec!["A B", "--threshold", "7"], "0 to 1"),
        (vec!["A B", "--id", "imo:1234568"], "imo"),
        (vec!["A B", "--snapshot", "beef"], "no snapshot"),
        (vec!["?!"], "no letter or digit"),
    ] {
        let ran = screen(&args);
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
        assert!(
            ran.err.to_lowercase().contains(&words.to_lowercase()),
            "{args:?}: {}",
            ran.err
        );
        assert!(ran.out.is_empty(), "{args:?}: {}", ran.out);
    }
}

#[test]
fn several_names_are_several_answers_and_the_exit_code_tells_a_hit() {
    let ran = screen(&["Kim Jong Un", "Nobody Atall", "--format", "json"]);
    let json = ran.json();
    assert_eq!(json["results"].as_array().unwrap().len(), 2);
    assert_eq!(json["results"][1]["findings"].as_array().unwrap().len(), 0);
    assert_eq!(screen(&["Kim Jong Un", "--exit-code"]).code, 1);
    assert_eq!(screen(&["Nobody Atall", "--exit-code"]).code, 0);
    let split = screen(&["Kim", "Jong", "Un"]);
    assert!(split.err.contains("\"Kim Jong Un\""), "{}", split.err);
    let table = screen(&["Kim Jong Un", "Nobody Atall"]);
    assert_eq!(table.out.matches("Asked ").count(), 1, "{}", table.out);
}

#[test]
fn the_limit_says_so_and_csv_has_a_row_an_entry_under_its_party() {
    let limited = screen(&["Vladimir Putin", "--limit", "1"]);
    assert!(limited.out.contains("the limit"), "{}", limited.out);
    let csv = screen(&["Vladimir Putin", "--format", "csv"]);
    let mut rows = csv.out.lines();
    let columns: Vec<&str> = rows.next().unwrap().split(',').collect();
    assert!(columns.contains(&"party"), "{columns:?}");
    let json = screen(&["Vladimir Putin", "--format", "json"]).json();
    let findings = json["results"][0]["findings"].as_array().unwrap().clone();
    let entries: usize = findings
        .iter()
        .map(|finding| finding["entries"].as_array().unwrap().len())
        .sum();
    assert_eq!(rows.clone().count(), entries, "{}", csv.out);
    assert!(
        rows.all(|row| row.ends_with(",us_ofac_sdn:35096,")),
        "{}",
        csv.out
    );
    assert!(
        !screen(&["Vladimir Putin"]).out.contains('\u{1b}'),
        "no colour in a pipe"
    );
}
