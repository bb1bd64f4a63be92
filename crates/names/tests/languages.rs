//! Every example of `docs/languages.md` must meet: the page promises nothing that is not so.

use exonym_names::{NameKind, Scratch, THRESHOLD, compare, prepare};

const PAGE: &str = include_str!("../../../docs/languages.md");

#[test]
fn every_example_of_the_page_meets() {
    let mut kind = NameKind::Person;
    let (mut asked, mut missed) = (0, Vec::new());
    for line in PAGE.lines() {
        if line.starts_with("Organisations:") {
            kind = NameKind::Organization;
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [script, road, a, b] = cells[..] else { continue };
        if script == "script" || script.starts_with("---") {
            continue;
        }
        let score = compare(
            &prepare(a, kind, &[]),
            &prepare(b, kind, &[]),
            &mut Scratch::default(),
        );
        asked += 1;
        if score < THRESHOLD {
            missed.push(format!("{script}, {road}: {a} | {b}: {score:.2}"));
        }
    }
    assert!(asked > 40, "the tables of the page were not read");
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
