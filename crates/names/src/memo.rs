//! What a query's words are to the words of the dictionary, worked out once a question.
//!
//! Names share words: a question that meets a thousand Mohammeds compares `Mohammed` once. A row is made when a word is first met;
//! most rows are empty, which the signatures tell without reading the word.

use exonym_text::distance::Scratch as Rows;

use crate::assign::Likenesses;
use crate::dictionary::{Borne, Dictionary};
use crate::layout::{NameRef, TokenClass};
use crate::pair::{Likeness, Word, likeness};
use crate::scratch::Side;
use crate::signature::Signature;

/// A table from word number to row.
#[derive(Clone, Default)]
pub(crate) struct Memo {
    /// Open addressing: number of the word and one (0 for a free place), and its row.
    slots: Vec<(u32, u32)>,
    rows: Vec<Row>,
    cells: Vec<Option<Likeness>>,
    /// Signatures of the query's words.
    asked: Vec<Signature>,
}

/// What the words of the query are to one word.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    /// A bit for each word of the query that it may be.
    pub met: u32,
    pub class: TokenClass,
    /// Where its cells begin; without meaning where `met` is 0.
    cells: u32,
}

/// Fewest places of the table.
const MIN_SLOTS: usize = 1024;
/// Places past which a table that a question has blown up is given back.
const KEPT_SLOTS: usize = 1 << 16;

impl Memo {
    /// Forgets the last question.
    pub(crate) fn begin(&mut self, query: NameRef<'_>) {
        if self.slots.len() > KEPT_SLOTS {
            self.slots = Vec::new();
        }
        let slots = self.slots.len().max(MIN_SLOTS);
        self.slots.clear();
        self.slots.resize(slots, (0, 0));
        self.rows.clear();
        self.cells.clear();
        self.asked.clear();
        self.asked
            .extend((0..query.token_count()).map(|index| Signature::of(query, index)));
    }

    /// The row of a word.
    pub(crate) fn row<D: Dictionary + ?Sized>(
        &mut self,
        number: u32,
        query: (NameRef<'_>, &Side),
        dictionary: &D,
        rows: &mut Rows,
    ) -> Row {
        let place = match self.find(number) {
            Ok(row) => return row,
            Err(place) => place,
        };
        let row = self.make(number, query, dictionary, rows);
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = (number + 1, self.rows.len() as u32);
        }
        self.rows.push(row);
        if self.rows.len() * 2 > self.slots.len() {
            self.grow();
        }
        row
    }

    /// The row, or the free place for one.
    fn find(&self, number: u32) -> Result<Row, usize> {
        let mask = self.slots.len() - 1;
        let mut place = (number.wrapping_mul(0x9E37_79B1) >> 7) as usize & mask;
        loop {
            match self.slots.get(place) {
                Some(&(word, row)) if word == number + 1 => {
                    return self.rows.get(row as usize).copied().ok_or(place);
                }
                Some(&(0, _)) | None => return Err(place),
                Some(_) => place = (place + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots.resize(old.len() * 2, (0, 0));
        for (word, row) in old.into_iter().filter(|slot| slot.0 != 0) {
            if let Err(place) = self.find(word - 1)
                && let Some(slot) = self.slots.get_mut(place)
            {
                *slot = (word, row);
            }
        }
    }

    fn make<D: Dictionary + ?Sized>(
        &mut self,
        number: u32,
        (query, side): (NameRef<'_>, &Side),
        dictionary: &D,
        rows: &mut Rows,
    ) -> Row {
        let signature = dictionary.signature(number).unwrap_or_default();
        let may = self.asked.iter().enumerate();
        let may = may
            .filter(|(_, asked)| asked.may_meet(&signature))
            .fold(0_u32, |mask, (index, _)| mask | 1 << index);
        let mut row = Row {
            met: 0,
            class: signature.class(),
            cells: self.cells.len() as u32,
        };
        let word = (may != 0).then(|| dictionary.word(number)).flatten();
        let Some((name, index)) = word else {
            return row;
        };
        let listed = Word {
            name,
            token: name.token(index),
        };
        for (index, &token) in side.tokens.iter().enumerate() {
            let asked = Word { name: query, token };
            let found = (may & 1 << index != 0)
                .then(|| likeness(asked, listed, rows))
                .flatten();
            row.met |= u32::from(found.is_some()) << index;
            self.cells.push(found);
        }
        if row.met == 0 {
            self.cells.truncate(row.cells as usize);
        }
        row
    }

    /// What word `index` of the query is to the word of a row.
    pub(crate) fn cell(&self, row: Row, index: usize) -> Option<Likeness> {
        if row.met & 1_u32.checked_shl(index as u32).unwrap_or(0) == 0 {
            return None;
        }
        self.cells.get(row.cells as usize + index).copied().flatten()
    }
}

/// Likenesses of one listed name's words out of a memo.
pub(crate) struct Remembered<'a, D: ?Sized> {
    pub memo: &'a mut Memo,
    pub query: (NameRef<'a>, &'a Side),
    pub dictionary: &'a D,
    pub listed: &'a [Borne],
}

impl<D: Dictionary + ?Sized> Likenesses for Remembered<'_, D> {
    fn of(&mut self, (i, j): (usize, usize), _: Word<'_>, _: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
        let word = self.listed.get(j)?.word();
        let row = self.memo.row(word, self.query, self.dictionary, rows);
        self.memo.cell(row, i)
    }
}
