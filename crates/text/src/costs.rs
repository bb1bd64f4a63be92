//! What an edit costs: named tables for spelling, for sound and for readings without vowels.
//!
//! Costs are hundredths of an edit: 100 is a letter that has nothing to do with the other. A table is directed: `a` is the
//! first string given to [`crate::distance::weighted`], which for `unvowelled` is the native side. The figures are
//! judgements, set by ear and by what slips and habits are common, then checked on the labelled pairs; they are listed by
//! concern, so that each can be argued with. Where two concerns give a cost, the lower stands.

use std::sync::LazyLock;

use crate::least;

/// Number of symbols told apart: `a-z`, `0-9`, the class `T`, and all else.
pub(crate) const SYMBOLS: usize = 38;

/// Length of a row of costs.
pub(crate) const WIDTH: usize = 64;

/// The costs of one kind of comparison.
pub struct Costs {
    /// Of replacing the first by the second. Rows are longer than the symbols, so that a place in one need not be checked.
    pub(crate) replace: [[u8; WIDTH]; SYMBOLS],
    /// Of a symbol that only the first string has.
    pub(crate) drop: [u8; SYMBOLS],
    /// Of a symbol that only the second string has.
    pub(crate) add: [u8; SYMBOLS],
    /// Of dropping or adding a symbol equal to the one before it.
    pub(crate) double: u8,
    /// Of a vowel dropped or added beside another vowel.
    pub(crate) beside_vowel: u8,
    /// Of two neighbours exchanged.
    pub(crate) swap: u8,
    /// Of dropping or adding a last symbol, where that is not as elsewhere; 100 where it is.
    pub(crate) last: [u8; SYMBOLS],
    /// What symbols of the first and of the second cost at the least where the other has not got them.
    pub(crate) lacked: [least::Side; 2],
}

/// The index of a byte in the tables.
pub(crate) fn symbol(byte: u8) -> usize {
    usize::from(SYMBOL[usize::from(byte)])
}

static SYMBOL: [u8; 256] = {
    let mut table = [37; 256];
    let mut at = 0;
    while at < 26 {
        table[b'a' as usize + at] = at as u8;
        at += 1;
    }
    at = 0;
    while at < 10 {
        table[b'0' as usize + at] = 26 + at as u8;
        at += 1;
    }
    table[b'T' as usize] = 36;
    table
};

const VOWELS: &str = "aeiou";

/// Letters beside each other on the keyboards in use (QWERTY; QWERTZ and AZERTY differ in few pairs).
#[rustfmt::skip]
const KEYBOARD: &[&str] = &[
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "ik", "ol",
];
const KEYBOARD_COST: u8 = 80;

/// Letters that reading machines and eyes take for each other.
#[rustfmt::skip]
const LOOK_ALIKE: &[(&str, u8)] = &[
    ("0o", 10), ("1l", 10), ("1i", 10), ("il", 50), ("5s", 15), ("8b", 20), ("2z", 20), ("6g", 40),
    ("cevo", 80), ("uv", 60), ("nh", 80), ("mn", 70), ("rn", 80), ("gq", 50),
];

/// Letters that spell one sound in different habits. Groups are symmetric.
#[rustfmt::skip]
const SPELL_ALIKE: &[(&str, u8)] = &[
    ("ck", 10), ("kq", 10), ("cq", 20), ("iy", 10), ("jy", 25), ("ij", 30), ("vw", 15), ("sz", 25),
    ("cs", 40), ("fv", 50), ("bp", 60), ("dt", 60), ("gk", 50), ("gj", 50), ("hx", 40), ("ae", 35),
    ("ei", 35), ("ou", 30), ("ao", 40), ("ey", 35), ("uw", 40), ("bv", 60), ("aiu", 60), ("eo", 55),
    ("eu", 60), ("io", 65), ("ks", 80), ("tz", 75), ("kx", 60), ("sx", 60), ("oy", 75), ("uy", 60),
    ("gh", 60), ("cz", 60), ("ch", 75), ("hk", 60),
];

