//! Memory of a comparison, owned by the caller so that comparing allocates nothing once it has grown.

use exonym_text::distance::Scratch as Rows;

use crate::assign::Edge;
use crate::choose::Open;
use crate::layout::{MAX_LETTERS, NameRef, Reading, Token};
use crate::score::Part;

/// Reusable memory for [`crate::compare`] and [`crate::explain`]; one per thread.
#[derive(Clone, Default)]
pub struct Scratch {
    pub(crate) rows: Rows,
    pub(crate) edges: Vec<Edge>,
    /// Pairs of words that are not worked out yet.
    pub(crate) open: Vec<Open>,
    pub(crate) parts: Vec<Part>,
    pub(crate) joined: Joined,
    pub(crate) query: Side,
    pub(crate) listed: Side,
}

/// The words of one side, read once per comparison.
#[derive(Clone, Default)]
pub(crate) struct Side {
    pub tokens: Vec<Token>,
    /// First readings of the words.
    pub heads: Vec<Reading>,
    /// A bit for each word that has found its counterpart.
    pub used: u32,
}

impl Side {
    pub(crate) fn load(&mut self, name: NameRef<'_>) {
        self.tokens.clear();
        self.tokens.extend(name.tokens());
        self.heads.clear();
        self.heads.extend(
            self.tokens
                .iter()
                .map(|token| name.reading(usize::from(token.first_reading))),
        );
        self.used = 0;
    }

    pub(crate) fn is_free(&self, first: u8, count: u8) -> bool {
        self.used & span_mask(first, count) == 0
    }

    pub(crate) fn take(&mut self, first: u8, count: u8) {
        self.used |= span_mask(first, count);
    }

    pub(crate) fn free(&mut self, first: u8, count: u8) {
        self.used &= !span_mask(first, count);
    }

    /// Words without a counterpart, with their positions.
    pub(crate) fn left(&self) -> impl Iterator<Item = (u8, Token)> + '_ {
        let all = span_mask(0, self.tokens.len().min(u32::BITS as usize) as u8);
        let mut left = all & !self.used;
        std::iter::from_fn(move || {
            let index = left.trailing_zeros();
            let token = *self.tokens.get(index as usize)?;
            left &= left.wrapping_sub(1);
            Some((index as u8, token))
        })
    }
}

/// Bits of `count` words from `first` on; a name has at most 32 words.
fn span_mask(first: u8, count: u8) -> u32 {
    let ones = 1_u32
        .checked_shl(u32::from(count))
        .map_or(u32::MAX, |bit| bit - 1);
    ones.checked_shl(u32::from(first)).unwrap_or(0)
}

/// Letters of several words written as one.
#[derive(Clone)]
pub(crate) struct Joined {
    letters: [u8; MAX_LETTERS],
    length: usize,
}

impl Default for Joined {
    fn default() -> Self {
        Self {
            letters: [0; MAX_LETTERS],
            length: 0,
        }
    }
}

impl Joined {
    pub(crate) fn clear(&mut self) {
        self.length = 0;
    }

    /// Adds letters; false where they do not fit.
    pub(crate) fn push(&mut self, letters: &[u8]) -> bool {
        match self.letters.get_mut(self.length..self.length + letters.len()) {
            Some(room) => {
                room.copy_from_slice(letters);
                self.length += letters.len();
                true
            }
            None => false,
        }
    }

    pub(crate) fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or(&[])
    }
}
