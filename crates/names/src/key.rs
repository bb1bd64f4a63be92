//! Under which keys a name is filed and sought.
//!
//! A key is made of sound skeletons (consonant classes), so that spellings, roads and most slips fall on the same key. One word
//! of a name is too common to look everything up that bears it, so names of several words go by pairs:
//!  1. two skeletons together find what agrees in two words by sound;
//!  2. a skeleton with the first, or the last, sound of another word finds what has a slip in that other word, or an initial;
//!  3. the skeleton of all distinctive words written as one finds joined and split names and single words, and with each
//!     class left out in turn, a slip in them;
//!  4. neighbours written as one stand in for a word in 1, for words joined within a longer name.

use exonym_text::sound::skeleton;
use exonym_text::syllables;

use crate::layout::{MAX_LETTERS, NameRef, PreparedName, TokenClass};
use crate::meeting::orders;
use crate::pair::Word;
use crate::syllables::{Run, space_of};

/// What a key is made of. The lowest three bits of a key tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum KeyKind {
    /// The sound of two words together.
    Pair = 1,
    /// The sound of one word with the first sound of another.
    First = 2,
    /// The sound of one word with the last sound of another.
    Last = 3,
    /// The sound of all distinctive words written as one, whole or with one class left out.
    Whole = 4,
    /// The syllables of an East Asian name.
    Syllables = 5,
}

/// The kind of a key.
pub fn key_kind(key: u64) -> Option<KeyKind> {
    match key & 7 {
        1 => Some(KeyKind::Pair),
        2 => Some(KeyKind::First),
        3 => Some(KeyKind::Last),
        4 => Some(KeyKind::Whole),
        5 => Some(KeyKind::Syllables),
        _ => None,
    }
}

/// Skeletons kept of one word: roads mostly agree in them.
const MAX_SKELETONS: usize = 4;
/// Distinctive words up to which the whole name is also filed as one word.
const MAX_WHOLE: usize = 4;
/// Words that make pairs; the rest of a longer name adds nothing but keys.
const MAX_WORDS: usize = 10;

/// A word, or neighbours written as one, by what it can sound like.
#[derive(Default)]
struct Sound {
    skeletons: Vec<Skeleton>,
    /// Positions it stands on, a bit each.
    words: u32,
    initial: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Skeleton {
    hash: u64,
    first: u8,
    last: u8,
}

/// Every key under which a listed name is filed, each once, in order.
pub fn keys(name: &PreparedName, out: &mut Vec<u64>) {
    let from = out.len();
    let view = name.as_ref();
    let sounds = sounds(view);
    pair_keys(&sounds, out);
    whole_keys(view, out);
    syllable_keys(view, out);
    finish(from, out);
}

/// Every key under which a name is sought: an entity that the comparison puts at or over the threshold shares one.
pub fn query_keys(name: &PreparedName, out: &mut Vec<u64>) {
    keys(name, out);
}

/// The words that tell one name from another; where none does, the generic ones.
fn distinctive(view: NameRef<'_>) -> Vec<Word<'_>> {
    let of = |class: fn(TokenClass) -> bool| -> Vec<Word<'_>> {
        view.tokens()
            .filter(|token| class(token.class))
            .map(|token| Word { name: view, token })
            .take(MAX_WORDS)
            .collect()
    };
    let words = of(|class| class.is_distinctive() || class == TokenClass::Initial);
    if words.iter().any(|word| word.token.class.is_distinctive()) {
        return words;
    }
    let wider = of(|class| !matches!(class, TokenClass::Particle | TokenClass::Title));
    if wider.is_empty() { of(|_| true) } else { wider }
}

fn sounds(view: NameRef<'_>) -> Vec<Sound> {
    let words = distinctive(view);
    let mut out: Vec<Sound> = Vec::with_capacity(words.len() * 2);
    for (at, word) in words.iter().enumerate() {
        let mut sound = Sound {
            words: 1 << at,
            initial: word.token.class == TokenClass::Initial,
            ..Sound::default()
        };
        for reading in word.readings() {
            let letters = view.letters(reading.offset, reading.length);
            add(
                &mut sound.skeletons,
                &skeleton(std::str::from_utf8(letters).unwrap_or("")),
            );
        }
        out.push(sound);
    }
    for (at, pair) in words.windows(2).enumerate() {
        let joined: Vec<u8> = pair
            .iter()
            .flat_map(|word| word.letters())
            .copied()
            .take(MAX_LETTERS)
            .collect();
        let mut sound = Sound {
            words: 3 << at,
            ..Sound::default()
        };
        add(
            &mut sound.skeletons,
            &skeleton(std::str::from_utf8(&joined).unwrap_or("")),
        );
        out.push(sound);
    }
    out
}

fn add(skeletons: &mut Vec<Skeleton>, text: &str) {
    let bytes = text.as_bytes();
    let new = Skeleton {
        hash: hash(bytes),
        first: bytes.first().copied().unwrap_or(0),
        last: bytes.last().copied().unwrap_or(0),
    };
    if skeletons.len() < MAX_SKELETONS && !bytes.is_empty() && !skeletons.contains(&new) {
        skeletons.push(new);
    }
}

fn pair_keys(sounds: &[Sound], out: &mut Vec<u64>) {
    for (at, a) in sounds.iter().enumerate() {
        for b in sounds.iter().skip(at + 1).filter(|b| a.words & b.words == 0) {
            let joined = a.words.count_ones() + b.words.count_ones() > 2;
            for x in &a.skeletons {
                for y in &b.skeletons {
                    if !a.initial && !b.initial {
                        out.push(key(KeyKind::Pair, x.hash.min(y.hash), x.hash.max(y.hash)));
                    }
                    if !joined {
                        halves(x, y, a.initial, out);
                        halves(y, x, b.initial, out);
                    }
                }
            }
        }
    }
}

fn halves(whole: &Skeleton, half: &Skeleton, initial: bool, out: &mut Vec<u64>) {
    if !initial {
        out.push(key(KeyKind::First, whole.hash, u64::from(half.first)));
        out.push(key(KeyKind::Last, whole.hash, u64::from(half.last)));
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
    let readings = if words.len() == 1 { MAX_SKELETONS } else { 1 };
    for at in 0..readings {
        let mut letters = String::new();
        for word in &words {
            let Some(reading) = word.readings().nth(at) else {
                return;
            };
            let bytes = view.letters(reading.offset, reading.length);
            letters.push_str(std::str::from_utf8(bytes).unwrap_or(""));
        }
        let skeleton = skeleton(&letters);
        let classes = skeleton.as_bytes();
        out.push(key(KeyKind::Whole, hash(classes), 0));
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

/// Sorts the keys added since `from` and drops repeated ones.
fn finish(from: usize, out: &mut Vec<u64>) {
    let mut new = out.split_off(from.min(out.len()));
    new.sort_unstable();
    new.dedup();
    out.append(&mut new);
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Mixes two parts into a key; the multiplier is the golden ratio's, as in Fibonacci hashing.
fn key(kind: KeyKind, a: u64, b: u64) -> u64 {
    let mixed = (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed & !7 | kind as u64
}
