//! A few bytes that say of most words that they cannot be one, so that most are passed over unread.

use exonym_text::road::Road;
use exonym_text::sound::pattern;

use crate::codes::is_filed;
use crate::layout::{NameRef, TokenClass};
use crate::lookup::shared_name;
use crate::pair::{Word, light};
use crate::sieve::{SURPLUS, least_between};
use crate::weights;

/// Bytes of a written signature.
pub const SIGNATURE_BYTES: usize = 28;

/// A reading came by a road that leaves vowels out.
const UNVOWELLED: u8 = 1;
/// A reading came by a road that loses sounds.
const FOREIGN: u8 = 2;
/// It has several readings, or a letter of several sounds.
const SEVERAL: u8 = 4;
/// Only transcriptions of other names bear it.
const TRANSCRIPT: u8 = 8;
/// A reading lost nothing.
const FULL: u8 = 16;
/// What a difference in the pattern of sounds costs about, in edits: half of what a dropped consonant does, the least that most
/// exchanges do.
const PATTERN_EDIT: f32 = 0.5;
/// A word that costs more says in no name of usual length that it is the same.
const FAR: f32 = 0.9;
/// Distances are counted in hundredths, so one of these makes up for rounding.
const ROUNDING: f32 = 0.01;
/// Letters up to which a difference in the pattern that is none in the letters counts much.
const FEW_LETTERS: usize = 5;
/// What a surplus consonant costs beyond [`PATTERN_EDIT`]: consonants come and go less easily than vowels.
const CONSONANT: f32 = 0.15;

/// What is known of a word without reading it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    pub(crate) concept: u32,
    /// Of each class of consonants the most that a reading has, see `crate::sieve`.
    most: u32,
    /// The fewest.
    fewest: u32,
    /// A bit for each letter that a reading begins with.
    firsts: u32,
    class: u8,
    flags: u8,
    /// Letters of the longest reading.
    length: u8,
    /// The pattern of the first reading, four bits a sound.
    pattern: u64,
}

impl Signature {
    /// The signature of a word of a name.
    pub fn of(name: NameRef<'_>, token: usize) -> Signature {
        let token = name.token(token);
        let word = Word { name, token };
        let mut out = Signature {
            concept: token.concept,
            class: token.class as u8,
            ..Signature::default()
        };
        for (at, reading) in word.readings().enumerate() {
            let road = Road::of(reading.road);
            out.flags |= u8::from(road.is_unvowelled()) * UNVOWELLED;
            out.flags |= u8::from(road.is_foreign()) * FOREIGN;
            out.flags |= u8::from(!road.is_lossy()) * FULL;
            out.length = out.length.max(reading.length);
            let field = |counts: u32, class: u32| counts & 0xF << (class * 4);
            for class in 0..8 {
                let count = field(reading.consonants, class);
                let most = field(out.most, class).max(count);
                let fewest = if at == 0 {
                    count
                } else {
                    field(out.fewest, class).min(count)
                };
                out.most = out.most & !(0xF << (class * 4)) | most;
                out.fewest = out.fewest & !(0xF << (class * 4)) | fewest;
            }
        }
        let letters = std::str::from_utf8(word.letters()).unwrap_or("");
        out.flags |= u8::from(token.readings > 1 || sounds_otherwise(letters)) * SEVERAL;
        for (at, sound) in pattern(letters).bytes().take(16).enumerate() {
            out.pattern |= sound_number(sound) << (at * 4);
        }
        for first in word.firsts().filter(u8::is_ascii_lowercase) {
            out.firsts |= 1 << (first - b'a');
        }
        out
    }

    /// The role of the word.
    pub fn class(self) -> TokenClass {
        TokenClass::from_byte(self.class).unwrap_or(TokenClass::Particle)
    }

    /// Whether a reading leaves sounds out, so that codes hardly show what the word may be.
    pub(crate) fn is_lossy(self) -> bool {
        self.flags & (FOREIGN | UNVOWELLED) != 0
    }

    /// Whether sounds and codes together show all that two words may be to each other: not both lost sounds.
    pub fn is_told_by_sounds(self, other: Signature) -> bool {
        !(self.is_lossy() && other.is_lossy())
    }

    /// Whether sounds alone show all that two words of which no table knows may be to each other: one lost sounds in all its
    /// readings, the other in none.
    pub(crate) fn is_heard(&self, other: &Signature) -> bool {
        let (lossy, all) = (self.is_lossy(), other.is_lossy());
        let pure = |signature: &Signature| signature.flags & FULL == 0;
        let transcript = self.is_transcript() || other.is_transcript();
        let long = self.length.max(other.length) > crate::heard::LETTERS;
        let named = !transcript
            && !long
            && is_filed(self.class())
            && is_filed(other.class())
            && !self.is_known(other);
        lossy != all && named && (if lossy { pure(self) } else { pure(other) })
    }

