//! Costs worked on 32 at once: with vector instructions where the machine has them, else one after the other.
//!
//! Compilers turn plain loops into vector instructions, but not looking up in a table, which is most of what measuring
//! words does. The crate `pulp` asks the machine once and gives its instructions as safe functions.

use std::array::from_fn;

use crate::costs::SYMBOLS;

/// Costs worked on at once.
pub(crate) const LANES: usize = 32;
/// A cost for each lane.
pub(crate) type Cells = [u16; LANES];
/// A symbol for each lane.
pub(crate) type Symbols = [u8; LANES];
/// A table of bytes by symbol, as long as three vectors of sixteen.
pub(crate) type Row = [u8; ROW];
pub(crate) const ROW: usize = 48;
const _: () = assert!(SYMBOLS <= ROW);

/// What can be done with all lanes at once. Masks have all bits of a lane set, or none.
pub(crate) trait Lanes: Copy {
    /// A cost or a symbol for each lane.
    type Cells: Copy;
    /// Symbols made ready to be looked up.
    type Key: Copy;
    /// A table made ready to be asked.
    type Table: Copy;

    fn load(self, symbols: &Symbols) -> Self::Cells;
    fn store(self, cells: Self::Cells) -> Cells;
    fn splat(self, cost: u16) -> Self::Cells;
    /// The sum, at most the highest cost.
    fn plus(self, a: Self::Cells, b: Self::Cells) -> Self::Cells;
    fn least(self, a: Self::Cells, b: Self::Cells) -> Self::Cells;
    /// A mask of equal lanes.
    fn same(self, a: Self::Cells, b: Self::Cells) -> Self::Cells;
    fn both(self, a: Self::Cells, b: Self::Cells) -> Self::Cells;
    fn either(self, a: Self::Cells, b: Self::Cells) -> Self::Cells;
    /// The first where the mask is set, else the second.
    fn choose(self, mask: Self::Cells, yes: Self::Cells, no: Self::Cells) -> Self::Cells;
    fn key(self, symbols: Self::Cells) -> Self::Key;
    fn table(self, row: &Row) -> Self::Table;
    fn look_up(self, table: &Self::Table, key: Self::Key) -> Self::Cells;
}

/// Work that any lanes can do.
pub(crate) trait Work {
    fn with<L: Lanes>(self, lanes: L);
}

/// The highest cost that is told apart in a byte.
pub(crate) const BYTE: u16 = u8::MAX as u16 - 1;

/// Does work with the best lanes that the machine has. Where costs over `most` need not be told apart, these may be bytes.
pub(crate) fn run(work: impl Work, most: u16) {
    #[cfg(target_arch = "x86_64")]
    if let Some(avx2) = pulp::x86::V3::try_new() {
        return if most <= BYTE {
            avx2.vectorize(
                #[inline(always)]
                || work.with(avx2::Bytes(avx2)),
            )
        } else {
            avx2.vectorize(
                #[inline(always)]
                || work.with(avx2::Words(avx2)),
            )
        };
    }
    let _ = most;
    work.with(Plain);
}

/// One lane after the other, for any machine.
#[derive(Clone, Copy)]
pub(crate) struct Plain;

impl Lanes for Plain {
    type Cells = Cells;
    type Key = Cells;
    type Table = Row;

    fn load(self, symbols: &Symbols) -> Cells {
        symbols.map(u16::from)
    }
    fn store(self, cells: Cells) -> Cells {
        cells
    }
    fn splat(self, cost: u16) -> Cells {
        [cost; LANES]
    }
    fn plus(self, a: Cells, b: Cells) -> Cells {
        from_fn(|lane| a[lane].saturating_add(b[lane]))
    }
    fn least(self, a: Cells, b: Cells) -> Cells {
        from_fn(|lane| a[lane].min(b[lane]))
    }
    fn same(self, a: Cells, b: Cells) -> Cells {
        from_fn(|lane| if a[lane] == b[lane] { u16::MAX } else { 0 })
    }
    fn both(self, a: Cells, b: Cells) -> Cells {
        from_fn(|lane| a[lane] & b[lane])
    }
    fn either(self, a: Cells, b: Cells) -> Cells {
        from_fn(|lane| a[lane] | b[lane])
    }
    fn choose(self, mask: Cells, yes: Cells, no: Cells) -> Cells {
        from_fn(|lane| mask[lane] & yes[lane] | !mask[lane] & no[lane])
    }
    fn key(self, symbols: Cells) -> Cells {
        symbols
    }
    fn table(self, row: &Row) -> Row {
        *row
    }
    fn look_up(self, table: &Row, key: Cells) -> Cells {
        key.map(|symbol| table.get(usize::from(symbol)).copied().map_or(0, u16::from))
    }
}

