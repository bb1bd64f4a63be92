//! What a query's words are to the words of the dictionary, worked out once a question.
//!
//! Names share words: a question that meets a thousand Mohammeds compares `Mohammed` once. A row is made when a word is first met,
//! its cells when they are asked for; signatures tell of most that they are empty, without reading the word.

use std::sync::Arc;

use exonym_text::distance::Scratch as Rows;

use crate::assign::Likenesses;
use crate::dictionary::{Borne, Dictionary};
use crate::known::Sought;
use crate::layout::{NameRef, TokenClass};
use crate::pair::{Likeness, Word, likeness};
use crate::scratch::Side;
use crate::sift::{Asks, Sift};
use crate::signature::Signature;
use crate::weights;

/// A table from word number to row.
#[derive(Clone, Default)]
pub(crate) struct Memo {
    /// Open addressing: number of the word and one (0 for a free place), and its row.
    slots: Vec<(u32, u32)>,
    rows: Vec<Known>,
    cells: Vec<Option<Likeness>>,
    /// For each row, and in it for each word of the query, what the two cost at the least as far as is known.
    leasts: Vec<Least>,
    /// Signatures of rows that are being described.
    signatures: Vec<Signature>,
    /// For each word of the query what it was held against as it was sought.
    sought: Vec<Option<Arc<Sought>>>,
    /// For each word of the query the rows that wait to be sifted.
    waiting: Vec<Vec<u32>>,
    /// Signatures of the query's words, each with the most that the word may cost.
    asked: Vec<(Signature, f32)>,
}

/// What the words of the query are to one word, as far as it was asked.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    /// A bit for each word of the query that its signature says it may be.
    pub may: u32,
    /// A bit for each of these that it is near enough to.
    pub near: u32,
    pub class: TokenClass,
    /// Its place in the memo.
    at: u32,
}

/// What is known of a row.
#[derive(Clone, Copy)]
struct Known {
    row: Row,
    word: u32,
    /// A bit for each word of the query whose cell is worked out.
    done: u32,
    /// A bit for each word of the query against which it was sifted, or waits to be: what is not worked out then costs too much.
    sifted: u32,
    /// Where its cells begin; they are made with the first.
    cells: Option<u32>,
}

/// What two words cost at the least; before they are measured that is a judgement by their signatures ([`Signature::least_within`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Least {
    cost: f32,
    how: How,
}

/// How two words met, as far as what they cost in a person's name hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// By letters or tables, or it is not known.
    Otherwise,
    /// By sounds or over a road.
    Heard,
    /// Over a road that loses sounds.
    Guessed,
}

/// Of words that cannot be one, or cost too much, or seem to.
const NOTHING: Least = Least::at(f32::MAX);

impl Least {
    const fn at(cost: f32) -> Least {
        Least {
            cost,
            how: How::Otherwise,
        }
    }

    const fn guessed(cost: f32) -> Least {
        Least {
            cost,
            how: How::Guessed,
        }
    }

    pub(crate) fn of(likeness: Likeness) -> Least {
        let how = match (likeness.is_guess(), likeness.is_heard()) {
            (true, true) => How::Guessed,
            (false, true) => How::Heard,
            _ => How::Otherwise,
        };
        Least {
            cost: likeness.cost,
            how,
        }
    }

    /// The same in names where a difference that is guessed counts so many times, see [`weights::guessed`].
    pub(crate) fn cost(self, guess: f32) -> f32 {
        if guess <= 1.0 {
            return self.cost;
        }
        match self.how {
            How::Otherwise => self.cost,
            How::Heard => weights::doubted(self.cost),
            How::Guessed => weights::doubted(self.cost * guess),
        }
    }
}

/// A row of which nothing is known.
const UNKNOWN: Known = Known {
    row: Row {
        may: 0,
        near: 0,
        class: TokenClass::Particle,
        at: 0,
    },
    word: 0,
    done: 0,
    sifted: 0,
    cells: None,
};
/// Fewest places of the table.
const MIN_SLOTS: usize = 1024;
/// Places past which a table that a question has blown up is given back.
const KEPT_SLOTS: usize = 1 << 16;

impl Memo {
    /// Forgets the last question. `most` tells what a word of this one may cost at the most.
    pub(crate) fn begin(&mut self, query: NameRef<'_>, most: impl Fn(usize) -> f32) {
        if self.slots.len() > KEPT_SLOTS {
            self.slots = Vec::new();
        }
        let slots = self.slots.len().max(MIN_SLOTS);
        self.slots.clear();
        self.slots.resize(slots, (0, 0));
        self.rows.clear();
        self.cells.clear();
        self.leasts.clear();
        self.sought.clear();
        self.sought.resize(query.token_count(), None);
        self.waiting.iter_mut().for_each(Vec::clear);
        self.waiting
            .resize(query.token_count().max(self.waiting.len()), Vec::new());
        self.asked.clear();
        self.asked
            .extend((0..query.token_count()).map(|index| (Signature::of(query, index), most(index))));
    }

