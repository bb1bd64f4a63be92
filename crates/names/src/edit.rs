//! Weighted edit distance between two Latin readings, in hundredths of an edit.
//!
//! Reasons: a slip between letters that sound or look alike (`c`/`k`, `i`/`y`, a doubled letter) is weaker evidence of
//! another name than one between unlike letters, and it must cost the same each time so that a score can be redone.
//! The table is hand-kept: common English, French, German, Spanish and romanised Arabic and Russian spelling habits.

use crate::layout::MAX_LETTERS;

/// Rows of the edit table; owned by the caller so that a comparison allocates nothing.
#[derive(Clone)]
pub(crate) struct Rows {
    before: [u16; MAX_LETTERS + 1],
    last: [u16; MAX_LETTERS + 1],
    now: [u16; MAX_LETTERS + 1],
}

impl Default for Rows {
    fn default() -> Self {
        let row = [0; MAX_LETTERS + 1];
        Self {
            before: row,
            last: row,
            now: row,
        }
    }
}

/// A whole edit.
pub(crate) const EDIT: u16 = 100;
/// Dropping or adding a vowel: vowels are the least stable part of a romanised name.
const VOWEL_GAP: u16 = 80;
/// A letter written double or single.
const DOUBLED: u16 = 25;
/// A silent `h` after a consonant, or at the end.
const SILENT_H: u16 = 30;
/// A vowel beside another vowel (`ou`/`u`, `ie`/`i`, `ei`/`e`).
const GLIDE: u16 = 40;
/// A final `e`.
const FINAL_E: u16 = 60;
/// One vowel for another.
const VOWEL_SWAP: u16 = 60;
/// Two neighbours exchanged: the commonest slip of the keyboard.
const TRANSPOSED: u16 = 80;

/// Pairs of letters that stand for the same or nearly the same sound, with the cost of taking one for the other.
const ALIKE: &[(u8, u8, u16)] = &[
    (b'i', b'y', 20),
    (b'o', b'u', 35),
    (b'e', b'i', 40),
    (b'a', b'e', 45),
    (b'a', b'o', 50),
    (b'c', b'k', 20),
    (b'k', b'q', 20),
    (b'c', b'q', 30),
    (b'g', b'q', 40),
    (b'g', b'k', 60),
    (b'g', b'j', 40),
    (b'd', b'j', 60),
    (b's', b'z', 35),
    (b'c', b's', 50),
    (b'c', b'z', 60),
    (b'v', b'w', 25),
    (b'f', b'v', 50),
    (b'b', b'v', 60),
    (b'u', b'w', 35),
    (b'u', b'v', 60),
    (b'i', b'j', 30),
    (b'j', b'y', 30),
    (b'j', b'z', 60),
    (b'd', b't', 60),
    (b'b', b'p', 60),
    (b'm', b'n', 70),
    (b'h', b'k', 70),
    (b'g', b'h', 60),
    (b'k', b'x', 60),
    (b's', b'x', 60),
];

/// Cost of taking the row's letter for the column's, for every two letters or digits.
static SWAP: [[u8; 36]; 36] = swap_table();

