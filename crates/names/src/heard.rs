//! Which words of the dictionary a word may be over a road that loses sounds, by measuring it against all of them.
//!
//! Codes say little of what a word in Arabic letters or kana may be: vowels are left out, consonants are taken for others. So of two words
//! of which one lost sounds and the other did not, nothing but the table of costs itself says whether they are near, and here it is asked
//! of all words ([`exonym_text::shelf`]).

use exonym_text::many::{First, LONGEST, One};
use exonym_text::shelf::{Measured, Near, Shelf, ShelfWriter, Within, first_symbols};

use crate::codes::is_filed;
use crate::layout::NameRef;
use crate::pair::{By, Spelled, Word, first_sound};
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
                let fits = shelf.add(spelled.sounds, (reading.length, reading.cost), number);
                debug_assert!(
                    fits || reading.length > LETTERS,
                    "sounds are no longer than letters by so much"
                );
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

    /// Whether what was written holds together, of a dictionary of so many words.
    pub fn is_sound(bytes: &[u8], words: u32) -> bool {
        let lengths = bytes.as_chunks::<4>().0.iter().take(WRITINGS.len());
        let told: u64 = lengths.map(|length| u64::from(u32::from_le_bytes(*length))).sum();
        let all = WRITINGS.len() as u64 * 4 + told;
        let shelves = Heard::new(bytes).shelves;
        all == bytes.len() as u64 && shelves.iter().all(|shelf| shelf.is_sound(words))
    }

    /// Appends the words that cost no more than `most` over a road by which one of the two lost sounds; a few cost more, and some come
    /// twice.
    pub(crate) fn near(&self, word: Word<'_>, most: f32, memory: &mut Measured, out: &mut Vec<u32>) {
        for (listed, shelf) in WRITINGS.into_iter().zip(self.shelves) {
            let readings = word.readings().map(|reading| Spelled::of(word.name, reading));
            let readings = readings.filter(|asked| asked.sounds.len() <= LONGEST);
            let (withins, ways): (Vec<Within>, Vec<Way>) = readings
                .filter_map(|asked| {
                    let way = Way::of(asked, listed)?;
                    Some((way.within(asked, most), way))
                })
                .unzip();
            if withins.is_empty() {
                continue;
            }
            let keep = |near: Near| ways.get(near.asked).is_some_and(|way| way.cost(near) <= most);
            shelf.near(&withins, memory, keep, out);
        }
    }
}

/// How a reading of the word asked is measured against listed ones of a writing.
struct Way {
    by: By,
    /// Whether the word asked lost sounds, and not the listed ones.
    asked_lost: bool,
    letters: usize,
    /// What the reading costs by itself.
    doubt: f32,
    /// What beginning with each symbol costs.
    firsts: Vec<f32>,
}

impl Way {
    /// `None` where none or both of the two lost sounds.
    fn of(asked: Spelled<'_>, listed: Writing) -> Option<Way> {
        let own = Writing::of(asked);
        let by = own.by(listed);
        if by == By::Spelling {
            return None;
        }
        let asked_lost = own != Writing::Full;
        let first = |byte: u8| {
            let (native, latin) = if asked_lost {
                (asked.sounds, &[byte][..])
            } else {
                (&[byte][..], asked.sounds)
            };
            first_sound(native, latin, by)
        };
        Some(Way {
            by,
            asked_lost,
            letters: asked.letters.len(),
            doubt: weights::READING * f32::from(asked.reading.cost) / 100.0,
            firsts: first_symbols().map(first).collect(),
        })
    }

    /// Letters that edits are counted against, where the listed reading has so many.
    fn length(&self, listed: usize) -> usize {
        match self.by {
            By::Unvowelled if self.asked_lost => self.letters,
            By::Unvowelled => listed,
            _ => self.letters.max(listed),
        }
    }

    /// What is measured: the most edits that may cost `most`, whatever a listed reading costs by itself.
    fn within(&self, asked: Spelled<'_>, most: f32) -> Within {
        let (mut limits, mut highest) = ([0; 256], 0);
        for (listed, limit) in limits.iter_mut().enumerate() {
            let edits = self.by.edits_under(most - self.doubt, self.length(listed));
            // A short word may cost more than one a letter longer.
            highest = ((edits.max(0.0) * 100.0).ceil() as u16).max(highest);
            *limit = highest;
        }
        let first = if self.asked_lost { First::One } else { First::Many };
        Within {
            one: One::new(asked.sounds, self.by.table(), first),
            limits,
        }
    }

    /// What a listed reading that was measured costs at the least.
    fn cost(&self, near: Near) -> f32 {
        let ratio = f32::from(near.cost) / 100.0 / self.length(near.counts.into()).max(1) as f32;
        let edits = match self.by {
            By::Unvowelled => weights::UNVOWELLED * weights::ratio_cost(ratio),
            _ => weights::LOSSY * ratio,
        };
        let first = self.firsts.get(usize::from(near.first)).copied().unwrap_or(0.0);
        self.doubt + weights::READING * f32::from(near.doubt) / 100.0 + edits + first
    }
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
