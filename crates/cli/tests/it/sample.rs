//! Screening on the built-in sample list.

use crate::run::exonym;

fn ids(args: &[&str]) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let mut all = vec!["screen", "--format", "json"];
    all.extend(args);
    exonym(dir.path(), &all).ids()
}

#[test]
fn korean_through_russian_is_kim_jong_un() {
    for name in [
        "Kim CHen Yn",
        "Ким Чен Ын",
        "김정은",
        "Kim Jong Un",
        "KIM JONG-UN",
    ] {
        assert_eq!(
            ids(&[name]).first().map(String::as_str),
            Some("us_ofac_sdn:20157"),
            "{name}"
        );
    }
}

#[test]
fn the_persons_of_the_article_who_are_listed_are_found_and_the_others_not() {
    let has = |name: &str, id: &str| {
        let dir = tempfile::tempdir().unwrap();
        let json = exonym(dir.path(), &["screen", name, "--format", "json"]).json();
        let findings = json["results"][0]["findings"].as_array().unwrap().clone();
        let entries = findings
            .iter()
            .flat_map(|finding| finding["entries"].as_array().unwrap().clone());
        assert!(entries.into_iter().any(|entry| entry["id"] == id), "{name} {id}");
    };
    has("Sergei Shoigu", "us_ofac_sdn:35173");
    has("Vladimir Putin", "us_ofac_sdn:35096");
    has("Dmitry Peskov", "us_ofac_sdn:35320");
    has("Oleg Kozhemyako", "us_ofac_sdn:41064");
    has("Oleg Kozhemyako", "au_dfat_sanctions:7842");
    for nobody in ["Yoon Suk Yeol", "Mao Ning", "John Smith", "Maria Garcia Lopez"] {
        assert!(ids(&[nobody]).is_empty(), "{nobody}");
    }
}

#[test]
fn the_answer_has_the_shape_that_others_build_on() {
    let dir = tempfile::tempdir().unwrap();
    let json = exonym(dir.path(), &["screen", "Kim CHen Yn", "--format", "json"]).json();
    for key in ["snapshot", "as_of", "lists", "results"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    let finding = &json["results"][0]["findings"][0];
    for key in [
        "id",
        "referents",
        "schema",
        "caption",
        "score",
        "match",
        "strength",
        "topics",
        "matched",
        "explanation",
        "entries",
    ] {
        assert!(finding.get(key).is_some(), "{key}");
    }
    for key in ["query", "listed", "quality", "script", "roads"] {
        assert!(finding["matched"].get(key).is_some(), "{key}");
    }
    assert!(
        finding["matched"]["roads"][0]
            .as_str()
            .unwrap()
            .contains("Kontsevich")
    );
    for key in ["publisher", "published", "record", "url", "sha256"] {
        assert!(finding["entries"][0]["citation"].get(key).is_some(), "{key}");
    }
    assert_eq!(finding["entries"][0]["entity"]["id"], "us_ofac_sdn:20157");
    let effects = finding["explanation"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["effect"].as_f64().unwrap());
    assert!((effects.sum::<f64>() - finding["score"].as_f64().unwrap()).abs() < 0.001);
    assert!(json["results"][0]["limited"].is_null());
}

#[test]
fn nobody_says_what_was_asked() {
    let dir = tempfile::tempdir().unwrap();
    let ran = exonym(dir.path(), &["screen", "Nobody Atall"]);
    assert_eq!(ran.code, 0);
    for words in ["No finding", "us_ofac_sdn", "published", "entries", "snapshot"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(ran.err.contains("not for compliance"), "{}", ran.err);
}

#[test]
fn exit_codes_tell() {
    let dir = tempfile::tempdir().unwrap();
    let code = |args: &[&str]| exonym(dir.path(), args).code;
    assert_eq!(code(&["screen", "Kim Jong Un", "--exit-code"]), 1);
    assert_eq!(code(&["screen", "Nobody Atall", "--exit-code"]), 0);
    assert_eq!(code(&["screen"]), 2);
    assert_eq!(code(&["screen", "🙂"]), 2);
    assert_eq!(code(&["screen", "Kim", "--list", "no_such_list"]), 2);
    assert_eq!(code(&["screen", "Kim", "--birth-date", "yesterday"]), 2);
    assert_eq!(code(&["screen", "Kim", "--as-of", "2023-02-30"]), 2);
    assert_eq!(code(&["screen", "--id", "imo:1234568"]), 2);
    assert_eq!(code(&["screen", "Kim", "--threshold", "7"]), 2);
    assert_eq!(code(&["index", "build"]), 2);
    assert_eq!(code(&["lists", "import", "no/such/file"]), 2);
}

#[test]
fn one_argument_is_one_name() {
    let dir = tempfile::tempdir().unwrap();
    let ran = exonym(dir.path(), &["screen", "Kim", "Jong", "Un"]);
    assert!(ran.err.contains("quote it"), "{}", ran.err);
}

#[test]
fn odd_names_do_no_harm() {
    let dir = tempfile::tempdir().unwrap();
    let long = "Kim Jong Un ".repeat(9_000);
    for name in [
        long.as_str(),
        "\u{202e}Kim Jong Un",
        "Kim\u{200b} Jong\u{a0}Un",
        "K̵i̵m̵ Jong Un",
        "…",
        "a",
    ] {
        let ran = exonym(dir.path(), &["screen", name, "--format", "json"]);
        assert!(
            [0, 2].contains(&ran.code),
            "{:?} {}",
            name.chars().take(20).collect::<String>(),
            ran.err
        );
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
}

#[test]
fn identifiers_alone_find() {
    let dir = tempfile::tempdir().unwrap();
    let json = exonym(dir.path(), &["screen", "Lazarus Group", "--format", "json"]).json();
    let linked = json["results"][0]["findings"][0]["entries"][0]["linked"]
        .as_array()
        .unwrap()
        .clone();
    let wallet = linked
        .iter()
        .find(|linked| linked["schema"] == "CryptoWallet")
        .unwrap();
    let address = wallet["properties"]["publicKey"][0].as_str().unwrap();
    for id in [format!("wallet:{address}"), address.to_owned()] {
        assert_eq!(ids(&["--id", &id]).len(), 1, "{id}");
    }
}
