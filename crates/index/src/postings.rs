//! Sorted hashes with the numbers filed under each: written once, looked for where each hash should stand.

use std::marker::PhantomData;

use rayon::prelude::*;

use crate::layout::{u32_at, u64_at};
use crate::numbers::{Numbers, write_number};

/// How much of a hash a file keeps.
pub(crate) trait Kept: Copy + Ord + Send {
    /// Bytes of it.
    const BYTES: usize;

    /// What is kept of a hash.
    fn of(hash: u64) -> Self;

    /// Appends it.
    fn write(self, out: &mut Vec<u8>);

    /// The one at a place.
    fn at(bytes: &[u8], at: usize) -> Option<Self>;

    /// As a share of all there are.
    fn share(self) -> f64;
}

/// Half a hash: of keys of names, where a wrong one costs a look. Under one in a thousand are two keys of four million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Half(u32);

impl Kept for Half {
    const BYTES: usize = 4;

    fn of(hash: u64) -> Half {
        Half((hash >> 32) as u32)
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend(self.0.to_le_bytes());
    }

    fn at(bytes: &[u8], at: usize) -> Option<Half> {
        u32_at(bytes, at * Self::BYTES).map(Half)
    }

    fn share(self) -> f64 {
        f64::from(self.0)
    }
}

/// A whole hash: of identifiers, where a wrong one would be another party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Whole(u64);

impl Kept for Whole {
    const BYTES: usize = 8;

    fn of(hash: u64) -> Whole {
        Whole(hash)
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend(self.0.to_le_bytes());
    }

    fn at(bytes: &[u8], at: usize) -> Option<Whole> {
        u64_at(bytes, at * Self::BYTES).map(Whole)
    }

    fn share(self) -> f64 {
        self.0 as f64
    }
}

/// Pairs of (hash, number) being gathered.
#[derive(Debug)]
pub(crate) struct PostingsWriter<H> {
    pairs: Vec<(H, u32)>,
}

impl<H> Default for PostingsWriter<H> {
    fn default() -> Self {
        PostingsWriter { pairs: Vec::new() }
    }
}

/// The three sections of a set of postings.
pub(crate) struct PostingsBytes {
    pub(crate) hashes: Vec<u8>,
    pub(crate) offsets: Vec<u8>,
    pub(crate) postings: Vec<u8>,
}

impl<H: Kept> PostingsWriter<H> {
    /// Files a number under a hash.
    pub(crate) fn add(&mut self, hash: u64, number: u32) {
        self.pairs.push((H::of(hash), number));
    }

    /// The bytes; numbers under a hash stand in ascending order, each once. `None` where they take more than four bytes can tell.
    pub(crate) fn finish(mut self) -> Option<PostingsBytes> {
        self.pairs.par_sort_unstable();
        self.pairs.dedup();
        let mut bytes = PostingsBytes {
            hashes: Vec::new(),
            offsets: Vec::new(),
            postings: Vec::new(),
        };
        for row in self.pairs.chunk_by(|a, b| a.0 == b.0) {
            row.first()?.0.write(&mut bytes.hashes);
            let at = u32::try_from(bytes.postings.len()).ok()?;
            bytes.offsets.extend(at.to_le_bytes());
            write_number(u32::try_from(row.len()).ok()?, &mut bytes.postings);
            let mut last = 0;
            for (_, number) in row {
                write_number(number - last, &mut bytes.postings);
                last = *number;
            }
        }
        let end = u32::try_from(bytes.postings.len()).ok()?;
        bytes.offsets.extend(end.to_le_bytes());
        Some(bytes)
    }
}

/// Looks that are guessed; where so many did not find it, hashes are not spread evenly, and the rest is halved.
const GUESSES: u32 = 12;

/// A set of postings in a mapped file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Postings<'a, H> {
    hashes: &'a [u8],
    offsets: &'a [u8],
    postings: &'a [u8],
    kept: PhantomData<H>,
}

impl<'a, H: Kept> Postings<'a, H> {
    pub(crate) fn new(hashes: &'a [u8], offsets: &'a [u8], postings: &'a [u8]) -> Self {
        Postings {
            hashes,
            offsets,
            postings,
            kept: PhantomData,
        }
    }

