//! PLOVER gold records: a JSON array of sentences, each with actors, trigger words and one type.
//!
//! The records are of 2016 and bear types that PLOVER has since merged; [`current`] says into what. Actors and triggers are given as words,
//! which are looked for in the text.

use serde::Deserialize;

use super::{Document, Event, Gold, Span, occurrences};
use crate::error::EvalError;

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: String,
    text: String,
    event: String,
    #[serde(rename = "eventText", default)]
    trigger: String,
    #[serde(default)]
    source: Actors,
    #[serde(default)]
    target: Actors,
}

/// A list of actors, or a blank string where there is none.
#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Actors {
    Named(Vec<Actor>),
    Text(String),
    #[default]
    None,
}

#[derive(Deserialize)]
struct Actor {
    #[serde(rename = "actorText", default)]
    text: String,
}

/// The type of today for one of 2016.
pub fn current(kind: &str) -> &str {
    match kind {
        "DEMAND" => "REQUEST",
        "DISAPPROVE" | "INVESTIGATE" => "ACCUSE",
        "RETREAT" | "CONCEDE" => "AGREE",
        "FIGHT" => "ASSAULT",
        kind => kind,
    }
}

/// Reads a file. Records of one text become one document with several events.
pub fn documents(file: &str, input: &str) -> Result<Vec<Document>, EvalError> {
    let records: Vec<Record> = serde_json::from_str(input).map_err(|error| EvalError::Gold {
        file: file.to_owned(),
        line: error.line(),
        why: error.to_string(),
    })?;
    let mut documents: Vec<Document> = Vec::new();
    for record in records {
        let event = Event {
            kind: current(&record.event).to_owned(),
            trigger: trigger(&record.text, &record.trigger),
            sources: places(&record.text, &record.source),
            targets: places(&record.text, &record.target),
        };
        let same = documents.iter_mut().find(|document| document.text == record.text);
        match same.map(|document| &mut document.gold) {
            Some(Gold::Events(events)) => events.push(event),
            _ => documents.push(Document {
                name: format!("{file}#{}", record.id),
                text: record.text,
                // The records' dates are placeholders of the coders, not days of publication.
                date: None,
                gold: Gold::Events(vec![event]),
            }),
        }
    }
    Ok(documents)
}

/// From the first to the last trigger word, taken in order; the whole text where none of them is there.
fn trigger(text: &str, words: &str) -> Span {
    let mut span: Option<Span> = None;
    for word in words.split_whitespace() {
        let after = span.map_or(0, |span| span.end);
        if let Some(found) = occurrences(text, word)
            .into_iter()
            .find(|found| found.start >= after)
        {
            span = Some(Span::new(span.map_or(found.start, |span| span.start), found.end));
        }
    }
    span.unwrap_or_else(|| Span::new(0, text.chars().count()))
}

fn places(text: &str, actors: &Actors) -> Vec<Span> {
    match actors {
        Actors::Named(actors) => actors
            .iter()
            .flat_map(|actor| occurrences(text, actor.text.trim()))
            .collect(),
        Actors::Text(name) => occurrences(text, name.trim()),
        Actors::None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_one_text_are_one_document() {
        let input = r#"[
            {"id":"1","text":"Iran demanded talks and met Iraq.","event":"DEMAND","eventText":"demanded talks",
             "source":[{"actorText":"Iran","code":"IRN"}],"target":""},
            {"id":"2","text":"Iran demanded talks and met Iraq.","event":"CONSULT","eventText":"met",
             "source":[{"actorText":"Iran"}],"target":[{"actorText":"Iraq"}]}]"#;
        let read = documents("p.json", input).unwrap();
        assert_eq!(read.len(), 1);
        let Gold::Events(events) = &read[0].gold else {
            panic!()
        };
        assert_eq!(
            (events[0].kind.as_str(), events[0].trigger),
            ("REQUEST", Span::new(5, 19))
        );
        assert_eq!(events[1].targets, [Span::new(28, 32)]);
        assert!(events[0].targets.is_empty());
    }

    #[test]
    fn broken_json_names_its_line() {
        let error = documents("p.json", "[\n{]").unwrap_err().to_string();
        assert!(error.contains("p.json, line 2"), "{error}");
    }
}
