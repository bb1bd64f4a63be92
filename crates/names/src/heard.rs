//! Which words of the dictionary a word may be over a road that loses sounds, by measuring it against all of them.
//!
//! Codes say little of what a word in Arabic letters or kana may be: vowels are left out, consonants are taken for others. So of two words
//! of which one lost sounds and the other did not, nothing but the table of costs itself says whether they are near, and here it is asked
//! of all words ([`exonym_text::shelf`]).

use exonym_text::costs::{Costs, FOREIGN_SOUND, UNVOWELLED_SOUND};
use exonym_text::many::{First, LONGEST, One};
use exonym_text::shelf::{Measured, Shelf, ShelfWriter, Within};

use crate::codes::is_filed;
use crate::layout::NameRef;
use crate::pair::{By, Spelled, Word};
use crate::sift::{WRITINGS, Writing};
use crate::weights;

/// Letters up to which a word's sounds are no longer than what is measured.
pub(crate) const LETTERS: u8 = LONGEST as u8 * 3 / 4;

/// Sounds of words being gathered, apart for each way of writing.
#[derive(Debug, Default)]
pub struct HeardWriter {
    shelves: [ShelfWriter; WRITINGS.len()],
}

impl HeardWriter {
    /// Adds the readings of the word at `index` of a name as word `number`, if words of its role are filed at all. Words that only
    /// transcriptions bear are for whoever asks in a script of syllables, and are sought by codes.
    pub fn add(&mut self, name: NameRef<'_>, index: usize, number: u32) {
        let token = name.token(index);
        if !is_filed(token.class) {
            return;
        }
        for reading in (Word { name, token }).readings() {
            let spelled = Spelled::of(name, reading);
            if let Some(shelf) = self.shelves.get_mut(Writing::of(spelled) as usize) {
                shelf.add(spelled.sounds, reading.length, number);
            }
        }
    }

    /// The bytes: how long each shelf is, then the shelves. `None` where four bytes cannot tell how long.
    pub fn finish(self) -> Option<Vec<u8>> {
        let (mut lengths, mut shelves) = (Vec::new(), Vec::new());
        for shelf in self.shelves {
            let bytes = shelf.finish();
            lengths.extend(u32::try_from(bytes.len()).ok()?.to_le_bytes());
            shelves.extend(bytes);
        }
        lengths.extend(shelves);
        Some(lengths)
    }
}

/// The sounds as they were written; any bytes make some.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heard<'a> {
    shelves: [Shelf<'a>; WRITINGS.len()],
}

impl<'a> Heard<'a> {
    /// Reads what [`HeardWriter::finish`] wrote.
    pub fn new(bytes: &'a [u8]) -> Heard<'a> {
        let mut heard = Heard::default();
        let lengths = bytes.as_chunks::<4>().0;
        let mut rest = bytes.get(WRITINGS.len() * 4..).unwrap_or_default();
        for (shelf, length) in heard.shelves.iter_mut().zip(lengths) {
            let (own, after) = rest
                .split_at_checked(u32::from_le_bytes(*length) as usize)
                .unwrap_or_default();
            *shelf = Shelf::new(own);
            rest = after;
        }
        heard
    }

    /// Appends the words that cost no more than `most` over a road by which one of the two lost sounds; a few cost more, and some come
    /// twice.
    pub(crate) fn near(&self, word: Word<'_>, most: f32, memory: &mut Measured, out: &mut Vec<u32>) {
        for (listed, shelf) in WRITINGS.into_iter().zip(self.shelves) {
            let readings = word.readings().map(|reading| Spelled::of(word.name, reading));
            let readings = readings.filter(|asked| asked.sounds.len() <= LONGEST);
            let asked: Vec<Within> = readings.filter_map(|asked| within(asked, listed, most)).collect();
            if !asked.is_empty() {
                shelf.near(&asked, memory, out);
            }
        }
    }
}

/// A reading made ready to be measured against listed ones of a writing; `None` where none or both of them lost sounds.
fn within(asked: Spelled<'_>, listed: Writing, most: f32) -> Option<Within> {
    let own = Writing::of(asked);
    if (own == Writing::Full) == (listed == Writing::Full) {
        return None;
    }
    let by = own.by(listed);
    let table: &Costs = match by {
        By::Unvowelled => &UNVOWELLED_SOUND,
        By::Foreign => &FOREIGN_SOUND,
        By::Spelling => return None,
    };
    let first = if own == Writing::Full {
        First::Many
    } else {
        First::One
    };
    let most = most - weights::READING * f32::from(asked.reading.cost) / 100.0;
    let letters = asked.letters.len();
    let (mut limits, mut highest) = ([0; 256], 0);
    for (listed, limit) in limits.iter_mut().enumerate() {
        let length = match by {
            By::Unvowelled if own == Writing::Unvowelled => letters,
            By::Unvowelled => listed,
            _ => letters.max(listed),
        };
        let edits = (by.edits_under(most, length).max(0.0) * 100.0).ceil() as u16;
        // A short word may cost more than one a letter longer.
        highest = edits.max(highest);
        *limit = highest;
    }
    Some(Within {
        one: One::new(asked.sounds, table, first),
        limits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::NameKind;
    use crate::pair::likeness;
    use crate::signature::Signature;
    use exonym_text::distance::Scratch as Rows;

    /// Names in every script that the product reads.
    const PAGE: &str = include_str!("../../../docs/languages.md");

    /// Whatever costs no more than the most is found, of all pairs of words that sounds are to tell of.
    #[test]
    fn no_word_that_is_near_is_lost() {
        let cells = PAGE.lines().flat_map(|line| line.split('|')).map(str::trim);
        let names = cells.filter(|cell| !cell.is_empty() && cell.len() < 60);
        let names: Vec<_> = names
            .map(|name| crate::prepare(name, NameKind::Person, &[]))
            .collect();
        let words: Vec<_> = names
            .iter()
            .flat_map(|name| (0..name.as_ref().token_count()).map(move |at| (name.as_ref(), at)))
            .collect();
        let mut writer = HeardWriter::default();
        for (number, (name, at)) in words.iter().enumerate() {
            writer.add(*name, *at, number as u32);
        }
        let bytes = writer.finish().unwrap();
        let (mut memory, mut rows, mut told) = (Measured::default(), Rows::default(), 0);
        for (name, at) in &words {
            let (asked, signature) = (Word::new(*name, name.token(*at)), Signature::of(*name, *at));
            let mut found = Vec::new();
            const MOST: f32 = 0.65;
            Heard::new(&bytes).near(asked, MOST, &mut memory, &mut found);
            for (number, (other, at)) in words.iter().enumerate() {
                let listed = Word::new(*other, other.token(*at));
                let near = likeness(asked, listed, &mut rows).is_some_and(|likeness| likeness.cost <= MOST);
                if near && signature.is_heard(&Signature::of(*other, *at)) {
                    told += 1;
                    assert!(
                        found.contains(&(number as u32)),
                        "{:?} {:?}",
                        asked.letters(),
                        listed.letters()
                    );
                }
            }
        }
        assert!(told > 40, "hardly any words met: {told}");
    }
}
