//! How far what is said goes, and what stands between a verb and what is said.

use exonym_tables::english::Classes;

use crate::page::Page;
use crate::statements::group;
use crate::statements::lexicon::{self, NounClass};
use crate::statements::phrase::{self, Run};
use crate::statements::quotes::Quotes;
use crate::token::{Case, TokenKind};

/// The most tokens looked through for the end of a phrase of time, place or occasion.
const LONGEST_ADJUNCT: usize = 14;

/// The token after adverbs and phrases of time, place and occasion that begin at `at`.
pub(crate) fn skip_adjuncts(page: &Page, quotes: &Quotes, at: usize, limit: usize) -> usize {
    let mut at = at;
    while at < limit {
        let next = one_adjunct(page, quotes, at, limit);
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// As [`skip_adjuncts`], up to one that begins with one of `words`; a participle that leads to it is passed, too: `released by`.
pub(crate) fn skip_adjuncts_but(
    page: &Page,
    quotes: &Quotes,
    at: usize,
    limit: usize,
    words: &[&str],
) -> usize {
    let mut at = at;
    while at < limit && !words.contains(&page.lower(at)) {
        let next = one_adjunct(page, quotes, at, limit);
        let led = page.lower(at).ends_with("ed") && words.contains(&page.lower(at + 1));
        match next.max(at + usize::from(led)) {
            next if next == at => break,
            next => at = next,
        }
    }
    at
}

fn one_adjunct(page: &Page, quotes: &Quotes, at: usize, limit: usize) -> usize {
    let Some(token) = page.token(at) else { return at };
    if token.kind != TokenKind::Word {
        return at;
    }
    let word = page.lower(at);
    let classes = token.classes;
    if classes.any(Classes::WEEKDAY)
        || group::is_adverb(page, at)
            && token.case == Case::Lower
            && !matches!(word, "there" | "so" | "since" | "once")
    {
        return at + 1;
    }
    if classes.any(Classes::MONTH)
        && page
            .token(at + 1)
            .is_some_and(|token| token.kind == TokenKind::Number)
    {
        return at + 2;
    }
    if matches!(
        word,
        "last" | "this" | "that" | "earlier" | "late" | "early" | "next"
    ) {
        let unit = page.lower(at + 1);
        let time = matches!(
            unit,
            "week"
                | "month"
                | "year"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "summer"
                | "fall"
                | "spring"
                | "winter"
                | "weekend"
                | "day"
                | "time"
        ) || page
            .token(at + 1)
            .is_some_and(|token| token.classes.any(Classes::WEEKDAY.or(Classes::MONTH)));
        return if time { at + 2 } else { at };
    }
    if matches!(word, "morning" | "afternoon" | "evening" | "night") {
        return at + 1;
    }
    let heads = [
        "in",
        "on",
        "at",
        "during",
        "to",
        "from",
        "via",
        "through",
        "after",
        "before",
        "of",
        "with",
        "by",
        "following",
        "prior",
        "as",
        "for",
        "about",
        "over",
    ];
    if !heads.contains(&word) {
        return at;
    }
    let mut from = at + 1;
    if word == "prior" && page.lower(from) == "to" {
        from += 1;
    }
    let Some(end) = phrase::phrase_after(page, quotes, from, limit).map(|run| run.last) else {
        return at;
    };
    if end - at > LONGEST_ADJUNCT {
        return at;
    }
    end
}

/// The token after an addressee that begins at `at`: `reporters`, `CNN’s Jake Tapper`, `to Russian media`.
pub(crate) fn skip_addressee(page: &Page, quotes: &Quotes, at: usize, limit: usize) -> usize {
    let from = at + usize::from(page.lower(at) == "to");
    if page
        .token(from)
        .is_some_and(|token| token.classes.any(Classes::OBJECT))
    {
        return from + 1;
    }
    phrase::phrase_after(page, quotes, from, limit).map_or(at, |run| run.last)
}

/// What ends what is said: the token after it, when it begins at `from` in a sentence that ends before `limit`.
pub(crate) fn end_of_content(page: &Page, quotes: &Quotes, from: usize, limit: usize) -> usize {
    let mut at = from;
    while at < limit {
        if let Some(quote) = quotes.at(at).filter(|quote| quote.open == at) {
            at = quote.after();
            // The comma stands inside the marks: `“unjust,” proclaiming`.
            let comma = quote.closed && page.word(quote.close - 1) == ",";
            if comma && at < limit && comma_ends(page, quotes, at, limit) {
                break;
            }
            continue;
        }
        let word = page.word(at);
        let stop = match word {
            "." | "!" | "?" | "..." | "…" => at + 1 >= limit || quotes.at(at).is_none() && at + 2 >= limit,
            "," => at > from && comma_ends(page, quotes, at + 1, limit),
            ";" => true,
            "—" | "–" | "--" => at > from,
            _ => at > from && page.lower(at) == "according" && page.lower(at + 1) == "to",
        };
        if stop {
            break;
        }
        at += 1;
    }
    // A quotation that began in here is whole, over the end of the sentence.
    at.min(page.tokens.len())
}

/// Whether the clause that begins at `next` after a comma is no longer what is said.
fn comma_ends(page: &Page, quotes: &Quotes, next: usize, limit: usize) -> bool {
    let lower = page.lower(next);
    let ing = |at: usize| {
        lexicon::verb(page.lower(at))
            .is_some_and(|word| word.shape.ing && (word.verb.takes('q') || word.verb.tier == 4))
    };
    if ing(next)
        || (group::is_adverb(page, next) && ing(next + 1))
        || lower == "according"
        || lower == "citing"
        || lower == "quoting"
    {
        return true;
    }
    if matches!(lower, "while" | "although" | "though" | "but" | "whereas") {
        return true;
    }
    if matches!(lower, "and" | "as") {
        // `, and Kim said`: another statement.
        return speaks_next(page, quotes, next + 1, limit);
    }
    // `, Kim said`: what came before was said by Kim.
    speaks_next(page, quotes, next, limit)
}

/// Whether a noun phrase and a verb of speech follow.
fn speaks_next(page: &Page, quotes: &Quotes, at: usize, limit: usize) -> bool {
    let Some(subject) = phrase::phrase_after(page, quotes, at, limit) else {
        return false;
    };
    let mut verb = subject.last;
    while verb < limit
        && page
            .token(verb)
            .is_some_and(|token| token.classes.any(Classes::AUXILIARY.or(Classes::ADVERB)))
    {
        verb += 1;
    }
    // The phrase may have swallowed the verb.
    let candidates = [verb, subject.last.saturating_sub(1)];
    candidates.into_iter().any(|at| {
        at > subject.first
            && at < limit
            && lexicon::verb(page.lower(at)).is_some_and(|word| word.shape.past && word.verb.tier <= 2)
            && page.token(at).is_some_and(|token| token.case == Case::Lower)
    })
}

/// Whether the words between two tokens name an occasion: `in a statement`.
pub(crate) fn names_occasion(page: &Page, run: Run) -> bool {
    (run.first..run.last)
        .any(|at| lexicon::noun(page.lower(at)).is_some_and(|noun| noun.class == NounClass::Occasion))
}

/// The number of words in a run.
pub(crate) fn words(page: &Page, run: Run) -> usize {
    (run.first..run.last)
        .filter(|at| page.token(*at).is_some_and(|token| token.kind == TokenKind::Word))
        .count()
}
