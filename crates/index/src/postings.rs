//! Sorted hashes with the numbers filed under each: written once, searched by bisection.

use rayon::prelude::*;

use crate::layout::u32_at;

/// Pairs of (hash, number) being gathered.
#[derive(Debug, Default)]
pub(crate) struct PostingsWriter {
    pairs: Vec<(u64, u32)>,
}

/// The three sections of a set of postings.
pub(crate) struct PostingsBytes {
    pub(crate) hashes: Vec<u8>,
    pub(crate) offsets: Vec<u8>,
    pub(crate) postings: Vec<u8>,
}

impl PostingsWriter {
    /// Files a number under a hash.
    pub(crate) fn add(&mut self, hash: u64, number: u32) {
        self.pairs.push((hash, number));
    }

    /// The bytes; numbers under a hash stand in ascending order, each once.
    pub(crate) fn finish(mut self) -> PostingsBytes {
        self.pairs.par_sort_unstable();
        self.pairs.dedup();
        let mut bytes = PostingsBytes {
            hashes: Vec::new(),
            offsets: Vec::new(),
            postings: Vec::new(),
        };
        let mut last = None;
        for (at, (hash, number)) in self.pairs.iter().enumerate() {
            if last != Some(*hash) {
                bytes.hashes.extend(hash.to_le_bytes());
                bytes.offsets.extend((at as u32).to_le_bytes());
                last = Some(*hash);
            }
            bytes.postings.extend(number.to_le_bytes());
        }
        bytes.offsets.extend((self.pairs.len() as u32).to_le_bytes());
        bytes
    }
}

/// Looks that are guessed; where so many did not find it, hashes are not spread evenly, and the rest is halved.
const GUESSES: u32 = 12;

/// A set of postings in a mapped file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Postings<'a> {
    pub(crate) hashes: &'a [u8],
    pub(crate) offsets: &'a [u8],
    pub(crate) postings: &'a [u8],
}

impl<'a> Postings<'a> {
    /// The numbers under a hash; empty where there are none or the file does not hold together.
    pub(crate) fn get(self, hash: u64) -> impl ExactSizeIterator<Item = u32> + 'a {
        let bytes = self.find(hash).and_then(|row| self.row(row)).unwrap_or_default();
        bytes
            .chunks_exact(4)
            .map(|chunk| u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]))
    }

    /// Number of different hashes.
    pub(crate) fn len(self) -> usize {
        self.hashes.len() / 8
    }

    /// Number of postings.
    pub(crate) fn posting_count(self) -> usize {
        self.postings.len() / 4
    }

    /// The most postings under one hash.
    pub(crate) fn longest(self) -> usize {
        (0..self.len())
            .filter_map(|row| self.row(row))
            .map(|bytes| bytes.len() / 4)
            .max()
            .unwrap_or(0)
    }

    /// Where a hash stands. Hashes are spread evenly, so each look is taken where this one should be between those that were seen; each
    /// comes as near as the root of how far off the last one was.
    fn find(self, hash: u64) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        let (mut least, mut most) = (0, u64::MAX);
        let mut looks = 0;
        while low < high {
            let share = if looks < GUESSES {
                (hash - least) as f64 / (most - least).max(1) as f64
            } else {
                0.5
            };
            looks += 1;
            let at = low + ((share * (high - low) as f64) as usize).min(high - low - 1);
            let found = crate::layout::u64_at(self.hashes, at * 8)?;
            match found.cmp(&hash) {
                std::cmp::Ordering::Equal => return Some(at),
                std::cmp::Ordering::Less => (low, least) = (at + 1, found),
                std::cmp::Ordering::Greater => (high, most) = (at, found),
            }
        }
        None
    }

    fn row(self, row: usize) -> Option<&'a [u8]> {
        let from = u32_at(self.offsets, row * 4)? as usize;
        let to = u32_at(self.offsets, row * 4 + 4)? as usize;
        self.postings.get(from * 4..to * 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl PostingsBytes {
        fn view(&self) -> Postings<'_> {
            Postings {
                hashes: &self.hashes,
                offsets: &self.offsets,
                postings: &self.postings,
            }
        }
    }

    /// Hashes as a file has them, spread evenly, and in a row that is all but that.
    #[test]
    fn hashes_are_found_however_they_are_spread() {
        let even = (0..5000_u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (even, odd): (Vec<u64>, Vec<u64>) = (even.collect(), (0..64).map(|n| 1 << n).collect());
        for mut hashes in [even, odd, vec![0, u64::MAX], vec![7], Vec::new()] {
            hashes.sort_unstable();
            let mut writer = PostingsWriter::default();
            (0..).zip(&hashes).for_each(|(at, hash)| writer.add(*hash, at));
            let bytes = writer.finish();
            let postings = bytes.view();
            for (at, hash) in (0..).zip(&hashes) {
                assert_eq!(postings.get(*hash).collect::<Vec<_>>(), [at]);
            }
            let missing = hashes.iter().filter_map(|hash| hash.checked_add(1));
            for hash in missing.filter(|hash| !hashes.contains(hash)) {
                assert_eq!(postings.get(hash).len(), 0);
            }
        }
    }

    #[test]
    fn what_was_filed_is_found() {
        let mut writer = PostingsWriter::default();
        for (hash, number) in [(9, 1), (3, 2), (9, 0), (9, 1)] {
            writer.add(hash, number);
        }
        let bytes = writer.finish();
        let postings = bytes.view();
        assert_eq!(postings.get(9).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(postings.get(3).collect::<Vec<_>>(), [2]);
        assert_eq!(postings.get(4).count(), 0);
        assert_eq!(
            (postings.len(), postings.posting_count(), postings.longest()),
            (2, 3, 2)
        );
    }
}
