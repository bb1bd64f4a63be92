//! `exonym read` on one document: forms, formats, and what is hard to read.

use std::time::{Duration, Instant};

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::run::{Ran, exonym, exonym_with_input};

const ARTICLE: &str = "Talks in Pyongyang\n\nKim Jong Un met Sergei Shoigu in Pyongyang on July 26, 2023. \
    Shoigu said that \"our armies will work more closely\". The ministry denied that any weapons were sold.\n";

/// Reads bytes from standard input.
fn read(input: impl AsRef<[u8]>, args: &[&str]) -> Ran {
    let dir = tempfile::tempdir().unwrap();
    let args = [&["read", "-"], args].concat();
    exonym_with_input(dir.path(), &args, input.as_ref())
}

fn names(ran: &Ran) -> Vec<String> {
    assert_eq!(ran.code, 0, "{}", ran.err);
    let json = ran.json();
    let entities = json["entities"].as_array().unwrap();
    entities
        .iter()
        .map(|entity| entity["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn help_shows_examples_and_every_form() {
    let dir = tempfile::tempdir().unwrap();
    let help = exonym(dir.path(), &["read", "--help"]).out;
    for part in [
        "exonym read articles/",
        "https://",
        "--allow-private",
        "--encoding",
        "ftm",
        "pdf",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
    let shell = exonym(dir.path(), &["completions", "bash"]);
    assert!(shell.code == 0 && shell.out.contains("--allow-private"));
}

#[test]
fn every_format_answers() {
    let json = read(ARTICLE, &["--format", "json"]).json();
    assert_eq!(json["document"]["form"], "text");
    let entities = json["entities"].as_array().unwrap();
    let kim = entities
        .iter()
        .find(|entity| entity["name"] == "Kim Jong Un")
        .unwrap();
    assert_eq!(kim["findings"][0]["id"], "us_ofac_sdn:20157");
    assert!(
        json.get("file").is_none() && json.get("text").is_none(),
        "the input is the text"
    );
    let text = read(ARTICLE, &[]);
    assert!(
        text.out.contains("Who said what") && text.out.contains("Kim Jong Un"),
        "{}",
        text.out
    );
    let html = read(ARTICLE, &["--format", "html"]);
    assert!(html.out.starts_with("<!doctype html>") && html.out.contains("Content-Security-Policy"));
    assert_eq!(
        read(ARTICLE, &["--format", "json"]).out,
        read(ARTICLE, &["--format", "json"]).out
    );
}

#[test]
fn statements_are_the_values_of_the_entities() {
    let lines = |format: &str| -> Vec<serde_json::Value> {
        let ran = read(ARTICLE, &["--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let lines = ran.out.lines().map(|line| serde_json::from_str(line).unwrap());
        lines.collect()
    };
    let (entities, rows) = (lines("ftm"), lines("statements"));
    let values: usize = entities
        .iter()
        .flat_map(|entity| entity["properties"].as_object().unwrap().values())
        .map(|values| values.as_array().unwrap().len())
        .sum();
    assert_eq!(rows.len(), values);
    let listed = rows
        .iter()
        .find(|row| row["entity_id"] == "us_ofac_sdn:20157" && row["prop"] == "name");
    assert_eq!(listed.unwrap()["dataset"], "us_ofac_sdn");
    let ids: std::collections::BTreeSet<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rows.len(), "no id stands twice");
}

#[test]
fn followthemoney_links_who_is_named_to_who_is_listed() {
    let ran = read(ARTICLE, &["--format", "ftm"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let entities: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of = |schema: &str| {
        entities
            .iter()
            .filter(|entity| entity["schema"] == schema)
            .collect::<Vec<_>>()
    };
    let article = &of("Article")[0];
    assert_eq!(article["properties"]["title"][0], "Talks in Pyongyang");
    let similar = &of("Similar")[0];
    assert_eq!(similar["properties"]["match"][0], "us_ofac_sdn:20157");
    let ids: Vec<&str> = entities
        .iter()
        .map(|entity| entity["id"].as_str().unwrap())
        .collect();
    let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "no id stands twice");
    // What is referred to is there.
    for (schema, property) in [
        ("Similar", "candidate"),
        ("Similar", "match"),
        ("Mention", "resolved"),
        ("Note", "entity"),
        ("Event", "involved"),
    ] {
        for entity in of(schema) {
            for value in entity["properties"][property].as_array().into_iter().flatten() {
                assert!(
                    ids.contains(&value.as_str().unwrap()),
                    "{schema}.{property}: {value}"
                );
            }
        }
    }
    assert!(
        of("Note")
            .iter()
            .any(|note| note["properties"]["keywords"][0] == "deny"),
        "{}",
        ran.out
    );
}

#[test]
fn exit_codes_tell_what_happened() {
    assert_eq!(read(ARTICLE, &["--exit-code"]).code, 1);
    assert_eq!(
        read(
            "The weather was fine all day long and nobody said a word about it.",
            &["--exit-code"]
        )
        .code,
        0
    );
    assert_eq!(read(ARTICLE, &["--date", "soon"]).code, 2);
    assert_eq!(read(ARTICLE, &["--threshold", "7"]).code, 2);
    assert_eq!(read(ARTICLE, &["--encoding", "scroll"]).code, 2);
    assert_eq!(read(ARTICLE, &["--list", "nowhere"]).code, 2);
    assert_eq!(read(ARTICLE, &["--out", "x"]).code, 2);
    let dir = tempfile::tempdir().unwrap();
    let missing = exonym(dir.path(), &["read", "nowhere.txt"]);
    assert!(
        missing.code == 2 && missing.err.contains("nowhere.txt"),
        "{}",
        missing.err
    );
    assert_eq!(exonym(dir.path(), &["read"]).code, 2);
    assert_eq!(exonym(dir.path(), &["ties", "nowhere"]).code, 2);
}

#[test]
fn nothing_and_no_text_are_told_apart() {
    let empty = read("", &["--no-lists", "--format", "json"]);
    assert_eq!(names(&empty), Vec::<String>::new());
    let binary = read(b"\x7fELF\x02\x01\x01\0\0\0\0", &["--no-lists"]);
    assert!(
        binary.code == 2 && binary.err.contains("not text"),
        "{}",
        binary.err
    );
    let broken = read(b"%PDF-1.7\nthis is none", &["--no-lists"]);
    assert!(broken.code == 2 && broken.err.contains("PDF"), "{}", broken.err);
}

#[test]
fn unbalanced_quotes_and_text_from_right_to_left_are_read() {
    let quotes = "The minister said: \"We will not go. He added that “the talks were over. ‘Nobody came, said Sergei Shoigu of Russia.";
    assert!(names(&read(quotes, &["--no-lists", "--format", "json"])).contains(&"Sergei Shoigu".to_owned()));
    let mixed = "\u{202e}The leader\u{202c} قال كيم جونغ أون إن المحادثات كانت جيدة. רוסיה הכחישה.";
    let ran = read(mixed, &["--no-lists", "--format", "json"]);
    assert!(
        ran.code == 0 && ran.json()["statements"].as_array().unwrap().is_empty(),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("not English"));
}

#[test]
fn an_encoding_is_taken_from_the_page_or_the_user() {
    let text = "<!doctype html><meta charset=windows-1251><p>Ким Чен Ын сказал.</p>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let ran = read(&bytes, &["--format", "json"]);
    assert!(
        ran.out.contains("Ким Чен Ын") && ran.out.contains("windows-1251"),
        "{}",
        ran.out
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Ким Чен Ын сказал.");
    let ran = read(&bytes, &["--format", "json", "--encoding", "windows-1251"]);
    assert!(ran.out.contains("Ким Чен Ын"), "{}", ran.out);
    let unsaid = read(&bytes, &["--no-lists", "--format", "json"]);
    assert!(
        unsaid.code == 0 && unsaid.out.contains("windows-1252"),
        "{}",
        unsaid.out
    );
}

#[test]
fn a_hostile_page_stays_text() {
    let page = "<!doctype html><title></title><script>alert(1)</script><article><h1>Kim Jong Un &lt;script&gt;alert(2)&lt;/script&gt;</h1>\
        <p onclick=alert(3)>Sergei Shoigu said that \"&lt;img src=x onerror=alert(4)&gt; is \u{202e}here\" in Pyongyang.</p>\
        <p>\" autofocus onfocus=alert(5) x=\"</p></style></article><svg onload=alert(6)>".to_owned() + &"<div>".repeat(20_000);
    let ran = read(&page, &["--format", "html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let out = &ran.out;
    for live in [
        "<script>alert",
        "<img src=x",
        "onclick=alert",
        "<svg onload",
        "alert(1)",
    ] {
        assert!(!out.contains(live), "{live}");
    }
    assert!(out.contains("&lt;script&gt;") && out.contains("default-src 'none'"));
    // One file: nothing is loaded.
    for loading in ["<script src", "<img", "<iframe", "<link", "@import", "url(http"] {
        assert!(!out.contains(loading), "{loading}");
    }
}

/// Reads so many megabytes; gives how long it took.
fn read_megabytes(count: usize) -> Duration {
    let text = ARTICLE.repeat((count << 20) / ARTICLE.len());
    let start = Instant::now();
    let ran = read(&text, &["--no-lists", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.len() > text.len());
    start.elapsed()
}

/// A step that looks at everything for each thing would take an hour, and not minutes, of a development build on a busy machine.
#[test]
fn a_megabyte_is_read_in_a_bounded_time() {
    let took = read_megabytes(1);
    assert!(took < Duration::from_secs(120), "{took:?}");
}

#[test]
#[ignore = "minutes in a development build; run with --ignored"]
fn ten_megabytes_are_read_in_a_bounded_time() {
    let took = read_megabytes(10);
    assert!(took < Duration::from_secs(600), "{took:?}");
}

/// A PDF of pages with lines.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let kids: Vec<Object> = pages
        .iter()
        .map(|lines| {
            let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
            let content = format!("BT /F1 11 Tf 72 720 Td {shown} ET");
            let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
            let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
            document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources }).into()
        })
        .collect();
    let count = pages.len() as i64;
    document.objects.insert(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into(),
    );
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[test]
fn a_pdf_is_read_with_its_pages() {
    let input = pdf(&[
        &[
            "Kim Jong Un met Sergei Shoigu in Pyongyang on Tuesday, and",
            "the ministry said that the talks went well.",
        ],
        &["On Friday the ministry denied that any weapons were sold."],
    ]);
    let ran = read(&input, &["--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let json = ran.json();
    assert_eq!(json["document"]["form"], "pdf");
    assert_eq!(json["entities"][0]["findings"][0]["id"], "us_ofac_sdn:20157");
    let text: Vec<char> = json["text"].as_str().unwrap().chars().collect();
    let cut = |at: &serde_json::Value| {
        let place = |key: &str| usize::try_from(at[key].as_u64().unwrap()).unwrap();
        text[place("start")..place("end")].iter().collect::<String>()
    };
    assert_eq!(cut(&json["entities"][0]["mentions"][0]), "Kim Jong Un");
    assert_eq!(json["pages"][1]["page"], 2);
    assert!(cut(&json["pages"][1]).starts_with("On Friday"));
    let shown = read(&input, &[]);
    assert!(shown.out.contains(", page 1"), "{}", shown.out);
    let page = read(&input, &["--format", "html"]).out;
    let second = page
        .find("<p class=\"page\" id=\"p2\">Page 2</p>")
        .expect("the second page is marked");
    let (before, after) = page.split_at(second);
    assert!(
        before.contains("Page 1</p>") && before.contains("talks"),
        "{before}"
    );
    let after: String = after.chars().take(400).collect();
    assert!(after.contains("Friday"), "{after}");
    let scan = read(pdf(&[&[], &[]]), &["--no-lists"]);
    assert!(scan.code == 2 && scan.err.contains("scan"), "{}", scan.err);
}
