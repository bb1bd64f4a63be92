//! The answer to a reading.

use exonym_articles::{Entity, Reading};
use exonym_index::Meta;
use exonym_screen::Options;
use serde::Serialize;

use crate::lists::ListInfo;
use crate::screen::{FindingJson, finding_json};

/// The reading of a document, with the lists that were asked.
#[derive(Debug, Clone, Serialize)]
pub struct ReadJson {
    /// Snapshot id; `None` where no list was asked.
    pub snapshot: Option<String>,
    /// Lists that were asked.
    pub lists: Vec<ListInfo>,
    /// What a reader must know before relying on the answer; left out where there is nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caution: String,
    /// The file that was read, where the answer is one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where a page was fetched from in the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What was read.
    pub document: exonym_articles::Document,
    /// Sentences.
    pub sentences: Vec<exonym_articles::Sentence>,
    /// Who and what is named, with list entries.
    pub entities: Vec<EntityReadJson>,
    /// Who said what.
    pub statements: Vec<exonym_articles::Statement>,
    /// Claims beside their denials.
    pub pairs: Vec<exonym_articles::Pair>,
    /// Dates.
    pub dates: Vec<exonym_articles::DateMention>,
    /// Events.
    pub events: Vec<exonym_articles::Event>,
    /// Notes to the reader.
    pub notes: Vec<String>,
    /// For a PDF, its pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<exonym_articles::PageSpan>,
    /// The text that positions count, where that is not the input: of a PDF, and where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An entity with its findings.
#[derive(Debug, Clone, Serialize)]
pub struct EntityReadJson {
    /// The entity.
    #[serde(flatten)]
    pub entity: Entity,
    /// List entries, best first.
    pub findings: Vec<FindingJson>,
}

/// The whole answer.
pub fn read_json(asked: Option<(&Meta, &Options)>, reading: Reading) -> ReadJson {
    let lists = asked.map(|(meta, options)| {
        let wanted = &options.filters.lists;
        let lists = meta
            .lists
            .iter()
            .filter(|list| wanted.is_empty() || wanted.contains(&list.version.list));
        lists.map(ListInfo::from).collect()
    });
    let entity = |mut entity: Entity| {
        let findings = std::mem::take(&mut entity.findings)
            .into_iter()
            .map(finding_json)
            .collect();
        EntityReadJson { entity, findings }
    };
    // Of other forms the reader has the text: it is the input.
    let text = reading.in_text.then(|| reading.text.as_str().to_owned());
    ReadJson {
        file: None,
        url: None,
        snapshot: asked.map(|(meta, _)| meta.snapshot.clone()),
        lists: lists.unwrap_or_default(),
        caution: asked.map(|(meta, _)| meta.caution.clone()).unwrap_or_default(),
        document: reading.document,
        sentences: reading.sentences,
        entities: reading.entities.into_iter().map(entity).collect(),
        statements: reading.statements,
        pairs: reading.pairs,
        dates: reading.dates,
        events: reading.events,
        notes: reading.notes,
        pages: reading.pages,
        text,
    }
}
