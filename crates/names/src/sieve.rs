//! A quick lower bound on how far apart two words are, so that most pairs need no edit table.
//!
//! Consonants are counted by class, four bits each. Letters that habits exchange cheaply share a class, and those that come
//! and go (vowels, `h`, `y`, `w`, `v`) are not counted, so each surplus consonant costs at least [`SURPLUS`] of an edit.

/// The least that one surplus consonant costs, in edits.
pub(crate) const SURPLUS: f32 = 0.4;

const LOW_BITS: u32 = 0x1111_1111;

/// Which four bits count a sound class.
const fn class_of(sound: u8) -> Option<u32> {
    Some(match sound {
        b'b' | b'p' | b'f' => 0,
        b't' | b'd' => 4,
        b's' | b'z' | b'c' | b'q' | b'j' | b'T' => 8,
        b'k' | b'g' | b'x' => 12,
        b'l' => 16,
        b'm' => 20,
        b'n' => 24,
        b'r' => 28,
        _ => return None,
    })
}

/// Counts of the consonant classes in a string of sound classes, each up to seven.
pub(crate) fn consonants(sounds: &[u8]) -> u32 {
    let mut counts: u32 = 0;
    for shift in sounds.iter().filter_map(|&sound| class_of(sound)) {
        if (counts >> shift) & 0xF < 7 {
            counts += 1 << shift;
        }
    }
    counts
}

/// The counts of two words together, each up to seven.
pub(crate) fn add_consonants(a: u32, b: u32) -> u32 {
    // Fields are at most 7, so a sum needs four bits and none overflows; what exceeds 7 is cut to 7.
    let sum = a + b;
    let over = (sum >> 3) & LOW_BITS;
    let cut = sum & !(LOW_BITS << 3);
    cut | (over * 7)
}

/// The least number of edits between two words with these counts. `merge` takes dental, hissing and throat sounds for one
/// class, as the writing of Arabic does.
pub(crate) fn least_edits(a: u32, b: u32, merge: bool) -> f32 {
    if merge {
        return least_merged(a, b);
    }
    // Each field is at most 7, so with its top bit set no field borrows from the next.
    let tops = LOW_BITS << 3;
    surplus((a | tops).wrapping_sub(b)).max(surplus((b | tops).wrapping_sub(a)))
}

fn surplus(difference: u32) -> f32 {
    over(difference) as f32 * SURPLUS
}

/// The sum of what the fields of a number are over eight.
fn over(difference: u32) -> u32 {
    let tops = (difference >> 3) & LOW_BITS;
    let over = difference & (tops * 7);
    let pairs = (over & 0x0F0F_0F0F) + (over >> 4 & 0x0F0F_0F0F);
    pairs.wrapping_mul(0x0101_0101) >> 24
}

fn least_merged(a: u32, b: u32) -> f32 {
    let (a, b) = (merged(a), merged(b));
    let over: u32 = a.iter().zip(b).map(|(x, y)| x.saturating_sub(y)).sum();
    let under: u32 = a.iter().zip(b).map(|(x, y)| y.saturating_sub(*x)).sum();
    over.max(under) as f32 * SURPLUS
}

/// Counts with dental, hissing and throat sounds in one class.
fn merged(counts: u32) -> [u32; 6] {
    let field = |shift: u32| (counts >> shift) & 0xF;
    [
        field(0),
        field(4) + field(8) + field(12),
        field(16),
        field(20),
        field(24),
        field(28),
    ]
}

/// As [`least_edits`] for words of several readings, each given by the fewest and the most that a reading has of each class:
/// how many consonants one has more than any reading of the other.
pub(crate) fn least_between(a: (u32, u32), b: (u32, u32), merge: bool) -> f32 {
    let over = |fewest: u32, most: u32| -> u32 {
        if merge {
            let (fewest, most) = (merged(fewest), merged(most));
            return fewest.iter().zip(most).map(|(x, y)| x.saturating_sub(y)).sum();
        }
        let tops = LOW_BITS << 3;
        let difference = (fewest | tops).wrapping_sub(most);
        self::over(difference)
    };
    over(a.0, b.1).max(over(b.0, a.1)) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surplus_consonants_are_counted() {
        let bound = |a: &str, b: &str| least_edits(consonants(a.as_bytes()), consonants(b.as_bytes()), false);
        assert_eq!(bound("putin", "putin"), 0.0);
        assert_eq!(bound("kim", "gim"), 0.0);
        // `v` is not counted, and `f` shares a class with `p`: `l` and `r` are left over.
        assert_eq!(bound("putin", "lavrof"), 2.0 * SURPLUS);
        assert_eq!(bound("", "mmmmmmmmmm"), 7.0 * SURPLUS);
    }
}
