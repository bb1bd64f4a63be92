//! The whole name as syllables of one East Asian language, written and read in the prepared bytes.
//!
//! A form is kept only where every word of the name reads as syllables by one and the same system and an end of the name is a
//! known surname: a single word that happens to read so says nothing. Sets of sounds are stored as variable-length numbers,
//! since most hold one or two bits.

use exonym_text::syllables::{Choice, Space, Syllable};

/// Fewest and most syllables of a name that is kept as a form.
pub(crate) const COUNT: std::ops::RangeInclusive<usize> = 2..=6;

/// Syllables read from the bytes, without allocation.
#[derive(Clone, Copy, Default)]
pub(crate) struct Run {
    syllables: [Syllable; 6],
    count: usize,
}

impl Run {
    pub(crate) fn read(mut bytes: &[u8]) -> Self {
        let mut run = Self::default();
        while !bytes.is_empty() && run.count < run.syllables.len() {
            let Some(syllable) = read_syllable(&mut bytes) else {
                break;
            };
            run.push(syllable);
        }
        run
    }

    fn push(&mut self, syllable: Syllable) {
        if let Some(place) = self.syllables.get_mut(self.count) {
            *place = syllable;
            self.count += 1;
        }
    }

    /// The syllables with the last one in front where a surname is written last.
    pub(crate) fn in_order(&self, last_first: bool) -> impl Iterator<Item = &Syllable> {
        let run = self.as_slice();
        let first = if last_first {
            run.len().saturating_sub(1)
        } else {
            0
        };
        let (rest, last) = run.split_at_checked(first).unwrap_or_default();
        last.iter().chain(rest)
    }

    pub(crate) fn as_slice(&self) -> &[Syllable] {
        self.syllables.get(..self.count).unwrap_or(&[])
    }

    /// The run with its last `count` syllables in front: a surname written last.
    pub(crate) fn last_first(&self, count: usize) -> Self {
        let mut run = *self;
        if let Some(used) = run.syllables.get_mut(..self.count)
            && count <= used.len()
        {
            used.rotate_right(count);
        }
        run
    }
}

/// Writes syllables as sets of sounds.
pub(crate) fn write(syllables: &[Syllable]) -> Vec<u8> {
    // Most sets take a byte.
    let mut out = Vec::with_capacity(8 * syllables.len());
    for syllable in syllables {
        for choice in [syllable.onset, syllable.nucleus, syllable.coda] {
            write_number(choice.plain, &mut out);
            write_number(choice.loose, &mut out);
        }
    }
    out
}

fn read_syllable(bytes: &mut &[u8]) -> Option<Syllable> {
    let mut choice = || {
        Some(Choice {
            plain: read_number(bytes)?,
            loose: read_number(bytes)?,
        })
    };
    Some(Syllable {
        onset: choice()?,
        nucleus: choice()?,
        coda: choice()?,
    })
}

/// LEB128.
fn write_number(mut number: u64, out: &mut Vec<u8>) {
    loop {
        let low = (number & 0x7F) as u8;
        number >>= 7;
        if number == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn read_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 0x7F) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The byte that stands for a language.
pub(crate) fn space_byte(space: Space) -> u8 {
    match space {
        Space::Korean => 0,
        Space::Mandarin => 1,
    }
}

/// The language that a stored byte stands for.
pub(crate) fn space_of(byte: u8) -> Option<Space> {
    match byte {
        0 => Some(Space::Korean),
        1 => Some(Space::Mandarin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_come_back_as_written() {
        let choice = |plain, loose| Choice { plain, loose };
        let one = Syllable {
            onset: choice(1, 0),
            nucleus: choice(u64::MAX, 1 << 40),
            coda: choice(0, 3),
        };
        let two = Syllable {
            onset: choice(128, 127),
            ..one
        };
        let bytes = write(&[one, two]);
        assert_eq!(Run::read(&bytes).as_slice(), &[one, two]);
        assert_eq!(Run::read(&bytes).last_first(1).as_slice(), &[two, one]);
        assert!(Run::read(&bytes[..bytes.len() - 1]).as_slice().len() < 2);
    }
}
