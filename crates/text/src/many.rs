//! One short string against many at once, by the same tables as [`crate::distance::weighted`].
//!
//! A question asks of hundreds of words whether they are near one of its own. The table of edits is the same for all, so
//! sixteen are worked out side by side, a byte each, which compilers turn into vector instructions. Costs are hundredths of
//! an edit that stop at 255: what is so far apart is no likeness of a word of usual length.

use crate::costs::{Costs, SYMBOLS, symbol};

/// Strings that are worked out at once.
pub const LANES: usize = 16;
/// Longest string that is taken; words of names are hardly ever longer.
pub const LONGEST: usize = 20;
/// A distance that is not worked out further.
pub const FAR: u8 = u8::MAX;

/// A cell of the table for each string.
type Cells = [u8; LANES];

/// Strings to be measured against one.
#[derive(Clone, Debug)]
pub struct Many {
    /// The symbol of each place of each string.
    symbols: [Cells; LONGEST],
    lengths: Cells,
    count: usize,
    longest: usize,
}

impl Default for Many {
    fn default() -> Many {
        Many {
            symbols: [[0; LANES]; LONGEST],
            lengths: [0; LANES],
            count: 0,
            longest: 0,
        }
    }
}

impl Many {
    /// How many strings there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Forgets the strings.
    pub fn clear(&mut self) {
        (self.count, self.longest) = (0, 0);
    }

    /// Adds a string; false where it is too long or there is no room.
    pub fn push(&mut self, text: &[u8]) -> bool {
        let lane = self.count;
        if text.len() > LONGEST || lane >= LANES {
            return false;
        }
        for (cells, byte) in self.symbols.iter_mut().zip(text) {
            cells[lane] = symbol(*byte) as u8;
        }
        self.lengths[lane] = text.len() as u8;
        self.count += 1;
        self.longest = self.longest.max(text.len());
        true
    }
}

/// Which of the two strings the table calls the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The one.
    One,
    /// Each of the many.
    Many,
}

/// The table of edits, one row of it at a time.
#[derive(Clone, Debug)]
pub struct Rows {
    gaps: [Cells; LONGEST],
    rows: [[Cells; LONGEST + 1]; 3],
}

impl Default for Rows {
    fn default() -> Rows {
        Rows {
            gaps: [[0; LANES]; LONGEST],
            rows: [[[0; LANES]; LONGEST + 1]; 3],
        }
    }
}

/// What turning `one` into each of the many costs by a table, in hundredths of an edit, at most [`FAR`].
pub fn distances(one: &[u8], many: &Many, costs: &Costs, first: First, rows: &mut Rows) -> Cells {
    let (own, other) = match first {
        First::One => (&costs.drop, &costs.add),
        First::Many => (&costs.add, &costs.drop),
    };
    let longest = many.longest;
    let Rows { gaps, rows } = rows;
    fill_gaps(many, costs, other, gaps);
    let [before, above, row] = rows;
    let (mut before, mut above, mut row) = (before, above, row);
    above[0] = [0; LANES];
    for j in 0..longest {
        for lane in 0..LANES {
            above[j + 1][lane] = above[j][lane].saturating_add(gaps[j][lane]);
        }
    }
    let mut last: Option<u8> = None;
    for (i, byte) in one.iter().enumerate() {
        let x = symbol(*byte);
        let drop = crate::distance::gap(one, i, costs, own) as u8;
        let replace = match first {
            First::One => costs.replace[x],
            First::Many => std::array::from_fn(|y| costs.replace[y][x]),
        };
        row[0] = above[0].map(|cell| cell.saturating_add(drop));
        for j in 0..longest {
            let replaced = looked_up(&replace, &many.symbols[j]);
            let (left, up, diagonal) = (row[j], above[j + 1], above[j]);
            for lane in 0..LANES {
                let one = diagonal[lane].saturating_add(replaced[lane]);
                let two = up[lane].saturating_add(drop);
                let three = left[lane].saturating_add(gaps[j][lane]);
                row[j + 1][lane] = one.min(two).min(three);
            }
            if let Some(last) = last.filter(|last| usize::from(*last) != x && j > 0) {
                let (here, there) = (&many.symbols[j], &many.symbols[j - 1]);
                for lane in 0..LANES {
                    let swapped = here[lane] == last && there[lane] == x as u8;
                    let cost = if swapped { costs.swap } else { FAR };
                    let cost = before[j - 1][lane].saturating_add(cost);
                    row[j + 1][lane] = row[j + 1][lane].min(cost);
                }
            }
        }
        last = Some(x as u8);
        (before, above, row) = (above, row, before);
    }
    std::array::from_fn(|lane| above[usize::from(many.lengths[lane])][lane])
}

