//! Under which whole-name keys a name is filed and sought, beside the words that [`crate::codes`] files it under.
//!
//! Most names meet in a word, so words carry the search. Keys are for what no single word shows:
//!  1. neighbours written as one, with another word of the name (`Kim Jong Un`, `Jongun Kim`), or, where no other word of an
//!     organisation's name tells it from others, alone (`Iran Shargh Leasing`, `Iranshargh`);
//!  2. a word beside an initial that stands for another (`V. Putin`);
//!  3. the first letters of an organisation's words (`PLA`);
//!  4. the skeleton of all distinctive words written as one, for joined and split names (`VladimirPutin`);
//!  5. the syllables of an East Asian name.
//!
//! A key is made of sound skeletons (consonant classes), so that spellings, roads and most slips fall on the same key.

use exonym_text::sound::{pattern, skeleton};
use exonym_text::syllables;

use crate::acronym::{is_said, is_said_or_form};
use crate::codes::{around, distinctive, joins, patterns_of_joined, skeletons};
use crate::join::MIN_JOINED;
use crate::kind::NameKind;
use crate::layout::{NameRef, PreparedName, Token, TokenClass};
use crate::meeting::orders;
use crate::pair::Word;
use crate::syllables::{Run, space_of};

/// What a key is made of. The lowest three bits of a key tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum KeyKind {
    /// The sound of two neighbours written as one, together with another word.
    Joined = 1,
    /// The sound of one word with an initial.
    Initial = 2,
    /// The first letters of all words.
    Acronym = 3,
    /// The sound of all distinctive words written as one, whole or with one class left out.
    Whole = 4,
    /// The syllables of an East Asian name.
    Syllables = 5,
}

/// The kind of a key.
pub fn key_kind(key: u64) -> Option<KeyKind> {
    match key & 7 {
        1 => Some(KeyKind::Joined),
        2 => Some(KeyKind::Initial),
        3 => Some(KeyKind::Acronym),
        4 => Some(KeyKind::Whole),
        5 => Some(KeyKind::Syllables),
        _ => None,
    }
}

/// Skeletons kept of one word: roads mostly agree in them.
pub(crate) const MAX_SKELETONS: usize = 6;
/// What a joined word is filed with where no other tells the name from others.
const ALONE: u64 = 1;
/// Distinctive words up to which the whole name is also filed as one word.
const MAX_WHOLE: usize = 4;
/// Classes from which on the skeleton of a whole name is told apart from most others.
const SHORT_SKELETON: usize = 3;
/// Fewest words that an acronym stands for; as in the comparison.
const MIN_ACRONYM: usize = 3;

/// Every key under which a listed name is filed, each once, in order.
pub fn keys(name: &PreparedName, out: &mut Vec<u64>) {
    let from = out.len();
    let view = name.as_ref();
    joined_keys(view, out);
    initial_keys(view, out);
    acronym_keys(view, true, out);
    whole_keys(view, out);
    syllable_keys(view, out);
    finish(from, out);
}

/// Every key under which a name is sought.
pub fn query_keys(name: &PreparedName, out: &mut Vec<u64>) {
    let from = out.len();
    let view = name.as_ref();
    // What the listed name has as two words the query has as one, and the other way round the joined neighbours of the query
    // are sought as a word.
    pair_keys(view, out);
    initial_sought(view, out);
    acronym_keys(view, false, out);
    whole_keys(view, out);
    without_form(view, out);
    syllable_keys(view, out);
    finish(from, out);
}

/// Neighbours as one word, with each other word of the name.
fn joined_keys(view: NameRef<'_>, out: &mut Vec<u64>) {
    let words = distinctive(view);
    for (joined, at) in joins(view) {
        if view.kind() != NameKind::Person && words.iter().all(|(index, _)| at.contains(index)) {
            patterns_of_joined(&joined, |sounds| {
                out.push(key(KeyKind::Joined, hash(sounds), ALONE));
            });
        }
        let joined = hash(skeleton(&joined).as_bytes());
        let others = words.iter().filter(|(index, _)| !at.contains(index));
        for (_, word) in others.filter(|(_, word)| word.token.class != TokenClass::Initial) {
            for other in skeletons(*word) {
                let other = hash(other.as_bytes());
                out.push(key(KeyKind::Joined, joined.min(other), joined.max(other)));
            }
        }
    }
}