const fn code(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => (letter - b'a') as usize,
        b'0'..=b'9' => (letter - b'0') as usize + 26,
        _ => 35,
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

const fn swap_table() -> [[u8; 36]; 36] {
    let mut table = [[EDIT as u8; 36]; 36];
    let vowels = [0, 4, 8, 14, 20, 24];
    let mut i = 0;
    while i < vowels.len() {
        let mut j = 0;
        while j < vowels.len() {
            table[vowels[i]][vowels[j]] = VOWEL_SWAP as u8;
            j += 1;
        }
        i += 1;
    }
    let mut n = 0;
    while n < ALIKE.len() {
        let (a, b, cost) = ALIKE[n];
        table[code(a)][code(b)] = cost as u8;
        table[code(b)][code(a)] = cost as u8;
        n += 1;
    }
    let mut same = 0;
    while same < 36 {
        table[same][same] = 0;
        same += 1;
    }
    table
}

/// Sound class of a letter, 1 to 20: letters whose exchange costs less than 50 share one. 0 is no letter.
pub(crate) fn letter_class(letter: u8) -> u8 {
    match letter {
        b'a' | b'e' | b'o' | b'u' | b'i' | b'y' | b'j' | b'w' | b'v' | b'h' => 1,
        b'b' | b'p' => 2,
        b'c' | b'k' | b'q' | b'g' | b'x' | b's' | b'z' => 3,
        b'd' | b't' => 4,
        b'f' => 5,
        b'l' => 6,
        b'm' => 7,
        b'n' => 8,
        b'r' => 9,
        b'0'..=b'9' => letter - b'0' + 10,
        _ => 0,
    }
}

/// Which letters occur, a bit each: 26 letters, one bit for any digit.
pub(crate) fn mask_of(letters: &[u8]) -> u32 {
    letters
        .iter()
        .fold(0, |mask, &letter| mask | 1 << code(letter).min(26))
}

/// Cost of a letter that stands on one side only, after `before` and ahead of the end or more letters.
fn gap(letter: u8, before: Option<u8>, after: Option<u8>) -> u16 {
    if before == Some(letter) || after == Some(letter) {
        return DOUBLED;
    }
    let beside_vowel = before.is_some_and(is_vowel) || after.is_some_and(is_vowel);
    match letter {
        b'h' if before.is_some_and(|b| !is_vowel(b)) || (after.is_none() && before.is_some()) => SILENT_H,
        b'e' if after.is_none() && before.is_some_and(|b| !is_vowel(b)) => FINAL_E,
        l if is_vowel(l) && before.is_some() && beside_vowel => GLIDE,
        l if is_vowel(l) => VOWEL_GAP,
        _ => EDIT,
    }
}

fn gap_at(letters: &[u8], index: usize) -> u16 {
    let at = |i: usize| letters.get(i).copied();
    at(index).map_or(EDIT, |letter| {
        gap(letter, index.checked_sub(1).and_then(at), at(index + 1))
    })
}

/// Distance of `a` and `b` in hundredths of an edit, or `None` where it exceeds `limit`. Adjacent transposition counts as
/// one step (optimal string alignment). Input beyond 48 letters is not looked at.
pub(crate) fn distance(a: &[u8], b: &[u8], limit: u16, rows: &mut Rows) -> Option<u16> {
    let a = a.get(..a.len().min(MAX_LETTERS)).unwrap_or(a);
    let b = b.get(..b.len().min(MAX_LETTERS)).unwrap_or(b);
    if a == b {
        return Some(0);
    }
    let mut least_before = 0;
    let mut gaps_b = [EDIT; MAX_LETTERS + 1];
    rows.last[0] = 0;
    for j in 0..b.len() {
        gaps_b[j] = gap_at(b, j);
        rows.last[j + 1] = rows.last[j] + gaps_b[j];
    }
    for (i, &x) in a.iter().enumerate() {
        let gap_a = gap_at(a, i);
        let swaps = &SWAP[code(x)];
        rows.now[0] = rows.last[0] + gap_a;
        let mut least = rows.now[0];
        for (j, &y) in b.iter().enumerate() {
            let swapped = rows.last[j] + u16::from(swaps[code(y)]);
            let mut best = swapped.min(rows.last[j + 1] + gap_a).min(rows.now[j] + gaps_b[j]);
            if i > 0 && j > 0 && x != y && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x) {
                best = best.min(rows.before[j - 1] + TRANSPOSED);
            }
            rows.now[j + 1] = best;
            least = least.min(best);
        }
        if least > limit && least_before + TRANSPOSED > limit {
            return None;
        }
        least_before = least;
        std::mem::swap(&mut rows.before, &mut rows.last);
        std::mem::swap(&mut rows.last, &mut rows.now);
    }
    Some(rows.last[b.len()]).filter(|&distance| distance <= limit)
}
