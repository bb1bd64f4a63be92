//! Ascending numbers, each as what it is more than the last, in as few bytes as it takes (LEB128).

/// Appends a number.
pub(crate) fn write_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn read_number(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(first & 0x7F) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Ascending numbers of a mapped file: names that bear a word or a key, parties that bear an identifier. In a damaged file it
/// may end early.
#[derive(Debug, Clone, Default)]
pub struct Numbers<'a> {
    bytes: &'a [u8],
    left: u32,
    last: u32,
}

impl<'a> Numbers<'a> {
    /// So many numbers at the beginning of `bytes`.
    pub(crate) fn new(bytes: &'a [u8], count: u32) -> Numbers<'a> {
        Numbers {
            bytes,
            // Each takes a byte at least, so a damaged count makes nobody set more room aside than there are bytes.
            left: count.min(u32::try_from(bytes.len()).unwrap_or(u32::MAX)),
            last: 0,
        }
    }

    /// Numbers behind how many they are.
    pub(crate) fn counted(mut bytes: &'a [u8]) -> Numbers<'a> {
        let count = read_number(&mut bytes).unwrap_or(0);
        Numbers::new(bytes, count)
    }

    /// Whether all can be read, each is more than the last and under `limit`, and no byte is left of what it was made of.
    pub(crate) fn hold(mut self, limit: u32) -> bool {
        let mut last = None;
        while self.left > 0 {
            match self.next() {
                Some(number) if number < limit && last.is_none_or(|last| last < number) => {
                    last = Some(number);
                }
                _ => return false,
            }
        }
        self.bytes.is_empty()
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        self.last = self.last.wrapping_add(read_number(&mut self.bytes)?);
        Some(self.last)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl ExactSizeIterator for Numbers<'_> {}
