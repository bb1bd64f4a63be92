//! Noun phrases beside a verb, without a parser: words of closed classes and marks say where a phrase can begin and end.

mod backwards;
mod forwards;

use exonym_tables::english::Classes;

use crate::page::Page;
use crate::statements::lexicon;
use crate::statements::quotes::Quotes;
use crate::token::{Case, TokenKind};
use backwards::coordinated;

pub(crate) use backwards::phrase_before;
pub(crate) use forwards::{begins_phrase, phrase_after};

/// A run of tokens, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) first: usize,
    pub(crate) last: usize,
}

impl Run {
    pub(crate) fn new(first: usize, last: usize) -> Run {
        Run { first, last }
    }

    pub(crate) fn is_empty(self) -> bool {
        self.first >= self.last
    }

    pub(crate) fn holds(self, token: usize) -> bool {
        self.first <= token && token < self.last
    }
}

/// The subject of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The whole phrase, without what stands in commas after it.
    pub(crate) whole: Run,
    /// Those who do it together; one for most.
    pub(crate) parts: Vec<Run>,
}

/// Words before which a noun phrase ends, in either direction.
const STOPS: Classes = Classes::PREPOSITION
    .or(Classes::CONJUNCTION)
    .or(Classes::MODAL)
    .or(Classes::AUXILIARY)
    .or(Classes::NEGATION)
    .or(Classes::RELATIVE)
    .or(Classes::SUBORDINATOR)
    .or(Classes::ADVERB)
    .or(Classes::OBJECT);

/// The most tokens of one noun phrase.
const LONGEST: usize = 16;

/// The most tokens of what stands in commas between a name and its verb.
const LONGEST_ASIDE: usize = 32;

/// Prepositions that hang a phrase on the one before it, within a subject.
const HANGERS: &[&str] = &[
    "of", "for", "from", "at", "in", "with", "on", "to", "near", "behind", "against", "under", "within",
    "inside",
];

/// The subject that ends before token `end`; nothing before `first` is looked at.
pub(crate) fn subject_before(page: &Page, quotes: &Quotes, end: usize, first: usize) -> Option<Subject> {
    let mut end = end;
    for _ in 0..3 {
        let at = end.checked_sub(1).filter(|at| *at >= first)?;
        end = match page.word(at) {
            "," => aside_before(page, at, first)?,
            ")" => opening(page, at, first, "(")?,
            "—" | "–" | "--" => opening(page, at, first, page.word(at))?,
            _ => break,
        };
    }
    let run = phrase_before(page, quotes, end, first, 0)?;
    let parts = coordinated(page, quotes, run, first);
    let mut parts = parts;
    if parts.len() > 1 && page.lower(parts[0].first) == "both" {
        parts[0].first += 1;
    }
    let whole = Run::new(parts.first().map_or(run.first, |part| part.first), run.last);
    is_subject(page, whole).then_some(Subject { whole, parts })
}

/// The opening mark of what is closed at `at`, with something in between.
fn opening(page: &Page, at: usize, first: usize, mark: &str) -> Option<usize> {
    (first..at)
        .rev()
        .take(LONGEST_ASIDE)
        .find(|open| page.word(*open) == mark && *open > first)
}

/// The comma before an aside that ends with the comma at `at`: `X, a doctor, said`.
fn aside_before(page: &Page, at: usize, first: usize) -> Option<usize> {
    let mut open = at;
    for here in (first..at).rev().take(LONGEST_ASIDE) {
        if page
            .token(here)
            .is_some_and(|token| token.kind == TokenKind::Quote)
            || matches!(page.word(here), ":" | ";")
        {
            break;
        }
        if page.word(here) != "," {
            continue;
        }
        open = here;
        let head = page.token(here + 1)?;
        let opener = Classes::DETERMINER
            .or(Classes::RELATIVE)
            .or(Classes::PREPOSITION)
            .or(Classes::POSSESSIVE)
            .or(Classes::SUBORDINATOR)
            .or(Classes::NUMBER);
        let begins = head.classes.any(opener)
            || head.kind == TokenKind::Number
            || matches!(head.case, Case::Title | Case::Upper) && here + 4 >= at
            || head.kind == TokenKind::Word
                && head.case == Case::Lower
                && !head.classes.any(Classes::CONJUNCTION);
        // The phrase before the comma must look like the end of a name or noun.
        let before = here.checked_sub(1).and_then(|before| page.token(before));
        let ends = before.is_some_and(|token| {
            token.kind == TokenKind::Word && !token.classes.any(Classes::SUBJECT.or(Classes::ADVERB))
        });
        if begins && ends {
            return Some(here);
        }
    }
    (open < at && open > first).then_some(open)
}

fn is_pronoun(page: &Page, run: Run) -> bool {
    run.last == run.first + 1
        && page
            .token(run.first)
            .is_some_and(|token| token.classes.any(Classes::SUBJECT.or(Classes::OBJECT)))
}

/// Whether a token is the first word of its sentence, so that its capital says nothing.
pub(crate) fn opens_sentence(page: &Page, at: usize) -> bool {
    let Some(token) = page.token(at) else { return false };
    let sentence = page.sentence_at(token.span.start);
    let Some(first) = page.sentences.get(sentence).map(|sentence| sentence.first) else {
        return false;
    };
    (first..at).all(|before| {
        page.token(before)
            .is_some_and(|token| token.kind != TokenKind::Word)
    })
}

/// Whether a phrase can be who speaks: a pronoun, a name, something determined, a calling, or a plural.
pub(crate) fn is_subject(page: &Page, run: Run) -> bool {
    let Some(head) = page.token(run.first) else {
        return false;
    };
    if head.classes.any(Classes::SUBJECT) {
        return true;
    }
    if run.last == run.first + 1 && head.classes.any(Classes::OBJECT.or(Classes::ADVERB)) {
        return false;
    }
    if head
        .classes
        .any(Classes::DETERMINER.or(Classes::POSSESSIVE).or(Classes::NUMBER))
        || head.kind == TokenKind::Number
    {
        let bare = run.last == run.first + 1;
        return !bare
            || matches!(
                page.lower(run.first),
                "both" | "some" | "many" | "others" | "one" | "few" | "another" | "this" | "all" | "most"
            );
    }
    (run.first..run.last).any(|at| {
        let Some(token) = page.token(at) else { return false };
        let name = token.kind == TokenKind::Word && token.case != Case::Lower;
        let word = page.lower(at);
        let plural = at + 1 == run.last && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        name || plural
            || lexicon::noun(word).is_some_and(|noun| {
                matches!(
                    noun.class,
                    lexicon::NounClass::Source | lexicon::NounClass::Speaker
                )
            })
    })
}
