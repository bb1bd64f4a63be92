//! One short string against many at once, by the same tables as [`crate::distance::weighted`].
//!
//! A question asks of hundreds of words whether they are near one of its own. The table of edits is the same for all, so
//! 32 are worked out side by side, see `crate::lanes`. Costs are hundredths of an edit.

use crate::costs::{Costs, SYMBOLS, symbol};
use crate::lanes::{self, Cells, Lanes, Row, Symbols, Work};

/// Strings that are worked out at once.
pub const LANES: usize = lanes::LANES;
/// Longest string that is taken; words of names are hardly ever longer.
pub const LONGEST: usize = 28;
/// The highest cost that is told apart where costs are bytes, see [`measure`].
pub const BYTE: u16 = lanes::BYTE;
/// Costs that are no longer told apart, and what is out of the question.
const FAR: u16 = u16::MAX;

/// Strings to be measured against one.
#[derive(Clone, Debug)]
pub struct Many {
    /// The symbol of each place of each string.
    symbols: [Symbols; LONGEST],
    lengths: Symbols,
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

    fn batch(&self) -> Batch<'_> {
        Batch {
            symbols: &self.symbols,
            lengths: &self.lengths,
            longest: self.longest,
        }
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

/// Strings to be measured, where they lie.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Batch<'a> {
    /// The symbol of each place of each string.
    pub(crate) symbols: &'a [Symbols],
    pub(crate) lengths: &'a Symbols,
    /// The longest of the strings.
    pub(crate) longest: usize,
}

/// Which of the two strings the table calls the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The one.
    One,
    /// Each of the many.
    Many,
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

    /// Whether what symbols of the many cost beyond the string's does not differ from another string's.
    fn has_gaps_of(&self, other: &One) -> bool {
        self.gaps == other.gaps
            && self.lasts == other.lasts
            && (self.double, self.beside_vowel) == (other.double, other.beside_vowel)
    }

    /// What turning the string into each of the many costs, or each of them into it, in hundredths of an edit.
    pub fn distances(&self, many: &Many) -> Cells {
        let mut out = Vec::with_capacity(1);
        distances([self], many.batch(), u16::MAX, &mut out);
        out.pop().unwrap_or([FAR; LANES])
    }
}

/// For each of some strings what turning it into each of the many costs, or each of them into it, in hundredths of an edit, as
/// [`One::distances`] tells. What costs more than `most` may be told to cost [`u16::MAX`], which takes half as long where `most` is
/// under 255.
pub fn measure<'a>(
    ones: impl IntoIterator<Item = &'a One>,
    many: &Many,
    most: u16,
    out: &mut Vec<[u16; LANES]>,
) {
    distances(ones, many.batch(), most, out);
}

/// [`measure`] of strings wherever they lie.
pub(crate) fn distances<'a>(
    ones: impl IntoIterator<Item = &'a One>,
    many: Batch<'_>,
    most: u16,
    out: &mut Vec<[u16; LANES]>,
) {
    out.clear();
    let ones = ones.into_iter();
    if many.longest <= USUAL {
        lanes::run(Distances::<_, USUAL> { ones, many, out }, most);
    } else {
        lanes::run(Distances::<_, LONGEST> { ones, many, out }, most);
    }
}

/// Strings up to here have tables of edits of their own, which take less to make ready.
const USUAL: usize = 12;

/// What is worked out with whatever lanes the machine has, for strings of up to so many symbols.
struct Distances<'a, I, const SYMBOLS: usize> {
    ones: I,
    many: Batch<'a>,
    out: &'a mut Vec<Cells>,
}

