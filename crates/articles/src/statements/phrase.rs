//! Noun phrases beside a verb, without a parser: words of closed classes and marks say where a phrase can begin and end.

use exonym_tables::english::Classes;

use crate::page::Page;
use crate::statements::lexicon;
use crate::statements::quotes::Quotes;
use crate::token::{Case, TokenKind};

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

/// The noun phrase that ends before `end`, with what hangs on it by a preposition.
pub(crate) fn phrase_before(
    page: &Page,
    quotes: &Quotes,
    end: usize,
    first: usize,
    depth: usize,
) -> Option<Run> {
    let mut start = end;
    let mut names = false;
    while start > first && end - start < LONGEST {
        let at = start - 1;
        let token = page.token(at)?;
        let classes = token.classes;
        match token.kind {
            TokenKind::Quote => {
                // A word in marks inside a name: the “Mirotvorets” database.
                let Some(quote) = quotes
                    .at(at)
                    .filter(|quote| quote.close == at && quotes.is_fragment(page, quote))
                else {
                    break;
                };
                if quote.open < first {
                    break;
                }
                start = quote.open;
                continue;
            }
            TokenKind::Mark => {
                if !matches!(page.word(at), "-" | "&" | "%" | "$" | "/" | "@" | "#") {
                    break;
                }
                start = at;
                continue;
            }
            TokenKind::Number => {
                start = at;
                continue;
            }
            TokenKind::Word => {}
        }
        let word = page.lower(at);
        if word == "'s" {
            start = at;
            continue;
        }
        if start == end && classes.any(Classes::SUBJECT) && token.case != Case::Upper {
            return Some(Run::new(at, end));
        }
        let name = matches!(token.case, Case::Title | Case::Upper | Case::Mixed);
        if name
            && !opens_sentence(page, at)
            && classes.any(Classes::MONTH.or(Classes::WEEKDAY))
            && start < end
            && word != "may"
        {
            // `on Sunday Trump said`
            break;
        }
        if start < end && matches!(word, "what" | "which") {
            break;
        }
        if classes.any(Classes::DETERMINER.or(Classes::POSSESSIVE)) && !(word == "that" && start < end) {
            start = at;
            // `all the`, `most of the`
            while start > first
                && page
                    .token(start - 1)
                    .is_some_and(|before| before.classes.any(Classes::DETERMINER))
                && page.lower(start - 1) != "that"
            {
                start -= 1;
            }
            break;
        }
        let proper = name && (names || start == end) && !opens_sentence(page, at);
        let joins = Classes::PREPOSITION
            .or(Classes::CONJUNCTION)
            .or(Classes::SUBORDINATOR);
        if classes.any(STOPS) && (!proper || classes.any(joins)) {
            break;
        }
        if !name
            && lexicon::verb(word).is_some()
            && lexicon::noun(word).is_none()
            && !is_noun_here(word)
            && !(start == end && word.ends_with('s'))
        {
            break;
        }
        names |= name;
        start = at;
    }
    if start == end {
        return None;
    }
    let run = Run::new(start, end);
    if depth < 4 && start > first + 1 {
        let hanger = page.lower(start - 1);
        if HANGERS.contains(&hanger)
            && let Some(outer) = phrase_before(page, quotes, start - 1, first, depth + 1)
            && (hanger == "of" || !is_pronoun(page, outer))
        {
            return Some(Run::new(outer.first, end));
        }
    }
    Some(run)
}

