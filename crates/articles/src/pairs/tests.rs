//! Pairs on short texts, through the whole reader.

use crate::read::{Options, read};

/// Pairs as `claim words | denial words | kind`.
fn pairs(text: &str) -> Vec<String> {
    let reading = read(text.as_bytes(), None, &Options::default()).expect("text");
    let letters: Vec<char> = text.chars().collect();
    let content = |id: &str| -> String {
        let statement = reading
            .statements
            .iter()
            .find(|one| one.id == id)
            .expect("a statement");
        let content = statement.content.first().expect("content");
        letters[content.start..content.end].iter().collect()
    };
    reading
        .pairs
        .iter()
        .map(|pair| {
            format!(
                "{} | {} | {}",
                content(&pair.claim),
                content(&pair.denial),
                pair.kind
            )
        })
        .collect()
}

#[test]
fn a_denial_that_points() {
    let found = pairs(
        "The White House said that North Korea was sending shells to Russia. Moscow has dismissed the claims.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("was sending shells") && found[0].ends_with("the claims | denies"),
        "{found:?}"
    );
}

#[test]
fn a_denial_that_speaks_of_the_same_matter() {
    let found = pairs(
        "Kim invited Putin to Pyongyang, the agency said. Nevertheless, spokesman Dmitry Peskov said that Russia had no plans yet for such a visit.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with("contradicts_in_part"), "{found:?}");
}

#[test]
fn no_pair_where_nothing_is_shared() {
    let found =
        pairs("The minister said that prices were rising. The airline said that no flights were late.");
    assert!(found.is_empty(), "{found:?}");
    let alone = pairs("The bank denied the claims.");
    assert!(alone.is_empty(), "{alone:?}");
}

#[test]
fn nobody_denies_himself() {
    let found = pairs("Smith said that the bank had paid the bribe. Smith denied the claims.");
    assert!(found.is_empty(), "{found:?}");
}
