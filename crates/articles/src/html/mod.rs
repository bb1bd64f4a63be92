//! A reading as one HTML page that needs nothing else: no other host, no other file.
//!
//! The page holds the article with its parts in colour, lists of what was found beside it, a timeline and a graph. It works without
//! scripts, by links and anchors; the script adds keys and the way from a word to its entry. The content policy
//! allows exactly the style and the script that are in the page, by their hashes, so that nothing from an article can run or load.

mod article;
mod escape;
mod graph;
mod panel;
mod policy;
mod timeline;

use std::fmt::Write;

pub use escape::{Escaped, escaped};

use crate::reading::Reading;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The page of a reading.
pub fn page(reading: &Reading) -> String {
    let document = &reading.document;
    let title = document.title.as_deref().unwrap_or("Article");
    let language = if document.language.is_empty() {
        "und"
    } else {
        &document.language
    };
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        escaped(language),
        policy::content(STYLE, SCRIPT),
        escaped(title),
    );
    head(reading, title, &mut out);
    out.push_str("<main>\n<article id=\"article\" aria-label=\"Article\">\n");
    article::write(reading, &mut out);
    out.push_str("</article>\n");
    panel::write(reading, &mut out);
    out.push_str("</main>\n<section class=\"charts\">\n");
    timeline::write(reading, &mut out);
    graph::write(reading, &mut out);
    out.push_str("</section>\n");
    let _ = write!(
        out,
        "<footer>Read by rules from the text alone; SHA-256 of the input {}. Events bear types of PLOVER (CC BY-SA 4.0). A statement is what someone is \
         said to have said, an event what the text tells; neither is a finding of fact.</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        escaped(&document.sha256)
    );
    out
}

fn head(reading: &Reading, title: &str, out: &mut String) {
    let document = &reading.document;
    let _ = write!(out, "<header>\n<h1>{}</h1>\n<p class=\"facts\">", escaped(title));
    let facts = [
        ("by", document.byline.as_deref()),
        ("dated", document.date.as_deref()),
        (
            "language",
            Some(document.language.as_str()).filter(|language| !language.is_empty()),
        ),
    ];
    for (what, fact) in facts {
        if let Some(fact) = fact {
            let _ = write!(out, "<span>{what} {}</span> ", escaped(fact));
        }
    }
    if document.date.is_none() {
        out.push_str(
            "<span>no date of the document known: years that the text does not state are left open</span>",
        );
    }
    out.push_str("</p>\n");
    if !reading.notes.is_empty() {
        out.push_str("<ul class=\"notes\">");
        for note in &reading.notes {
            let _ = write!(out, "<li>{}</li>", escaped(note));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("<p class=\"legend\" aria-label=\"Colours\">");
    for kind in [
        "person",
        "organisation",
        "state",
        "place",
        "group",
        "vessel",
        "weapon",
        "other",
        "date",
        "cue",
        "said",
        "event",
    ] {
        let _ = write!(out, "<span class=\"{kind}\">{kind}</span> ");
    }
    out.push_str(
        "<span class=\"keys\">keys: 1–5 lists, j k next and previous, Esc clear</span></p>\n</header>\n",
    );
}

/// The number of the sentence in which a span stands, for links.
fn sentence_of(reading: &Reading, start: usize) -> usize {
    let sentences = &reading.sentences;
    sentences
        .partition_point(|sentence| sentence.span.end <= start)
        .min(sentences.len().saturating_sub(1))
}

/// The name of an entity; its id where there is none of that id.
fn name_of<'a>(reading: &'a Reading, id: &'a str) -> &'a str {
    let entity = reading.entities.iter().find(|entity| entity.id == id);
    entity.map_or(id, |entity| entity.name.as_str())
}

/// The text at a span of the input.
fn text_at(reading: &Reading, span: crate::span::Span) -> &str {
    reading.text.slice(reading.text.from_source(span))
}

#[cfg(test)]
mod tests;