fn looked_up(table: &[u8; SYMBOLS], symbols: &Cells) -> Cells {
    symbols.map(|symbol| table[usize::from(symbol) % SYMBOLS])
}

/// The cost of each symbol of the many that the one has not, see [`crate::distance::gap`].
fn fill_gaps(many: &Many, costs: &Costs, table: &[u8; SYMBOLS], gaps: &mut [Cells; LONGEST]) {
    for j in 0..many.longest {
        let here = many.symbols[j];
        let mut cost = looked_up(table, &here);
        let last = looked_up(&costs.last, &here);
        let before = if j > 0 { many.symbols[j - 1] } else { [FAR; LANES] };
        let after = many.symbols.get(j + 1).copied().unwrap_or([FAR; LANES]);
        for lane in 0..LANES {
            let ends = j + 1 >= usize::from(many.lengths[lane]);
            let doubled = before[lane] == here[lane];
            let beside = is_vowel(before[lane]) || !ends && is_vowel(after[lane]);
            if doubled {
                cost[lane] = cost[lane].min(costs.double);
            }
            if beside && is_vowel(here[lane]) {
                cost[lane] = cost[lane].min(costs.beside_vowel);
            }
            if ends && last[lane] < 100 {
                cost[lane] = last[lane];
            }
        }
        gaps[j] = cost;
    }
}

/// Whether a symbol is one of `aeiou`.
fn is_vowel(symbol: u8) -> bool {
    const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;
    symbol < 26 && VOWELS >> symbol & 1 != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::costs::{FOREIGN_SOUND, SOUND, SPELLING, UNVOWELLED_SOUND};
    use crate::distance::{Scratch, weighted};

    fn words() -> Vec<Vec<u8>> {
        let mut seed = 5_u64;
        let mut next = |below: u64| {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (seed >> 33) % below
        };
        let letters = b"aabdeefghiijklmnoopqrstTuuvwxyz1";
        (0..400)
            .map(|_| {
                (0..next(12))
                    .map(|_| letters[next(letters.len() as u64) as usize])
                    .collect()
            })
            .collect()
    }

    /// The same cost as one at a time, symbol for symbol; a byte outside the tables is another symbol each time, which these
    /// strings have not.
    #[test]
    fn many_cost_what_one_at_a_time_does() {
        let words = words();
        let (mut many, mut rows, mut scratch) = (Many::default(), Rows::default(), Scratch::default());
        let mut near = 0;
        for (at, one) in words.iter().enumerate() {
            many.clear();
            let others: Vec<&Vec<u8>> = (0..LANES).map(|lane| &words[(at * 7 + lane * 13) % 400]).collect();
            assert!(others.iter().all(|other| many.push(other)));
            assert!(!many.push(b"more"), "there is no room");
            for table in [&*SPELLING, &*SOUND, &*UNVOWELLED_SOUND, &*FOREIGN_SOUND] {
                for first in [First::One, First::Many] {
                    let found = distances(one, &many, table, first, &mut rows);
                    for (found, other) in found.iter().zip(&others) {
                        let (a, b) = if first == First::One { (one, *other) } else { (*other, one) };
                        let wanted = weighted(a, b, table, 100.0, &mut scratch).unwrap();
                        let wanted = ((wanted * 100.0).round() as u32).min(255);
                        near += u32::from(wanted < 255);
                        assert_eq!(u32::from(*found), wanted, "{a:?} {b:?}");
                    }
                }
            }
        }
        assert!(near > 1000, "the words are too unlike: {near}");
    }

    #[test]
    fn what_is_too_long_is_not_taken() {
        let mut many = Many::default();
        assert!(!many.push(&[b'a'; LONGEST + 1]));
        assert!(many.is_empty());
        assert!(many.push(&[b'a'; LONGEST]));
        assert_eq!(many.len(), 1);
    }
}