/// Letters that habits write or leave: cost of dropping or adding one.
#[rustfmt::skip]
const LIGHT_LETTERS: &[(&str, u8)] = &[
    ("h", 45), ("aeiou", 70), ("y", 60), ("w", 80),
];
#[rustfmt::skip]
const LIGHT_LAST: &[(&str, u8)] = &[
    ("h", 20), ("e", 45), ("s", 75),
];

/// Sound classes that habits exchange.
#[rustfmt::skip]
const SOUND_ALIKE: &[(&str, u8)] = &[
    ("vw", 8), ("fv", 30), ("bv", 40), ("bp", 45), ("fp", 50), ("sz", 20), ("sT", 35), ("zT", 30),
    ("cT", 35), ("cq", 30), ("cj", 35), ("jq", 45), ("jz", 45), ("qs", 35), ("jy", 20), ("jg", 40),
    ("gk", 35), ("kx", 25), ("hx", 12), ("gh", 35), ("gx", 40), ("cx", 35), ("kc", 50), ("ks", 60),
    ("ck", 50), ("cs", 50), ("kT", 60), ("dt", 35), ("dz", 50), ("iy", 8), ("ey", 20), ("uw", 12),
    ("uv", 40), ("ow", 30), ("hk", 50), ("ae", 18), ("ei", 18), ("ou", 15), ("ao", 25), ("ai", 40),
    ("au", 40), ("eo", 35), ("eu", 40), ("io", 45), ("iu", 35), ("st", 70), ("ns", 95), ("lr", 70),
    ("mn", 65),
];
#[rustfmt::skip]
const LIGHT_SOUNDS: &[(&str, u8)] = &[
    ("h", 35), ("aeiou", 50), ("y", 30), ("w", 60), ("g", 90),
];
#[rustfmt::skip]
const LIGHT_LAST_SOUNDS: &[(&str, u8)] = &[
    ("h", 10), ("e", 30), ("s", 75),
];

/// What a native letter without vowels (first) may stand for in a Latin spelling (second), beyond the sounds it shares.
#[rustfmt::skip]
const UNVOWELLED: &[(&str, &str, u8)] = &[
    ("w", "u", 0), ("w", "o", 4), ("w", "v", 6), ("w", "a", 45), ("w", "f", 40), ("y", "i", 0),
    ("y", "e", 5), ("y", "a", 50), ("y", "u", 60), ("y", "j", 15), ("a", "e", 14), ("a", "o", 25),
    ("a", "i", 50), ("a", "u", 48), ("h", "a", 6), ("h", "e", 10), ("h", "t", 30), ("h", "x", 12),
    ("h", "o", 35), ("k", "g", 12), ("k", "x", 30), ("g", "k", 25), ("g", "j", 35), ("g", "x", 40),
    ("g", "r", 60), ("x", "k", 15), ("x", "h", 12), ("x", "c", 25), ("j", "g", 15), ("j", "y", 35),
    ("j", "c", 30), ("j", "k", 40), ("t", "s", 25), ("t", "d", 35), ("d", "z", 12), ("d", "t", 30),
    ("z", "d", 12), ("z", "s", 25), ("s", "z", 25), ("s", "T", 40), ("s", "c", 50), ("s", "k", 70),
    ("q", "s", 25), ("q", "c", 20), ("q", "j", 35), ("c", "q", 20), ("c", "k", 50), ("b", "p", 12),
    ("b", "v", 18), ("p", "b", 25), ("f", "v", 8), ("f", "p", 30), ("p", "f", 15), ("v", "w", 5),
    ("v", "u", 10), ("v", "o", 12), ("v", "b", 20), ("v", "f", 30), ("n", "m", 60), ("T", "z", 20),
    ("T", "s", 30), ("T", "c", 35), ("o", "aeiou", 0), ("o", "yw", 40), ("e", "a", 3), ("e", "io", 30),
];

