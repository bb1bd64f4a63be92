//! Gold files of `eval reading`, and the page of a reading.

use exonym_articles::{Options, html, read, ties::Ties};
use exonym_eval::reading::folder;

/// Each of the gold formats over the same bytes: an annotation with a text, CoNLL-U, JSON.
pub fn gold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (first, second) = text.split_at(text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at));
    let files = [("a.ann", first), ("a.txt", second), ("b.conllu", &text), ("c.json", &text)];
    for (name, body) in files {
        let mut one = vec![(name.to_owned(), body.to_owned())];
        if name == "a.ann" {
            one.push(("a.txt".to_owned(), second.to_owned()));
        }
        let Ok((documents, _)) = folder(&one) else { continue };
        let report = exonym_eval::reading::convert::run(&documents);
        assert_eq!(report.documents, documents.len());
    }
}

/// Whatever is read, the page has one script and its own policy, and the ties of it can be told.
pub fn page(data: &[u8]) {
    let Ok(reading) = read(data, None, &Options::default()) else { return };
    let page = html::page(&reading);
    assert_eq!(page.matches("<script").count(), 1, "markup from the article");
    assert!(!page.contains(" style="));
    for event in &reading.events {
        assert!(event.trigger.start < event.trigger.end);
    }
    let mut ties = Ties::new(true);
    ties.add("a", &reading);
    let report = ties.finish();
    assert!(report.ties.iter().all(|tie| !tie.points.is_empty()));
}

/// Whatever bytes a PDF has, it is text within bounds or an error; its blocks and pages lie in the text, in order.
pub fn pdf(data: &[u8]) {
    let limits = exonym_pdf::Limits {
        time: std::time::Duration::from_secs(10),
        object_stream: 1 << 20,
        content: 1 << 20,
        operators: 200_000,
        text: 1 << 20,
        ..exonym_pdf::Limits::default()
    };
    let Ok(pdf) = exonym_pdf::read(data, &limits) else { return };
    assert!(pdf.text.len() <= 4 << 20);
    let mut last = 0;
    for block in &pdf.blocks {
        assert!(block.span.start >= last && pdf.text.get(block.span.clone()).is_some());
        last = block.span.end;
    }
    assert!(pdf.pages.windows(2).all(|two| two[0].1.end <= two[1].1.start));
}
