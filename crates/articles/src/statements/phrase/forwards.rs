//! The noun phrase that begins at a token.

use exonym_tables::english::Classes;

use super::{LONGEST, Run, STOPS};
use crate::page::Page;
use crate::statements::quotes::Quotes;
use crate::token::{Case, TokenKind};

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
            // `a March 14, 2019 press release`
            TokenKind::Mark if is_year_after_day(page, end) => {
                end += 2;
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

/// Whether the comma at a token parts a day from its year, and a noun follows.
fn is_year_after_day(page: &Page, at: usize) -> bool {
    let digits = |at: usize, count: std::ops::RangeInclusive<usize>| {
        page.token(at).is_some_and(|token| {
            token.kind == TokenKind::Number && count.contains(&(token.span.end - token.span.start))
        })
    };
    let noun = page
        .token(at + 2)
        .is_some_and(|token| token.kind == TokenKind::Word && !token.classes.any(STOPS));
    page.word(at) == "," && noun && at > 0 && digits(at - 1, 1..=2) && digits(at + 1, 4..=4)
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
