//! The tables of this stage: places, organisations, callings and words that tell what a name names.

use std::sync::LazyLock;

use exonym_tables::{countries, titles};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::page::Page;
use crate::reading::EntityKind;
use crate::span::Span;
use crate::token::Tokens;

const CAPITALS: &str = include_str!("../../data/capitals.tsv");
const ORGANISATIONS: &str = include_str!("../../data/organisations.tsv");
const ROLES: &str = include_str!("../../data/roles.tsv");
const NAME_WORDS: &str = include_str!("../../data/name_words.tsv");
const LETTERS: &str = include_str!("../../data/thing_letters.tsv");
const SURNAMES_FIRST: &str = include_str!("../../data/surnames_first.tsv");

pub(super) const PLACES: &str = include_str!("../../data/places.tsv");

/// What a phrase of the gazetteer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// A country by name.
    State,
    /// Its adjective.
    Demonym,
    /// A capital.
    Capital,
    /// A house that means the government in it.
    Seat,
    /// An organisation.
    Organisation,
}

/// A phrase of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) known: Known,
    /// Country code; empty where there is none.
    pub(crate) code: &'static str,
    /// The name under which all its phrases go.
    pub(crate) name: &'static str,
    /// Whether it is written in capitals throughout, so that `us` is not the US.
    capitals: bool,
}

/// A calling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Calling {
    /// Two callings of a class can mean one person.
    pub(crate) class: &'static str,
    /// `m`, `f` or `-`.
    pub(crate) gender: &'static str,
}

struct Tables {
    /// By the words in lower case, joined by blanks.
    places: FxHashMap<String, Place>,
    /// First words of phrases, with the most words of one.
    heads: FxHashMap<String, usize>,
    callings: FxHashMap<&'static str, Calling>,
    words: FxHashMap<&'static str, EntityKind>,
    surnames_first: FxHashSet<&'static str>,
    letters: FxHashSet<&'static str>,
    /// Places that are no countries and no capitals, by their words joined by blanks.
    named_places: FxHashSet<String>,
    /// Their first words, with the most words of one.
    named_heads: FxHashMap<String, usize>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        places: FxHashMap::default(),
        heads: FxHashMap::default(),
        callings: FxHashMap::default(),
        words: FxHashMap::default(),
        surnames_first: FxHashSet::default(),
        letters: rows(LETTERS).map(|row| row[0]).collect(),
        named_places: FxHashSet::default(),
        named_heads: FxHashMap::default(),
    };
    for row in rows(ORGANISATIONS) {
        for name in std::iter::once(row[0]).chain(values(row[1])) {
            tables.put(name, Known::Organisation, row[2], row[0]);
        }
    }
    for row in rows(CAPITALS) {
        values(row[1]).for_each(|name| tables.put(name, Known::Capital, row[0], name));
        values(row[2]).for_each(|name| tables.put(name, Known::Seat, row[0], name));
    }
    for written in countries::written() {
        let known = if written.demonym {
            Known::Demonym
        } else {
            Known::State
        };
        let name = countries::name(written.code).unwrap_or(written.name);
        // Two letters of a code in a list are no word of a text, but for those that news uses.
        let plain = written.name.contains([',', '(']) || written.name.len() < 2;
        // `US national` on a list of persons is a nationality; in a text the noun after it is another name's (`US National Park Service`).
        let plain = plain || written.demonym && written.name.to_lowercase().ends_with(" national");
        if !plain && written.code != "zz" {
            tables.put(written.name, known, written.code, name);
        }
    }
    for row in rows(ROLES) {
        tables.callings.insert(
            row[0],
            Calling {
                class: row[1],
                gender: row[2],
            },
        );
    }
    for row in rows(NAME_WORDS) {
        let kind = match row[1] {
            "organisation" => EntityKind::Organisation,
            "place" => EntityKind::Place,
            "vessel" => EntityKind::Vessel,
            "weapon" => EntityKind::Weapon,
            _ => EntityKind::Other,
        };
        tables.words.insert(row[0], kind);
    }
    for row in rows(PLACES) {
        let words = words(row[0]);
        if let Some(head) = words.first() {
            let longest = tables.named_heads.entry(head.clone()).or_default();
            *longest = words.len().max(*longest);
        }
        tables.named_places.insert(words.join(" "));
    }
    tables.surnames_first = rows(SURNAMES_FIRST).map(|row| row[0]).collect();
    tables
});

impl Tables {
    fn put(&mut self, name: &'static str, known: Known, code: &'static str, whole: &'static str) {
        let words = words(name);
        let Some(head) = words.first() else { return };
        let longest = self.heads.entry(head.clone()).or_default();
        *longest = words.len().max(*longest);
        let letters = || name.chars().filter(|c| c.is_alphabetic());
        let capitals = letters().count() > 1 && letters().all(char::is_uppercase);
        // The first to claim a phrase keeps it: organisations, then capitals, then countries.
        self.places.entry(words.join(" ")).or_insert(Place {
            known,
            code,
            name: whole,
            capitals,
        });
    }
}

