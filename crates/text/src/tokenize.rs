//! A name to its words.
//!
//! Blanks and punctuation split. Four marks do more than split, because names hang on them:
//!  1. an apostrophe inside a word vanishes (`O'Neill`, `Ma'mun`), as do the quote in a Hebrew abbreviation and the Catalan dot;
//!  2. full stops between single letters vanish and leave one dotted word (`S.A.`, `d.o.o.`, `J.R.`), unless a longer
//!     word follows without a blank (`A.B.Petrov` is two initials and a surname);
//!  3. a per cent sign before letters is the word for it (`3%ers`);
//!  4. a hyphen splits and is remembered, so that `Jong-un` can be met by `Jongun` and by `Jong Un`.
//!
//! A change of script splits where one side is a script without blanks (Han, kana, Hangul, Thai); Latin, Cyrillic and Greek in
//! one word do not split, so that look-alikes can be repaired. Han with hiragana stays one word, as Japanese
//! given names mix them. Spans count code points of the unchanged input, end exclusive.

use std::ops::Range;

use crate::fold::{fold, is_invisible, unify};
use crate::script::{Script, main_script, script_of};

/// What stood between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Gap {
    /// Nothing: the first word.
    Start,
    /// Nothing, or a full stop: `A.Petrov`, or a change of script.
    None,
    /// A hyphen and no blank.
    Hyphen,
    /// Blanks.
    Blank,
    /// Other punctuation, with or without blanks.
    Other,
    /// A comma: what stood before may be a surname.
    Comma,
}

/// How the letters of a word are cased in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Case {
    /// No letters with case.
    None,
    /// `petrov`
    Lower,
    /// `PETROV`: two letters or more, in many lists the surname.
    Upper,
    /// `Petrov`, or a single capital.
    Title,
    /// `McDonald`, `CHen`, `VladimirPutin`.
    Mixed,
}

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word, folded, without marks that vanish inside it.
    pub text: String,
    /// Where it stands in the input, in code points, end exclusive.
    pub span: Range<u32>,
    /// The script of most of its letters.
    pub script: Script,
    /// What stood before it.
    pub gap: Gap,
    /// Its casing in the input.
    pub case: Case,
    /// It was written with full stops between single letters (`S.A.`), or is a single letter with one (`J.`).
    pub dotted: bool,
}

/// The words of a name, in order. Never an empty word; an input without letters and digits has none.
pub fn tokenize(name: &str) -> Vec<Token> {
    let mut chars: Vec<char> = Vec::with_capacity(name.len());
    chars.extend(name.chars());
    let mut out = Vec::new();
    let mut state = Splitter {
        chars: &chars,
        out: &mut out,
        gap: Gap::Start,
        start: None,
    };
    for at in 0..chars.len() {
        state.step(at);
    }
    state.close(chars.len());
    out
}

/// A word folded, without the marks that vanish inside it.
fn folded(raw: &str) -> String {
    if raw.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return raw.to_ascii_lowercase();
    }
    let folded = fold(raw).replace('%', "percent");
    let kept = folded
        .chars()
        .filter(|c| !matches!(c, '\'' | '"' | '.' | '·' | ' ' | '-'));
    let mut out = String::with_capacity(folded.len());
    out.extend(kept);
    out
}

struct Splitter<'a> {
    chars: &'a [char],
    out: &'a mut Vec<Token>,
    gap: Gap,
    start: Option<usize>,
}