    /// The numbers under a hash; empty where there are none or the file does not hold together.
    pub(crate) fn get(self, hash: u64) -> Numbers<'a> {
        let row = self.find(H::of(hash)).and_then(|row| self.row(row));
        row.map_or_else(Numbers::default, Numbers::counted)
    }

    /// Number of different hashes.
    pub(crate) fn len(self) -> usize {
        self.hashes.len() / H::BYTES
    }

    /// The numbers under each hash, in the order of the hashes.
    pub(crate) fn rows(self) -> impl Iterator<Item = Numbers<'a>> {
        (0..self.len()).map(move |row| self.row(row).map_or_else(Numbers::default, Numbers::counted))
    }

    /// Where a hash stands. Hashes are spread evenly, so each look is taken where this one should be between those that were seen; each
    /// comes as near as the root of how far off the last one was.
    fn find(self, hash: H) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        let (mut least, mut most) = (0.0, H::of(u64::MAX).share());
        let mut looks = 0;
        while low < high {
            let share = if looks < GUESSES && most > least {
                (hash.share() - least) / (most - least)
            } else {
                0.5
            };
            looks += 1;
            let at = low + ((share * (high - low) as f64) as usize).min(high - low - 1);
            let found = H::at(self.hashes, at)?;
            match found.cmp(&hash) {
                std::cmp::Ordering::Equal => return Some(at),
                std::cmp::Ordering::Less => (low, least) = (at + 1, found.share()),
                std::cmp::Ordering::Greater => (high, most) = (at, found.share()),
            }
        }
        None
    }

    fn row(self, row: usize) -> Option<&'a [u8]> {
        let from = u32_at(self.offsets, row * 4)? as usize;
        let to = u32_at(self.offsets, row * 4 + 4)? as usize;
        self.postings.get(from..to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<H: Kept>(pairs: &[(u64, u32)]) -> PostingsBytes {
        let mut writer = PostingsWriter::<H>::default();
        pairs.iter().for_each(|(hash, number)| writer.add(*hash, *number));
        writer.finish().unwrap()
    }

    fn view<H: Kept>(bytes: &PostingsBytes) -> Postings<'_, H> {
        Postings::new(&bytes.hashes, &bytes.offsets, &bytes.postings)
    }

    /// Hashes as a file has them, spread evenly, and in a row that is all but that.
    #[test]
    fn hashes_are_found_however_they_are_spread() {
        let even = (0..5000_u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (even, odd): (Vec<u64>, Vec<u64>) = (even.collect(), (0..64).map(|n| 1 << n).collect());
        for mut hashes in [even, odd, vec![0, u64::MAX], vec![7], Vec::new()] {
            hashes.sort_unstable();
            let pairs: Vec<(u64, u32)> = hashes.iter().copied().zip(0..).collect();
            let (whole, half) = (written::<Whole>(&pairs), written::<Half>(&pairs));
            for (hash, at) in &pairs {
                assert_eq!(view::<Whole>(&whole).get(*hash).collect::<Vec<_>>(), [*at]);
                assert!(view::<Half>(&half).get(*hash).any(|found| found == *at));
            }
            let missing = hashes.iter().filter_map(|hash| hash.checked_add(1));
            for hash in missing.filter(|hash| !hashes.contains(hash)) {
                assert_eq!(view::<Whole>(&whole).get(hash).len(), 0);
            }
        }
    }

    #[test]
    fn what_was_filed_is_found() {
        let far = u32::MAX;
        let bytes = written::<Whole>(&[(9, 1), (3, 2), (9, far), (9, 0), (9, 1)]);
        let postings = view::<Whole>(&bytes);
        assert_eq!(postings.get(9).collect::<Vec<_>>(), [0, 1, far]);
        assert_eq!(postings.get(9).len(), 3);
        assert_eq!(postings.get(3).collect::<Vec<_>>(), [2]);
        assert_eq!(postings.get(4).count(), 0);
        let rows: Vec<usize> = postings.rows().map(|row| row.len()).collect();
        assert_eq!((postings.len(), rows), (2, vec![1, 3]));
    }
}
