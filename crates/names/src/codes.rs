//! Under which codes a word is filed and sought.
//!
//! A code is made of a word's sound skeleton (its consonant classes). Two words that can be one differ, as a rule, in no class
//! of it, or in one: one more, one fewer, another one, or two neighbours exchanged. A listed word is filed under its skeleton and
//! under the skeleton with each class left out (with the place of the gap); a query seeks all of these, which finds every one of
//! these differences with few words beside. Words that a table holds to be one (`Bill`, `William`) share a code of the table.

use exonym_text::road::Road;
use exonym_text::sound::skeleton;

use crate::key::{MAX_SKELETONS, hash, mix};
use crate::layout::{MAX_LETTERS, NameRef, TokenClass};
use crate::lookup::groups_of;
use crate::pair::{Word, adjective_stem};

/// Words of a name that are sought; the rest of a longer name adds nothing but work.
const MAX_WORDS: usize = 10;
/// Longest skeleton of which two words may differ in a class by exchange: in shorter ones chance agrees too often.
const MIN_OTHER: usize = 3;

/// What a code is made of.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Kind {
    Whole = 1,
    Without = 2,
    Table = 3,
}

fn code(kind: Kind, text: &[u8], place: usize) -> u32 {
    (mix(hash(text), (place as u64) << 8 | kind as u64) >> 32) as u32
}

/// The words that tell one name from another, with their positions; where none does, the generic ones.
pub(crate) fn distinctive(view: NameRef<'_>) -> Vec<(usize, Word<'_>)> {
    let of = |class: fn(TokenClass) -> bool| -> Vec<(usize, Word<'_>)> {
        view.tokens()
            .enumerate()
            .filter(|(_, token)| class(token.class))
            .map(|(index, token)| (index, Word { name: view, token }))
            .take(MAX_WORDS)
            .collect()
    };
    let words = of(|class| class.is_distinctive() || class == TokenClass::Initial);
    if words.iter().any(|(_, word)| word.token.class.is_distinctive()) {
        return words;
    }
    let wider = of(|class| !matches!(class, TokenClass::Particle | TokenClass::Title));
    if wider.is_empty() { of(|_| true) } else { wider }
}

/// Neighbours written as one, with the positions they stand on: such as hold a distinctive word and no legal form or number.
pub(crate) fn joins(view: NameRef<'_>) -> Vec<(String, std::ops::Range<usize>)> {
    let apart = |class| {
        matches!(
            class,
            TokenClass::LegalForm | TokenClass::Number | TokenClass::Initial
        )
    };
    let mut out = Vec::new();
    for at in 1..view.token_count().min(MAX_WORDS) {
        let pair = [view.token(at - 1), view.token(at)];
        if pair.iter().any(|token| apart(token.class)) || !pair.iter().any(|t| t.class.is_distinctive()) {
            continue;
        }
        let letters: Vec<u8> = pair
            .iter()
            .flat_map(|&token| Word { name: view, token }.letters())
            .copied()
            .take(MAX_LETTERS)
            .collect();
        out.extend(String::from_utf8(letters).ok().map(|text| (text, at - 1..at + 1)));
    }
    out
}

/// The skeletons of a word's readings, each once.
pub(crate) fn skeletons(word: Word<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for reading in word.readings() {
        let letters = word.name.letters(reading.offset, reading.length);
        variants(std::str::from_utf8(letters).unwrap_or(""), reading.road, &mut out);
    }
    out
}

/// The skeleton of a reading, and those that it has where habits part: a first vowel that some scripts do not write, `ch` for
/// the sound of *loch*, a `w` that is a long vowel.
fn variants(letters: &str, road: u8, out: &mut Vec<String>) {
    let base = skeleton(letters);
    if base.len() > 1
        && let Some(rest) = base.strip_prefix('a')
    {
        add(out, rest.to_owned());
    }
    add(out, base);
    if letters.contains("ch") {
        add(out, skeleton(&letters.replace("ch", "k")));
    }
    let unvowelled = Road::ALL
        .get(usize::from(road))
        .is_some_and(|road| road.is_unvowelled());
    if unvowelled && letters.contains('w') {
        add(out, skeleton(&letters.replace('w', "")));
    }
}

