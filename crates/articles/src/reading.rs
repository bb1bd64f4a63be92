//! What comes out: entities, statements, pairs, dates and events, each with the place where the document says so.
//!
//! The shapes are those of the JSON. Findings are left to `exonym_api`, which alone knows how a finding looks.

use exonym_screen::Finding;
use serde::Serialize;

use crate::span::Span;
use crate::text::Text;

/// A document, read.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// What was read.
    pub document: Document,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Who and what is named, by who is meant, in order of first mention.
    pub entities: Vec<Entity>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Claims beside their denials, for a person to review.
    pub pairs: Vec<Pair>,
    /// Dates.
    pub dates: Vec<DateMention>,
    /// Who did what to whom.
    pub events: Vec<Event>,
    /// What a reader must know before relying on the reading.
    pub notes: Vec<String>,
    /// For a PDF, the pages that have text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageSpan>,
    /// The text that was read, with its map to the input.
    #[serde(skip)]
    pub text: Text,
    /// Whether positions count that text and not the input.
    #[serde(skip)]
    pub in_text: bool,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Title, where there is one.
    pub title: Option<String>,
    /// Who wrote it, as the document says.
    pub byline: Option<String>,
    /// Publication date, ISO.
    pub date: Option<String>,
    /// Where the date was taken from: `option`, `meta`, `json-ld`, `header` or `dateline`.
    pub date_from: Option<String>,
    /// ISO 639-1, `und` where it cannot be told.
    pub language: String,
    /// The form that was read: `text`, `html`, `markdown`, `email` or `pdf`.
    pub form: String,
    /// SHA-256 of the input's bytes.
    pub sha256: String,
}

/// A page of a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageSpan {
    /// Its number, from 1.
    #[serde(rename = "page")]
    pub number: usize,
    /// The text whose paragraphs begin on it.
    #[serde(flatten)]
    pub span: Span,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, agency, party, news outlet, ...
    Organisation,
    /// A country as an actor or a place.
    State,
    /// Another place.
    Place,
    /// Several at once: `both countries`.
    Group,
    /// A ship.
    Vessel,
    /// A weapon or a class of weapons.
    Weapon,
    /// Named, and it cannot be told what.
    Other,
}

/// Who or what is meant by one or more mentions.
#[derive(Debug, Clone, Serialize)]
pub struct Entity {
    /// `e1`, `e2`, ... in order of first mention.
    pub id: String,
    /// The longest form in which the document names it.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// FollowTheMoney country code, where the document tells: of a state itself, else where it belongs.
    pub country: Option<String>,
    /// The entities that a group stands for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Where it is mentioned, in order.
    pub mentions: Vec<Mention>,
    /// What the document says it is.
    pub roles: Vec<Role>,
    /// List entries, best first.
    #[serde(skip)]
    pub findings: Vec<Finding>,
}

/// How something is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// By name, full or short.
    Name,
    /// By another name that the document gives, or that is another spelling.
    Alias,
    /// By office or description: `the Chinese diplomat`.
    Role,
    /// `he`.
    Pronoun,
    /// A place for who governs there: `Moscow`.
    Metonym,
    /// `both countries`.
    Group,
    /// `Russian`.
    Demonym,
}

/// A place where an entity is mentioned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// How.
    pub how: How,
    /// 0 to 1: how sure it is that this entity is meant.
    pub confidence: f32,
    /// Why, in words.
    pub why: String,
    /// The name together with the calling right before it: `Foreign Minister Wang Yi`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titled: Option<Span>,
    /// `model` where a model of the user found it and no rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engine: Option<&'static str>,
}

/// What the document says an entity is: `Defense Minister`, of Russia.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// As written.
    pub title: String,
    /// FollowTheMoney country code of what it is a role in.
    pub country: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// Entity id; `None` where it cannot be told who is meant.
    pub entity: Option<String>,
    /// The words that name the speaker.
    #[serde(flatten)]
    pub span: Span,
    /// Whether he says it together with the one before, who else tells what he said.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub together: bool,
}

impl Statement {
    /// The speakers in words: `step` stands between who tells and who is told of, `and` between those who say it together.
    pub fn chain(&self, step: &str, name: impl Fn(&Speaker) -> String) -> String {
        let mut out = String::new();
        for speaker in &self.speakers {
            if !out.is_empty() {
                out.push_str(if speaker.together { " and " } else { step });
            }
            out.push_str(&name(speaker));
        }
        out
    }
}