/// For Latin spellings as written: typing slips, keyboards, look-alikes, habits of spelling.
pub static SPELLING: LazyLock<Costs> = LazyLock::new(|| {
    let mut costs = Costs::plain();
    for row in KEYBOARD {
        for pair in row.as_bytes().windows(2) {
            if let [a, b] = pair {
                costs.alike(*a, *b, KEYBOARD_COST);
            }
        }
    }
    costs.groups(LOOK_ALIKE);
    costs.groups(SPELL_ALIKE);
    light(&mut costs.drop, LIGHT_LETTERS);
    light(&mut costs.last, LIGHT_LAST);
    costs.add = costs.drop;
    costs.double = 20;
    costs.beside_vowel = 45;
    costs.swap = 65;
    costs.ready()
});

/// For sound classes from [`crate::sound::phones`].
pub static SOUND: LazyLock<Costs> = LazyLock::new(|| {
    let mut costs = Costs::plain();
    costs.groups(SOUND_ALIKE);
    light(&mut costs.drop, LIGHT_SOUNDS);
    light(&mut costs.last, LIGHT_LAST_SOUNDS);
    costs.add = costs.drop;
    costs.double = 5;
    costs.beside_vowel = 20;
    costs.swap = 80;
    costs.ready()
});

/// For a native reading without vowels (first) against the sound classes of a Latin spelling (second): the vowels of
/// the second are nearly free, the letters of the first are not.
pub static UNVOWELLED_SOUND: LazyLock<Costs> = LazyLock::new(|| {
    let mut costs = Costs::plain();
    costs.groups(SOUND_ALIKE);
    for (native, latin, cost) in UNVOWELLED {
        for (a, b) in native.bytes().flat_map(|a| latin.bytes().map(move |b| (a, b))) {
            costs.replace[symbol(a)][symbol(b)] = *cost;
        }
    }
    light(
        &mut costs.drop,
        &[("h", 45), ("a", 50), ("y", 55), ("w", 60), ("iou", 40), ("e", 60)],
    );
    // A last ye is a sound of its own: `Mohammadi` is no `Mohammad`.
    light(&mut costs.last, &[("h", 8), ("a", 15), ("y", 75), ("e", 60)]);
    light(
        &mut costs.add,
        &[
            ("a", 5),
            ("e", 5),
            ("i", 6),
            ("o", 7),
            ("u", 7),
            ("h", 40),
            ("y", 30),
            ("w", 40),
        ],
    );
    costs.double = 3;
    costs.beside_vowel = 5;
    costs.swap = 90;
    costs.ready()
});

/// What a sound of a foreign name in Hangul, kana or Han characters (first) may stand for in its Latin spelling (second): those scripts have one
/// letter for l and r, none for f or v, and few finals.
#[rustfmt::skip]
const FOREIGN: &[(&str, &str, u8)] = &[
    ("lr", "lr", 8), ("p", "f", 10), ("f", "p", 25), ("b", "v", 10), ("w", "v", 10), ("v", "b", 20), ("f", "v", 12), ("p", "b", 25), ("b", "p", 25), ("s", "T", 20), ("s", "q", 30), ("q", "s", 25), ("q", "x", 35), ("q", "h", 25), ("c", "j", 25), ("j", "r", 30), ("n", "l", 60),
    ("s", "t", 30), ("s", "z", 15), ("z", "s", 30), ("j", "z", 15), ("c", "T", 20), ("T", "z", 15), ("T", "s", 25), ("T", "c", 25), ("j", "d", 30), ("j", "k", 35), ("j", "g", 25), ("j", "c", 25), ("j", "y", 30), ("c", "k", 40), ("c", "t", 40),
    ("k", "g", 25), ("g", "k", 20), ("k", "x", 20), ("h", "x", 15), ("h", "f", 25), ("h", "g", 40), ("x", "h", 12), ("t", "d", 25), ("d", "t", 25), ("n", "m", 30), ("m", "n", 40), ("y", "i", 8), ("w", "u", 10), ("w", "o", 25),
    ("a", "e", 25), ("e", "a", 25), ("o", "a", 20), ("o", "u", 15), ("o", "e", 20), ("u", "o", 20), ("e", "i", 20), ("i", "e", 25), ("a", "o", 25), ("a", "u", 25), ("u", "i", 40), ("u", "w", 10), ("i", "y", 8), ("e", "o", 35),
];

