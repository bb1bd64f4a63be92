//! The noun phrase that ends before a token.

use exonym_tables::english::Classes;

use super::{HANGERS, LONGEST, Run, STOPS, is_pronoun, is_subject, opens_sentence};
use crate::page::Page;
use crate::statements::lexicon;
use crate::statements::quotes::Quotes;
use crate::token::{Case, TokenKind};

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
pub(super) fn is_noun_here(word: &str) -> bool {
    lexicon::verb(word).is_some_and(|word| word.verb.tier == 3 && word.shape.base)
}

/// The phrases that `and` joins to `run`, which stands last.
pub(super) fn coordinated(page: &Page, quotes: &Quotes, run: Run, first: usize) -> Vec<Run> {
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