/// Vector instructions of x86-64 machines since 2013.
#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::__m256i;

    use pulp::cast;
    use pulp::x86::V3;

    use super::{Cells, LANES, Lanes, Row, Symbols};

    /// A shuffle takes sixteen places, by the low four bits of a byte, and gives nothing where its highest bit is set. Adding this,
    /// up to the highest byte, sets that bit of all symbols from sixteen on.
    const PAST_SIXTEEN: u8 = 0x70;
    /// The same of costs of two bytes, whose upper byte is never a place.
    const PAST_SIXTEEN_WORDS: u16 = 0x8070;

    /// The sixteens of a table, each in both halves of a vector.
    #[inline(always)]
    fn sixteens(lanes: V3, row: &Row) -> [__m256i; 3] {
        let (sixteens, _) = row.as_chunks::<16>();
        let table = |at: usize| lanes.avx2._mm256_broadcastsi128_si256(cast(sixteens[at]));
        [table(0), table(1), table(2)]
    }

    #[inline(always)]
    fn look_up(lanes: V3, table: &[__m256i; 3], key: [__m256i; 3]) -> __m256i {
        let of = |at: usize| lanes.avx2._mm256_shuffle_epi8(table[at], key[at]);
        let either = |a, b| lanes.avx2._mm256_or_si256(a, b);
        either(of(0), either(of(1), of(2)))
    }

    /// Costs of a byte, 32 to a vector: the highest stands for itself and all above.
    #[derive(Clone, Copy)]
    pub(super) struct Bytes(pub(super) V3);

    impl Lanes for Bytes {
        type Cells = __m256i;
        type Key = [__m256i; 3];
        type Table = [__m256i; 3];

        #[inline(always)]
        fn load(self, symbols: &Symbols) -> __m256i {
            cast(*symbols)
        }
        #[inline(always)]
        fn store(self, cells: __m256i) -> Cells {
            let bytes: [u8; LANES] = cast(cells);
            bytes.map(|byte| {
                if byte == u8::MAX {
                    u16::MAX
                } else {
                    u16::from(byte)
                }
            })
        }
        #[inline(always)]
        fn splat(self, cost: u16) -> __m256i {
            cast(self.0.splat_u8x32(cost.min(u16::from(u8::MAX)) as u8))
        }
        #[inline(always)]
        fn plus(self, a: __m256i, b: __m256i) -> __m256i {
            self.0.avx2._mm256_adds_epu8(a, b)
        }
        #[inline(always)]
        fn least(self, a: __m256i, b: __m256i) -> __m256i {
            self.0.avx2._mm256_min_epu8(a, b)
        }
        #[inline(always)]
        fn same(self, a: __m256i, b: __m256i) -> __m256i {
            self.0.avx2._mm256_cmpeq_epi8(a, b)
        }
        #[inline(always)]
        fn both(self, a: __m256i, b: __m256i) -> __m256i {
            self.0.avx2._mm256_and_si256(a, b)
        }
        #[inline(always)]
        fn either(self, a: __m256i, b: __m256i) -> __m256i {
            self.0.avx2._mm256_or_si256(a, b)
        }
        #[inline(always)]
        fn choose(self, mask: __m256i, yes: __m256i, no: __m256i) -> __m256i {
            self.0.avx2._mm256_blendv_epi8(no, yes, mask)
        }
        #[inline(always)]
        fn key(self, symbols: __m256i) -> [__m256i; 3] {
            let past: __m256i = cast(self.0.splat_u8x32(PAST_SIXTEEN));
            // What is below the sixteen of a table has wrapped round, and so is past them too.
            let of = |from| {
                let from = self.0.avx2._mm256_sub_epi8(symbols, self.splat(from));
                self.0.avx2._mm256_adds_epu8(from, past)
            };
            [of(0), of(16), of(32)]
        }
        #[inline(always)]
        fn table(self, row: &Row) -> [__m256i; 3] {
            sixteens(self.0, row)
        }
        #[inline(always)]
        fn look_up(self, table: &[__m256i; 3], key: [__m256i; 3]) -> __m256i {
            look_up(self.0, table, key)
        }
    }

    /// Costs of two bytes, in two vectors of sixteen. Both are named each time: what goes through a function of the library is not
    /// compiled for these instructions.
    #[derive(Clone, Copy)]
    pub(super) struct Words(pub(super) V3);

    impl Words {
        #[inline(always)]
        fn key_of(self, symbols: __m256i) -> [__m256i; 3] {
            let past: __m256i = cast(self.0.splat_u16x16(PAST_SIXTEEN_WORDS));
            let of = |from: u16| {
                let from = cast(self.0.splat_u16x16(from));
                let from = self.0.avx2._mm256_sub_epi8(symbols, from);
                self.0.avx2._mm256_adds_epu8(from, past)
            };
            [of(0), of(16), of(32)]
        }
    }

    impl Lanes for Words {
        type Cells = [__m256i; 2];
        type Key = [[__m256i; 3]; 2];
        type Table = [__m256i; 3];

        #[inline(always)]
        fn load(self, symbols: &Symbols) -> [__m256i; 2] {
            let (halves, _) = symbols.as_chunks::<16>();
            [
                self.0.avx2._mm256_cvtepu8_epi16(cast(halves[0])),
                self.0.avx2._mm256_cvtepu8_epi16(cast(halves[1])),
            ]
        }
        #[inline(always)]
        fn store(self, cells: [__m256i; 2]) -> Cells {
            cast(cells)
        }
        #[inline(always)]
        fn splat(self, cost: u16) -> [__m256i; 2] {
            [cast(self.0.splat_u16x16(cost)); 2]
        }
        #[inline(always)]
        fn plus(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
            [
                self.0.avx2._mm256_adds_epu16(a[0], b[0]),
                self.0.avx2._mm256_adds_epu16(a[1], b[1]),
            ]
        }
        #[inline(always)]
        fn least(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
            [
                self.0.avx2._mm256_min_epu16(a[0], b[0]),
                self.0.avx2._mm256_min_epu16(a[1], b[1]),
            ]
        }
        #[inline(always)]
        fn same(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
            [
                self.0.avx2._mm256_cmpeq_epi16(a[0], b[0]),
                self.0.avx2._mm256_cmpeq_epi16(a[1], b[1]),
            ]
        }
        #[inline(always)]
        fn both(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
            [
                self.0.avx2._mm256_and_si256(a[0], b[0]),
                self.0.avx2._mm256_and_si256(a[1], b[1]),
            ]
        }
        #[inline(always)]
        fn either(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
            [
                self.0.avx2._mm256_or_si256(a[0], b[0]),
                self.0.avx2._mm256_or_si256(a[1], b[1]),
            ]
        }
        #[inline(always)]
        fn choose(self, mask: [__m256i; 2], yes: [__m256i; 2], no: [__m256i; 2]) -> [__m256i; 2] {
            [
                self.0.avx2._mm256_blendv_epi8(no[0], yes[0], mask[0]),
                self.0.avx2._mm256_blendv_epi8(no[1], yes[1], mask[1]),
            ]
        }
        #[inline(always)]
        fn key(self, symbols: [__m256i; 2]) -> [[__m256i; 3]; 2] {
            [self.key_of(symbols[0]), self.key_of(symbols[1])]
        }
        #[inline(always)]
        fn table(self, row: &Row) -> [__m256i; 3] {
            sixteens(self.0, row)
        }
        #[inline(always)]
        fn look_up(self, table: &[__m256i; 3], key: [[__m256i; 3]; 2]) -> [__m256i; 2] {
            [look_up(self.0, table, key[0]), look_up(self.0, table, key[1])]
        }
    }
}