/// For a foreign name in a script of syllables (first) against the sound classes of its Latin spelling (second).
pub static FOREIGN_SOUND: LazyLock<Costs> = LazyLock::new(|| {
    let mut costs = Costs::plain();
    costs.groups(SOUND_ALIKE);
    for (native, latin, cost) in FOREIGN {
        for (a, b) in native.bytes().flat_map(|a| latin.bytes().map(move |b| (a, b))) {
            if a != b {
                costs.replace[symbol(a)][symbol(b)] = *cost;
            }
        }
    }
    // Vowels that the script had to add cost little; an r or a final consonant that it could not write costs little more.
    light(
        &mut costs.drop,
        &[
            ("u", 15),
            ("i", 25),
            ("aeo", 35),
            ("h", 40),
            ("y", 25),
            ("w", 35),
            ("g", 60),
        ],
    );
    light(&mut costs.last, &[("u", 8), ("eoi", 15), ("h", 10), ("s", 60)]);
    light(
        &mut costs.add,
        &[
            ("r", 25),
            ("h", 25),
            ("aeiou", 35),
            ("y", 25),
            ("w", 40),
            ("l", 60),
            ("t", 60),
            ("d", 60),
            ("k", 70),
            ("n", 80),
        ],
    );
    costs.double = 5;
    costs.beside_vowel = 18;
    costs.swap = 90;
    costs.ready()
});

impl Costs {
    /// The cost in edits of the sound `b` for `a`.
    pub fn replacing(&self, a: u8, b: u8) -> f32 {
        let row = self.replace.get(symbol(a));
        f32::from(row.and_then(|row| row.get(symbol(b))).copied().unwrap_or(100)) / 100.0
    }

    fn plain() -> Costs {
        let mut replace = [[100; WIDTH]; SYMBOLS];
        for (at, row) in replace.iter_mut().enumerate().take(SYMBOLS - 1) {
            row[at] = 0;
        }
        // A vowel and a consonant never stand for each other by habit alone; two vowels often do.
        for (a, b) in VOWELS
            .bytes()
            .flat_map(|a| VOWELS.bytes().map(move |b| (a, b)))
            .filter(|(a, b)| a != b)
        {
            replace[symbol(a)][symbol(b)] = 60;
        }
        let flat = [100; SYMBOLS];
        Costs {
            replace,
            drop: flat,
            add: flat,
            last: flat,
            double: 100,
            beside_vowel: 100,
            swap: 100,
            lacked: least::UNKNOWN,
        }
    }

    /// The costs with what follows from them.
    fn ready(mut self) -> Costs {
        self.lacked = least::sides(&self);
        self
    }

    fn groups(&mut self, groups: &[(&str, u8)]) {
        for (group, cost) in groups {
            for a in group.bytes() {
                group
                    .bytes()
                    .filter(|b| *b != a)
                    .for_each(|b| self.alike(a, b, *cost));
            }
        }
    }

    fn alike(&mut self, a: u8, b: u8, cost: u8) {
        for (a, b) in [(a, b), (b, a)] {
            let slot = &mut self.replace[symbol(a)][symbol(b)];
            *slot = cost.min(*slot);
        }
    }
}

fn light(table: &mut [u8; SYMBOLS], letters: &[(&str, u8)]) {
    for (group, cost) in letters {
        group.bytes().for_each(|letter| table[symbol(letter)] = *cost);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_is_free_and_symmetric_tables_are() {
        for costs in [&*SPELLING, &*SOUND] {
            for a in 0..SYMBOLS - 1 {
                assert_eq!(costs.replace[a][a], 0);
                for b in 0..SYMBOLS {
                    assert_eq!(costs.replace[a][b], costs.replace[b][a]);
                }
            }
        }
    }
}
