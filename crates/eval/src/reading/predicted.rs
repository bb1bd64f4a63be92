//! What a reader made of a text, in the plain form that is scored.

use super::Span;

/// One reading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Predicted {
    /// Sentences.
    pub sentences: Vec<Span>,
    /// Mentions by name, short form or acronym.
    pub mentions: Vec<Mention>,
    /// Statements.
    pub statements: Vec<Statement>,
    /// Dates.
    pub dates: Vec<Date>,
    /// Events.
    pub events: Vec<Event>,
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// Who is meant; equal for two mentions of one.
    pub entity: String,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
}

/// Who said what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    /// The words that say that something is said.
    pub cue: Option<Span>,
    /// The speaker nearest to the content.
    pub speaker: Option<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// A day or a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Where.
    pub span: Span,
    /// `2017-07-18`, `2017-07`, `2017`, an interval `A/B`, or blank where it is left open.
    pub value: String,
}

/// Who did what to whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// PLOVER type.
    pub kind: String,
    /// The rule that found it.
    pub rule: String,
    /// The words that say so.
    pub trigger: Option<Span>,
    /// Where in the sentence the doers are named.
    pub actors: Vec<Span>,
    /// Where in the sentence those are named to whom it is done.
    pub recipients: Vec<Span>,
}