    /// The signature of a word of the query and the most that the word may cost; `None` past the last.
    pub(crate) fn asked(&self, index: usize) -> Option<(Signature, f32)> {
        self.asked.get(index).copied()
    }

    /// Appends where the rows of words are. All new words are looked up together, which waits for memory but once.
    pub(crate) fn rows<D: Dictionary + ?Sized>(
        &mut self,
        words: &[Borne],
        dictionary: &D,
        out: &mut Vec<u32>,
    ) {
        out.extend(words.iter().map(|borne| self.place(borne.word())));
        self.describe(dictionary);
    }

    /// The row at a place that [`Memo::rows`] has told.
    pub(crate) fn row_at(&self, at: u32) -> Row {
        self.rows.get(at as usize).map_or(UNKNOWN.row, |known| known.row)
    }

    /// Where the row of a word is; a new one is still to be described.
    fn place(&mut self, number: u32) -> u32 {
        let place = match self.find(number) {
            Ok(at) => return at,
            Err(place) => place,
        };
        let at = self.rows.len() as u32;
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = (number + 1, at);
        }
        let row = Row { at, ..UNKNOWN.row };
        self.rows.push(Known {
            row,
            word: number,
            ..UNKNOWN
        });
        if self.rows.len() * 2 > self.slots.len() {
            self.grow();
        }
        at
    }

    /// Works out what the signatures of new rows say.
    fn describe<D: Dictionary + ?Sized>(&mut self, dictionary: &D) {
        let width = self.asked.len();
        let from = self.leasts.len().checked_div(width).unwrap_or(self.rows.len());
        let cells = &mut self.cells;
        let new = self.rows.get_mut(from..).unwrap_or_default();
        self.signatures.clear();
        let signatures = new.iter().map(|known| dictionary.signature(known.word));
        self.signatures.extend(signatures.map(Option::unwrap_or_default));
        for (known, signature) in new.iter_mut().zip(&self.signatures) {
            known.row.class = signature.class();
            for (index, (asked, most)) in self.asked.iter().enumerate() {
                let mut least = NOTHING;
                if asked.may_meet(signature) {
                    known.row.may |= 1 << index;
                    if let Some(cost) = asked.least_within(signature, *most) {
                        known.row.near |= 1 << index;
                        let sought = self.sought.get(index).and_then(Option::as_ref);
                        let held = sought.and_then(|sought| sought.of(known.word));
                        known.sifted |= u32::from(held.is_some()) << index;
                        match held {
                            Some(Some(likeness)) => {
                                known.done |= 1 << index;
                                least = Least::of(likeness);
                                let from = room(&mut known.cells, cells, width);
                                if let Some(cell) = cells.get_mut(from + index) {
                                    *cell = Some(likeness);
                                }
                            }
                            Some(None) => {}
                            None => {
                                let heard = sought.filter(|_| asked.is_heard(signature));
                                least = heard.map_or(Least::at(cost), |sought| Least::guessed(sought.heard));
                            }
                        }
                    }
                }
                self.leasts.push(least);
            }
        }
    }

    /// The row, or the free place for one.
    fn find(&self, number: u32) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut place = (number.wrapping_mul(0x9E37_79B1) >> 7) as usize & mask;
        loop {
            match self.slots.get(place) {
                Some(&(word, row)) if word == number + 1 => return Ok(row),
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

    /// Notes that a row will be asked what the words of the query are to it: those near it, or all that it may be.
    pub(crate) fn wait(&mut self, at: u32, near: bool) {
        let width = self.asked.len();
        let Some(known) = self.rows.get_mut(at as usize) else {
            return;
        };
        let mut left = if near {
            known.row.near & !known.sifted & !known.done
        } else {
            known.row.may & !known.done
        };
        known.sifted |= left & known.row.near;
        if !near {
            // What then is not found is nothing.
            known.done |= left;
        }
        while left != 0 {
            let index = left.trailing_zeros();
            left &= left - 1;
            if let Some(waiting) = self.waiting.get_mut(index as usize) {
                waiting.push(known.word);
            }
            // Unless it is learned now.
            if let Some(least) = self.leasts.get_mut(at as usize * width + index as usize) {
                *least = NOTHING;
            }
        }
    }

    /// Works out what waits, `near` as it was noted.
    pub(crate) fn settle<D: Dictionary + ?Sized>(
        &mut self,
        asked: &Asked<'_, D>,
        near: bool,
        sift: &mut Sift,
        rows: &mut Rows,
    ) {
        for index in 0..asked.side.tokens.len() {
            let mut waiting = self
                .waiting
                .get_mut(index)
                .map(std::mem::take)
                .unwrap_or_default();
            let (Some(&(_, most)), Some(&token)) = (self.asked.get(index), asked.side.tokens.get(index))
            else {
                continue;
            };
            let asks = Asks {
                word: Word {
                    name: asked.query,
                    token,
                },
                most: if near { most } else { weights::TWO_WORDS },
            };
            for &(likeness, number) in sift.sift(&asks, &waiting, asked.dictionary, rows) {
                self.learn(number, index, likeness, asked.side.tokens.len());
            }
            waiting.clear();
            if let Some(place) = self.waiting.get_mut(index) {
                *place = waiting;
            }
        }
    }

    /// Notes what word `index` of the query was found to be to all words that it was held against.
    pub(crate) fn sought(&mut self, index: usize, sought: &Arc<Sought>) {
        debug_assert!(self.rows.is_empty(), "words are sought before names are read");
        if let Some(place) = self.sought.get_mut(index) {
            *place = Some(Arc::clone(sought));
        }
    }

    /// Notes what word `index` of the query is to a word that has a row.
    fn learn(&mut self, number: u32, index: usize, likeness: Likeness, width: usize) {
        let Ok(at) = self.find(number) else { return };
        let Some(from) = self.room(at, width) else {
            return;
        };
        if let (Some(known), Some(cell), Some(least)) = (
            self.rows.get_mut(at as usize),
            self.cells.get_mut(from + index),
            self.leasts.get_mut(at as usize * width + index),
        ) {
            known.done |= 1_u32.checked_shl(index as u32).unwrap_or(0);
            *cell = Some(likeness);
            *least = Least::of(likeness);
        }
    }

    /// What word `index` of the query costs at the least against the word of a row, as far as is known; `None` where it costs too much,
    /// or seems to.
    pub(crate) fn least(&self, row: Row, index: usize) -> Option<Least> {
        let least = self.leasts.get(row.at as usize * self.asked.len() + index)?;
        (least.cost < NOTHING.cost).then_some(*least)
    }

    /// Where the cells of a row begin, which are made where there are none.
    fn room(&mut self, at: u32, width: usize) -> Option<usize> {
        let known = self.rows.get_mut(at as usize)?;
        Some(room(&mut known.cells, &mut self.cells, width))
    }

    /// What word `index` of the query is to the word of a row.
    pub(crate) fn cell<D: Dictionary + ?Sized>(
        &mut self,
        row: Row,
        index: usize,
        asking: &Asked<'_, D>,
        rows: &mut Rows,
    ) -> Option<Likeness> {
        let bit = 1_u32.checked_shl(index as u32).unwrap_or(0);
        if row.may & bit == 0 {
            return None;
        }
        let width = asking.side.tokens.len();
        let from = self.room(row.at, width)?;
        let known = self.rows.get_mut(row.at as usize)?;
        let cell = self.cells.get_mut(from + index)?;
        if known.done & bit == 0 {
            known.done |= bit;
            *cell = asking.likeness(known.word, index, rows);
            if let Some(least) = self.leasts.get_mut(row.at as usize * width + index) {
                *least = cell.map_or(NOTHING, Least::of);
            }
        }
        *cell
    }
}

/// Where the cells of a row begin, which are put at the end where there are none.
fn room(of: &mut Option<u32>, cells: &mut Vec<Option<Likeness>>, width: usize) -> usize {
    let from = *of.get_or_insert(cells.len() as u32) as usize;
    if cells.len() < from + width {
        cells.resize(from + width, None);
    }
    from
}

/// What a question is asked of.
pub(crate) struct Asked<'a, D: ?Sized> {
    pub query: NameRef<'a>,
    pub side: &'a Side,
    pub dictionary: &'a D,
}

impl<D: Dictionary + ?Sized> Asked<'_, D> {
    fn likeness(&self, word: u32, index: usize, rows: &mut Rows) -> Option<Likeness> {
        let (name, at) = self.dictionary.word(word)?;
        let listed = Word {
            name,
            token: name.token(at),
        };
        let asked = Word {
            name: self.query,
            token: *self.side.tokens.get(index)?,
        };
        likeness(asked, listed, rows)
    }
}

/// Likenesses of one listed name's words out of a memo.
pub(crate) struct Remembered<'a, D: ?Sized> {
    pub memo: &'a mut Memo,
    pub asked: Asked<'a, D>,
    /// Where the rows of its words are.
    pub listed: &'a [u32],
}

impl<D: Dictionary + ?Sized> Likenesses for Remembered<'_, D> {
    fn of(&mut self, (i, j): (usize, usize), _: Word<'_>, _: Word<'_>, rows: &mut Rows) -> Option<Likeness> {
        let row = self.memo.row_at(*self.listed.get(j)?);
        self.memo.cell(row, i, &self.asked, rows)
    }
}
