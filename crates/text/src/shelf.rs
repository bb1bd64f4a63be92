//! Strings laid out in a file as they are measured: [`crate::many::LANES`] beside each other, symbol by symbol, such as are of one length
//! together.
//!
//! Whoever wants all strings near to one measures them all: 32 at once take less time than to find out which of them need not be measured,
//! where costs are so low that half of them are within reach.

use crate::costs::{SYMBOLS, symbol};
use crate::lanes::Symbols;
use crate::many::{Batch, LANES, LONGEST, One, distances};

/// Bytes of a batch before its symbols: its longest string, the highest length that counts, two spare; then for each string its length,
/// the length that counts, its doubt, and its value (4).
const HEAD: usize = 4 + 3 * LANES + LANES * 4;

/// A string: how long it is, its symbols, the length that counts, its doubt, its value.
type Shelved = (u8, Box<[u8]>, u8, u8, u32);

/// Strings being gathered.
#[derive(Debug, Default)]
pub struct ShelfWriter {
    strings: Vec<Shelved>,
}

impl ShelfWriter {
    /// Adds a string with the length against which its edits are counted, whatever cost it has by itself (its doubt), and a value; false where
    /// it is too long.
    pub fn add(&mut self, text: &[u8], (counts, doubt): (u8, u8), value: u32) -> bool {
        let fits = text.len() <= LONGEST;
        if fits && !text.is_empty() {
            let symbols = text.iter().map(|byte| symbol(*byte) as u8).collect();
            self.strings
                .push((text.len() as u8, symbols, counts, doubt, value));
        }
        fits
    }

    /// The bytes; the same for the same strings, in whatever order they came.
    pub fn finish(mut self) -> Vec<u8> {
        self.strings.sort_unstable();
        self.strings.dedup();
        let mut out = Vec::new();
        for batch in self.strings.chunks(LANES) {
            let longest = batch.iter().map(|string| string.0).max().unwrap_or(0);
            let counts = batch.iter().map(|string| string.2).max().unwrap_or(0);
            out.extend([longest, counts, 0, 0]);
            let lane = |at: usize| batch.get(at);
            out.extend((0..LANES).map(|at| lane(at).map_or(0, |string| string.0)));
            out.extend((0..LANES).map(|at| lane(at).map_or(0, |string| string.2)));
            out.extend((0..LANES).map(|at| lane(at).map_or(0, |string| string.3)));
            let values = (0..LANES).map(|at| lane(at).map_or(NOBODY, |string| string.4));
            values.for_each(|value| out.extend(value.to_le_bytes()));
            for place in 0..usize::from(longest) {
                let symbols = (0..LANES).map(|at| lane(at).and_then(|string| string.1.get(place)));
                out.extend(symbols.map(|symbol| symbol.copied().unwrap_or(0)));
            }
        }
        out
    }
}

/// The value of a place that no string has.
const NOBODY: u32 = u32::MAX;

/// Strings as they were written; any bytes make some.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shelf<'a> {
    bytes: &'a [u8],
}

/// A string that is near, as far as its length shows.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// Which of the strings asked it is near to.
    pub asked: usize,
    /// What it costs, in hundredths of an edit.
    pub cost: u16,
    /// The length that counts.
    pub counts: u8,
    /// What it costs by itself.
    pub doubt: u8,
    /// Its first symbol, a place in what [`first_symbols`] tells.
    pub first: u8,
}

/// For each symbol that a string may begin with the byte that it stands for; the last stands for all others.
pub fn first_symbols() -> impl Iterator<Item = u8> {
    (b'a'..=b'z').chain(b'0'..=b'9').chain([b'T', b'?'])
}

/// A string to measure by, with the most that it may cost, in hundredths of an edit, by the length that counts.
pub struct Within {
    /// The string, with its table.
    pub one: One,
    /// The most for each length, never less for a longer one.
    pub limits: [u16; 256],
}

/// Memory of measuring.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    cells: Vec<[u16; LANES]>,
}

/// A batch as it lies in the bytes.
struct Stored<'a> {
    longest: u8,
    most_counts: u8,
    lengths: &'a Symbols,
    counts: &'a Symbols,
    doubts: &'a Symbols,
    values: &'a [[u8; 4]],
    symbols: &'a [Symbols],
}

impl<'a> Stored<'a> {
    /// The first batch, and what follows it; `None` where there is no whole one.
    fn read(bytes: &'a [u8]) -> Option<(Stored<'a>, &'a [u8])> {
        let (head, after) = bytes.split_first_chunk::<HEAD>()?;
        let [longest, most_counts, _, _, lanes @ ..] = head;
        let (lengths, lanes) = lanes.split_first_chunk()?;
        let (counts, lanes) = lanes.split_first_chunk()?;
        let (doubts, values) = lanes.split_first_chunk()?;
        let (symbols, after) = after.split_at_checked(usize::from(*longest) * LANES)?;
        let stored = Stored {
            longest: *longest,
            most_counts: *most_counts,
            lengths,
            counts,
            doubts,
            values: values.as_chunks().0,
            symbols: symbols.as_chunks().0,
        };
        Some((stored, after))
    }
}

impl<'a> Shelf<'a> {
    /// Reads what [`ShelfWriter::finish`] wrote.
    pub fn new(bytes: &'a [u8]) -> Shelf<'a> {
        Shelf { bytes }
    }

    /// Whether all batches are whole, and every value is below a number.
    pub fn is_sound(self, values_below: u32) -> bool {
        let mut rest = self.bytes;
        while let Some((batch, after)) = Stored::read(rest) {
            let whole = usize::from(batch.longest) <= LONGEST
                && batch.lengths.iter().all(|length| *length <= batch.longest);
            let value = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes);
            let known = |bytes: &[u8; 4]| value(bytes) < values_below || value(bytes) == NOBODY;
            let mut symbols = batch.symbols.as_flattened().iter();
            if !whole || !batch.values.iter().all(known) || symbols.any(|at| usize::from(*at) >= SYMBOLS) {
                return false;
            }
            rest = after;
        }
        rest.is_empty()
    }

