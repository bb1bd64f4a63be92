//! What is known of names while candidates are gathered: a mark each, put together from what was posted.
//!
//! A word leads to names all over the file. Posts are laid by block of names first, and put together block by block: a table with a
//! place for every name would wait for memory at nearly each of tens of thousands of posts. So names come out in order, too.

/// Bits of a name's number that tell its place in its block.
const PLACE_BITS: u32 = 12;
/// Names of a block: their marks fit in the nearest cache of a processor.
const BLOCK: usize = 1 << PLACE_BITS;

/// What each name meets.
#[derive(Default)]
pub(crate) struct Marks {
    /// For each block what was posted: the place of a name, and above it the kind of bits.
    blocks: Vec<Vec<u32>>,
    /// The different bits that were posted.
    kinds: Vec<u32>,
    /// The marks of one block, all 0 between uses.
    block: Vec<u32>,
    names: u32,
}

/// A name that is a candidate, whatever else it meets.
pub(crate) const CHOSEN: u32 = 1 << 31;
/// A name that is looked at closely: it bears a rare word, or one of a script that codes say little of.
pub(crate) const NEAR: u32 = 1 << 30;
/// A name that is looked at closely, and not passed over for others: a key of the query has led to it.
pub(crate) const BY_KEY: u32 = 1 << 29;
/// A name of one word whose consonants are those of the query's: all its words are measured.
pub(crate) const ALIKE: u32 = 1 << 28;
/// What a mark says of units.
pub(crate) const UNITS: u32 = ALIKE - 1;

impl Marks {
    /// Forgets the last question.
    pub(crate) fn begin(&mut self, names: u32) {
        self.names = names;
        self.kinds.clear();
        self.blocks.iter_mut().for_each(Vec::clear);
        self.blocks
            .resize_with((names as usize).div_ceil(BLOCK), Vec::new);
        self.block.resize(BLOCK, 0);
    }

    /// Adds bits to the marks of some names.
    pub(crate) fn post(&mut self, names: impl Iterator<Item = u32>, bits: u32) {
        // There are a few dozen: one for each unit and level, and what keys say.
        let kind = self.kinds.iter().position(|known| *known == bits);
        let kind = kind.unwrap_or_else(|| {
            self.kinds.push(bits);
            self.kinds.len() - 1
        });
        let kind = (kind as u32) << PLACE_BITS;
        for name in names {
            if let Some(block) = self.blocks.get_mut((name >> PLACE_BITS) as usize) {
                block.push(name & (BLOCK as u32 - 1) | kind);
            }
        }
    }

    /// Each name that something was posted of, in order, with its mark.
    pub(crate) fn each(&mut self, mut take: impl FnMut(u32, u32)) {
        let mut touched = [0_u64; BLOCK / 64];
        for (number, posts) in (0_u32..).zip(&self.blocks) {
            if posts.is_empty() {
                continue;
            }
            for post in posts {
                let place = (post & (BLOCK as u32 - 1)) as usize;
                let bits = self
                    .kinds
                    .get((post >> PLACE_BITS) as usize)
                    .copied()
                    .unwrap_or(0);
                if let (Some(mark), Some(word)) = (self.block.get_mut(place), touched.get_mut(place / 64)) {
                    *mark |= bits;
                    *word |= 1 << (place % 64);
                }
            }
            for (at, word) in touched.iter_mut().enumerate() {
                let mut left = std::mem::take(word);
                while left != 0 {
                    let place = at * 64 + left.trailing_zeros() as usize;
                    left &= left - 1;
                    let name = number << PLACE_BITS | place as u32;
                    let mark = self.block.get_mut(place).map(std::mem::take).unwrap_or(0);
                    if name < self.names {
                        take(name, mark);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_posted_of_a_name_comes_together_in_order() {
        let mut marks = Marks::default();
        for _ in 0..2 {
            marks.begin(10_000);
            marks.post([9_999, 3, 5_000].into_iter(), 1);
            marks.post([5_000, 3, 10_000, u32::MAX].into_iter(), 6);
            marks.post([4_096].into_iter(), CHOSEN);
            let mut found = Vec::new();
            marks.each(|name, mark| found.push((name, mark)));
            assert_eq!(found, [(3, 7), (4_096, CHOSEN), (5_000, 7), (9_999, 1)]);
        }
    }
}
