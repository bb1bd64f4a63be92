//! How common words, countries, places and days of listing are: what an agreement in them says.

use std::collections::HashMap;

/// Hands out small numbers for texts, so that profiles hold numbers and sets are compared by merging.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    known: HashMap<String, u32>,
}

impl Numbers {
    pub(crate) fn of(&mut self, text: &str) -> u32 {
        if let Some(number) = self.known.get(text) {
            return *number;
        }
        let number = self.known.len() as u32;
        self.known.insert(text.to_owned(), number);
        number
    }

    /// The texts by their numbers.
    pub(crate) fn texts(&self) -> Vec<&str> {
        let mut texts = vec![""; self.known.len()];
        for (text, number) in &self.known {
            if let Some(slot) = texts.get_mut(*number as usize) {
                *slot = text;
            }
        }
        texts
    }
}

/// What is believed of a value before anything is counted: a list of ten entries says little of how common a name is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Belief {
    /// Entries that the belief weighs as much as.
    pub(crate) entries: f32,
    /// A value is borne by one in `2^bits`.
    pub(crate) bits: f32,
}

/// Share of the entries that have a value, by the value's number. A party stands on many lists, so that counting over all of
/// them would make every value of it look common: the share is the largest that it has on one list.
#[derive(Debug, Default)]
pub(crate) struct Shares {
    bits: Vec<f32>,
    unseen: f32,
}

impl Shares {
    /// Counts values; `values` gives for each entry its list and its values, each once; `most` is the most that another source
    /// lets a value say.
    pub(crate) fn count<'a>(
        lists: &[u32],
        values: impl Iterator<Item = (u16, &'a [u32])>,
        belief: Belief,
        most: impl Fn(u32) -> f32,
    ) -> Shares {
        let mut counted: HashMap<(u16, u32), u32> = HashMap::new();
        let mut length = 0;
        for (list, values) in values {
            for value in values {
                *counted.entry((list, *value)).or_default() += 1;
                length = length.max(*value + 1);
            }
        }
        let mut bits = vec![belief.bits; length as usize];
        let mut seen = vec![false; length as usize];
        for ((list, value), count) in counted {
            let size = lists.get(list as usize).copied().unwrap_or(0) as f32;
            let believed = belief.entries * (-belief.bits).exp2();
            let new = -((count as f32 + believed) / (size + belief.entries))
                .min(1.0)
                .log2();
            if let (Some(slot), Some(seen)) = (bits.get_mut(value as usize), seen.get_mut(value as usize)) {
                *slot = if *seen { slot.min(new) } else { new };
                *seen = true;
            }
        }
        for (value, slot) in (0..).zip(&mut bits) {
            *slot = slot.min(most(value));
        }
        Shares {
            bits,
            unseen: belief.bits,
        }
    }

    /// Bits that an agreement in the value says.
    pub(crate) fn bits(&self, value: u32) -> f32 {
        self.bits.get(value as usize).copied().unwrap_or(self.unseen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_as_common_as_on_the_list_that_has_it_most() {
        let nothing = Belief {
            entries: 0.0,
            bits: 10.0,
        };
        let entries: Vec<(u16, Vec<u32>)> = (0..1024)
            .map(|number| (0, if number < 4 { vec![0, 1] } else { vec![1] }))
            .chain((0..512).map(|number| (1, if number < 8 { vec![0, 2] } else { vec![3] })))
            .collect();
        let values = || entries.iter().map(|(list, values)| (*list, values.as_slice()));
        let shares = Shares::count(&[1024, 512], values(), nothing, |value| {
            if value == 2 { 0.5 } else { 99.0 }
        });
        assert_eq!((shares.bits(0), shares.bits(1)), (6.0, 0.0));
        assert_eq!(shares.bits(2), 0.5, "another source knows it to be common");
        assert_eq!(
            shares.bits(77),
            10.0,
            "what no list has is as rare as is believed"
        );
    }

    #[test]
    fn a_short_list_changes_little_of_what_is_believed() {
        let belief = Belief {
            entries: 2048.0,
            bits: 10.0,
        };
        let values = [vec![0], vec![0], vec![1]];
        let shares = Shares::count(&[3], values.iter().map(|v| (0, v.as_slice())), belief, |_| 99.0);
        assert!(
            shares.bits(0) > 8.5 && shares.bits(0) < shares.bits(1),
            "{shares:?}"
        );
    }
}
