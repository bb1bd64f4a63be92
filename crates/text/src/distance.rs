//! How far apart two short strings are.
//!
//! [`osa`] counts edits: insertion, deletion, replacement, exchange of two neighbours (optimal string alignment). It works on bytes
//! with bit vectors while the first string has up to 64 bytes, and by rows beyond. [`weighted`] adds up costs from a
//! table of `crate::costs` instead. Both work on the caller's [`Scratch`] and allocate nothing once that has grown.

use crate::costs::{Costs, symbol};
use crate::least;

/// Working memory, kept by the caller and used again.
#[derive(Debug, Clone)]
pub struct Scratch {
    masks: Box<[u64; 256]>,
    rows: [Vec<u32>; 3],
    adds: Vec<(u8, u32)>,
}

impl Default for Scratch {
    fn default() -> Scratch {
        Scratch {
            masks: Box::new([0; 256]),
            rows: Default::default(),
            adds: Vec::new(),
        }
    }
}

/// The number of edits between two byte strings if it is at most `limit`, else `None`.
pub fn osa(a: &[u8], b: &[u8], limit: u32, scratch: &mut Scratch) -> Option<u32> {
    let (a, b) = strip(a, b);
    let distance = if a.is_empty() || b.is_empty() {
        (a.len() + b.len()) as u32
    } else if a.len().abs_diff(b.len()) as u32 > limit {
        return None;
    } else if a.len() <= 64 {
        osa_bits(a, b, &mut scratch.masks)
    } else {
        osa_rows(a, b, &mut scratch.rows)
    };
    (distance <= limit).then_some(distance)
}

/// Both strings without their common beginning and end. For optimal string alignment this changes no distance.
fn strip<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (
        a.get(head..).unwrap_or_default(),
        b.get(head..).unwrap_or_default(),
    );
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    (
        a.get(..a.len() - tail).unwrap_or_default(),
        b.get(..b.len() - tail).unwrap_or_default(),
    )
}

/// Hyyrö's bit-vector algorithm (2003) with transpositions; one column of the matrix a byte of `b`.
fn osa_bits(a: &[u8], b: &[u8], masks: &mut [u64; 256]) -> u32 {
    for (at, byte) in a.iter().enumerate() {
        masks[*byte as usize] |= 1 << at;
    }
    let last = 1u64 << (a.len() - 1);
    let (mut up, mut down, mut diagonal, mut mask_before) = (u64::MAX, 0u64, 0u64, 0u64);
    let mut distance = a.len() as u32;
    for byte in b {
        let mask = masks[*byte as usize];
        let swapped = (((!diagonal) & mask) << 1) & mask_before;
        diagonal = ((mask & up).wrapping_add(up) ^ up) | mask | down | swapped;
        let right_up = down | !(diagonal | up);
        let right_down = diagonal & up;
        distance = distance + u32::from(right_up & last != 0) - u32::from(right_down & last != 0);
        let shifted = (right_up << 1) | 1;
        up = (right_down << 1) | !(diagonal | shifted);
        down = diagonal & shifted;
        mask_before = mask;
    }
    a.iter().for_each(|byte| masks[*byte as usize] = 0);
    distance
}

