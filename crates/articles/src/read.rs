//! The one entry: a document to a reading, stage by stage.

use std::sync::Arc;

use jiff::civil::Date;

use crate::document::{self, DocumentForm};
use crate::error::ReadError;
use crate::events::{self, Found};
use crate::linking::{self, Lists};
use crate::page::Page;
use crate::reading::{PageSpan, Reading, Sentence};
use crate::tagger::Tagger;
use crate::{dates, language, mentions, pairs, statements};

/// How a document is read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The date of the document; goes before the one that it states.
    pub date: Option<Date>,
    /// The form, where it is known; else the bytes tell.
    pub form: Option<DocumentForm>,
    /// What the input is in, as its sender says; its own mark and valid UTF-8 go before it.
    pub encoding: Option<String>,
    /// Whether positions count the text that was read, which the answer then carries, and not the input: for who shows an answer and
    /// does not want to read HTML or e-mail himself. Of a PDF they always do.
    pub in_text: bool,
    /// What finds names besides the rules.
    pub tagger: Option<Arc<dyn Tagger>>,
    /// How lists are asked.
    pub screen: exonym_screen::Options,
}

/// Reads a document. Without `lists` no entity is looked up.
///
/// # Errors
/// The input is no text or too long, the index behind `lists` is damaged, or the tagger cannot be run.
pub fn read(input: &[u8], lists: Option<&dyn Lists>, options: &Options) -> Result<Reading, ReadError> {
    let source = document::open(input, options.form, options.encoding.as_deref())?;
    let mut document = source.document;
    if let Some(date) = options.date {
        document.date = Some(date.to_string());
        document.date_from = Some("option".to_owned());
    }
    let day: Option<Date> = document
        .date
        .as_deref()
        .and_then(|date| date.get(..10)?.parse().ok());
    let pages = source.pages;
    let page = Page::new(source.text);
    // A plain text can bear its date on a line of its own.
    let stated = document.date.is_none().then(|| dates::stated(&page)).flatten();
    if let Some(stated) = stated {
        document.date = Some(stated.to_string());
        document.date_from = Some("dateline".to_owned());
    }
    let day = day.or(stated);
    let language = language::of(&page);
    let english = language == "en";
    // A page says its language for all of it; the words of the article know better whether it is English.
    if english || document.language.is_empty() || document.language == "en" {
        document.language = language.to_owned();
    }
    let mut notes = source.notes;
    if !english && !page.sentences.is_empty() {
        notes.push("the text is not English: names are read, statements and events are not".to_owned());
    }
    let drafts = if english {
        statements::drafts(&page)
    } else {
        statements::Drafts::default()
    };
    let tagger = options.tagger.as_deref();
    let mut entities = mentions::entities(&page, &drafts, tagger).map_err(ReadError::Model)?;
    if let Some(tagger) = tagger {
        notes.push(format!(
            "mentions whose `engine` is `model` were found by {} and by no rule",
            tagger.describe()
        ));
    }
    if let Some(lists) = lists {
        let left_out = linking::link(&page, &mut entities, lists, &options.screen)?;
        notes.extend(left_out);
    }
    let statements = statements::finish(&page, &drafts, &entities);
    let dates = dates::dates(&page, day);
    let pairs = pairs::pairs(&page, &entities, &statements);
    let found = Found {
        entities: &entities,
        statements: &statements,
        pairs: &pairs,
        dates: &dates,
        document: day,
    };
    let events = events::events(&page, &found);
    let sentences = page
        .sentences
        .iter()
        .map(|sentence| Sentence { span: sentence.span });
    let mut reading = Reading {
        document,
        sentences: sentences.collect(),
        entities,
        statements,
        pairs,
        dates,
        events,
        notes,
        pages: pages
            .into_iter()
            .map(|(number, span)| PageSpan { number, span })
            .collect(),
        text: page.text,
        in_text: options.in_text,
    };
    if options.in_text {
        reading.text = reading.text.itself();
    }
    reading.in_text |= reading.document.form == DocumentForm::Pdf.as_str();
    let text = std::mem::take(&mut reading.text);
    reading.each_span(|span| *span = text.to_source(*span));
    reading.text = text;
    Ok(reading)
}
