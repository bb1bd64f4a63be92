//! Whether two names of one skeleton can meet by words written as one.
//!
//! Many names have few consonants, and thousands have the same few. Of those only such can be met by joining words as have words
//! to join, and are about as long; what meets word by word is found by its words.

use exonym_text::road::Road;

use crate::join::{LENGTHS, LENGTHS_UNVOWELLED, MIN_JOINED};
use crate::layout::{NameRef, TokenClass};

/// Words and letters of a name, by which it is told whether it can be another one that is written with other blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Without titles.
    full: Extent,
    /// Without titles and legal forms.
    all: Extent,
    /// Only the words that tell one name from another.
    names: Extent,
    /// Letters that it may be longer or shorter by; `None` where its readings are of any length.
    slack: Option<u32>,
}

/// How far a stretch of a name goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Extent {
    words: u32,
    letters: u32,
}

/// Bits in which words and letters of a stretch are written; more are written as the most.
const WORD_BITS: u32 = 6;
const LETTER_BITS: u32 = 10;
/// What is written where readings are of any length.
const ANY: u32 = 3;

impl Extent {
    fn encode(self) -> u64 {
        let most = |bits: u32| (1 << bits) - 1;
        u64::from(self.words.min(most(WORD_BITS)) | self.letters.min(most(LETTER_BITS)) << WORD_BITS)
    }

    fn decode(bits: u64) -> Extent {
        let bits = bits as u32;
        Extent {
            words: bits & ((1 << WORD_BITS) - 1),
            letters: bits >> WORD_BITS & ((1 << LETTER_BITS) - 1),
        }
    }

    fn add(&mut self, letters: u32) {
        self.words += 1;
        self.letters += letters;
    }

    /// Each join may be off by some letters; a short word, or one that has nothing to be joined with, by none.
    fn may_join(self, other: Extent, slack: u32) -> bool {
        let (few, most) = (self.words.min(other.words), self.words.max(other.words));
        let shorter = self.letters.min(other.letters);
        let each = if few == 1 && shorter < MIN_JOINED as u32 {
            0
        } else {
            LENGTHS
        };
        most > 1 && self.letters.abs_diff(other.letters) <= each * few + slack
    }
}

impl Whole {
    /// Takes the measure of a name.
    pub fn of(name: NameRef<'_>) -> Whole {
        Whole::of_words((0..name.token_count()).map(|index| (name, index)))
    }

    /// The measure in eight bytes, for an index.
    pub fn encode(&self) -> u64 {
        let slack = match self.slack {
            Some(0) => 0,
            Some(_) => 1,
            None => ANY,
        };
        let extents = [self.full, self.all, self.names];
        let bits = extents.iter().rev();
        let bits = bits.fold(0, |bits, extent| {
            bits << (WORD_BITS + LETTER_BITS) | extent.encode()
        });
        bits | u64::from(slack) << 48
    }

    /// Reads what [`Whole::encode`] wrote; any number makes one.
    pub fn decode(bits: u64) -> Whole {
        let extent = |at: u32| Extent::decode(bits >> (at * (WORD_BITS + LETTER_BITS)));
        Whole {
            full: extent(0),
            all: extent(1),
            names: extent(2),
            slack: match bits >> 48 & 3 {
                0 => Some(0),
                1 => Some(LENGTHS_UNVOWELLED),
                _ => None,
            },
        }
    }

    /// Takes the measure of a name by its words, each a name that has it and where.
    fn of_words<'a>(words: impl Iterator<Item = (NameRef<'a>, usize)>) -> Whole {
        let mut out = Whole {
            full: Extent::default(),
            all: Extent::default(),
            names: Extent::default(),
            slack: Some(0),
        };
        for (name, index) in words {
            let token = name.token(index);
            if token.class == TokenClass::Title || token.readings == 0 {
                continue;
            }
            let reading = name.reading(usize::from(token.first_reading));
            let road = Road::of(reading.road);
            let letters = u32::from(reading.length);
            out.full.add(letters);
            if token.class == TokenClass::LegalForm {
                continue;
            }
            out.all.add(letters);
            if token.class.is_distinctive() {
                out.names.add(letters);
            }
            if road.own_language().is_some() || road.is_foreign() {
                out.slack = None;
            } else if road.is_unvowelled() {
                out.slack = out.slack.map(|slack| slack.max(LENGTHS_UNVOWELLED));
            }
        }
        out
    }

    /// Whether only one word tells whose name it is.
    pub fn is_word(&self) -> bool {
        self.names.words == 1
    }

    /// Whether neighbours in the other may be this word, where the other has no further word that tells who is meant.
    pub fn may_be_neighbours(&self, other: &Whole) -> bool {
        let (Some(own), Some(others)) = (self.slack, other.slack) else {
            return true;
        };
        let word = self.names.letters;
        let off = if word < MIN_JOINED as u32 { 0 } else { LENGTHS };
        let off = off + own.max(others);
        // Beside the names proper a word of a trade may be one of the neighbours.
        other.names.letters <= word + off && other.full.letters + off >= word
    }

    /// Whether both are one word of about the same length, or one has none: words of one skeleton may sound alike where codes do not
    /// show it (`j` for `y`).
    pub fn may_sound_alike(&self, other: &Whole) -> bool {
        let words = self.names.words.max(other.names.words);
        let few = self.names.words.min(other.names.words);
        few == 0 || words == 1 && self.names.letters.abs_diff(other.names.letters) <= LENGTHS
    }

    /// Whether one may be the other with other blanks.
    pub fn may_join(&self, other: &Whole) -> bool {
        let several = self.full.words.max(other.full.words) > 1;
        let (Some(own), Some(others)) = (self.slack, other.slack) else {
            return several;
        };
        let slack = own.max(others);
        let extents = |whole: &Whole| [whole.full, whole.all, whole.names];
        extents(self)
            .iter()
            .any(|one| extents(other).iter().any(|two| one.may_join(*two, slack)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::NameKind;

    fn may_join(a: &str, b: &str) -> bool {
        let of = |text: &str| Whole::of(crate::prepare(text, NameKind::Person, &[]).as_ref());
        of(a).may_join(&of(b))
    }

    #[test]
    fn names_are_joined_that_have_something_to_join_and_are_as_long() {
        assert!(may_join("Kim Jongun", "Kim Jong Un"));
        assert!(may_join("VladimirPutin", "Vladimir Putin"));
        assert!(
            may_join("Omzoao", "OMZ OAO"),
            "a legal form may have lost its blank"
        );
        assert!(may_join("احمدی نژاد", "Ahmadinejad"));
        assert!(may_join("习近平", "Xi Jinping"));
        assert!(!may_join("Teno", "Diana"), "each is one word");
        for text in ["Kim Jongun", "احمدی نژاد", "习近平", "OMZ OAO", ""] {
            let whole = Whole::of(crate::prepare(text, NameKind::Unknown, &[]).as_ref());
            assert_eq!(Whole::decode(whole.encode()), whole, "{text}");
        }
        let alike = |a: &str, b: &str| {
            let of = |text: &str| Whole::of(crate::prepare(text, NameKind::Person, &[]).as_ref());
            of(a).may_sound_alike(&of(b))
        };
        assert!(alike("Poja", "Pouya") && !alike("Poja", "Pouyanda") && !alike("Poja", "Pouya Reza"));
        assert!(!may_join("Teno", "De Anna"), "a short word is met as it is");
        assert!(!may_join("Mahatmatani", "Mo Hamad"));
    }
}
