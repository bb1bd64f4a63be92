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

/// Smallest list whose shares are believed: on a short list every value is common.
const LARGE_LIST: u32 = 300;

/// Share of the entries that have a value, by the value's number. A party stands on many lists, so that counting over all of
/// them would make every value of it look common: the share is the largest that it has on one list.
#[derive(Debug, Default)]
pub(crate) struct Shares {
    bits: Vec<f32>,
    unseen: f32,
}

impl Shares {
    /// Counts values; `values` gives for each entry its list and its values, each once.
    pub(crate) fn count<'a>(
        lists: &[u32],
        values: impl Iterator<Item = (u16, &'a [u32])>,
        least: impl Fn(u32) -> f32,
    ) -> Shares {
        let mut counted: HashMap<(u16, u32), u32> = HashMap::new();
        let mut most = 0;
        for (list, values) in values {
            for value in values {
                *counted.entry((list, *value)).or_default() += 1;
                most = most.max(*value + 1);
            }
        }
        let largest = lists.iter().copied().max().unwrap_or(1).max(1);
        let unseen = (largest as f32).log2();
        let mut bits = vec![unseen; most as usize];
        for ((list, value), count) in counted {
            let size = lists.get(list as usize).copied().unwrap_or(1).max(1);
            let size = if size < LARGE_LIST { largest } else { size };
            let share = (count as f32 / size as f32).clamp(f32::MIN_POSITIVE, 1.0);
            if let Some(slot) = bits.get_mut(value as usize) {
                *slot = slot.min(-share.log2());
            }
        }
        for (value, slot) in (0..).zip(&mut bits) {
            *slot = slot.min(least(value));
        }
        Shares { bits, unseen }
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
        let entries: Vec<(u16, Vec<u32>)> = (0..1024)
            .map(|number| (0, if number < 4 { vec![0, 1] } else { vec![1] }))
            .chain((0..512).map(|_| (1, vec![2])))
            .collect();
        let values = entries.iter().map(|(list, values)| (*list, values.as_slice()));
        let shares = Shares::count(&[1024, 512], values, |value| if value == 2 { 0.5 } else { 99.0 });
        assert_eq!((shares.bits(0), shares.bits(1)), (8.0, 0.0));
        assert_eq!(shares.bits(2), 0.0, "half of what the other source says is not less than nothing");
        assert_eq!(shares.bits(77), 10.0);
    }
}