    /// Whether a table holds two words to be one.
    fn is_known(&self, other: &Signature) -> bool {
        self.concept != 0 && self.concept == other.concept
            || shared_name(self.concept, other.concept).is_some()
    }

    /// The signature with a note whether only transcriptions of other names bear the word ([`crate::transcribes`]).
    pub fn marked(mut self, transcript: bool) -> Signature {
        self.flags = (self.flags & !TRANSCRIPT) | (u8::from(transcript) * TRANSCRIPT);
        self
    }

    /// Whether only transcriptions of other names bear the word.
    pub(crate) fn is_transcript(self) -> bool {
        self.flags & TRANSCRIPT != 0
    }

    /// Appends the bytes.
    pub fn encode(self, out: &mut Vec<u8>) {
        for number in [self.concept, self.most, self.fewest, self.firsts] {
            out.extend(number.to_le_bytes());
        }
        out.extend([self.class, self.flags, self.length, 0]);
        out.extend(self.pattern.to_le_bytes());
    }

    /// Reads what [`Signature::encode`] wrote; any bytes make one.
    pub fn decode(bytes: [u8; SIGNATURE_BYTES]) -> Signature {
        let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        Signature {
            concept: number(0),
            // Counts are at most seven, so that none borrows from its neighbour.
            most: number(4) & 0x7777_7777,
            fewest: number(8) & 0x7777_7777,
            firsts: number(12),
            class: bytes[16],
            flags: bytes[17],
            length: bytes[18],
            pattern: u64::from(number(20)) | u64::from(number(24)) << 32,
        }
    }

    /// Whether two words may be likenesses of each other: false only where the comparison finds none.
    pub(crate) fn may_meet(&self, other: &Signature) -> bool {
        use TokenClass as C;
        let same_concept = self.concept != 0 && self.concept == other.concept;
        match (self.class(), other.class()) {
            (C::Number, C::Number) | (C::LegalForm, C::LegalForm) => return same_concept,
            (C::Number, _) | (_, C::Number) => return false,
            (C::Initial, C::Initial) => return self.firsts & other.firsts != 0,
            (C::Initial, class) | (class, C::Initial) if class.is_distinctive() => {
                return self.firsts & other.firsts != 0;
            }
            (C::Particle, C::Particle) => return true,
            // A particle or title is met by the same letters only.
            (a, b) if light(a) != light(b) => return self.pattern == other.pattern,
            _ => {}
        }
        if same_concept || shared_name(self.concept, other.concept).is_some() {
            return true;
        }
        let flags = self.flags | other.flags;
        if flags & FOREIGN != 0 {
            return true;
        }
        let limit = weights::LIMIT * f32::from(self.length.max(other.length));
        let merge = flags & UNVOWELLED != 0;
        least_between((self.fewest, self.most), (other.fewest, other.most), merge) * SURPLUS <= limit
    }

    /// Whether two words that may meet are near enough to cost at most `most`, as far as the pattern of their sounds shows.
    pub(crate) fn is_near(&self, other: &Signature, most: f32) -> bool {
        self.least_within(other, most).is_some()
    }

    /// What two words that may meet cost at the least, as far as the pattern of their sounds shows; 0 where it shows nothing, `None`
    /// where it is more than `most`. A judgement, and no bound as [`Signature::may_meet`] is.
    pub(crate) fn least_within(&self, other: &Signature, most: f32) -> Option<f32> {
        let most = most.min(FAR);
        Some(self.least_cost(other, most)).filter(|least| *least <= most)
    }

    /// What they cost at the least; where it is over `most`, it may be less than that.
    fn least_cost(&self, other: &Signature, most: f32) -> f32 {
        let known = self.is_known(other);
        let (class, others) = (self.class(), other.class());
        if known || !is_spelled(class) || !is_spelled(others) {
            return 0.0;
        }
        let lossy = (self.flags | other.flags) & (FOREIGN | UNVOWELLED) != 0;
        if (class == TokenClass::LegalForm) != (others == TokenClass::LegalForm) && lossy {
            // No reading makes a word a legal form.
            return weights::CONFLICT;
        }
        let least = if lossy {
            0.0
        } else {
            self.least_spelled(other, most)
        };
        let patronymic = (class == TokenClass::Patronymic) != (others == TokenClass::Patronymic);
        if patronymic && least > weights::PATRONYMIC_LIMIT {
            return weights::CONFLICT;
        }
        least
    }

