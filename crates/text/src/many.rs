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

/// A string made ready to be measured by a table.
#[derive(Clone, Debug)]
pub struct One {
    /// For each place of the string its symbol, what dropping it costs, and what each symbol costs instead.
    places: Vec<(u8, u8, Row)>,
    /// What a symbol of the others costs that the string has not, and what it costs at their end.
    gaps: Row,
    lasts: Row,
    double: u8,
    beside_vowel: u8,
    swap: u8,
}

impl One {
    /// Takes a string and a table; `first` tells which side the string is on.
    pub fn new(text: &[u8], costs: &Costs, first: First) -> One {
        let (own, other) = match first {
            First::One => (&costs.drop, &costs.add),
            First::Many => (&costs.add, &costs.drop),
        };
        let places = text.iter().enumerate().map(|(at, byte)| {
            let x = symbol(*byte);
            let drop = crate::distance::gap(text, at, costs, own);
            let replace = match first {
                First::One => wide(|y| costs.replace[x][y]),
                First::Many => wide(|y| costs.replace[y][x]),
            };
            (x as u8, drop as u8, replace)
        });
        One {
            places: places.collect(),
            gaps: wide(|at| other[at]),
            lasts: wide(|at| costs.last[at]),
            double: costs.double,
            beside_vowel: costs.beside_vowel,
            swap: costs.swap,
        }
    }

    /// What turning the string into each of the many costs, or each of them into it, in hundredths of an edit, at most [`FAR`].
    pub fn distances(&self, many: &Many, rows: &mut Rows) -> Cells {
        let longest = many.longest.min(LONGEST);
        let Rows { gaps, rows } = rows;
        self.fill_gaps(many, longest, gaps);
        let [before, above, row] = rows;
        let (mut before, mut above, mut row) = (before, above, row);
        above[0] = [0; LANES];
        for j in 0..longest {
            above[j + 1] = plus(above[j], gaps[j]);
        }
        let mut last: Option<u8> = None;
        for (x, drop, replace) in &self.places {
            let drop = [*drop; LANES];
            let mut left = plus(above[0], drop);
            row[0] = left;
            for j in 0..longest {
                let replaced = looked_up(replace, &many.symbols[j]);
                let straight = least(plus(above[j], replaced), plus(above[j + 1], drop));
                left = least(straight, plus(left, gaps[j]));
                if let Some(last) = last.filter(|last| last != x && j > 0) {
                    let (here, there) = (&many.symbols[j], &many.symbols[j - 1]);
                    let swap: Cells = std::array::from_fn(|lane| {
                        let swapped = (here[lane] == last) & (there[lane] == *x);
                        if swapped { self.swap } else { FAR }
                    });
                    left = least(left, plus(before[j - 1], swap));
                }
                row[j + 1] = left;
            }
            last = Some(*x);
            (before, above, row) = (above, row, before);
        }
        std::array::from_fn(|lane| above[usize::from(many.lengths[lane]).min(LONGEST)][lane])
    }

    /// The cost of each symbol of the many that the string has not, see [`crate::distance::gap`].
    fn fill_gaps(&self, many: &Many, longest: usize, gaps: &mut [Cells; LONGEST]) {
        let mut before = [FAR; LANES];
        for (j, out) in gaps.iter_mut().enumerate().take(longest) {
            let here = many.symbols[j];
            let after = many.symbols.get(j + 1).copied().unwrap_or([FAR; LANES]);
            let plain = looked_up(&self.gaps, &here);
            let last = looked_up(&self.lasts, &here);
            *out = std::array::from_fn(|lane| {
                let ends = j + 1 >= usize::from(many.lengths[lane]);
                let doubled = before[lane] == here[lane];
                let beside = is_vowel(here[lane]) & (is_vowel(before[lane]) | !ends & is_vowel(after[lane]));
                let cost = plain[lane].min(if doubled { self.double } else { FAR });
                let cost = cost.min(if beside { self.beside_vowel } else { FAR });
                if ends & (last[lane] < 100) {
                    last[lane]
                } else {
                    cost
                }
            });
            before = here;
        }
    }
}

/// A row of a table, as long as a power of two so that looking up checks nothing.
type Row = [u8; ROW];
const ROW: usize = SYMBOLS.next_power_of_two();

fn wide(row: impl Fn(usize) -> u8) -> Row {
    std::array::from_fn(|at| if at < SYMBOLS { row(at) } else { FAR })
}

fn looked_up(table: &Row, symbols: &Cells) -> Cells {
    std::array::from_fn(|lane| table[usize::from(symbols[lane]) % ROW])
}

fn plus(a: Cells, b: Cells) -> Cells {
    std::array::from_fn(|lane| a[lane].saturating_add(b[lane]))
}

fn least(a: Cells, b: Cells) -> Cells {
    std::array::from_fn(|lane| a[lane].min(b[lane]))
}

/// Whether a symbol is one of `aeiou`.
fn is_vowel(symbol: u8) -> bool {
    (symbol == 0) | (symbol == 4) | (symbol == 8) | (symbol == 14) | (symbol == 20)
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
            let others: Vec<&Vec<u8>> = (0..LANES)
                .map(|lane| &words[(at * 7 + lane * 13) % 400])
                .collect();
            assert!(others.iter().all(|other| many.push(other)));
            assert!(!many.push(b"more"), "there is no room");
            for table in [&*SPELLING, &*SOUND, &*UNVOWELLED_SOUND, &*FOREIGN_SOUND] {
                for first in [First::One, First::Many] {
                    let found = One::new(one, table, first).distances(&many, &mut rows);
                    for (found, other) in found.iter().zip(&others) {
                        let (a, b) = if first == First::One {
                            (one, *other)
                        } else {
                            (*other, one)
                        };
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
