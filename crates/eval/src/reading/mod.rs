//! `exonym eval reading`: is an article read rightly?
//!
//! A gold folder is read by [`gold`], each of its documents by whatever the caller measures, and the two are held against each
//! other by [`score`]. Four things are measured, each where the gold has it: statements (PolNeAR), linking of names within
//! an article and dates (GUM), events (PLOVER).

pub mod convert;
pub mod gold;
pub mod predicted;
pub mod score;
mod speech;
pub mod speed;

pub use gold::{Document, Gold, folder};
pub use predicted::Predicted;

use serde::Serialize;

use score::dates::DateFigures;
use score::events::EventFigures;
use score::links::LinkFigures;
use score::statements::StatementFigures;

/// A piece of a text in Unicode code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Span {
    /// From start and end.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Whether the two share a code point.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly within.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// All figures of one folder. What its gold does not have is left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadingReport {
    /// Documents measured.
    pub documents: usize,
    /// Who said what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statements: Option<StatementFigures>,
    /// Which names mean the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<LinkFigures>,
    /// Which day is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateFigures>,
    /// Who did what to whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<EventFigures>,
}

/// Reads every document with `read` and measures it.
pub fn measure(documents: &[Document], read: impl Fn(&Document) -> Predicted) -> ReadingReport {
    let mut statements = score::statements::Tally::default();
    let mut links = score::links::Tally::default();
    let mut dates = score::dates::Tally::default();
    let mut events = score::events::Tally::default();
    for document in documents {
        let predicted = read(document);
        match &document.gold {
            Gold::Statements(gold) => statements.add(&document.text, gold, &predicted),
            Gold::Names {
                mentions,
                dates: days,
            } => {
                links.add(mentions, &predicted);
                dates.add(days, &predicted);
            }
            Gold::Events(gold) => events.add(gold, &predicted),
        }
    }
    ReadingReport {
        documents: documents.len(),
        statements: statements.figures(),
        links: links.figures(),
        dates: dates.figures(),
        events: events.figures(),
    }
}
