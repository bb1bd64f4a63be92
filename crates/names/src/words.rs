//! Interim word splitting and plain letters until the text crate has both.
use std::ops::Range;

pub(crate) struct Word {
    pub text: String,
    pub span: Range<u32>,
    pub hyphen_before: bool,
    pub bracket: bool,
    pub foreign: bool,
}

pub(crate) fn words(name: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    let (mut hyphen, mut depth) = (false, 0_u32);
    for (at, c) in name.chars().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if c.is_alphanumeric() || unicode_mark(c) {
            let word = open.get_or_insert_with(|| Word {
                text: String::new(),
                span: at..at,
                hyphen_before: hyphen,
                bracket: depth > 0,
                foreign: !c.is_ascii()
                    && !('\u{c0}'..='\u{24f}').contains(&c)
                    && !('\u{1e00}'..='\u{1eff}').contains(&c),
            });
            word.text.extend(c.to_lowercase());
            word.span.end = at + 1;
            hyphen = false;
        } else if matches!(c, '.' | '\'' | '’' | '`' | '‘' | '\u{200c}' | '\u{200d}' | 'ʼ') {
            if c == '.' {
                // A full stop between single letters binds them, after a longer word it ends it.
                if open.as_ref().is_some_and(|w| w.text.chars().count() > 3) {
                    out.extend(open.take());
                }
            }
        } else {
            out.extend(open.take());
            hyphen = c == '-';
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    out.extend(open.take());
    out
}

fn unicode_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

pub(crate) fn plain(word: &str) -> String {
    any_ascii::any_ascii(word)
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|b| b.to_ascii_lowercase() as char)
        .collect()
}
