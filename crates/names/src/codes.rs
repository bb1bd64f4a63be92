//! Under which codes a word is filed and sought.
//!
//! Two words that can be one agree, as a rule, in the pattern of their sounds (the classes of consonants, and where vowels stand),
//! or differ in it by what habits and ears exchange, or are one slip apart in their letters or sounds. So a listed word is filed under
//! its patterns, under these with each consonant left out, and under its letters and its sounds, whole and with each left out. A query
//! seeks its patterns, those with a vowel or a consonant more or less, those with a consonant exchanged where that is cheap, and its
//! letters and sounds. Readings that lose sounds (kana, Arabic) may add or drop any consonant and say nothing of vowels, so they are
//! sought and filed by their skeletons (the consonants alone). Words that a table holds to be one (`Bill`, `William`) share a code of
//! the table.

use exonym_text::road::Road;
use exonym_text::sound::{pattern, skeleton};

use crate::key::{MAX_SKELETONS, hash, mix};
use crate::layout::{MAX_LETTERS, NameRef, TokenClass};
use crate::lookup::groups_of;
use crate::pair::{Word, adjective_stem};

/// Words of a name that are sought; the rest of a longer name adds nothing but work.
const MAX_WORDS: usize = 10;
/// Readings of a word whose letters are filed: the first are the likeliest.
const MAX_SPELLED: usize = 3;
/// Letters of a word in which a slip may be sought: a shorter word with another letter is another word.
const SPELLED: std::ops::RangeInclusive<usize> = 4..=24;
/// Classes that habits and ears exchange: `l` and `r`, `m` and `n`, `z` and `d`, `ch` and `k`, `b` and `v`.
const EXCHANGED: &[(u8, u8)] = &[
    (b'l', b'r'),
    (b'm', b'n'),
    (b's', b't'),
    (b's', b'k'),
    (b'p', b'f'),
];
/// All classes of a skeleton.
const ALL: &[u8] = b"apftskmnlr";

/// What a code is made of.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Kind {
    Pattern = 1,
    /// A pattern with a consonant left out, which is the place.
    Without = 2,
    Table = 3,
    /// The skeleton of a reading that loses sounds.
    Lossy = 4,
    Letters = 5,
    Skeleton = 6,
    /// A skeleton with a class left out, which is the place.
    SkeletonWithout = 7,
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
    if Road::of(road).is_unvowelled() && letters.contains('w') {
        add(out, skeleton(&letters.replace('w', "")));
    }
}

fn add(skeletons: &mut Vec<String>, text: String) {
    if skeletons.len() < MAX_SKELETONS && !text.is_empty() && !skeletons.contains(&text) {
        skeletons.push(text);
    }
}

/// The patterns of a word's readings, and that of the town whose adjective it is.
fn patterns(word: Word<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for reading in word.readings() {
        let letters = word.name.letters(reading.offset, reading.length);
        let letters = std::str::from_utf8(letters).unwrap_or("");
        add(&mut out, pattern(letters));
        out_of_habit(letters, |other| add(&mut out, pattern(other)));
    }
    if word.name.kind() != crate::kind::NameKind::Person {
        let stems: Vec<String> = word
            .readings()
            .filter_map(|reading| adjective_stem(word.name.letters(reading.offset, reading.length)))
            .filter_map(|stem| std::str::from_utf8(stem).ok().map(pattern))
            .collect();
        out.extend(stems.into_iter().take(1).filter(|stem| !stem.is_empty()));
    }
    out
}

/// A word as its sounds are where habits part: `ch` for the sound of *loch*, `cs` for two sounds (`Avionics`, which Hungarian has for one).
fn out_of_habit(letters: &str, mut take: impl FnMut(&str)) {
    for (group, other) in [("ch", "k"), ("cs", "ks")] {
        if letters.contains(group) {
            take(&letters.replace(group, other));
        }
    }
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
    let lossy = is_lossy(word);
    for text in patterns(word) {
        out.push(code(Kind::Pattern, text.as_bytes(), 0));
        without_each(text.as_bytes(), |rest, class| {
            if class != VOWEL {
                out.push(code(Kind::Without, &merged(rest), class.into()));
            }
        });
    }
    for text in skeletons(word) {
        let classes = text.as_bytes();
        out.push(code(Kind::Skeleton, classes, 0));
        if lossy {
            out.push(code(Kind::Lossy, classes, 0));
        }
        without_each(classes, |rest, class| {
            out.push(code(Kind::SkeletonWithout, rest, class.into()));
        });
    }
    spelled(word, out);
    sounded(word, out);
    tables(word, out);
    finish(from, out);
}

/// The codes under which a word is sought.
pub(crate) fn sought(word: Word<'_>, out: &mut Vec<u32>) {
    let from = out.len();
    if is_lossy(word) {
        for text in skeletons(word) {
            sought_by_skeleton(text.as_bytes(), out);
        }
    } else {
        for text in patterns(word) {
            sought_by_pattern(text.as_bytes(), out);
        }
        for text in skeletons(word) {
            let classes = text.as_bytes();
            out.push(code(Kind::Lossy, classes, 0));
            without_each(classes, |rest, _| out.push(code(Kind::Lossy, rest, 0)));
            exchanged(classes, |classes| out.push(code(Kind::Lossy, classes, 0)));
        }
    }
    spelled(word, out);
    sounded(word, out);
    tables(word, out);
    finish(from, out);
}

/// The codes under which neighbours written as one are sought: a vowel may come or go where they meet, or at their ends.
pub(crate) fn sought_joined(letters: &str, out: &mut Vec<u32>) {
    vowels_apart(pattern(letters).as_bytes(), |sounds| {
        out.push(code(Kind::Pattern, sounds, 0));
    });
    letters_of(letters.as_bytes(), out);
}