/// Verbs of the third tier are nouns in most places: `state media`.
fn is_noun_here(word: &str) -> bool {
    lexicon::verb(word).is_some_and(|word| word.verb.tier == 3 && word.shape.base)
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

/// The phrases that `and` joins to `run`, which stands last.
fn coordinated(page: &Page, quotes: &Quotes, run: Run, first: usize) -> Vec<Run> {
    let mut parts = vec![run];
    let mut head = run.first;
    for _ in 0..4 {
        if head <= first + 1 {
            break;
        }
        let joint = page.lower(head - 1);
        let comma = joint == "," && parts.len() > 1;
        if !(matches!(joint, "and" | "or" | "&") || comma) {
            break;
        }
        let mut end = head - 1;
        if end > first && page.word(end - 1) == "," {
            end -= 1;
        }
        let Some(outer) = phrase_before(page, quotes, end, first, 0) else {
            break;
        };
        // Left of the first conjunct a clause begins; else `and` joins clauses and what stands there is an object.
        let opens = outer.first == first
            || page.token(outer.first - 1).is_some_and(|token| {
                token.kind != TokenKind::Word
                    || token.classes.any(Classes::SUBORDINATOR.or(Classes::CONJUNCTION))
                    || page.lower(outer.first - 1) == "both"
                    || page.lower(outer.first - 1) == "that"
            });
        if !opens
            || !is_subject(page, outer)
            || (is_pronoun(page, run) && !is_pronoun(page, outer) && joint != "and")
        {
            break;
        }
        head = outer.first;
        parts.insert(0, outer);
    }
    parts
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

/// The noun phrase that begins at token `at`, with what hangs on it by `of` or `for`.
pub(crate) fn phrase_after(page: &Page, quotes: &Quotes, at: usize, limit: usize) -> Option<Run> {
    let mut end = at;
    let mut nouns = 0;
    while end < limit && end - at < LONGEST {
        let token = page.token(end)?;
        let word = page.lower(end);
        let classes = token.classes;
        let name = token.case != Case::Lower && token.kind == TokenKind::Word;
        match token.kind {
            TokenKind::Quote => {
                let Some(quote) = quotes.at(end).filter(|quote| {
                    quote.open == end && quotes.is_fragment(page, quote) && quote.after() <= limit
                }) else {
                    break;
                };
                nouns += 1;
                end = quote.after();
                continue;
            }
            TokenKind::Mark if matches!(page.word(end), "-" | "&" | "%" | "$" | "/" | "@" | "#") => {
                end += 1;
                continue;
            }
            TokenKind::Mark => break,
            TokenKind::Number => {
                end += 1;
                continue;
            }
            TokenKind::Word => {}
        }
        if nouns == 0 && classes.any(Classes::SUBJECT) && end == at {
            return Some(Run::new(at, at + 1));
        }
        if word == "'s" && nouns > 0 {
            end += 1;
            continue;
        }
        if nouns == 0 && classes.any(Classes::DETERMINER.or(Classes::POSSESSIVE)) {
            end += 1;
            continue;
        }
        if classes.any(Classes::MONTH.or(Classes::WEEKDAY)) && nouns > 0 && word != "may" {
            break;
        }
        if nouns > 0 && matches!(word, "of" | "for") {
            let next = page.token(end + 1).filter(|_| end + 1 < limit);
            if next.is_some_and(|token| {
                token.kind == TokenKind::Word
                    && (word == "of" || token.case != Case::Lower || token.classes.any(Classes::DETERMINER))
            }) {
                end += 1;
                nouns = 0;
                continue;
            }
            break;
        }
        let stops = STOPS.or(Classes::DETERMINER).or(Classes::SUBJECT);
        if classes.any(stops)
            && !(name && nouns > 0 && !classes.any(Classes::PREPOSITION.or(Classes::CONJUNCTION)))
        {
            break;
        }
        nouns += 1;
        end += 1;
    }
    (nouns > 0).then_some(Run::new(at, end))
}

/// Whether a noun phrase can begin at a token.
pub(crate) fn begins_phrase(page: &Page, at: usize) -> bool {
    page.token(at).is_some_and(|token| match token.kind {
        TokenKind::Word => {
            token.case != Case::Lower
                || token.classes.any(
                    Classes::DETERMINER
                        .or(Classes::POSSESSIVE)
                        .or(Classes::OBJECT)
                        .or(Classes::SUBJECT)
                        .or(Classes::NUMBER),
                )
        }
        TokenKind::Number => true,
        TokenKind::Quote => true,
        TokenKind::Mark => matches!(page.word(at), "$" | "@"),
    })
}
