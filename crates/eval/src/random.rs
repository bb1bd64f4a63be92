//! Random numbers that are the same on every machine: xorshift64, seeded.

/// A stream of numbers.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed; two seeds that are near give streams that are not.
    pub fn new(seed: u64) -> Random {
        let mixed = seed
            .wrapping_add(0x9e37_79b9_7f4a_7c15)
            .wrapping_mul(0xbf58_476d_1ce4_e5b9);
        Random((mixed ^ mixed >> 29) | 1)
    }

    /// A number under `limit`; 0 where the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    /// `count` of the numbers under `of`, ascending, each once; all where `count` is 0 or too large.
    pub fn sample(&mut self, of: usize, count: usize) -> Vec<usize> {
        if count == 0 || count >= of {
            return (0..of).collect();
        }
        let mut chosen = std::collections::BTreeSet::new();
        while chosen.len() < count {
            chosen.insert(self.below(of));
        }
        chosen.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_sample_again() {
        let sample = |seed| Random::new(seed).sample(1_000, 20);
        assert_eq!(sample(7), sample(7));
        assert_ne!(sample(7), sample(8));
        assert_eq!(Random::new(1).sample(3, 0), [0, 1, 2]);
    }
}
