//! The score of two names.

use super::jaro_winkler::jaro_winkler;
use super::soundex::soundex;

/// A part whose Soundex differs counts this much less: the FAQ names both measures for parts and does not say how they join.
const OTHER_SOUND: f64 = 0.8;
/// Share of the letters that must be there in both for a name to be a candidate at all.
const CANDIDATE_SHARE: f64 = 0.5;

/// The higher of the two ways, 0 to 1.
pub fn score(asked: &str, listed: &str) -> f64 {
    jaro_winkler(asked.as_bytes(), listed.as_bytes()).max(by_parts(asked, listed))
}

/// Each part of the question against its best part of the listed name, averaged over the question's letters.
fn by_parts(asked: &str, listed: &str) -> f64 {
    let (mut sum, mut letters) = (0.0, 0.0);
    for part in asked.split(' ') {
        let sound = soundex(part);
        let one = |other: &str| {
            let near = jaro_winkler(part.as_bytes(), other.as_bytes());
            if sound == soundex(other) {
                near
            } else {
                near * OTHER_SOUND
            }
        };
        let best = listed.split(' ').map(one).fold(0.0, f64::max);
        sum += best * part.len() as f64;
        letters += part.len() as f64;
    }
    if letters == 0.0 { 0.0 } else { sum / letters }
}

/// Whether a listed name is looked at: a word begins with the letter of a word asked, and half of the letters are shared.
pub fn is_candidate(asked: &str, listed: &str) -> bool {
    let firsts = |name: &str| -> u64 {
        name.split(' ')
            .filter_map(|word| bit(word.bytes().next()?))
            .fold(0, |a, b| a | b)
    };
    if firsts(asked) & firsts(listed) == 0 {
        return false;
    }
    let (a, b) = (counts(asked), counts(listed));
    let shared: u32 = a.iter().zip(&b).map(|(a, b)| u32::from(*a.min(b))).sum();
    let longer = asked.len().max(1) as f64;
    f64::from(shared) >= longer * CANDIDATE_SHARE
}

fn bit(byte: u8) -> Option<u64> {
    match byte {
        b'a'..=b'z' => Some(1 << (byte - b'a')),
        b'0'..=b'9' => Some(1 << (26 + byte - b'0')),
        _ => None,
    }
}

fn counts(name: &str) -> [u16; 36] {
    let mut counts = [0_u16; 36];
    for byte in name.bytes() {
        let at = match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => 26 + byte - b'0',
            _ => continue,
        };
        if let Some(count) = counts.get_mut(at as usize) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_parts_and_spelling() {
        assert_eq!(score("kim jong un", "kim jong un"), 1.0);
        assert!(
            score("un jong kim", "kim jong un") > 0.99,
            "parts find each other"
        );
        assert!(score("shoigu", "shoygu") > 0.85);
        assert!(score("kim chen yn", "kim jong un") < score("kim jong eun", "kim jong un"));
        assert!(is_candidate("kim jong un", "kim jong un") && !is_candidate("zz", "kim jong un"));
    }
}