fn osa_rows(a: &[u8], b: &[u8], rows: &mut [Vec<u32>; 3]) -> u32 {
    let [before, above, row] = rows;
    start_rows(&mut [before, above, row], b.len());
    above.iter_mut().zip(0..).for_each(|(cell, at)| *cell = at);
    for (i, x) in a.iter().enumerate() {
        row[0] = i as u32 + 1;
        for (j, y) in b.iter().enumerate() {
            let mut best = (above[j] + u32::from(x != y))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        rotate(before, above, row);
    }
    above.last().copied().unwrap_or(0)
}

fn start_rows(rows: &mut [&mut Vec<u32>; 3], width: usize) {
    for row in rows {
        row.clear();
        row.resize(width + 1, 0);
    }
}

fn rotate(before: &mut Vec<u32>, above: &mut Vec<u32>, row: &mut Vec<u32>) {
    std::mem::swap(before, above);
    std::mem::swap(above, row);
}

/// The cost of turning `a` into `b` by the table, in edits (1.0 is an edit with no excuse), or `None` above `limit`.
pub fn weighted(a: &[u8], b: &[u8], costs: &Costs, limit: f32, scratch: &mut Scratch) -> Option<f32> {
    let limit = (limit * 100.0).clamp(0.0, 1e6) as u32;
    if a.len() <= SHORT && b.len() <= SHORT {
        return weighted_short(a, b, costs, limit);
    }
    weighted_by_rows(a, b, costs, limit, scratch)
}

fn weighted_by_rows(a: &[u8], b: &[u8], costs: &Costs, limit: u32, scratch: &mut Scratch) -> Option<f32> {
    let [before, above, row] = &mut scratch.rows;
    start_rows(&mut [before, above, row], b.len());
    // What the second string's symbols cost alone does not hang on the first, so it is worked out once.
    let adds = &mut scratch.adds;
    adds.clear();
    adds.extend((0..b.len()).map(|j| (symbol(b[j]) as u8, gap(b, j, costs, &costs.add))));
    let mut sum = 0;
    for (cell, (_, add)) in above.iter_mut().skip(1).zip(adds.iter()) {
        sum += add;
        *cell = sum;
    }
    let mut least_above = 0;
    let mut previous = None;
    for (i, &x) in a.iter().enumerate() {
        let drop = gap(a, i, costs, &costs.drop);
        let replace = &costs.replace[symbol(x)];
        let swap = previous
            .filter(|&last| last != x)
            .map(|last| (last, u32::from(costs.swap)));
        let least = weigh_row([before, above, row], b, x, drop, replace, adds, swap);
        // A swap may reach back two rows, so both must be over the limit before giving up.
        if least > limit && least_above > limit {
            return None;
        }
        least_above = least;
        previous = Some(x);
        rotate(before, above, row);
    }
    let cost = above.last().copied().unwrap_or(0);
    (cost <= limit).then_some(cost as f32 / 100.0)
}

/// Longest strings that [`weighted`] works out on the stack; words of names are hardly ever longer.
const SHORT: usize = 48;

/// [`weighted`] for short strings: the same table in rows of fixed length, so that the inner loop checks no bounds.
fn weighted_short(a: &[u8], b: &[u8], costs: &Costs, limit: u32) -> Option<f32> {
    let (of_a, of_b) = (Symbols::of(a), Symbols::of(b));
    if least(of_a, of_b, costs, limit) > limit {
        return None;
    }
    let cost = if b.len() <= USUAL {
        weigh::<USUAL>(a, (b, of_b.0), costs, limit)
    } else {
        weigh::<SHORT>(a, (b, of_b.0), costs, limit)
    };
    cost.filter(|cost| *cost <= limit).map(|cost| cost as f32 / 100.0)
}

/// The least that two short strings cost, in hundredths: never more than [`weighted`] finds, and found much sooner. Over `limit` it is not
/// worked out to the end.
pub fn least(a: Symbols, b: Symbols, costs: &Costs, limit: u32) -> u32 {
    let [first, second] = &costs.lacked;
    let lacking = least::lacking(a.0, b.0, first);
    if lacking > limit {
        return lacking;
    }
    lacking.max(least::lacking(b.0, a.0, second))
}

/// Which symbols a string has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Symbols(u64);

impl Symbols {
    /// Those of a string.
    pub fn of(text: &[u8]) -> Symbols {
        Symbols(least::symbols(text))
    }
}

/// Letters that most words have no more of.
const USUAL: usize = 12;

/// The cost between two strings of which the second, given with its symbols, has at most `N` bytes; nothing where it is sure to be over the
/// limit.
fn weigh<const N: usize>(a: &[u8], (b, of_b): (&[u8], u64), costs: &Costs, limit: u32) -> Option<u32> {
    let width = b.len();
    // What the second string's symbols cost alone does not hang on the first, so it is worked out once.
    let (mut adds, mut symbols) = ([0_u32; N], [0_u8; N]);
    let mut rows = [[0_u32; N]; 3];
    let [before, above, row] = &mut rows;
    let (mut before, mut above, mut row) = (before, above, row);
    let mut sum = 0;
    for (j, byte) in b.iter().enumerate() {
        let add = gap(b, j, costs, &costs.add);
        sum += add;
        (adds[j], symbols[j], above[j]) = (add, symbol(*byte) as u8, sum);
    }
    let (adds, symbols) = (adds.get(..width)?, symbols.get(..width)?);
    // The column before the first, of the row before, of the one above.
    let (mut first_before, mut first_above) = (0, 0);
    let mut least_above = 0;
    let mut previous = None;
    for (i, &x) in a.iter().enumerate() {
        let drop = gap(a, i, costs, &costs.drop);
        let replace = &costs.replace[symbol(x)];
        let first = first_above + drop;
        let (mut left, mut least, mut diagonal) = (first, first, first_above);
        let cells = row.iter_mut().zip(above.iter());
        for ((cell, &up), (&add, &symbol)) in cells.zip(adds.iter().zip(symbols)) {
            let replaced = diagonal + u32::from(replace[usize::from(symbol) % crate::costs::WIDTH]);
            left = replaced.min(up + drop).min(left + add);
            diagonal = up;
            least = least.min(left);
            *cell = left;
        }
        // Exchanges are rare: the row is gone over again from where one is cheaper.
        let both = |last: u8| of_b >> symbol(last) & of_b >> symbol(x) & 1 == 1;
        if let Some(last) = previous.filter(|last| *last != x && both(*last)) {
            for j in 1..width {
                if b[j] != last || b[j - 1] != x {
                    continue;
                }
                let from = j.checked_sub(2).map_or(first_before, |at| before[at]);
                let swapped = from + u32::from(costs.swap);
                if swapped < row[j] {
                    row[j] = swapped;
                    for next in j + 1..width {
                        row[next] = row[next].min(row[next - 1] + adds[next]);
                    }
                    least = least.min(swapped);
                }
            }
        }
        // A swap may reach back two rows, so both must be over the limit before giving up.
        if least > limit && least_above > limit {
            return None;
        }
        least_above = least;
        previous = Some(x);
        (first_before, first_above) = (first_above, first);
        (before, above, row) = (above, row, before);
    }
    Some(if width == 0 { first_above } else { above[width - 1] })
}

/// Fills one row of the table for the symbol `x` and gives its least cell. `swap` is the symbol before it, where that
/// differs, with the cost of an exchange.
fn weigh_row(
    [before, above, row]: [&mut Vec<u32>; 3],
    b: &[u8],
    x: u8,
    drop: u32,
    replace: &[u8; crate::costs::WIDTH],
    adds: &[(u8, u32)],
    swap: Option<(u8, u32)>,
) -> u32 {
    let mut left = above.first().copied().unwrap_or(0) + drop;
    let mut least = left;
    if let Some(first) = row.first_mut() {
        *first = left;
    }
    let cells = row
        .iter_mut()
        .skip(1)
        .zip(above.windows(2))
        .zip(b.iter().zip(adds));
    for (j, ((cell, up), (y, (symbol, add)))) in cells.enumerate() {
        let &[diagonal, up] = up else { continue };
        let replaced = diagonal + u32::from(replace[usize::from(*symbol)]);
        let mut best = replaced.min(up + drop).min(left + add);
        if let Some((last, cost)) = swap
            && last == *y
            && j > 0
            && b.get(j - 1) == Some(&x)
        {
            best = best.min(before.get(j - 1).copied().unwrap_or(u32::MAX / 2) + cost);
        }
        *cell = best;
        left = best;
        least = least.min(best);
    }
    least
}

/// The cost of a symbol that only one string has: less when it doubles the one before, when it is a vowel beside a vowel, and
/// for some symbols at the end.
pub(crate) fn gap(text: &[u8], at: usize, costs: &Costs, table: &[u8; crate::costs::SYMBOLS]) -> u32 {
    let byte = text[at];
    let before = at.checked_sub(1).map(|i| text[i]);
    let after = text.get(at + 1).copied();
    let mut cost = table[symbol(byte)];
    if before == Some(byte) {
        cost = cost.min(costs.double);
    }
    if is_vowel(byte) && (before.is_some_and(is_vowel) || after.is_some_and(is_vowel)) {
        cost = cost.min(costs.beside_vowel);
    }
    if after.is_none() && costs.last[symbol(byte)] < 100 {
        cost = costs.last[symbol(byte)];
    }
    u32::from(cost)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::costs::{SOUND, SPELLING};
    use crate::sound::phones;

    fn random_word(seed: &mut u64, longest: u64) -> Vec<u8> {
        let mut next = |below: u64| {
            *seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (*seed >> 33) % below
        };
        let len = next(longest + 1);
        (0..len).map(|_| b'a' + next(4) as u8).collect()
    }

    #[test]
    fn osa_agrees_with_strsim() {
        let mut seed = 7;
        let mut scratch = Scratch::default();
        for round in 0..4000 {
            let longest = if round % 8 == 0 { 100 } else { 12 };
            let (a, b) = (random_word(&mut seed, longest), random_word(&mut seed, longest));
            let (text_a, text_b) = (
                String::from_utf8(a.clone()).unwrap(),
                String::from_utf8(b.clone()).unwrap(),
            );
            let expected = strsim::osa_distance(&text_a, &text_b) as u32;
            assert_eq!(
                osa(&a, &b, 200, &mut scratch),
                Some(expected),
                "{text_a} {text_b}"
            );
            assert_eq!(osa(&a, &b, 2, &mut scratch), (expected <= 2).then_some(expected));
        }
    }

    fn tables() -> [&'static Costs; 4] {
        [
            &SPELLING,
            &SOUND,
            &crate::costs::UNVOWELLED_SOUND,
            &crate::costs::FOREIGN_SOUND,
        ]
    }

    /// A word in the letters of an alphabet, others in each round.
    fn spread(word: Vec<u8>, alphabet: &[u8], step: usize, round: usize) -> Vec<u8> {
        let places = word.iter().zip(0..);
        places
            .map(|(c, at)| alphabet[(usize::from(*c) * step + at * round) % alphabet.len()])
            .collect()
    }

    #[test]
    fn short_strings_cost_what_long_ones_do() {
        let mut seed = 11;
        let mut scratch = Scratch::default();
        let tables = tables();
        for round in 0..20_000_usize {
            let mut word = || spread(random_word(&mut seed, 12), b"abehijklmnrstuvwyz", 5, round);
            let (a, b) = (word(), word());
            let table = tables[round % 4];
            for limit in [0.8, 3.0, 30.0] {
                let short = weighted(&a, &b, table, limit, &mut scratch);
                let long = weighted_by_rows(&a, &b, table, (limit * 100.0) as u32, &mut scratch);
                assert_eq!(short, long, "{a:?} {b:?} {limit}");
            }
        }
    }

    #[test]
    fn symbols_never_show_too_much() {
        let mut seed = 13;
        let mut scratch = Scratch::default();
        let tables = tables();
        let mut shown = 0;
        for round in 0..20_000_usize {
            let mut word = || {
                let word = random_word(&mut seed, 10);
                spread(word, b"abcdefghijklmnopqrstuvwxyzT019-", 7, round)
            };
            let (a, b) = (word(), word());
            let table = tables[round % 4];
            let bound = least(Symbols::of(&a), Symbols::of(&b), table, u32::MAX);
            let cost = weighted_by_rows(&a, &b, table, u32::MAX, &mut scratch).unwrap();
            assert!(bound as f32 / 100.0 <= cost, "{a:?} {b:?} {bound} {cost}");
            shown += usize::from(bound > 0);
        }
        assert!(shown > 10_000, "{shown}");
    }

    #[test]
    fn weights() {
        let mut scratch = Scratch::default();
        let mut check = |a: &str, b: &str, low: f32, high: f32| {
            let cost = weighted(a.as_bytes(), b.as_bytes(), &SPELLING, 9.0, &mut scratch).unwrap();
            assert!((low..=high).contains(&cost), "{a} {b} {cost}");
        };
        check("anna", "anna", 0.0, 0.0);
        check("ana", "anna", 0.01, 0.3);
        check("martin", "marin", 1.0, 1.0);
        check("sarah", "sara", 0.01, 0.3);
        check("erik", "eric", 0.01, 0.2);
        check("putin", "ptuin", 0.5, 0.8);
        check("", "abc", 1.0, 3.0);
    }

    #[test]
    fn sound_costs() {
        let mut scratch = Scratch::default();
        let mut check = |a: &str, b: &str, low: f32, high: f32| {
            let cost = weighted(
                phones(a).as_bytes(),
                phones(b).as_bytes(),
                &SOUND,
                9.0,
                &mut scratch,
            )
            .unwrap();
            assert!((low..=high).contains(&cost), "{a} {b} {cost}");
        };
        check("tschaikowski", "tchaikovsky", 0.0, 0.2);
        check("khrushchev", "chruschtschow", 0.3, 0.9);
        check("gaddafi", "kadhafi", 0.2, 0.5);
        check("martin", "marin", 1.0, 1.0);
    }

    #[test]
    fn the_limit_holds() {
        let mut scratch = Scratch::default();
        assert_eq!(weighted(b"abcdef", b"uvwxyz", &SPELLING, 1.0, &mut scratch), None);
    }
}
