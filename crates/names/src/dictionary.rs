//! The words of all listed names, each once: what an index keeps of them and what a question needs.

use exonym_text::sound::{pattern, skeleton};

use crate::codes;
use crate::heard::Heard;
use crate::known::Known;
use crate::layout::{FLAG_ATTESTED, FLAG_DICTIONARY, FLAG_FOREIGN, FLAG_SERVANT, NameRef, Token};
use crate::pair::Word;
use crate::signature::Signature;

/// Flags of a word that its likeness to others hangs on.
const TELLING: u8 = FLAG_FOREIGN | FLAG_SERVANT | FLAG_ATTESTED | FLAG_DICTIONARY;

/// The words of all listed names, numbered.
pub trait Dictionary {
    /// Appends the words filed under a code.
    fn words_under(&self, code: u32, out: &mut Vec<u32>);
    /// The signature of a word.
    fn signature(&self, word: u32) -> Option<Signature>;
    /// A name that has the word, and where; it may have no other.
    fn word(&self, word: u32) -> Option<(NameRef<'_>, usize)>;
    /// How many names bear the word.
    fn bearers(&self, word: u32) -> u32;
    /// The sounds of all words, where they are kept: then words over roads that lose sounds are sought among these and not under codes.
    fn heard(&self) -> Option<Heard<'_>> {
        None
    }
    /// What words of questions were found to be like in this dictionary, where that is kept.
    fn known(&self) -> Option<&Known> {
        None
    }
}

/// Everything that the likeness of a word to others hangs on, as bytes: two words are one where these are.
pub fn word_identity(name: NameRef<'_>, index: usize, out: &mut Vec<u8>) {
    let token = name.token(index);
    out.extend([
        token.class as u8,
        token.flags & TELLING,
        token.custom,
        token.readings,
    ]);
    out.extend(token.concept.to_le_bytes());
    for reading in (Word { name, token }).readings() {
        out.extend([reading.road, reading.cost, reading.length]);
        out.extend_from_slice(name.letters(reading.offset, reading.length));
    }
}

/// By what words are put in order: such as sound alike stand together, since a question reads them together.
pub fn word_order(name: NameRef<'_>, index: usize, out: &mut Vec<u8>) {
    let token = name.token(index);
    let letters = Word { name, token }.letters();
    let text = std::str::from_utf8(letters).unwrap_or("");
    out.extend(skeleton(text).as_bytes());
    out.push(0);
    out.extend(pattern(text).as_bytes());
    out.push(0);
    out.extend(letters);
}

/// The codes under which a word of a listed name is filed; none for words that say nothing of who is meant.
pub fn word_codes(name: NameRef<'_>, index: usize, out: &mut Vec<u32>) {
    let token = name.token(index);
    if codes::is_filed(token.class) {
        codes::filed(Word { name, token }, out);
    }
}

/// A word of a listed name as it is kept beside the name: the number of the word, its weight and whether it stood in
/// brackets, in four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Borne(u32);

/// Words that can be numbered.
pub const MAX_WORDS: u32 = 1 << 25;

impl Borne {
    /// The word `number`, as the token at `index` of a name bears it.
    pub fn new(number: u32, name: NameRef<'_>, index: usize) -> Borne {
        let token: Token = name.token(index);
        // Rounded down, which loses a hundredth at most: the bounds made of it are loose by more than that.
        let weight = u32::from(token.weight.min(100)) / 2;
        let bracket = u32::from(token.flags & crate::layout::FLAG_BRACKET != 0);
        Borne(number << 7 | weight << 1 | bracket)
    }

    /// The same with another number.
    pub fn renumbered(self, number: u32) -> Borne {
        Borne(number << 7 | self.0 & 0x7F)
    }

    /// From its bytes.
    #[inline]
    pub fn from_bits(bits: u32) -> Borne {
        Borne(bits)
    }

    /// Its bytes.
    #[inline]
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The number of the word.
    #[inline]
    pub fn word(self) -> u32 {
        self.0 >> 7
    }

    /// The weight of the word in the name, rounded down to two hundredths.
    pub(crate) fn weight(self) -> f32 {
        (self.0 >> 1 & 0x3F) as f32 / 50.0
    }

    /// The weight in fiftieths.
    pub(crate) fn half_weight(self) -> u8 {
        (self.0 >> 1 & 0x3F) as u8
    }

    pub(crate) fn is_bracketed(self) -> bool {
        self.0 & 1 != 0
    }
}
