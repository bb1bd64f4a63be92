//! Several names in one field: `X (formerly Y)`, `X f/k/a Y`.
//!
//! Registers, payments and some lists write what a company was called before, or is called besides, into its name. Compared as one
//! name, each half looks like a contradiction of the other; asked and listed as two, the one that is meant meets.

use exonym_tables::other_names;

/// Most names taken out of one text.
const MOST: usize = 12;

/// The names in a text, the one before first; the text itself where it holds one.
pub fn names_in(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    take_apart(text, &mut out);
    out
}

/// The abbreviation that a listed organisation's name gives for itself in brackets: `NICO` of `Naftiran Intertrade Company (NICO)`. The list
/// calls it so, though no first letters may spell it. Not the place or the form that stands so too (`(USA)`, `(PVT)`), nor
/// capitals beside a name that is all in capitals.
pub fn abbreviation(text: &str) -> Option<&str> {
    /// Words from which on a name is abbreviated.
    const WORDS: usize = 3;
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let is_upper = |word: &str| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let outside = || before.split_whitespace().chain(after.split_whitespace());
    let upper = outside()
        .filter(|word| word.chars().all(|c| !c.is_lowercase()))
        .count();
    let known = exonym_tables::countries::lookup(inside).is_some()
        || exonym_tables::legal_forms::lookup(inside).is_some()
        || exonym_tables::generic::lookup(inside).is_some();
    let fits = is_upper(inside) && inside.len() <= 10 && outside().count() >= WORDS;
    (fits && upper * 2 < outside().count() && !known).then_some(inside)
}

/// Each half can hold several again; halves are shorter than the whole, so that this ends.
fn take_apart(text: &str, out: &mut Vec<String>) {
    match bracketed(text).or_else(|| apart(text)) {
        Some([before, after]) if out.len() + 1 < MOST => {
            take_apart(&before, out);
            take_apart(&after, out);
        }
        _ => out.push(text.to_owned()),
    }
}

/// `X (formerly Y)`: what stands outside the brackets, and in them.
fn bracketed(text: &str) -> Option<[String; 2]> {
    let open = text.find(['(', '（', '['])?;
    let (before, rest) = text.split_at(open);
    let mut inside = rest.chars();
    inside.next();
    let inside = inside.as_str().trim_start();
    /// Letters of a former name behind `ex-`: `Ex-Im` is none.
    const BEHIND_HYPHEN: usize = 4;
    let word = other_names::bracketed().iter().find_map(|word| {
        let rest = begins(inside, word)?;
        let long = rest.chars().take_while(|c| c.is_alphabetic()).count() >= BEHIND_HYPHEN;
        (!word.ends_with('-') || long).then_some(rest)
    })?;
    let close = word.find([')', '）', ']']).unwrap_or(word.len());
    let (other, after) = word.split_at(close);
    let after = after.trim_start_matches([')', '）', ']']);
    two(&format!("{} {}", before.trim(), after.trim()), other)
}

/// `X f/k/a Y`: what stands before the word, and after it.
fn apart(text: &str) -> Option<[String; 2]> {
    text.char_indices()
        .filter(|(at, _)| *at > 0 && text.get(..*at).is_some_and(|before| before.ends_with([' ', ','])))
        .find_map(|(at, _)| {
            let (before, rest) = (text.get(..at)?, text.get(at..)?);
            let after = other_names::apart().iter().find_map(|word| begins(rest, word))?;
            two(before, after)
        })
}

/// What follows a word that a text begins with, whatever its case, where the word ends there.
fn begins<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in word.chars() {
        let seen = rest.next()?;
        if !seen.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
    }
    let rest = rest.as_str();
    // Chinese and Japanese write no blanks.
    let ends = rest.starts_with([' ', ':', '.', ',', '：', '，'])
        || word.ends_with('-')
        || !word.is_ascii() && !word.contains(char::is_whitespace);
    ends.then(|| rest.trim_start_matches([' ', ':', '.', ',', '：', '，']))
}

fn two(first: &str, second: &str) -> Option<[String; 2]> {
    let tidy = |name: &str| name.trim_matches([' ', ',', ';', '-', ':']).to_owned();
    let names = [tidy(first), tidy(second)];
    let says = |name: &String| name.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    names.iter().all(says).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_former_name_is_a_name_of_its_own() {
        for text in [
            "Acme Trading (formerly Zenith Imports)",
            "Acme Trading f/k/a Zenith Imports",
            "ACME TRADING, FORMERLY KNOWN AS ZENITH IMPORTS",
            "Acme (f.k.a.: Zenith Imports) Trading",
            "Acme Trading (aka Zenith Imports",
        ] {
            let names: Vec<String> = names_in(text).iter().map(|name| name.to_lowercase()).collect();
            assert_eq!(names, ["acme trading", "zenith imports"], "{text}");
        }
        for text in [
            "Acme (formerly Zenith Imports) Trading Ltd",
            "Acme (ex-Zenith Imports) Trading Ltd",
            "Acme (dříve Zenith Imports) Trading Ltd",
        ] {
            assert_eq!(names_in(text), ["Acme Trading Ltd", "Zenith Imports"], "{text}");
        }
        assert_eq!(
            names_in("Acme JSC, a.k.a. PJSC Acme,a.k.a. Acme Works, f.k.a. Zenith"),
            ["Acme JSC", "PJSC Acme", "Acme Works", "Zenith"]
        );
        assert_eq!(names_in("某公司（曾用名：昆仑贸易）"), ["某公司", "昆仑贸易"]);
    }

    #[test]
    fn an_abbreviation_in_brackets_is_a_name() {
        assert_eq!(abbreviation("Naftiran Intertrade Company (NICO)"), Some("NICO"));
        assert_eq!(
            abbreviation("Salafist Group for Call (GSPC) and Combat"),
            Some("GSPC")
        );
        for text in [
            "Acme Trading Company (USA)",
            "Acme Trading Lanka (PVT) Ltd",
            "ACME TRADING COMPANY (ATC)",
            "Acme Bank (ABK)",
            "Acme Trading Company (formerly ATC)",
        ] {
            assert_eq!(abbreviation(text), None, "{text}");
        }
    }

    #[test]
    fn other_names_stay_whole() {
        for text in [
            "Aka Kouassi",
            "Bank (Cyprus) Limited",
            "Formerly Trading",
            "Exim (export) Bank",
            "Exim (Ex-Im) Bank",
            "Acme (Expo) Ltd",
            "f/k/a",
            "X f/k/a",
            "(formerly Zenith)",
            "Alias Smith and Jones",
            "Mahdi (Alias)",
        ] {
            assert_eq!(names_in(text), [text], "{text}");
        }
    }
}
