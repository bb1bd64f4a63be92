//! Words, numbers and marks, each with its place.
//!
//! A clitic (`'s`, `n't` stays) and a hyphen are tokens of their own, so that `Russia's` and `China-North Korea` hold names. `U.S.` and
//! `Gen.` are one token. Tokens carry the closed classes that their word can be of; whether it is a verb *here* is for the rules.

use exonym_tables::english::{self, Classes};

use crate::span::Span;

/// What a token is by its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, and digits among them.
    Word,
    /// Digits, with `,` and `.` inside.
    Number,
    /// A quotation mark: one that opens, one that closes, or one that can be either.
    Quote,
    /// Any other mark.
    Mark,
}

/// How a word is cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// `word`, and anything without letters.
    Lower,
    /// `Word`, and letters of scripts without case.
    Title,
    /// `WORD` of at least two letters.
    Upper,
    /// `iPhone`, `CHen`.
    Mixed,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// By its characters.
    pub kind: TokenKind,
    /// How it is cased.
    pub case: Case,
    /// Closed classes of the word.
    pub classes: Classes,
    /// Whether no blank stands before it.
    pub glued: bool,
    /// Bytes of its lower-case form.
    lower: (u32, u32),
}

/// The tokens of a text in order.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    list: Vec<Token>,
    lower: String,
}

impl Tokens {
    /// Cuts bytes `span` of `text`, and adds what is found.
    pub fn add(&mut self, text: &str, span: Span) {
        let mut at = span.start;
        let mut before = span.start;
        while let Some(first) = text.get(at..span.end).and_then(|rest| rest.chars().next()) {
            if first.is_whitespace() || is_invisible(first) {
                at += first.len_utf8();
                continue;
            }
            let end = token_end(text, at, span.end, first);
            let kind = kind_of(first, text.get(at..end).unwrap_or_default());
            self.push(text, Span::new(at, end), kind, at == before && at > span.start);
            at = end;
            before = end;
        }
    }

    fn push(&mut self, text: &str, span: Span, kind: TokenKind, glued: bool) {
        let word = text.get(span.start..span.end).unwrap_or_default();
        let start = self.lower.len();
        for c in word.chars() {
            // One form of the apostrophe and no marks of abbreviation: what tables hold.
            match c {
                '’' | 'ʼ' => self.lower.push('\''),
                _ => self.lower.extend(c.to_lowercase()),
            }
        }
        let lower = self.lower.get(start..).unwrap_or_default();
        let classes = if kind == TokenKind::Word {
            english::classes(lower.trim_end_matches('.'))
        } else {
            Classes::default()
        };
        let case = case_of(word);
        let lower = (start as u32, self.lower.len() as u32);
        self.list.push(Token {
            span,
            kind,
            case,
            classes,
            glued,
            lower,
        });
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token at a number.
    pub fn get(&self, number: usize) -> Option<&Token> {
        self.list.get(number)
    }

    /// All.
    pub fn all(&self) -> &[Token] {
        &self.list
    }

    /// The lower-case form of a token, its apostrophes straight; empty beyond the end.
    pub fn lower(&self, number: usize) -> &str {
        let range = self.list.get(number).map(|token| token.lower);
        range
            .and_then(|(start, end)| self.lower.get(start as usize..end as usize))
            .unwrap_or_default()
    }

    /// The number of the first token that ends after byte `at`.
    pub fn from_byte(&self, at: usize) -> usize {
        self.list.partition_point(|token| token.span.end <= at)
    }
}

/// Joiners, marks of direction and soft hyphens: no part of a word, and no end of one.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || (!c.is_ascii() && is_mark_of_word(c))
}

