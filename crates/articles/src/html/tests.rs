//! The page as a whole: nothing of the article becomes markup, nothing is fetched.

use super::*;
use crate::read::{Options, read};

fn made(text: &str) -> String {
    page(&read(text.as_bytes(), None, &Options::default()).expect("text"))
}

#[test]
fn hostile_text_stays_text() {
    let page = made(
        "<script>alert(1)</script> “<img src=x onerror=alert(1)>,” Kim said on September 17. ]]> </style> --> \" ' `",
    );
    assert!(!page.contains("<img"), "{page}");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
}

#[test]
fn no_other_host() {
    let page = made("Kim met Putin. See https://example.org/x for more.");
    for attribute in [" src=", "url(", "@import", "<link", "<iframe", "javascript:"] {
        assert!(!page.contains(attribute), "{attribute}");
    }
    assert!(
        !page.contains("href=\"http"),
        "addresses of an article are not links"
    );
    assert!(!page.contains(" style="), "the policy forbids inline styles");
}

#[test]
fn the_policy_names_what_is_in_the_page() {
    let page = made("One.");
    let policy = policy::content(STYLE, SCRIPT);
    assert!(page.contains(&policy) && policy.starts_with("default-src 'none'"));
    assert!(
        page.contains(&format!("<style>{STYLE}</style>"))
            && page.contains(&format!("<script>{SCRIPT}</script>"))
    );
}

#[test]
fn every_link_has_its_sentence() {
    let page =
        made("Kim met Putin on September 13. Putin said that it went well. “We will meet again,” Kim said.");
    let targets: Vec<&str> = page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(!targets.is_empty());
    for target in targets {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

#[test]
fn the_same_input_gives_the_same_page() {
    let text = "Kim met Putin on September 13. Putin said that it went well.";
    assert_eq!(made(text), made(text));
    assert!(made("").contains("</html>"));
}