fn add(skeletons: &mut Vec<String>, text: String) {
    if skeletons.len() < MAX_SKELETONS && !text.is_empty() && !skeletons.contains(&text) {
        skeletons.push(text);
    }
}

/// A word as it is filed: its skeletons, and that of the town whose adjective it is.
fn all_skeletons(word: Word<'_>) -> Vec<String> {
    let mut out = skeletons(word);
    if word.name.kind() != crate::kind::NameKind::Person {
        let stems: Vec<String> = word
            .readings()
            .filter_map(|reading| adjective_stem(word.name.letters(reading.offset, reading.length)))
            .filter_map(|stem| std::str::from_utf8(stem).ok().map(skeleton))
            .collect();
        out.extend(stems.into_iter().take(1).filter(|stem| !stem.is_empty()));
    }
    out
}

/// Whether a class of words is filed at all: not such as say nothing of who is meant.
pub(crate) fn is_filed(class: TokenClass) -> bool {
    !matches!(
        class,
        TokenClass::Particle | TokenClass::Title | TokenClass::LegalForm | TokenClass::Initial
    )
}

/// The codes under which a listed word is filed.
pub(crate) fn filed(word: Word<'_>, out: &mut Vec<u32>) {
    let from = out.len();
    for text in all_skeletons(word) {
        let classes = text.as_bytes();
        out.push(code(Kind::Whole, classes, 0));
        without_each(classes, |rest, at| out.push(code(Kind::Without, rest, at)));
    }
    tables(word, out);
    finish(from, out);
}

/// The codes under which a word is sought.
pub(crate) fn sought(word: Word<'_>, out: &mut Vec<u32>) {
    let from = out.len();
    for text in all_skeletons(word) {
        sought_of(text.as_bytes(), out);
    }
    tables(word, out);
    finish(from, out);
}

/// The codes under which neighbours written as one are sought.
pub(crate) fn sought_joined(letters: &str, out: &mut Vec<u32>) {
    sought_of(skeleton(letters).as_bytes(), out);
}

fn sought_of(classes: &[u8], out: &mut Vec<u32>) {
    out.push(code(Kind::Whole, classes, 0));
    for at in 0..=classes.len() {
        out.push(code(Kind::Without, classes, at));
    }
    without_each(classes, |rest, at| {
        out.push(code(Kind::Whole, rest, 0));
        if classes.len() >= MIN_OTHER {
            out.push(code(Kind::Without, rest, at));
        }
    });
    for at in 1..classes.len() {
        let mut exchanged = classes.to_vec();
        exchanged.swap(at - 1, at);
        out.push(code(Kind::Whole, &exchanged, 0));
    }
}

/// The classes with each left out in turn, and where.
fn without_each(classes: &[u8], mut take: impl FnMut(&[u8], usize)) {
    if classes.len() < 2 {
        return;
    }
    let mut rest = Vec::with_capacity(classes.len());
    for at in 0..classes.len() {
        rest.clear();
        rest.extend_from_slice(classes.get(..at).unwrap_or_default());
        rest.extend_from_slice(classes.get(at + 1..).unwrap_or_default());
        take(&rest, at);
    }
}

/// What the tables know the word as.
fn tables(word: Word<'_>, out: &mut Vec<u32>) {
    let concept = word.token.concept;
    let mut groups = 0;
    for group in groups_of(concept) {
        out.push(code(Kind::Table, &group.to_le_bytes(), 1));
        groups += 1;
    }
    if groups == 0 && concept != 0 {
        out.push(code(Kind::Table, &concept.to_le_bytes(), 2));
    }
}

fn finish(from: usize, out: &mut Vec<u32>) {
    let mut new = out.split_off(from.min(out.len()));
    new.sort_unstable();
    new.dedup();
    out.append(&mut new);
}
