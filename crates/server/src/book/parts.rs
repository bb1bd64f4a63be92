//! What a look-up file is made of: runs of numbers and tables of strings, read where they lie.

use exonym_index::layout::{u32_at, u64_at};

/// Numbers of four bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Numbers<'a>(&'a [u8]);

impl<'a> Numbers<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Numbers<'a> {
        Numbers(bytes)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    pub fn get(&self, at: usize) -> Option<u32> {
        u32_at(self.0, at.checked_mul(4)?)
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = u32> + use<'a> {
        let (whole, _) = self.0.as_chunks::<4>();
        whole.iter().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// Those from one place to another; none where a place lies outside.
    pub(super) fn slice(&self, from: u64, to: u64) -> Numbers<'a> {
        let byte = |place: u64| usize::try_from(place).ok()?.checked_mul(4);
        let found = byte(from)
            .zip(byte(to))
            .and_then(|(from, to)| self.0.get(from..to));
        Numbers(found.unwrap_or_default())
    }
}

/// Numbers of eight bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Places<'a>(&'a [u8]);

impl<'a> Places<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Places<'a> {
        Places(bytes)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len() / 8
    }

    pub(super) fn get(&self, at: usize) -> Option<u64> {
        u64_at(self.0, at.checked_mul(8)?)
    }

    /// Where a part begins and ends.
    pub(super) fn span(&self, at: usize) -> Option<(u64, u64)> {
        self.get(at).zip(self.get(at.checked_add(1)?))
    }

    /// The bytes of a part.
    pub(super) fn part<'b>(&self, at: usize, bytes: &'b [u8]) -> Option<&'b [u8]> {
        let (from, to) = self.span(at)?;
        bytes.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
    }

    /// The first place for which `before` does not hold; holds for all before it.
    pub(super) fn partition(&self, mut before: impl FnMut(u64) -> bool) -> usize {
        partition(self.len(), |at| self.get(at).is_some_and(&mut before))
    }
}

/// Strings by number.
#[derive(Debug, Clone, Copy, Default)]
pub struct Strings<'a> {
    places: Places<'a>,
    bytes: &'a [u8],
}

impl<'a> Strings<'a> {
    pub(super) fn of(places: &'a [u8], bytes: &'a [u8]) -> Strings<'a> {
        Strings {
            places: Places::of(places),
            bytes,
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.places.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them; nothing where there is none or its bytes are no text.
    pub fn get(&self, at: usize) -> Option<&'a str> {
        std::str::from_utf8(self.places.part(at, self.bytes)?).ok()
    }

    /// The first in order that is not less than a text.
    pub(super) fn lower_bound(&self, text: &str) -> usize {
        let less = |at| {
            let bytes = self.places.part(at, self.bytes);
            bytes.is_some_and(|bytes| bytes < text.as_bytes())
        };
        partition(self.len(), less)
    }

    /// Where a text stands among strings in order.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        let at = self.lower_bound(text);
        (self.get(at)? == text).then_some(at)
    }
}

/// The first place from 0 to `count` for which `before` does not hold.
fn partition(count: usize, mut before: impl FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Strings being written.
#[derive(Debug)]
pub(super) struct StringsWriter {
    pub(super) places: Vec<u8>,
    pub(super) bytes: Vec<u8>,
}

impl StringsWriter {
    pub(super) fn of<'a>(strings: impl IntoIterator<Item = &'a str>) -> StringsWriter {
        let mut writer = StringsWriter {
            places: 0_u64.to_le_bytes().to_vec(),
            bytes: Vec::new(),
        };
        for text in strings {
            writer.bytes.extend(text.as_bytes());
            writer.places.extend((writer.bytes.len() as u64).to_le_bytes());
        }
        writer
    }
}

/// Groups of numbers being written: where each begins, and all of them.
pub(super) fn groups<'a>(groups: impl IntoIterator<Item = &'a [u32]>) -> (Vec<u8>, Vec<u8>) {
    let (mut places, mut numbers) = (0_u64.to_le_bytes().to_vec(), Vec::new());
    for group in groups {
        numbers.extend(group.iter().flat_map(|number| number.to_le_bytes()));
        places.extend((numbers.len() as u64 / 4).to_le_bytes());
    }
    (places, numbers)
}

/// Numbers as they are written.
pub(super) fn numbers(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_found_and_damage_is_nothing() {
        let written = StringsWriter::of(["", "a", "b", "ü"]);
        let strings = Strings::of(&written.places, &written.bytes);
        assert_eq!(
            (strings.len(), strings.get(3), strings.get(4)),
            (4, Some("ü"), None)
        );
        assert_eq!(
            (strings.find("b"), strings.find("c"), strings.find("")),
            (Some(2), None, Some(0))
        );
        let cut = Strings::of(&written.places, &written.bytes[..3]);
        assert_eq!((cut.get(1), cut.get(3)), (Some("a"), None));
        assert_eq!(Strings::of(&[], &[]).find("a"), None);
        let far = [0_u64.to_le_bytes(), u64::MAX.to_le_bytes()].concat();
        assert_eq!(Strings::of(&far, b"abc").get(0), None);
    }

    #[test]
    fn groups_of_numbers() {
        let (places, all) = groups([&[1_u32, 2][..], &[], &[3]]);
        let (places, all) = (Places::of(&places), Numbers::of(&all));
        let group = |at| {
            let (from, to) = places.span(at)?;
            Some(all.slice(from, to).iter().collect::<Vec<_>>())
        };
        assert_eq!((group(0), group(1)), (Some(vec![1, 2]), Some(vec![])));
        assert_eq!((group(2), group(3)), (Some(vec![3]), None));
        assert!(all.slice(2, u64::MAX).is_empty() && all.slice(2, 1).is_empty());
    }
}