/// What a speaker does by saying it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Says that it is so.
    Assert,
    /// Says that it is not so.
    Deny,
    /// Says that it is so after all, or of himself.
    Confirm,
    /// Does not say.
    RefuseComment,
    /// Says that someone did wrong.
    Accuse,
    /// Finds it bad.
    Condemn,
    /// Finds it good.
    Praise,
    /// Says that he will.
    Promise,
    /// Says what may come, or threatens.
    Warn,
    /// Says what should be, or might be.
    Suggest,
    /// Is worried.
    Concern,
}

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// In quotation marks.
    Direct,
    /// In the words of who tells.
    Indirect,
    /// Both.
    Mixed,
}

/// Who said what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// `s1`, `s2`, ... in order of the text.
    pub id: String,
    /// Outermost first: who tells of it, then who said it. Those who say it together stand side by side.
    pub speakers: Vec<Speaker>,
    /// The word that makes it a statement; `None` for a quotation that goes on without one.
    pub cue: Option<Span>,
    /// What the speaker does.
    pub stance: Stance,
    /// Direct, indirect or mixed.
    pub form: Form,
    /// What is said.
    pub content: Vec<Span>,
    /// Whether it is told that it was *not* said.
    pub negated: bool,
    /// The statement that it stands in.
    pub parent: Option<String>,
    /// The rule that found it.
    pub rule: String,
}

/// A claim beside its denial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// Statement or event id of the claim.
    pub claim: String,
    /// Statement id of the denial.
    pub denial: String,
    /// `denies` or `contradicts_in_part`.
    pub kind: String,
    /// Why the two belong together, in words.
    pub why: String,
}

/// A date in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateMention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// ISO 8601, `XXXX-09-17` where the year cannot be told, `A/B` for an interval.
    pub value: String,
}

/// Whether an event is said to be a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Told as a fact.
    Asserted,
    /// Told as a claim.
    Alleged,
    /// Told as denied.
    Denied,
    /// Told as not so.
    Negated,
    /// Could be.
    Hypothetical,
    /// Is to be.
    Planned,
    /// Was, long ago.
    Historical,
}

/// Who did what to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// `v1`, `v2`, ... in order of the text.
    pub id: String,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// The words that tell of it.
    pub trigger: Span,
    /// Entity ids.
    pub actors: Vec<String>,
    /// Entity ids.
    pub recipients: Vec<String>,
    /// When it happened.
    pub date: Option<String>,
    /// When it was told.
    pub reported_on: Option<String>,
    /// Entity id of the place.
    pub place: Option<String>,
    /// What was given, fired, discussed: as written.
    pub items: Vec<Span>,
    /// Whether it is said to be a fact.
    pub modality: Modality,
    /// Entity ids of who tells of it, outermost first.
    pub attributed_to: Vec<String>,
    /// The statement that it stands in.
    pub statement: Option<String>,
    /// The rule that found it.
    pub rule: String,
}

impl Reading {
    /// The page of a PDF on which the paragraph of a place begins; `None` for other forms.
    pub fn page_of(&self, place: Span) -> Option<usize> {
        let after = self.pages.partition_point(|page| page.span.start <= place.start);
        Some(self.pages.get(after.checked_sub(1)?)?.number)
    }

    /// Calls `change` on every span once.
    pub(crate) fn each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        self.sentences.iter_mut().for_each(|one| change(&mut one.span));
        for entity in &mut self.entities {
            for one in &mut entity.mentions {
                change(&mut one.span);
                one.titled.iter_mut().for_each(&mut change);
            }
            entity.roles.iter_mut().for_each(|one| change(&mut one.span));
        }
        for statement in &mut self.statements {
            statement
                .speakers
                .iter_mut()
                .for_each(|one| change(&mut one.span));
            statement.cue.iter_mut().for_each(&mut change);
            statement.content.iter_mut().for_each(&mut change);
        }
        self.dates.iter_mut().for_each(|one| change(&mut one.span));
        self.pages.iter_mut().for_each(|one| change(&mut one.span));
        for event in &mut self.events {
            change(&mut event.trigger);
            event.items.iter_mut().for_each(&mut change);
        }
    }
}