impl Splitter<'_> {
    fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    fn step(&mut self, at: usize) {
        let Some(c) = self.at(at) else { return };
        if c == '%' && self.after(at).is_some_and(char::is_alphabetic) {
            self.close(at);
            self.start = Some(at);
        } else if is_word(c) {
            if self.start.is_some() && self.script_breaks(at, c) {
                self.close(at);
                self.gap = Gap::None;
            }
            self.start.get_or_insert(at);
        } else if is_invisible(c) || (self.start.is_some() && self.vanishes(at, c)) {
            // Stays inside the word and is dropped when the word is folded.
        } else {
            self.close(at);
            self.widen(gap_of(c));
        }
    }

    /// The widest mark seen between two words is their gap, except that a hyphen with a blank is no longer a hyphen.
    fn widen(&mut self, gap: Gap) {
        if self.out.is_empty() {
            return;
        }
        let spaced = matches!(
            (self.gap, gap),
            (Gap::Hyphen, Gap::Blank) | (Gap::Blank, Gap::Hyphen)
        );
        self.gap = if spaced { Gap::Other } else { self.gap.max(gap) };
    }

    fn before(&self, at: usize) -> Option<char> {
        self.chars
            .get(..at)?
            .iter()
            .rev()
            .copied()
            .find(|c| !is_invisible(*c))
    }

    fn after(&self, at: usize) -> Option<char> {
        self.chars
            .get(at + 1..)?
            .iter()
            .copied()
            .find(|c| !is_invisible(*c))
    }

    fn vanishes(&self, at: usize, c: char) -> bool {
        let (Some(before), Some(after)) = (self.before(at), self.after(at)) else {
            return false;
        };
        let letters = is_word(before) && is_word(after);
        match unify(c) {
            '\'' => letters,
            '"' => letters && script_of(before) == Script::Hebrew && script_of(after) == Script::Hebrew,
            '·' => before.eq_ignore_ascii_case(&'l') && after.eq_ignore_ascii_case(&'l'),
            '.' => letters && self.dots_run(at),
            _ => false,
        }
    }

    /// Whether the full stop at `at` stands in a run of single letters that ends before anything longer: `S.p.A.`
    fn dots_run(&self, at: usize) -> bool {
        let Some(start) = self.start else { return false };
        let letters = |from: usize| {
            let run = self.chars.get(from..).unwrap_or_default();
            run.iter()
                .take_while(|c| is_word(**c))
                .filter(|c| c.is_alphabetic())
                .count()
        };
        if self
            .chars
            .get(start..at)
            .unwrap_or_default()
            .iter()
            .collect::<String>()
            .split('.')
            .any(|p| p.chars().count() != 1)
        {
            return false;
        }
        let mut next = at + 1;
        while letters(next) == 1 {
            next += 1;
            if self.at(next) != Some('.') {
                return self.at(next).is_none_or(|c| !is_word(c));
            }
            next += 1;
        }
        self.at(next).is_none_or(|c| !is_word(c))
    }

    fn script_breaks(&self, at: usize, c: char) -> bool {
        let Some(before) = self.before(at) else {
            return false;
        };
        // Latin letters and digits do not part.
        if before.is_ascii() && c.is_ascii() {
            return false;
        }
        let (a, b) = (script_of(before), script_of(c));
        let alphabetic = |s: Script| matches!(s, Script::Latin | Script::Cyrillic | Script::Greek);
        match (a, b) {
            _ if a == b => false,
            (Script::Han, Script::Hiragana) | (Script::Hiragana, Script::Han) => false,
            // Digits stay with letters of alphabets (`A320`) and part from scripts without blanks; marks stay.
            (Script::Common, other) | (other, Script::Common) => {
                other.is_cjk() && (c.is_numeric() || before.is_numeric())
            }
            _ => !(alphabetic(a) && alphabetic(b)),
        }
    }

    fn close(&mut self, end: usize) {
        let Some(start) = self.start.take() else { return };
        let mut end = end;
        while end > start + 1 && self.at(end - 1).is_some_and(|c| !is_word(c)) {
            end -= 1;
        }
        let raw: String = self.chars.get(start..end).unwrap_or_default().iter().collect();
        let text = folded(&raw);
        let single = end - start == 1 && self.at(end) == Some('.');
        if !text.is_empty() {
            self.out.push(Token {
                script: main_script(&text),
                span: start as u32..end as u32,
                gap: self.gap,
                case: case_of(&raw),
                dotted: raw.contains('.') || single,
                text,
            });
            self.gap = Gap::None;
        }
    }
}

/// Letters, digits and the marks that belong to them.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    // What most names in other scripts are made of need not be looked up.
    if matches!(c, 'А'..='я' | 'ء'..='غ' | 'ف'..='ي' | '一'..='鿿' | '가'..='힣') {
        return true;
    }
    c.is_alphanumeric() && !matches!(unify(c), '\'' | '"' | '-') || is_mark(c)
}

fn is_mark(c: char) -> bool {
    use icu_properties::{CodePointMapData, props::GeneralCategory as G};
    matches!(
        CodePointMapData::<G>::new().get(c),
        G::NonspacingMark | G::SpacingMark | G::EnclosingMark
    )
}

fn gap_of(c: char) -> Gap {
    match unify(c) {
        '-' => Gap::Hyphen,
        ',' | '،' | '、' | '，' | '՝' | '﹐' => Gap::Comma,
        '.' => Gap::None,
        c if c.is_whitespace() => Gap::Blank,
        _ => Gap::Other,
    }
}

fn case_of(raw: &str) -> Case {
    let mut letters = raw.chars().filter(|c| c.is_uppercase() || c.is_lowercase());
    let Some(first) = letters.next() else {
        return Case::None;
    };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<String> {
        tokenize(name).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn splitting() {
        let check = |input: &str, expected: &[&str]| assert_eq!(words(input), expected, "{input:?}");
        check("Kim Jong-un", &["kim", "jong", "un"]);
        check("O'Neill, J.R.", &["oneill", "jr"]);
        check("SIS d.o.o.", &["sis", "doo"]);
        check("A.B.Petrov", &["a", "b", "petrov"]);
        check("Co.,Ltd.", &["co", "ltd"]);
        check("S.p.A", &["spa"]);
        check("S.A. de C.V.", &["sa", "de", "cv"]);
        check("习近平 (Xi Jinping)", &["习近平", "xi", "jinping"]);
        check("ABC有限公司", &["abc", "有限公司"]);
        check("トヨタ自動車", &["トヨタ", "自動車"]);
        check("まさ子", &["まさ子"]);
        check("בע\"מ", &["בעמ"]);
        check("col·lecció", &["collecció"]);
        check("ジョン・スミス", &["ジョン", "スミス"]);
        check("'Abd al-Rahman'", &["abd", "al", "rahman"]);
        check("A320", &["a320"]);
        check("3%ers", &["3", "percenters"]);
        check("5 % AG", &["5", "ag"]);
        check("рutin", &["рutin"]);
        check("ประยุทธ์ จันทร์โอชา", &["ประยุทธ์", "จันทร์โอชา"]);
        check(" . - ' ", &[]);
    }

    #[test]
    fn spans_and_marks() {
        let tokens = tokenize("PETROV, Iván-J. ООО");
        let spans: Vec<_> = tokens.iter().map(|t| t.span.clone()).collect();
        assert_eq!(spans, [0..6, 8..12, 13..14, 16..19]);
        let gaps: Vec<_> = tokens.iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Start, Gap::Comma, Gap::Hyphen, Gap::Blank]);
        assert_eq!(tokens[0].case, Case::Upper);
        assert_eq!(tokens[1].case, Case::Title);
        assert!(tokens[2].dotted);
        assert_eq!(tokens[3].script, Script::Cyrillic);
    }
}