/// Each two words, as [`joined_keys`] files a joined one with another; and an organisation's only word.
fn pair_keys(view: NameRef<'_>, out: &mut Vec<u64>) {
    let words = distinctive(view);
    if let ([(_, word)], true) = (words.as_slice(), view.kind() != NameKind::Person) {
        for reading in word.readings().take(MAX_SKELETONS) {
            let letters = view.letters(reading.offset, reading.length);
            let letters = std::str::from_utf8(letters).unwrap_or("");
            let mut push = |sounds: &[u8]| out.push(key(KeyKind::Joined, hash(sounds), ALONE));
            // A shorter word is joined of the same letters or not at all.
            if letters.len() < MIN_JOINED {
                push(pattern(letters).as_bytes());
            } else {
                around(letters, push);
            }
        }
    }
    let whole: Vec<Vec<u64>> = words
        .iter()
        .filter(|(_, word)| word.token.class != TokenClass::Initial)
        .map(|(_, word)| {
            skeletons(*word)
                .iter()
                .map(|text| hash(text.as_bytes()))
                .collect()
        })
        .collect();
    for (at, one) in whole.iter().enumerate() {
        for other in whole.iter().skip(at + 1) {
            for (x, y) in one.iter().flat_map(|x| other.iter().map(move |y| (x, y))) {
                out.push(key(KeyKind::Joined, *x.min(y), *x.max(y)));
            }
        }
    }
}

/// Each word with each initial beside it.
fn initial_keys(view: NameRef<'_>, out: &mut Vec<u64>) {
    let words = distinctive(view);
    let (initials, whole): (Vec<_>, Vec<_>) = words
        .iter()
        .partition(|(_, word)| word.token.class == TokenClass::Initial);
    for (_, initial) in &initials {
        for (_, word) in &whole {
            with_firsts(*word, *initial, out);
        }
    }
}

/// Each word with the first letters of each other, for which a listed initial may stand.
fn initial_sought(view: NameRef<'_>, out: &mut Vec<u64>) {
    let words = distinctive(view);
    let whole = words
        .iter()
        .filter(|(_, word)| word.token.class != TokenClass::Initial);
    for (at, word) in whole {
        for (_, other) in words.iter().filter(|(index, _)| index != at) {
            with_firsts(*word, *other, out);
        }
    }
}

fn with_firsts(word: Word<'_>, other: Word<'_>, out: &mut Vec<u64>) {
    for text in skeletons(word) {
        for first in other.firsts() {
            out.push(key(KeyKind::Initial, hash(text.as_bytes()), u64::from(first)));
        }
    }
}

/// The first letters of an organisation's words. A listed name is filed as the short and as the long side, and so is a query
/// sought: what one has in words the other may have in letters.
fn acronym_keys(view: NameRef<'_>, filed: bool, out: &mut Vec<u64>) {
    if view.kind() == NameKind::Person {
        return;
    }
    let firsts = |counts: fn(&Token) -> bool| -> Vec<u8> {
        let words = view.tokens().filter(counts);
        let first = |token| Word { name: view, token }.letters().first().copied();
        words.filter_map(first).collect()
    };
    let (long, short) = if filed { (0, 1) } else { (1, 0) };
    let mut spelled = [firsts(is_said), firsts(is_said_or_form)];
    if spelled[0] == spelled[1] {
        spelled[1].clear();
    }
    for firsts in spelled.iter().filter(|firsts| firsts.len() >= MIN_ACRONYM) {
        out.push(key(KeyKind::Acronym, hash(firsts), long));
    }
    let mut said = view.tokens().filter(is_said);
    if let (Some(token), None) = (said.next(), said.next()) {
        let letters = Word { name: view, token }.letters();
        if letters.len() >= MIN_ACRONYM {
            out.push(key(KeyKind::Acronym, hash(letters), short));
        }
    }
}

