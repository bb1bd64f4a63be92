use super::html::open;
use crate::span::Span;
use crate::text::BlockKind;

const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>Site: Talks</title>
<meta property="og:title" content="Talks &amp; Ties"><meta name="author" content="Jane Roe">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2023-09-20T08:00:00Z","headline":"H","author":{"name":"X"}}]}</script>
<style>p{color:red}</style></head><body class="comment-page"><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><h1>Talks &amp; Ties</h1><div class="byline">By Jane Roe</div>
<p>Kim&rsquo;s <b>trip</b> was good, <!-- hidden -->he said.<p>No end tag
<div class="related"><p>Read also: Other</p></div><figure><figcaption>Kim (left)</figcaption></figure></article>
<footer>Copyright</footer></body></html>"#;

fn blocks(page: &str) -> Vec<(BlockKind, String)> {
    let source = open(page);
    source
        .text
        .blocks()
        .iter()
        .map(|block| (block.kind, source.text.slice(block.span).to_owned()))
        .filter(|(kind, _)| *kind != BlockKind::Furniture)
        .collect()
}

#[test]
fn the_article_and_nothing_else() {
    let expected = [
        (BlockKind::Title, "Talks & Ties"),
        (BlockKind::Byline, "By Jane Roe"),
        (BlockKind::Body, "Kim’s trip was good, he said."),
        (BlockKind::Body, "No end tag"),
        (BlockKind::Caption, "Kim (left)"),
    ];
    let found = blocks(PAGE);
    let found: Vec<(BlockKind, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_the_page_says() {
    let document = open(PAGE).document;
    assert_eq!(document.title.as_deref(), Some("Talks & Ties"));
    assert_eq!(document.byline.as_deref(), Some("Jane Roe"));
    assert_eq!(
        (document.date.as_deref(), document.date_from.as_deref()),
        (Some("2023-09-20"), Some("json-ld"))
    );
    assert_eq!(document.language, "en");
}

#[test]
fn every_character_keeps_its_place() {
    let source = open(PAGE);
    let at = source.text.as_str().find("’s trip").expect("there");
    let found = source.text.to_source(Span::new(at, at + "’".len()));
    let input: Vec<char> = PAGE.chars().collect();
    assert_eq!(
        input[found.start..found.end].iter().collect::<String>(),
        "&rsquo;"
    );
    let trip = source.text.as_str().find("trip").expect("there");
    let found = source.text.to_source(Span::new(trip, trip + 4));
    assert_eq!(input[found.start..found.end].iter().collect::<String>(), "trip");
}

#[test]
fn hostile_pages_do_no_harm() {
    let deep = "<div>".repeat(50_000) + "Kim said it." + &"</div>".repeat(10);
    assert_eq!(blocks(&deep), [(BlockKind::Body, "Kim said it.".to_owned())]);
    for page in [
        "<",
        "<a",
        "<a href=\"",
        "<!--",
        "<script>",
        "</",
        "&",
        "&#99999999999;",
        "<p class='x",
        "<é>",
        "a<b and c>d",
        "<script>alert('<p>no</p>')</script>",
    ] {
        let _ = open(page);
    }
    assert!(blocks("<script>alert('<p>no</p>')</script>").is_empty());
    assert_eq!(
        blocks("1 < 2 is so."),
        [(BlockKind::Body, "1 < 2 is so.".to_owned())]
    );
}

#[test]
fn text_that_begins_with_a_long_character_ends_at_the_next_tag() {
    let page = "<h1>لقاء</h1><p>“It is so,” she said.</p><p>Он <b>Ким</b> сказал.</p>";
    assert_eq!(
        blocks(page),
        [
            (BlockKind::Title, "لقاء".to_owned()),
            (BlockKind::Body, "“It is so,” she said.".to_owned()),
            (BlockKind::Body, "Он Ким сказал.".to_owned()),
        ]
    );
}
