//! A few bytes that say of most words that they cannot be one, so that most are passed over unread.

use exonym_text::road::Road;

use crate::layout::{NameRef, TokenClass};
use crate::lookup::shared_name;
use crate::pair::Word;
use crate::sieve::{SURPLUS, least_between};
use crate::weights;

/// Bytes of a written signature.
pub const SIGNATURE_BYTES: usize = 20;

/// A reading came by a road that leaves vowels out.
const UNVOWELLED: u8 = 1;
/// A reading came by a road that loses sounds.
const FOREIGN: u8 = 2;

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
            let road = Road::ALL.get(usize::from(reading.road));
            out.flags |= road.map_or(0, |road| {
                u8::from(road.is_unvowelled()) * UNVOWELLED | u8::from(road.is_foreign()) * FOREIGN
            });
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
        for first in word.firsts().filter(u8::is_ascii_lowercase) {
            out.firsts |= 1 << (first - b'a');
        }
        out
    }

    /// The role of the word.
    pub fn class(self) -> TokenClass {
        TokenClass::from_byte(self.class).unwrap_or(TokenClass::Particle)
    }

    /// Appends the bytes.
    pub fn encode(self, out: &mut Vec<u8>) {
        for number in [self.concept, self.most, self.fewest, self.firsts] {
            out.extend(number.to_le_bytes());
        }
        out.extend([self.class, self.flags, self.length, 0]);
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
}
