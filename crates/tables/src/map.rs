//! Maps and sets of words that are asked often.
//!
//! The hash of the standard library withstands keys that somebody chose so that they fall together. The keys here are those of our own tables,
//! and a name is looked up some dozens of times while it is prepared, so a hash of a few instructions does.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map that never leaves the tables.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;
/// A set of the same kind.
pub(crate) type Set<K> = HashSet<K, BuildHasherDefault<Fast>>;

/// Takes eight bytes at a time and multiplies by the golden ratio's number, as in Fibonacci hashing.
#[derive(Clone, Copy, Default)]
pub(crate) struct Fast(u64);

impl Fast {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Fast {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.add(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            self.add(rest.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The map takes its place from the low bits, which a product mixes least.
        self.0 ^ self.0 >> 32
    }
}