    /// Appends the values of all strings that one of `asked` is near to and that `keep` keeps; some may come twice.
    pub fn near(
        self,
        asked: &[Within],
        memory: &mut Measured,
        keep: impl Fn(Near) -> bool,
        out: &mut Vec<u32>,
    ) {
        let mut rest = self.bytes;
        while let Some((stored, after)) = Stored::read(rest) {
            rest = after;
            let limit = |within: &Within| within.limits[usize::from(stored.most_counts)];
            let most = asked.iter().map(limit).max().unwrap_or(0);
            // A damaged file may tell of longer ones.
            let longest = usize::from(stored.longest).min(LONGEST);
            let batch = Batch {
                symbols: stored.symbols,
                lengths: stored.lengths,
                longest,
            };
            let firsts = stored.symbols.first();
            distances(
                asked.iter().map(|within| &within.one),
                batch,
                most,
                &mut memory.cells,
            );
            for (at, (within, cells)) in asked.iter().zip(&memory.cells).enumerate() {
                for (lane, (cost, counts)) in cells.iter().zip(stored.counts).enumerate() {
                    if *cost > within.limits[usize::from(*counts)] {
                        continue;
                    }
                    let near = Near {
                        asked: at,
                        cost: *cost,
                        counts: *counts,
                        doubt: stored.doubts[lane],
                        first: firsts.map_or(0, |symbols| symbols[lane]),
                    };
                    let value = stored
                        .values
                        .get(lane)
                        .map_or(NOBODY, |value| u32::from_le_bytes(*value));
                    if value != NOBODY && keep(near) {
                        out.push(value);
                    }
                }
            }
        }
    }
}

const _: () = assert!(size_of::<Symbols>() == LANES);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::costs::{Costs, FOREIGN_SOUND, UNVOWELLED_SOUND};
    use crate::distance::{Scratch, weighted};
    use crate::many::First;

    const STRINGS: [&str; 18] = [
        "muhamad",
        "mohamed",
        "mahmud",
        "ahmad",
        "buraian",
        "braian",
        "brian",
        "bryan",
        "a",
        "ab",
        "ba",
        "kim",
        "kimu",
        "kseniia",
        "zeniya",
        "muhamad",
        "alaksandr",
        "oleksander",
    ];

    fn shelf(copies: u32) -> Vec<u8> {
        let mut writer = ShelfWriter::default();
        for (value, text) in (0..)
            .zip(STRINGS.iter().cycle())
            .take(STRINGS.len() * copies as usize)
        {
            assert!(writer.add(text.as_bytes(), (text.len() as u8, value as u8), value));
        }
        assert!(!writer.add(&[b'a'; LONGEST + 1], (1, 0), 0));
        writer.finish()
    }

    fn within(asked: &str, table: &Costs, most: u16) -> Within {
        Within {
            one: One::new(asked.as_bytes(), table, First::Many),
            limits: [most; 256],
        }
    }

    #[test]
    fn all_that_is_near_is_found_and_nothing_else() {
        let bytes = shelf(3);
        let (mut rows, mut memory, mut near) = (Scratch::default(), Measured::default(), 0);
        for table in [&*FOREIGN_SOUND, &*UNVOWELLED_SOUND] {
            for asked in STRINGS.iter().chain(&["barian", "zzzz", "mhmd"]) {
                for most in [0, 30, 100, 250, 300] {
                    let mut found = Vec::new();
                    let two = [within(asked, table, most), within("zzzz", table, 0)];
                    let keep = |near: Near| {
                        let first = first_symbols().nth(near.first.into());
                        let begins = |text: &&str| text.bytes().next() == first;
                        near.asked == 1 || near.cost <= most && STRINGS.iter().any(begins)
                    };
                    Shelf::new(&bytes).near(&two, &mut memory, keep, &mut found);
                    found.sort_unstable();
                    found.dedup();
                    let is_near = |text: &str| {
                        let cost = weighted(text.as_bytes(), asked.as_bytes(), table, 9.0, &mut rows);
                        cost.is_some_and(|cost| (cost * 100.0).round() as u16 <= most)
                    };
                    let wanted: Vec<bool> = STRINGS.iter().copied().map(is_near).collect();
                    let wanted =
                        (0..STRINGS.len() as u32 * 3).filter(|at| wanted[*at as usize % STRINGS.len()]);
                    let wanted: Vec<u32> = wanted.collect();
                    near += wanted.len();
                    assert_eq!(found, wanted, "{asked} {most}");
                }
            }
        }
        assert!(near > 500, "{near}");
    }

    #[test]
    fn no_bytes_panic() {
        let bytes = shelf(1);
        let strings = STRINGS.len() as u32;
        assert!(Shelf::new(&bytes).is_sound(strings));
        assert!(!Shelf::new(&bytes).is_sound(strings - 1));
        assert!(!Shelf::new(&bytes[..bytes.len() - 1]).is_sound(strings));
        let (asked, mut out) = ([within("braian", &FOREIGN_SOUND, 100)], Vec::new());
        for at in 0..bytes.len() {
            for bad in [0, 1, 0x7F, 0xFF] {
                let mut bytes = bytes.clone();
                bytes[at] = bad;
                Shelf::new(&bytes).near(&asked, &mut Measured::default(), |_| true, &mut out);
            }
            Shelf::new(&bytes[..at]).near(&asked, &mut Measured::default(), |_| true, &mut out);
        }
    }
}