impl<'a, I: Iterator<Item = &'a One>, const SYMBOLS: usize> Work for Distances<'_, I, SYMBOLS> {
    #[inline(always)]
    fn with<L: Lanes>(self, lanes: L) {
        let Distances { ones, many, out } = self;
        let longest = many.longest.min(SYMBOLS);
        let nothing = lanes.splat(0);
        let mut columns = Columns::<L, SYMBOLS> {
            symbols: [nothing; SYMBOLS],
            asked: [lanes.key(nothing); SYMBOLS],
            gaps: [nothing; SYMBOLS],
        };
        for ((symbols, asked), cells) in columns
            .symbols
            .iter_mut()
            .zip(&mut columns.asked)
            .zip(many.symbols)
            .take(longest)
        {
            *symbols = lanes.load(cells);
            *asked = lanes.key(*symbols);
        }
        let lengths = lanes.load(many.lengths);
        let mut rows = [(nothing, [nothing; SYMBOLS]); 3];
        let mut last_asked: Option<&One> = None;
        for one in ones {
            if !last_asked.is_some_and(|last| last.has_gaps_of(one)) {
                let Columns { symbols, asked, gaps } = &mut columns;
                one.fill_gaps(lanes, (&*symbols, &*asked), lengths, longest, gaps);
            }
            last_asked = Some(one);
            out.push(one.measure(lanes, &columns, (lengths, longest), &mut rows));
        }
    }
}

/// Symbols as they stand, as tables are asked for them, and what each costs that the string has not.
struct Columns<L: Lanes, const SYMBOLS: usize> {
    symbols: [L::Cells; SYMBOLS],
    asked: [L::Key; SYMBOLS],
    gaps: [L::Cells; SYMBOLS],
}

impl One {
    /// The cost of each lane, by way of rows of costs of which three are kept.
    #[inline(always)]
    fn measure<L: Lanes, const SYMBOLS: usize>(
        &self,
        lanes: L,
        Columns { symbols, asked, gaps }: &Columns<L, SYMBOLS>,
        (lengths, longest): (L::Cells, usize),
        rows: &mut [(L::Cells, [L::Cells; SYMBOLS]); 3],
    ) -> Cells {
        let nothing = lanes.splat(0);
        let far = lanes.splat(FAR);
        let [before, above, row] = rows;
        let (mut before, mut above, mut row) = (before, above, row);
        before.0 = nothing;
        above.0 = nothing;
        let mut sum = nothing;
        for (cell, gap) in above.1.iter_mut().zip(gaps).take(longest) {
            sum = lanes.plus(sum, *gap);
            *cell = sum;
        }
        let mut last: Option<u8> = None;
        for (x, drop, replace) in &self.places {
            let table = lanes.table(replace);
            let drop = lanes.splat((*drop).into());
            let swap = last
                .filter(|last| last != x)
                .map(|last| [last, *x, self.swap].map(|byte| lanes.splat(byte.into())));
            let mut left = lanes.plus(above.0, drop);
            row.0 = left;
            let mut across = above.0;
            // What stood two rows above before the last symbol, and that symbol.
            let (mut two_above, mut next_two, mut symbol_before) = (far, before.0, far);
            let columns = row.1.iter_mut().zip(&above.1).zip(&before.1);
            let texts = symbols.iter().zip(asked).zip(gaps);
            for (((cell, up), two), ((symbol, asked), gap)) in columns.zip(texts).take(longest) {
                let replaced = lanes.plus(across, lanes.look_up(&table, *asked));
                let straight = lanes.least(replaced, lanes.plus(*up, drop));
                left = lanes.least(straight, lanes.plus(left, *gap));
                if let Some([last, x, swap]) = swap {
                    let swapped = lanes.both(lanes.same(*symbol, last), lanes.same(symbol_before, x));
                    let swapped = lanes.choose(swapped, lanes.plus(two_above, swap), far);
                    left = lanes.least(left, swapped);
                }
                *cell = left;
                (across, symbol_before) = (*up, *symbol);
                (two_above, next_two) = (next_two, *two);
            }
            last = Some(*x);
            (before, above, row) = (above, row, before);
        }
        let mut out = nothing;
        for (length, cell) in (0..)
            .zip([&above.0].into_iter().chain(&above.1))
            .take(longest + 1)
        {
            out = lanes.choose(lanes.same(lengths, lanes.splat(length)), *cell, out);
        }
        lanes.store(out)
    }
}

