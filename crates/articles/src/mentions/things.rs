//! Ships, weapons and sites, by the form of a name and by the words in small letters beside it.
//!
//! A table knows the first words of weapons' names, and which of them name one only with a number (`Su-57`) or before a word for a weapon (`Patriot
//! missiles`). A ship is told by its prefix (`USS`) or by the word for a ship before it or behind it in commas; a site by the word after it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::mentions::tables;
use crate::page::Page;
use crate::reading::EntityKind;
use crate::statements::Run;
use crate::token::{Case, TokenKind};

pub(super) const WEAPONS: &str = include_str!("../../data/weapons.tsv");
pub(super) const WORDS: &str = include_str!("../../data/thing_words.tsv");

/// Words between a name and the word that tells what it is: `X heavy water research reactor`.
const MOST_BETWEEN: usize = 3;
/// Words of a description behind a name: `X, a Panama-flagged oil tanker,`.
const MOST_DESCRIBING: usize = 8;

/// How a word names a weapon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    WithNumber,
    Alone,
    BeforeNoun,
}

static NAMES: LazyLock<FxHashMap<&'static str, Names>> = LazyLock::new(|| {
    let rows = tables::rows(WEAPONS).map(|row| {
        let names = match row[1] {
            "number" => Names::WithNumber,
            "alone" => Names::Alone,
            _ => Names::BeforeNoun,
        };
        (row[0], names)
    });
    rows.collect()
});

static TELLING: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| tables::rows(WORDS).map(|row| (row[0], row[1])).collect());

/// Whether a word can begin the name of a weapon that goes on with a number behind a hyphen: `Hwasong-17`.
pub(super) fn takes_number(word: &str) -> bool {
    NAMES.contains_key(word)
}

/// What a name without an office names, where it is a thing.
pub(super) fn kind(page: &Page, name: Run, sentence: Run) -> Option<EntityKind> {
    if is_ship(page, name, sentence) {
        return Some(EntityKind::Vessel);
    }
    let after = word_after(page, name.last, sentence.last);
    if is_weapon(page, name, after) {
        return Some(EntityKind::Weapon);
    }
    let is_site = after == Some("site") && name.last - name.first <= 4;
    is_site.then_some(EntityKind::Place)
}

fn telling(word: &str) -> Option<&'static str> {
    TELLING.get(word).copied()
}

fn is_small(page: &Page, at: usize) -> bool {
    page.token(at)
        .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
}

/// What the word after a name tells of it, words between them aside.
fn word_after(page: &Page, from: usize, last: usize) -> Option<&'static str> {
    for at in from..last.min(from + MOST_BETWEEN + 1) {
        if page.word(at) == "-" {
            continue;
        }
        if !is_small(page, at) {
            return None;
        }
        match telling(page.lower(at)) {
            Some("between") => {}
            Some("weapon" | "site") => return telling(page.lower(at)),
            _ => return None,
        }
    }
    None
}

fn is_weapon(page: &Page, name: Run, after: Option<&str>) -> bool {
    let before_noun = after == Some("weapon");
    let number = (name.first + 1..=name.last).any(|at| {
        let glued_behind = page.word(at.saturating_sub(1)) == "-" || at == name.first + 1;
        glued_behind && page.word(at).starts_with(|c: char| c.is_ascii_digit()) && at <= name.last
    });
    match NAMES.get(page.lower(name.first)) {
        Some(Names::Alone) => name.last - name.first <= 3,
        Some(Names::WithNumber) => number && name.last - name.first >= 3,
        Some(Names::BeforeNoun) => number || before_noun,
        // `KAB-500 bombs`: the form of a designation before the word for a weapon.
        None => before_noun && number && page.word(name.first + 1) == "-",
    }
}

fn is_ship(page: &Page, name: Run, sentence: Run) -> bool {
    let first = page.token(name.first);
    let prefix = first.is_some_and(|token| token.case == Case::Upper)
        && name.last > name.first + 1
        && telling(page.lower(name.first)) == Some("prefix");
    prefix || follows_ship(page, name.first, sentence.first) || is_described_as_ship(page, name, sentence)
}

/// Whether a word for a ship stands right before a token.
pub(super) fn follows_ship(page: &Page, at: usize, first: usize) -> bool {
    let before = at.checked_sub(1).filter(|at| *at >= first);
    before.is_some_and(|at| is_small(page, at) && telling(page.lower(at)) == Some("ship"))
}

/// `X, a Panama-flagged oil tanker,`: the last word of what stands in commas.
fn is_described_as_ship(page: &Page, name: Run, sentence: Run) -> bool {
    if page.word(name.last) != "," || !matches!(page.lower(name.last + 1), "a" | "an" | "the") {
        return false;
    }
    let from = name.last + 2;
    let end = (from..sentence.last.min(from + MOST_DESCRIBING)).find(|at| {
        matches!(page.word(*at), "," | "." | "(" | ";")
            || matches!(
                page.lower(*at),
                "that" | "which" | "owned" | "carrying" | "of" | "from" | "with"
            )
    });
    end.is_some_and(|end| end > from && telling(page.lower(end - 1)) == Some("ship"))
}
