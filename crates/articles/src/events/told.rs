//! Statements by the sentences in which they stand, so that an event finds those that tell of it without asking all.

use std::collections::{HashMap, HashSet};

use super::Found;
use crate::page::Page;
use crate::reading::Statement;
use crate::span::Span;

/// The statements of an article.
pub(super) struct Told<'a> {
    list: &'a [Statement],
    /// By sentence: statements of whose content a part stands there.
    contents: HashMap<usize, Vec<usize>>,
    /// By sentence: statements whose cue stands there.
    cues: HashMap<usize, Vec<usize>>,
    ids: HashMap<&'a str, usize>,
    denied: HashSet<&'a str>,
}

impl<'a> Told<'a> {
    pub(super) fn new(page: &Page, found: &Found<'a>) -> Told<'a> {
        let mut told = Told {
            list: found.statements,
            contents: HashMap::new(),
            cues: HashMap::new(),
            ids: HashMap::new(),
            denied: HashSet::new(),
        };
        for (number, statement) in found.statements.iter().enumerate() {
            told.ids.insert(statement.id.as_str(), number);
            for content in &statement.content {
                for sentence in
                    page.sentence_at(content.start)..=page.sentence_at(content.end.saturating_sub(1))
                {
                    told.contents.entry(sentence).or_default().push(number);
                }
            }
            if let Some(cue) = statement.cue {
                told.cues
                    .entry(page.sentence_at(cue.start))
                    .or_default()
                    .push(number);
            }
        }
        let denied = found.pairs.iter().filter(|pair| pair.kind == "denies");
        told.denied.extend(denied.map(|pair| pair.claim.as_str()));
        told
    }

    fn at(&self, numbers: Option<&Vec<usize>>) -> impl Iterator<Item = &'a Statement> {
        let list = self.list;
        numbers
            .into_iter()
            .flatten()
            .filter_map(move |number| list.get(*number))
    }

    /// The statements whose cue stands in a sentence.
    pub(super) fn cues_in(&self, sentence: usize) -> impl Iterator<Item = &'a Statement> {
        self.at(self.cues.get(&sentence))
    }

    /// The innermost statement in whose content a span stands.
    pub(super) fn around(&self, page: &Page, span: Span) -> Option<&'a Statement> {
        let length = |statement: &&Statement| {
            let inside = statement.content.iter().filter(|content| content.meets(span));
            inside
                .map(|content| content.end - content.start)
                .min()
                .unwrap_or(usize::MAX)
        };
        self.at(self.contents.get(&page.sentence_at(span.start)))
            .filter(|statement| statement.content.iter().any(|content| content.holds(span)))
            .min_by_key(length)
    }

    /// The statement that tells of an event: the one in whose content it stands, else, where the event is itself the saying of
    /// something that another tells, that other.
    pub(super) fn of(&self, page: &Page, span: Span) -> Option<&'a Statement> {
        self.around(page, span).or_else(|| {
            let mut sayings = self.cues_in(page.sentence_at(span.start));
            let saying = sayings.find(|statement| statement.cue.is_some_and(|cue| cue.meets(span)))?;
            self.parent(saying)
        })
    }

    pub(super) fn parent(&self, statement: &Statement) -> Option<&'a Statement> {
        self.list.get(*self.ids.get(statement.parent.as_deref()?)?)
    }

    /// Whether the statement is a claim that someone denies.
    pub(super) fn is_denied(&self, statement: &Statement) -> bool {
        self.denied.contains(statement.id.as_str())
    }
}

/// Who tells of it, outermost first.
pub(super) fn attributed_to(statement: &Statement) -> Vec<String> {
    let mut tellers: Vec<String> = Vec::new();
    for speaker in &statement.speakers {
        if let Some(entity) = &speaker.entity
            && !tellers.contains(entity)
        {
            tellers.push(entity.clone());
        }
    }
    tellers
}
