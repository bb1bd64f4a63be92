//! Under which keys a name is filed and sought.

use crate::layout::{PreparedName, TokenClass};
use exonym_text::sound::skeleton;

use crate::pair::Word;

/// What a key is made of; rarer kinds make shorter postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum KeyKind {
    /// The sound of one word.
    Word = 1,
    /// The sound of two words together.
    Pair = 2,
    /// The whole name without blanks.
    Whole = 3,
}

/// The kind of a key: its lowest three bits.
pub fn key_kind(key: u64) -> Option<KeyKind> {
    match key & 7 {
        1 => Some(KeyKind::Word),
        2 => Some(KeyKind::Pair),
        3 => Some(KeyKind::Whole),
        _ => None,
    }
}

/// Every key under which a listed name is filed, each once, in order.
pub fn keys(name: &PreparedName, out: &mut Vec<u64>) {
    let from = out.len();
    let view = name.as_ref();
    let mut whole = String::new();
    for token in name.tokens() {
        let word = Word { name: view, token };
        whole.push_str(std::str::from_utf8(word.letters()).unwrap_or(""));
        if matches!(token.class, TokenClass::Particle | TokenClass::Title) {
            continue;
        }
        for reading in word.readings() {
            let letters = view.letters(reading.offset, reading.length);
            out.push(key(
                KeyKind::Word,
                &skeleton(std::str::from_utf8(letters).unwrap_or("")),
            ));
        }
    }
    out.push(key(KeyKind::Whole, &skeleton(&whole)));
    finish(from, out);
}

/// Every key under which a name is sought; an entity that the comparison puts at or over the threshold shares one.
pub fn query_keys(name: &PreparedName, out: &mut Vec<u64>) {
    keys(name, out);
}

fn finish(from: usize, out: &mut Vec<u64>) {
    if let Some(new) = out.get_mut(from..) {
        new.sort_unstable();
    }
    let mut last = None;
    let mut index = 0;
    out.retain(|&key| {
        index += 1;
        let keep = index <= from || last != Some(key);
        last = if index <= from { None } else { Some(key) };
        keep
    });
}

/// FNV-1a over the kind's letters; the lowest three bits tell the kind.
fn key(kind: KeyKind, letters: &str) -> u64 {
    let hash = letters.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash & !7 | kind as u64
}
