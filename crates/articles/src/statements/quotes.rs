//! Quotations: what stands between marks, over several sentences where it must, never over a block but where the next one
//! takes the quotation up again with a mark.
//!
//! Typographic marks pair by their form, straight ones by what stands around them. A quotation that is not closed ends with its block.

use crate::page::Page;
use crate::token::TokenKind;

/// One quotation, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The opening mark.
    pub(crate) open: usize,
    /// The closing mark, or the token after the last where there is none.
    pub(crate) close: usize,
    /// Whether there is a closing mark.
    pub(crate) closed: bool,
}

impl Quote {
    /// The token after the quotation with its mark.
    pub(crate) fn after(&self) -> usize {
        self.close + usize::from(self.closed)
    }
}

/// The quotations of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Quotes {
    /// In order.
    pub(crate) list: Vec<Quote>,
    /// For each token the number of its quotation, marks included.
    of: Vec<Option<u32>>,
}

/// Marks of one level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Neither,
}

/// A word or two in marks is no speech when it is at most so long.
const SCARE_WORDS: usize = 4;
/// A quotation in single marks is closed within so many tokens, else the mark was an apostrophe.
const SINGLE_REACH: usize = 120;

impl Quotes {
    /// Finds the quotations of a page.
    pub(crate) fn find(page: &Page) -> Quotes {
        let mut quotes = Quotes {
            list: Vec::new(),
            of: vec![None; page.tokens.len()],
        };
        let mut at = 0;
        while at < page.sentences.len() {
            let block = page.sentences[at].block;
            let first = page.sentences[at].first;
            while at < page.sentences.len() && page.sentences[at].block == block {
                at += 1;
            }
            quotes.of_block(page, first, page.sentences[at - 1].last);
        }
        quotes
    }

    /// The quotation in which a token stands; marks stand in their own.
    pub(crate) fn at(&self, token: usize) -> Option<&Quote> {
        let number = (*self.of.get(token)?)?;
        self.list.get(number as usize)
    }

    /// Whether a quotation is a word or two that someone else would call so, and not speech.
    pub(crate) fn is_fragment(&self, page: &Page, quote: &Quote) -> bool {
        let words = (quote.open + 1..quote.close)
            .filter(|at| page.token(*at).is_some_and(|token| token.kind == TokenKind::Word))
            .count();
        let last = page.word(quote.close.saturating_sub(1));
        words <= SCARE_WORDS && !matches!(last, "." | "!" | "?" | ",")
    }

    fn of_block(&mut self, page: &Page, first: usize, last: usize) {
        let mut open: Option<usize> = None;
        let mut at = first;
        while at < last {
            let side = if page.token(at).is_some_and(|token| token.kind == TokenKind::Quote) {
                side(page, at, first, open.is_some())
            } else {
                Side::Neither
            };
            match (side, open) {
                (Side::Open, None) => {
                    let single = is_single(page.word(at));
                    if single && closing_single(page, at, last).is_none() {
                        at += 1;
                        continue;
                    }
                    open = Some(at);
                }
                (Side::Close, Some(begin)) if is_single(page.word(begin)) == is_single(page.word(at)) => {
                    self.put(begin, at, true);
                    open = None;
                }
                // A second opening double mark: the first was never closed.
                (Side::Open, Some(begin)) if !is_single(page.word(at)) && !is_single(page.word(begin)) => {
                    self.put(begin, at, false);
                    open = Some(at);
                }
                _ => {}
            }
            at += 1;
        }
        if let Some(begin) = open {
            self.put(begin, last, false);
        }
    }

    fn put(&mut self, open: usize, close: usize, closed: bool) {
        let number = self.list.len() as u32;
        let quote = Quote { open, close, closed };
        self.of[open..quote.after()]
            .iter_mut()
            .for_each(|slot| *slot = Some(number));
        self.list.push(quote);
    }
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "‘" | "’" | "'" | "‚")
}

fn side(page: &Page, at: usize, first: usize, is_open: bool) -> Side {
    let glued = at > first && page.token(at).is_some_and(|token| token.glued);
    let next_glued = page.token(at + 1).is_some_and(|token| token.glued);
    match page.word(at) {
        "“" | "„" | "«" | "「" | "‘" | "‚" => Side::Open,
        "”" | "»" | "」" | "’" => Side::Close,
        // Straight: one with a blank before it and none after it opens, the reverse closes, else what is open decides.
        "\"" | "'" | "''" | "``" => match (glued, next_glued) {
            (false, true) => Side::Open,
            (true, false) => Side::Close,
            _ if is_open => Side::Close,
            _ => Side::Open,
        },
        _ => Side::Neither,
    }
}

fn closing_single(page: &Page, open: usize, last: usize) -> Option<usize> {
    (open + 1..last.min(open + SINGLE_REACH)).find(|at| {
        let token = page.token(*at);
        token.is_some_and(|token| token.kind == TokenKind::Quote && token.glued)
            && matches!(page.word(*at), "’" | "'")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Text};

    fn check(input: &str, expected: &[&str]) {
        let mut text = Text::same(input);
        let mut at = 0;
        for line in input.split_inclusive('\n') {
            text.add_block(at, at + line.len(), BlockKind::Body);
            at += line.len();
        }
        let page = Page::new(text);
        let found = Quotes::find(&page);
        let found: Vec<&str> = found
            .list
            .iter()
            .map(|quote| page.text.slice(page.span(quote.open, quote.after())))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs() {
        check("“No. Not yet,” he said. “But.”", &["“No. Not yet,”", "“But.”"]);
        check("He said \"yes\" and \"no\".", &["\"yes\"", "\"no\""]);
        check("‘It’s over,’ she said.", &["‘It’s over,’"]);
        check("The states’ rights and Iran's 'plan'", &["'plan'"]);
        check(
            "“Never closed. So.\nNext “one”.",
            &["“Never closed. So.", "“one”"],
        );
        check("« Oui », dit-il. „Ja”", &["« Oui »", "„Ja”"]);
        check("\" \" \"\" ”“", &["\" \"", "\"\"", "“"]);
        check("“He said ‘go’ to me”", &["“He said ‘go’ to me”"]);
    }
}
