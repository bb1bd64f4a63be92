//! The least that two short strings cost, as far as the symbols show that only one of them has.
//!
//! Most words of two names have nothing to do with each other, and their letters tell so before a table of edits is filled: a symbol that
//! the other string lacks is dropped, or stands for one that is there, and either costs something. A symbol that both have may cost
//! nothing. So the sum over the symbols of either string is never too much.

use crate::costs::{Costs, SYMBOLS, symbol};

/// Costs of replacing are told apart up to these; what costs no more than the first counts as nothing.
const STEPS: [u8; 4] = [15, 40, 65, 85];

/// What a symbol costs at the least that the other string lacks, by the symbols that it has.
#[derive(Clone, Copy)]
pub(crate) struct Lacked {
    /// Of each step the symbols that cost so much instead, each a bit.
    instead: [u64; STEPS.len()],
    /// The least of a step, or what dropping costs where that is less; last what it costs where the other has none of these.
    costs: [u8; STEPS.len() + 1],
}

/// [`Lacked`] for each symbol of one side.
pub(crate) type Side = [Lacked; SYMBOLS];

const NOTHING: Lacked = Lacked {
    instead: [0; STEPS.len()],
    costs: [0; STEPS.len() + 1],
};

/// Both sides before they are known.
pub(crate) const UNKNOWN: [Side; 2] = [[NOTHING; SYMBOLS]; 2];

/// What the symbols of the first and of the second string cost where the other lacks them.
pub(crate) fn sides(costs: &Costs) -> [Side; 2] {
    let vowel = |at: usize| b"aeiou".iter().any(|byte| symbol(*byte) == at);
    let side = |gaps: &[u8; SYMBOLS], replacing: &dyn Fn(usize, usize) -> u8| {
        let mut side = [NOTHING; SYMBOLS];
        for (at, lacked) in side.iter_mut().enumerate() {
            let beside = if vowel(at) { costs.beside_vowel } else { u8::MAX };
            let gap = gaps[at].min(costs.last[at]).min(beside);
            let mut from = 0;
            for (step, most) in STEPS.iter().enumerate() {
                let all = (0..SYMBOLS).filter(|other| (from..=*most).contains(&replacing(at, *other)));
                lacked.instead[step] = all.clone().fold(0, |all, other| all | 1 << other);
                let least = all.map(|other| replacing(at, other)).min().unwrap_or(u8::MAX);
                lacked.costs[step] = if step == 0 { 0 } else { least.min(gap) };
                from = most + 1;
            }
            let rest = (0..SYMBOLS).map(|other| replacing(at, other));
            lacked.costs[STEPS.len()] = rest
                .filter(|cost| *cost >= from)
                .min()
                .unwrap_or(u8::MAX)
                .min(gap);
        }
        side
    };
    [
        side(&costs.drop, &|at, other| costs.replace[at][other]),
        side(&costs.add, &|at, other| costs.replace[other][at]),
    ]
}

/// The symbols of a string, each a bit.
pub(crate) fn symbols(text: &[u8]) -> u64 {
    text.iter().fold(0, |all, byte| all | 1 << symbol(*byte))
}

/// What those symbols of a string cost at the least that the other has not got; each counts once, since the next may cost less.
pub(crate) fn lacking(own: u64, other: u64, side: &Side) -> u32 {
    let (mut sum, mut missing) = (0, own & !other);
    while missing != 0 {
        if let Some(lacked) = side.get(missing.trailing_zeros() as usize) {
            sum += u32::from(lacked.least(other));
        }
        missing &= missing - 1;
    }
    sum
}

impl Lacked {
    fn least(&self, other: u64) -> u8 {
        // Which step is the first is as good as chance, so no branch hangs on it.
        let steps = self.instead.iter().enumerate();
        let steps = steps.fold(0, |steps, (at, instead)| {
            steps | u32::from(instead & other != 0) << at
        });
        let first = (steps | 1 << STEPS.len()).trailing_zeros() as usize;
        self.costs.get(first).copied().unwrap_or(0)
    }
}