impl One {
    /// The cost of each symbol of the many that the string has not, see [`crate::distance::gap`].
    #[inline(always)]
    fn fill_gaps<L: Lanes>(
        &self,
        lanes: L,
        (symbols, asked): (&[L::Cells], &[L::Key]),
        lengths: L::Cells,
        longest: usize,
        gaps: &mut [L::Cells],
    ) {
        let far = lanes.splat(FAR);
        let (plain, last) = (lanes.table(&self.gaps), lanes.table(&self.lasts));
        let [double, beside_vowel] = [self.double, self.beside_vowel].map(|byte| lanes.splat(byte.into()));
        let vowels = lanes.table(&VOWELS);
        let one = lanes.splat(1);
        let (mut before, mut vowel_before) = (far, lanes.splat(0));
        for j in 0..longest {
            let here = symbols[j];
            let after = asked.get(j + 1).copied().unwrap_or(asked[j]);
            // A string that ends here ends with this symbol; those that ended before do not count.
            let ends = lanes.same(lengths, lanes.splat(j as u16 + 1));
            // Written out: a closure would not be compiled for the lanes' instructions.
            let vowel = lanes.same(lanes.look_up(&vowels, asked[j]), one);
            let vowel_after = lanes.same(lanes.look_up(&vowels, after), one);
            let vowel_after = lanes.choose(ends, lanes.splat(0), vowel_after);
            let beside = lanes.both(vowel, lanes.either(vowel_before, vowel_after));
            let cost = lanes.least(
                lanes.look_up(&plain, asked[j]),
                lanes.choose(lanes.same(before, here), double, far),
            );
            let cost = lanes.least(cost, lanes.choose(beside, beside_vowel, far));
            let at_end = lanes.look_up(&last, asked[j]);
            // A cost of an edit says that the end is no other place.
            let plain_end = lanes.same(lanes.least(at_end, lanes.splat(EDIT)), lanes.splat(EDIT));
            gaps[j] = lanes.choose(ends, lanes.choose(plain_end, cost, at_end), cost);
            (before, vowel_before) = (here, vowel);
        }
    }
}

/// One for each of `aeiou`, else nothing.
const VOWELS: Row = {
    let mut table = [0; lanes::ROW];
    (table[0], table[4], table[8], table[14], table[20]) = (1, 1, 1, 1, 1);
    table
};

/// An edit with no excuse.
const EDIT: u16 = 100;

fn wide(row: impl Fn(usize) -> u8) -> Row {
    std::array::from_fn(|at| if at < SYMBOLS { row(at) } else { u8::MAX })
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
        let (mut many, mut scratch) = (Many::default(), Scratch::default());
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
                    let one_made = One::new(one, table, first);
                    let found = one_made.distances(&many);
                    let mut out = Vec::new();
                    let plainly = Distances::<_, LONGEST> {
                        ones: [&one_made].into_iter(),
                        many: many.batch(),
                        out: &mut out,
                    };
                    plainly.with(lanes::Plain);
                    assert_eq!(out, [found], "any lanes work out the same");
                    measure([&one_made, &one_made], &many, lanes::BYTE, &mut out);
                    let told = |cost: u16| if cost <= lanes::BYTE { cost } else { u16::MAX };
                    for bytes in &out {
                        assert_eq!(bytes.map(told), found.map(told), "in bytes too");
                    }
                    for (found, other) in found.iter().zip(&others) {
                        let (a, b) = if first == First::One {
                            (one, *other)
                        } else {
                            (*other, one)
                        };
                        let wanted = weighted(a, b, table, 100.0, &mut scratch).unwrap();
                        let wanted = (wanted * 100.0).round() as u32;
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