/// The pattern of a word, and those of neighbours that it may be when they are written as one: with a vowel more or less, or a consonant
/// exchanged.
pub(crate) fn around(letters: &str, mut take: impl FnMut(&[u8])) {
    let sounds = pattern(letters);
    vowels_apart(sounds.as_bytes(), &mut take);
    exchanged(sounds.as_bytes(), |sounds| take(&merged(sounds)));
}

/// The patterns of neighbours written as one.
pub(crate) fn patterns_of_joined(letters: &str, mut take: impl FnMut(&[u8])) {
    take(pattern(letters).as_bytes());
    out_of_habit(letters, |other| take(pattern(other).as_bytes()));
}

/// A pattern as it is, and with each vowel left out, and with one more.
fn vowels_apart(sounds: &[u8], mut take: impl FnMut(&[u8])) {
    let mut push = |sounds: &[u8]| take(&merged(sounds));
    push(sounds);
    without_each(sounds, |rest, left_out| {
        if left_out == VOWEL {
            push(rest);
        }
    });
    with_each(sounds, VOWEL, &mut push);
}

fn is_lossy(word: Word<'_>) -> bool {
    word.readings().any(|reading| Road::of(reading.road).is_lossy())
}

/// A vowel in a pattern.
const VOWEL: u8 = b'a';

fn sought_by_pattern(sounds: &[u8], out: &mut Vec<u32>) {
    let pattern = |sounds: &[u8]| code(Kind::Pattern, &merged(sounds), 0);
    out.push(pattern(sounds));
    without_each(sounds, |rest, _| out.push(pattern(rest)));
    with_each(sounds, VOWEL, |more| out.push(pattern(more)));
    for class in ALL {
        out.push(code(Kind::Without, sounds, usize::from(*class)));
    }
    exchanged(sounds, |sounds| out.push(pattern(sounds)));
}

fn sought_by_skeleton(classes: &[u8], out: &mut Vec<u32>) {
    out.push(code(Kind::Skeleton, classes, 0));
    for class in ALL {
        out.push(code(Kind::SkeletonWithout, classes, usize::from(*class)));
    }
    without_each(classes, |rest, _| out.push(code(Kind::Skeleton, rest, 0)));
    exchanged(classes, |classes| out.push(code(Kind::Skeleton, classes, 0)));
}

/// The sounds with each in turn exchanged for one that it is exchanged for.
fn exchanged(sounds: &[u8], mut take: impl FnMut(&[u8])) {
    let mut changed = sounds.to_vec();
    for (at, class) in sounds.iter().enumerate() {
        for (one, other) in EXCHANGED {
            let new = match *class {
                class if class == *one => *other,
                class if class == *other => *one,
                _ => continue,
            };
            if let Some(place) = changed.get_mut(at) {
                *place = new;
            }
            take(&changed);
        }
        if let Some(place) = changed.get_mut(at) {
            *place = *class;
        }
    }
}

/// Sounds with equal neighbours as one.
fn merged(sounds: &[u8]) -> Vec<u8> {
    let mut out = sounds.to_vec();
    out.dedup();
    out
}

/// The letters of the likeliest readings.
fn spelled(word: Word<'_>, out: &mut Vec<u32>) {
    for reading in word.readings().take(MAX_SPELLED) {
        letters_of(word.name.letters(reading.offset, reading.length), out);
    }
}

/// The sounds of the likeliest reading, as whoever writes plainly would spell them: a slip beside letters of another habit (`Cakuga`,
/// `Kaluga`; `Khalud`, `Khallouf`).
fn sounded(word: Word<'_>, out: &mut Vec<u32>) {
    if let Some(reading) = word.readings().next() {
        let (letters, sounds) = (word.letters_of(reading), word.sounds_of(reading));
        let plain = sounds.iter().all(u8::is_ascii_lowercase) && !Road::of(reading.road).is_lossy();
        if letters != sounds && plain {
            letters_of(sounds, out);
        }
    }
}

/// Letters as they are and with each left out; of three in any order, since two of them may have changed places (`IBT`, `ITB`).
fn letters_of(letters: &[u8], out: &mut Vec<u32>) {
    if let [a, b, c] = letters {
        let mut sorted = [*a, *b, *c];
        sorted.sort_unstable();
        out.push(code(Kind::Letters, &sorted, 1));
        // And one more makes it a word in which a slip is sought.
        out.push(code(Kind::Letters, letters, 0));
    }
    if !SPELLED.contains(&letters.len()) {
        return;
    }
    out.push(code(Kind::Letters, letters, 0));
    without_each(letters, |rest, _| out.push(code(Kind::Letters, rest, 0)));
}

/// The text with each place left out in turn, and what stood there.
fn without_each(text: &[u8], mut take: impl FnMut(&[u8], u8)) {
    if text.len() < 2 {
        return;
    }
    let mut rest = Vec::with_capacity(text.len());
    for (at, left_out) in text.iter().enumerate() {
        rest.clear();
        rest.extend_from_slice(text.get(..at).unwrap_or_default());
        rest.extend_from_slice(text.get(at + 1..).unwrap_or_default());
        take(&rest, *left_out);
    }
}

/// The text with one more of a sound, at each place in turn.
fn with_each(text: &[u8], sound: u8, mut take: impl FnMut(&[u8])) {
    let mut more = text.to_vec();
    for at in 0..=text.len() {
        more.insert(at, sound);
        take(&more);
        more.remove(at);
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
