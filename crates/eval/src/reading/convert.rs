//! The product's own reading in the form that is scored.

use exonym_articles::{How, Options, Reading};

use super::gold::Document;
use super::predicted::{Date, Event, Mention, Predicted, Statement};
use super::{ReadingReport, Span};

/// Reads the gold documents as `exonym read` would, without lists, and measures.
pub fn run(documents: &[Document]) -> ReadingReport {
    super::measure(documents, read)
}

/// Reads one document. One that cannot be read has nothing in it.
pub fn read(document: &Document) -> Predicted {
    let options = Options {
        date: document.date.as_deref().and_then(|date| date.parse().ok()),
        ..Options::default()
    };
    exonym_articles::read(document.text.as_bytes(), None, &options)
        .map(|reading| predicted(&reading))
        .unwrap_or_default()
}

/// What is scored of a reading.
pub fn predicted(reading: &Reading) -> Predicted {
    let sentences: Vec<Span> = reading.sentences.iter().map(|one| span(one.span)).collect();
    let named = reading.entities.iter().flat_map(|entity| {
        let names = entity
            .mentions
            .iter()
            .filter(|one| matches!(one.how, How::Name | How::Alias));
        // The gold's phrase begins with the title.
        names.map(|one| Mention {
            span: span(one.titled.unwrap_or(one.span)),
            entity: entity.id.clone(),
            confidence: one.confidence,
        })
    });
    let statements = reading.statements.iter().map(|statement| Statement {
        cue: statement.cue.map(span),
        speaker: statement.speakers.last().map(|speaker| span(speaker.span)),
        content: statement.content.iter().copied().map(span).collect(),
    });
    let dates = reading.dates.iter().map(|date| Date {
        span: span(date.span),
        value: date.value.clone(),
    });
    let events = reading.events.iter().map(|event| {
        let trigger = span(event.trigger);
        let here = sentences
            .iter()
            .find(|sentence| sentence.overlaps(trigger))
            .copied();
        let places = |ids: &[String]| mentions_in(reading, ids, here.unwrap_or(trigger));
        Event {
            kind: event.kind.clone(),
            rule: event.rule.clone(),
            trigger: Some(trigger),
            actors: places(&event.actors),
            recipients: places(&event.recipients),
        }
    });
    Predicted {
        mentions: named.collect(),
        statements: statements.collect(),
        dates: dates.collect(),
        events: events.collect(),
        sentences,
    }
}

/// Where a sentence mentions the entities.
fn mentions_in(reading: &Reading, ids: &[String], sentence: Span) -> Vec<Span> {
    let meant = reading.entities.iter().filter(|entity| ids.contains(&entity.id));
    meant
        .flat_map(|entity| entity.mentions.iter().map(|mention| span(mention.span)))
        .filter(|mention| sentence.overlaps(*mention))
        .collect()
}

fn span(of: exonym_articles::Span) -> Span {
    Span::new(of.start, of.end)
}