/// The longest phrase of the gazetteer that begins at token `at` of `tokens` and ends before `limit`, with its number of tokens.
pub(crate) fn place_at(text: &str, tokens: &Tokens, at: usize, limit: usize) -> Option<(usize, Place)> {
    let longest = TABLES.heads.get(tokens.lower(at))?;
    let mut key = String::new();
    let mut found = None;
    for count in 1..=(*longest).min(limit.saturating_sub(at)) {
        if count > 1 {
            key.push(' ');
        }
        key.push_str(tokens.lower(at + count - 1));
        if let Some(place) = TABLES.places.get(&key) {
            let written = tokens.get(at).map_or(Span::default(), |token| token.span);
            let written = text.get(written.start..written.end).unwrap_or_default();
            if !place.capitals || written.chars().all(|c| !c.is_lowercase()) {
                found = Some((count, *place));
            }
        }
    }
    found
}

/// The calling that a word in lower case is.
pub(crate) fn calling(word: &str) -> Option<Calling> {
    TABLES.callings.get(word.trim_end_matches('.')).copied()
}

/// What a word inside a name tells of it.
pub(crate) fn name_word(word: &str) -> Option<EntityKind> {
    let word = word.trim_end_matches('.');
    TABLES.words.get(word).copied()
}

/// Whether a word is a title written before a person's name.
pub(crate) fn is_title(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    // `Presidents Buhari and Talon`
    let one = word.strip_suffix('s').unwrap_or(word);
    calling(word).is_some()
        || calling(one).is_some_and(|_| one.len() > 4)
        || titles::is_personal(word) && word.len() > 1
}

/// Whether tokens `at..end` are the name of a place that is no country and no capital.
pub(super) fn is_named_place(page: &Page, at: usize, end: usize) -> bool {
    let fits = |longest: &usize| end > at && end - at <= *longest;
    if !TABLES.named_heads.get(page.lower(at)).is_some_and(fits) {
        return false;
    }
    let words: Vec<&str> = (at..end).map(|here| page.lower(here)).collect();
    TABLES.named_places.contains(&words.join(" "))
}

/// The token after the longest such name that begins at a token.
pub(super) fn named_place_at(page: &Page, at: usize, limit: usize) -> Option<usize> {
    let longest = TABLES.named_heads.get(page.lower(at))?;
    (at + 1..=limit.min(at + longest))
        .rev()
        .find(|end| is_named_place(page, at, *end))
}

/// Whether a name is that of an organisation of the gazetteer.
pub(crate) fn is_organisation(name: &str) -> bool {
    let found = TABLES.places.get(&words(name).join(" "));
    found.is_some_and(|place| place.known == Known::Organisation)
}

/// Whether letters are short for a thing and for no body: `GDP`.
pub(crate) fn is_thing_letters(word: &str) -> bool {
    TABLES.letters.contains(word)
}

/// Whether a surname stands first in the names of its bearers.
pub(crate) fn is_surname_first(word: &str) -> bool {
    TABLES.surnames_first.contains(word)
}

fn words(name: &str) -> Vec<String> {
    let mut tokens = Tokens::default();
    tokens.add(name, Span::new(0, name.len()));
    (0..tokens.len()).map(|at| tokens.lower(at).to_owned()).collect()
}

fn values(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').filter(|value| !value.is_empty())
}

/// The rows of a table.
pub(super) fn rows(data: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    data.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.split('\t');
            std::array::from_fn(|_| columns.next().unwrap_or_default())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::things;

    #[test]
    fn tables_have_form() {
        for data in [
            CAPITALS,
            ORGANISATIONS,
            ROLES,
            NAME_WORDS,
            SURNAMES_FIRST,
            LETTERS,
            PLACES,
            things::WEAPONS,
            things::WORDS,
        ] {
            assert!(data.starts_with('#') && data.contains("Origin"));
            let keys: Vec<&str> = rows(data).map(|row| row[0]).collect();
            assert!(
                keys.windows(2).all(|pair| pair[0] < pair[1]),
                "sorted, once each: {keys:?}"
            );
        }
        for row in rows(CAPITALS).map(|row| row[0]).chain(
            rows(ORGANISATIONS)
                .map(|row| row[2])
                .filter(|code| !code.is_empty()),
        ) {
            assert!(countries::name(row).is_some(), "{row}");
        }
    }

    #[test]
    fn places_are_found() {
        let check = |text: &str, expected: Option<(usize, Known, &str)>| {
            let mut tokens = Tokens::default();
            tokens.add(text, Span::new(0, text.len()));
            let found = place_at(text, &tokens, 0, tokens.len());
            assert_eq!(
                found.map(|(count, place)| (count, place.known, place.code)),
                expected,
                "{text}"
            );
        };
        check("North Koreans", None);
        check("North Korean leader", Some((2, Known::Demonym, "kp")));
        check(
            "Democratic People’s Republic of Korea (DPRK)",
            Some((6, Known::State, "kp")),
        );
        check("U.S. and", Some((1, Known::State, "us")));
        check("us and", None);
        check("White House", Some((2, Known::Seat, "us")));
        check("Pyongyang", Some((1, Known::Capital, "kp")));
        check("UN Security Council", Some((3, Known::Organisation, "")));
    }
}