/// The syllables of each form, from where its surname can stand.
fn syllable_keys(view: NameRef<'_>, out: &mut Vec<u64>) {
    for form in (0..view.form_count()).map(|index| view.form(index)) {
        let Some(space) = space_of(form.space) else {
            continue;
        };
        let run = Run::read(view.letters(form.offset, form.length));
        for (run, _) in orders(form, &run) {
            for text in syllables::keys(space, run.as_slice()) {
                out.push(key(
                    KeyKind::Syllables,
                    hash(text.as_bytes()),
                    u64::from(form.space),
                ));
            }
        }
    }
}

/// The name as one word, whole and with one class left out.
fn whole_keys(view: NameRef<'_>, out: &mut Vec<u64>) {
    let words = distinctive(view);
    if words.len() > MAX_WHOLE {
        return;
    }
    let all: String = view
        .tokens()
        .filter(|token| !matches!(token.class, TokenClass::Title | TokenClass::LegalForm))
        .filter_map(|token| std::str::from_utf8(Word { name: view, token }.letters()).ok())
        .collect();
    file_whole(&all, &skeleton(&all), out);
    let readings = if words.len() == 1 { MAX_SKELETONS } else { 1 };
    for at in 0..readings {
        let mut letters = String::new();
        for (_, word) in &words {
            let Some(reading) = word.readings().nth(at) else {
                return;
            };
            let bytes = view.letters(reading.offset, reading.length);
            letters.push_str(std::str::from_utf8(bytes).unwrap_or(""));
        }
        let skeleton = skeleton(&letters);
        let classes = skeleton.as_bytes();
        file_whole(&letters, &skeleton, out);
        if words.len() == 1 {
            for left_out in 0..classes.len() {
                let rest = classes
                    .iter()
                    .enumerate()
                    .filter(|(index, _)| *index != left_out)
                    .map(|(_, class)| *class);
                let rest: Vec<u8> = rest.collect();
                out.push(key(KeyKind::Whole, hash(&rest), 0));
            }
        }
    }
}

/// An organisation's only word without the legal form that it ends in, whose blanks are lost (`Aramoun1506Sal`).
fn without_form(view: NameRef<'_>, out: &mut Vec<u64>) {
    /// Letters of the legal forms that are looked for, and of the name before one at the least.
    const FORM: std::ops::RangeInclusive<usize> = 2..=7;
    const NAME: usize = 5;
    let words = distinctive(view);
    let ([(_, word)], true) = (words.as_slice(), view.kind() != NameKind::Person) else {
        return;
    };
    let letters = std::str::from_utf8(word.letters()).unwrap_or("");
    for length in FORM {
        let Some((name, form)) = letters
            .len()
            .checked_sub(length)
            .and_then(|at| letters.split_at_checked(at))
        else {
            return;
        };
        if name.len() >= NAME && exonym_tables::legal_forms::lookup(form).is_some() {
            file_whole(name, &skeleton(name), out);
        }
    }
}

/// The name by its skeleton, and where that is short, which many names share, also by where its vowels stand.
fn file_whole(letters: &str, skeleton: &str, out: &mut Vec<u64>) {
    out.push(key(KeyKind::Whole, hash(skeleton.as_bytes()), 0));
    if skeleton.len() < SHORT_SKELETON {
        out.push(key(KeyKind::Whole, hash(pattern(letters).as_bytes()), 1));
    }
}

/// Sorts the keys added since `from` and drops repeated ones.
fn finish(from: usize, out: &mut Vec<u64>) {
    let mut new = out.split_off(from.min(out.len()));
    new.sort_unstable();
    new.dedup();
    out.append(&mut new);
}

/// FNV-1a.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Mixes two parts into a key; the multiplier is the golden ratio's, as in Fibonacci hashing.
fn key(kind: KeyKind, a: u64, b: u64) -> u64 {
    mix(a, b) & !7 | kind as u64
}

/// Two numbers as one that looks like chance.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mixed = (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}
