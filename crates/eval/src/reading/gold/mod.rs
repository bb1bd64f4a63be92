//! Gold folders: one file per format, and the walk over a folder that mixes them.

pub mod gum;
pub mod plover;
pub mod polnear;

use std::collections::BTreeMap;

use super::Span;
use crate::error::EvalError;

/// A text with what is right about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// File, or file and record.
    pub name: String,
    /// The text that is read.
    pub text: String,
    /// The day of the document as `YYYY-MM-DD`, where the gold states it.
    pub date: Option<String>,
    /// What is right.
    pub gold: Gold,
}

/// What is right about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gold {
    /// Who said what.
    Statements(Vec<Attribution>),
    /// Who is named and which days are meant.
    Names {
        /// Mentions of entities.
        mentions: Vec<Mention>,
        /// Dates.
        dates: Vec<Date>,
    },
    /// Who did what to whom.
    Events(Vec<Event>),
}

/// One attribution. A part may be in several pieces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribution {
    /// The words that say that something is said.
    pub cue: Vec<Span>,
    /// By whom; empty where the text does not say.
    pub source: Vec<Span>,
    /// What.
    pub content: Vec<Span>,
}

/// A mention of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The whole phrase.
    pub span: Span,
    /// Its head word.
    pub head: Span,
    /// `person`, `organization`, `place` and others.
    pub kind: String,
    /// The same for all mentions of one entity.
    pub entity: String,
    /// Whether the head is a name, and not a pronoun or a description.
    pub named: bool,
}

/// A date with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Where.
    pub span: Span,
    /// `2017-07-18`, `2017-07`, `2017`, or an interval `A/B`.
    pub value: String,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// PLOVER type, of the sixteen.
    pub kind: String,
    /// From the first to the last word of the trigger.
    pub trigger: Span,
    /// Where the doers are named.
    pub sources: Vec<Span>,
    /// Where those are named to whom it is done.
    pub targets: Vec<Span>,
}

/// Sorts the files of a folder into documents. Files are paths with their text; files of no known format are named in the
/// second part of the answer.
pub fn folder(files: &[(String, String)]) -> Result<(Vec<Document>, Vec<String>), EvalError> {
    let texts: BTreeMap<&str, &str> = files
        .iter()
        .filter_map(|(path, text)| Some((stem(path).strip_suffix(".txt")?, text.as_str())))
        .collect();
    let (mut documents, mut left, mut paired) = (Vec::new(), Vec::new(), Vec::new());
    for (path, text) in files {
        let name = stem(path);
        if let Some(base) = name.strip_suffix(".ann") {
            let key = polnear::text_name(base, |key| texts.contains_key(key));
            let body = key.and_then(|key| texts.get(key).map(|body| (key, *body)));
            let Some((key, body)) = body else {
                left.push(format!("{path} (no text of that name)"));
                continue;
            };
            paired.push(key);
            documents.push(polnear::document(path, body, text)?);
        } else if name.ends_with(".conllu") {
            documents.extend(gum::documents(path, text)?);
        } else if name.ends_with(".json") && text.contains("\"eventText\"") {
            documents.extend(plover::documents(path, text)?);
        }
    }
    for (path, text) in files {
        let name = stem(path);
        let used = match name.strip_suffix(".txt") {
            Some(base) => paired.contains(&base),
            None => name.ends_with(".conllu") || name.ends_with(".ann") || text.contains("\"eventText\""),
        };
        if !used {
            left.push(path.clone());
        }
    }
    Ok((documents, left))
}

fn stem(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Where `needle` stands in `text` as whole words, in code points.
pub(crate) fn occurrences(text: &str, needle: &str) -> Vec<Span> {
    if needle.is_empty() {
        return Vec::new();
    }
    let length = needle.chars().count();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(needle)
        .filter(|(at, _)| {
            !word(text[..*at].chars().next_back()) && !word(text[at + needle.len()..].chars().next())
        })
        .map(|(at, _)| {
            let start = text[..at].chars().count();
            Span::new(start, start + length)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_find_each_other_and_the_rest_is_named() {
        let files = [
            ("g/text/a_story.txt", "He said no."),
            ("g/attributions/a_story_1f2e.ann", "T1\tCue 3 7\tsaid\n"),
            ("g/attributions/b_1f2e.ann", ""),
            ("g/README.md", "hello"),
        ]
        .map(|(path, text)| (path.to_owned(), text.to_owned()));
        let (documents, left) = folder(&files).unwrap();
        assert_eq!(documents.len(), 1);
        assert_eq!(
            left,
            ["g/attributions/b_1f2e.ann (no text of that name)", "g/README.md"]
        );
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(occurrences("Élan Iran, Iranian", "Iran"), [Span::new(5, 9)]);
    }
}
