//! A fast hash for tables that are part of the program: nobody chooses their keys, so nothing is won by a slow one.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys stand in a table of this program.
pub(crate) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;
/// A set of the same kind.
pub(crate) type QuickSet<K> = HashSet<K, BuildHasherDefault<QuickHasher>>;

/// Odd, its bits half set and in no pattern: 2^64 by the golden ratio.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Eight bytes at a time: turned, mixed in, multiplied.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct QuickHasher(u64);

impl QuickHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // Maps take the high bits for one thing and the low bits for another.
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::Hash;

    use super::*;

    #[test]
    fn words_are_told_apart() {
        let of = |word: &str| {
            let mut hasher = QuickHasher::default();
            word.hash(&mut hasher);
            hasher.finish()
        };
        let words: QuickSet<String> = (0..5000)
            .map(|number| format!("word{number} of a table"))
            .collect();
        let hashes: HashSet<u64> = words.iter().map(|word| of(word)).collect();
        assert_eq!(hashes.len(), words.len());
        let low: HashSet<u64> = hashes.iter().map(|hash| hash & 0xfff).collect();
        // 5,000 balls into 4,096 boxes leave some three in ten empty.
        assert!(low.len() > 2500, "{}", low.len());
        assert_ne!(of("ab"), of("ba"));
    }
}