/// Marks that stand on letters (combining diacritics, vowel signs), which are not alphabetic by themselves.
fn is_mark_of_word(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{591}'..='\u{5c7}' | '\u{93c}' | '\u{94d}' | '\u{1ab0}'..='\u{1aff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn kind_of(first: char, word: &str) -> TokenKind {
    if first.is_ascii_digit() && !word.chars().any(char::is_alphabetic) {
        TokenKind::Number
    } else if is_word(first) || (is_apostrophe(first) && word.len() > first.len_utf8() && word != "''") {
        TokenKind::Word
    } else if matches!(
        first,
        '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '‚' | '`' | '「' | '」'
    ) {
        TokenKind::Quote
    } else {
        TokenKind::Mark
    }
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Case::Lower;
    };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    // Letters of a script without case count as capitals: they can all begin a name.
    let capital = first.is_uppercase() || (!first.is_lowercase() && !first.is_ascii());
    match (capital, upper, lower) {
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

/// Byte after the token that begins at `at` with `first`.
fn token_end(text: &str, at: usize, limit: usize, first: char) -> usize {
    let rest = text.get(at..limit).unwrap_or_default();
    if is_apostrophe(first) {
        // Two apostrophes stand for a quotation mark in texts that went through old systems.
        if rest.starts_with("''") {
            return at + 2;
        }
        return at + clitic(rest).unwrap_or(first.len_utf8());
    }
    if !is_word(first) {
        // Dots and dashes in a row are one mark.
        let run = rest
            .chars()
            .take_while(|c| *c == first && matches!(first, '.' | '-' | '`'));
        return at + first.len_utf8() * run.count().max(1);
    }
    let mut end = 0;
    for (here, c) in rest.char_indices() {
        let next = rest
            .get(here + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        let inside = next.is_some_and(is_word);
        let so_far = rest.get(..here).unwrap_or_default();
        let before = so_far.chars().next_back();
        let goes_on = match c {
            c if is_word(c) || is_invisible(c) => true,
            // `n't` stays with its verb, `O'Neill` and `people's` part at the clitic.
            c if is_apostrophe(c) => inside && clitic(rest.get(here..).unwrap_or_default()).is_none(),
            ',' => {
                inside
                    && before.is_some_and(|c| c.is_ascii_digit())
                    && next.is_some_and(|c| c.is_ascii_digit())
            }
            '.' => {
                let digits =
                    before.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
                digits || is_initials(so_far) || is_abbreviation(so_far)
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end = here + c.len_utf8();
        if c == '.' && !inside {
            break;
        }
    }
    at + end.max(first.len_utf8())
}

/// Bytes of a clitic that `rest` begins with: `'s`, `'re`, `'ll`, ...
fn clitic(rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|c| is_apostrophe(*c))?;
    let letters: String = rest.chars().skip(1).take_while(|c| is_word(*c)).take(4).collect();
    matches!(
        letters.to_ascii_lowercase().as_str(),
        "s" | "re" | "ve" | "ll" | "d" | "m"
    )
    .then(|| mark.len_utf8() + letters.len())
}

/// `U.S`, `D`, `a.k.a`: single letters parted by stops.
fn is_initials(word: &str) -> bool {
    // No name has more initials than this; the bound keeps `a.a.a...` of any length cheap.
    const LONGEST: usize = 24;
    if word.len() > LONGEST {
        return false;
    }
    let mut pieces = word.split('.');
    pieces.all(|piece| {
        let mut chars = piece.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    }) && (word.contains('.') || word.chars().all(char::is_uppercase))
}

fn is_abbreviation(word: &str) -> bool {
    // Longest abbreviation of the table.
    const LONGEST: usize = 8;
    if word.len() > LONGEST {
        return false;
    }
    // `no` and `al` are words, too: `No.` is one where a number follows, which the sentence splitter knows.
    english::classes(&word.to_lowercase()).any(Classes::ABBREVIATION)
        && word
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || word.contains('.'))
        && !matches!(word, "No" | "Mar" | "Sat" | "Al")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Tokens::default();
        tokens.add(text, Span::new(0, text.len()));
        tokens
            .all()
            .iter()
            .map(|token| &text[token.span.start..token.span.end])
            .collect()
    }

    #[test]
    fn cuts() {
        let check = |text: &str, expected: &str| assert_eq!(cut(text).join("|"), expected);
        check(
            "Russia’s Sergei Shoigu (left)",
            "Russia|’s|Sergei|Shoigu|(|left|)",
        );
        check("The U.S. said, “No.”", "The|U.S.|said|,|“|No|.|”");
        check(
            "Gen. O'Neill didn't pay $1,250.50.",
            "Gen.|O'Neill|didn't|pay|$|1,250.50|.",
        );
        check("China-North Korea", "China|-|North|Korea");
        check("J. R. Smith Jr. left...", "J.|R.|Smith|Jr.|left|...");
        check("people's 'word'", "people|'s|'|word|'");
        check("Ким Чен Ын — 김정은", "Ким|Чен|Ын|—|김정은");
        check("said ''yes'' twice", "said|''|yes|''|twice");
        check("", "");
    }

    #[test]
    fn cases() {
        let check = |word: &str, case: Case| assert_eq!(case_of(word), case, "{word}");
        check("Kim", Case::Title);
        check("DPRK", Case::Upper);
        check("CHen", Case::Mixed);
        check("left", Case::Lower);
        check("김정은", Case::Title);
        check("12", Case::Lower);
    }
}