    /// What the letters of two words cost at the least.
    fn least_spelled(&self, other: &Signature, most: f32) -> f32 {
        let several = u32::from((self.flags | other.flags) & SEVERAL != 0);
        let length = usize::from(self.length.max(other.length));
        let surplus = least_between((self.fewest, self.most), (other.fewest, other.most), false);
        // Patterns differ by no less than consonants do, and these are counted in a fraction of the time.
        let few = (surplus - several as f32) * (PATTERN_EDIT + CONSONANT);
        let least = weights::spelling_cost((few - ROUNDING).max(0.0), length);
        if least > most {
            return least;
        }
        let edits = differences(self.pattern, other.pattern).saturating_sub(several);
        let mut edits = edits as f32;
        let surplus_left = (surplus - several as f32).max(0.0);
        if length <= FEW_LETTERS {
            // A consonant that comes between vowels parts what was one sound of the pattern (`Huo`, `Hugo`).
            edits = (edits - surplus_left).max(surplus_left.min(edits));
        }
        let least = edits * PATTERN_EDIT + surplus.min(edits) * CONSONANT;
        let cost = weights::spelling_cost(least - ROUNDING, length);
        // Two letters of a word of three may have changed places.
        if length <= weights::SHORT && surplus == 0.0 {
            cost.min(weights::SHORT_SWAP)
        } else {
            cost
        }
    }
}

/// Whether how a word is spelled is all that tells what it may be, beside what tables know.
fn is_spelled(class: TokenClass) -> bool {
    use TokenClass as C;
    class.is_distinctive() || matches!(class, C::Generic | C::Place | C::LegalForm)
}

/// Whether a letter of a word may sound quite otherwise after a slip beside it: `x` is two sounds, and `c` is another one before another
/// vowel (`Arc`, `Arce`).
fn sounds_otherwise(letters: &str) -> bool {
    let c = |pair: &[u8]| pair[0] == b'c' && !matches!(pair[1], b'h' | b'k');
    letters.contains('x') || letters.ends_with('c') || letters.as_bytes().windows(2).any(c)
}

/// The number of a sound of a pattern, from one.
fn sound_number(sound: u8) -> u64 {
    match sound {
        b'a' => 1,
        b'p' => 2,
        b'f' => 3,
        b't' => 4,
        b's' => 5,
        b'k' => 6,
        b'm' => 7,
        b'n' => 8,
        b'l' => 9,
        b'r' => 10,
        _ => 11,
    }
}

/// Insertions, deletions and replacements between two patterns, by the bit vectors of Myers (1999).
fn differences(a: u64, b: u64) -> u32 {
    let length = |pattern: u64| (64 - pattern.leading_zeros()).div_ceil(4);
    let (m, n) = (length(a), length(b));
    if m == 0 || n == 0 {
        return m.max(n);
    }
    let mut masks = [0_u32; 16];
    for at in 0..m {
        masks[(a >> (at * 4) & 0xF) as usize] |= 1 << at;
    }
    let last = 1_u32 << (m - 1);
    let (mut up, mut down, mut edits) = (u32::MAX, 0_u32, m);
    for at in 0..n {
        let mask = masks[(b >> (at * 4) & 0xF) as usize];
        let vertical = mask | down;
        let horizontal = ((mask & up).wrapping_add(up) ^ up) | mask;
        let mut right = down | !(horizontal | up);
        let left = up & horizontal;
        edits = edits + u32::from(right & last != 0) - u32::from(left & last != 0);
        right = right << 1 | 1;
        up = left << 1 | !(vertical | right);
        down = right & vertical;
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(text: &str) -> u64 {
        let sounds = text.bytes().enumerate();
        sounds.fold(0, |sum, (at, sound)| sum | sound_number(sound) << (at * 4))
    }

    #[test]
    fn a_slip_that_changes_more_sounds_than_letters_rules_nothing_out() {
        use crate::kind::NameKind;
        let near = |a: &str, b: &str| {
            let of = |text: &str| Signature::of(crate::prepare(text, NameKind::Unknown, &[]).as_ref(), 0);
            let (a, b) = (of(a), of(b));
            a.may_meet(&b) && a.is_near(&b, 0.75)
        };
        for (a, b) in [
            ("Arc", "Arce"),
            ("Zai", "Zabi"),
            ("Huo", "Hugo"),
            ("Xage", "Hage"),
            ("Itb", "Ibt"),
            ("Cnetrum", "Centrum"),
        ] {
            assert!(near(a, b) && near(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("Arc", "Milda"),
            ("Zai", "Zakirjan"),
            ("Itb", "Ink"),
            ("Xage", "Norberg"),
        ] {
            assert!(!near(a, b), "{a} {b}");
        }
    }

    #[test]
    fn patterns_differ_by_so_many_sounds() {
        for (a, b, edits) in [
            ("mamat", "mamat", 0),
            ("mamat", "mamt", 1),
            ("amar", "mara", 2),
            ("", "mara", 4),
            ("lanta", "karaka", 4),
            ("aaaaaaaaaaaaaaaa", "p", 16),
        ] {
            assert_eq!(differences(packed(a), packed(b)), edits, "{a} {b}");
            assert_eq!(differences(packed(b), packed(a)), edits, "{b} {a}");
        }
    }
}
