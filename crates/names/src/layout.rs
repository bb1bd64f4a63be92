//! How a prepared name lies in memory and in the index file: one run of bytes, read in place.
//!
//! Reasons: an index holds millions of names and is mapped, not loaded, so a stored name must be comparable where it
//! lies; small fixed records at the front keep a comparison to a few cache lines. All numbers are little-endian.
//!
//! ```text
//! 0  version u8 | kind u8 | tokens u8 | forms u8 | readings u16 | letters u16 | text u16 | flags u8 | reserved u8
//! 12 tokens   x 16: class u8, tag (3 bits) and custom (5), flags u8, weight u8, concept u32, first reading u16, readings u8, link u8, start u16, end u16
//!    readings x 16: letters u16, length u8, road u8, sounds u16, length u8, cost u8, consonants u32, reserved u32
//!    forms    x  8: offset u16, length u8, space u8, road u8, cost u8, flags u8, reserved u8
//!    letters (ASCII letters, sound classes and syllables), text (UTF-8)
//! ```

use crate::kind::{NameKind, PartTag};

/// Raise when prepare, keys or tables change in a way that stored names no longer fit.
pub const PREPARATION_VERSION: u32 = 24;

pub(crate) const HEADER: usize = 12;
pub(crate) const TOKEN: usize = 16;
pub(crate) const READING: usize = 16;
pub(crate) const FORM: usize = 8;
/// Bits of a token's second byte that are its tag; the others are what custom says of it.
pub(crate) const TAG_BITS: u8 = 0b111;

/// The second byte of a token.
pub(crate) fn tag_byte(tag: PartTag, custom: u8) -> u8 {
    tag as u8 & TAG_BITS | (custom & crate::custom::BITS) << TAG_BITS.count_ones()
}

/// Words kept of a name; the rest is noise (real list names stay under 25).
pub(crate) const MAX_TOKENS: usize = 32;
/// Letters kept of one reading: more than any real word has, and a bound on the work.
pub(crate) const MAX_LETTERS: usize = 48;
/// Readings kept of one word.
pub(crate) const MAX_READINGS: usize = 12;
/// Whole-name syllable forms kept.
pub(crate) const MAX_FORMS: usize = 8;
/// The whole name is written in Han characters, kana or Hangul.
pub(crate) const NAME_NATIVE: u8 = 1;
/// The whole name is written in kana, as Japanese writes names of other languages.
pub(crate) const NAME_KANA: u8 = 2;
/// The first syllable of the form can be the surname.
pub(crate) const FORM_SURNAME_FIRST: u8 = 4;
/// The last syllable of the form can be the surname.
pub(crate) const FORM_SURNAME_LAST: u8 = 1;
/// Each word of the form is one syllable.
pub(crate) const FORM_APART: u8 = 2;

/// What role a word plays in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenClass {
    /// A name proper.
    Word = 0,
    /// A single letter that stands for a word.
    Initial = 1,
    /// A number, by digits, Roman digits or words.
    Number = 2,
    /// An article, preposition or word of descent (`al`, `bin`, `de`, `van`).
    Particle = 3,
    /// A title or honorific.
    Title = 4,
    /// A legal form of a company.
    LegalForm = 5,
    /// A word that thousands of organisations bear (`bank`, `trading`).
    Generic = 6,
    /// A country or region in the name of an organisation.
    Place = 7,
    /// A father's name by its form (`-ovich`, `-ovna`, `oglu`).
    Patronymic = 8,
    /// A generational suffix (`Jr`, `III`).
    Suffix = 9,
}

impl TokenClass {
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            0 => Self::Word,
            1 => Self::Initial,
            2 => Self::Number,
            3 => Self::Particle,
            4 => Self::Title,
            5 => Self::LegalForm,
            6 => Self::Generic,
            7 => Self::Place,
            8 => Self::Patronymic,
            9 => Self::Suffix,
            _ => return None,
        })
    }

    /// Words that tell one party from another.
    pub fn is_distinctive(self) -> bool {
        matches!(self, Self::Word | Self::Patronymic)
    }
}

/// The token is joined to the next by a hyphen.
pub(crate) const FLAG_HYPHEN: u8 = 1;
/// The token stood in brackets.
pub(crate) const FLAG_BRACKET: u8 = 2;
/// The token is the father of the token that `link` names (`X bin Y`: Y is father of X).
pub(crate) const FLAG_FATHER: u8 = 4;
/// The word for servant (`Abd`) stood before the word or in it.
pub(crate) const FLAG_SERVANT: u8 = 64;
/// A very common name, light as evidence.
pub(crate) const FLAG_COMMON: u8 = 8;
/// The token is written in another script than Latin.
pub(crate) const FLAG_FOREIGN: u8 = 16;
/// The token stands in a lexicon of attested names.
pub(crate) const FLAG_ATTESTED: u8 = 32;

/// The token, in a name that is no person's, is an English word.
pub(crate) const FLAG_DICTIONARY: u8 = 128;

/// One word of a prepared name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its role.
    pub class: TokenClass,
    /// What a hint said of it.
    pub tag: PartTag,
    /// What custom says of it, see `crate::custom`.
    pub(crate) custom: u8,
    pub(crate) flags: u8,
    /// Weight in hundredths.
    pub(crate) weight: u8,
    /// Nickname group, legal class, generic concept or number value; 0 for none.
    pub(crate) concept: u32,
    pub(crate) first_reading: u16,
    pub(crate) readings: u8,
    /// With `FLAG_FATHER`: index of the child's token.
    pub(crate) link: u8,
    /// First code point in the text.
    pub start: u16,
    /// One past the last code point in the text.
    pub end: u16,
}

impl Token {
    /// Appends its bytes.
    pub(crate) fn write(self, out: &mut Vec<u8>) {
        let ([c0, c1, c2, c3], [f0, f1]) = (self.concept.to_le_bytes(), self.first_reading.to_le_bytes());
        let ([s0, s1], [e0, e1]) = (self.start.to_le_bytes(), self.end.to_le_bytes());
        let (class, tag) = (self.class as u8, tag_byte(self.tag, self.custom));
        let front = [class, tag, self.flags, self.weight, c0, c1, c2, c3];
        let back = [f0, f1, self.readings, self.link, s0, s1, e0, e1];
        out.extend(front);
        out.extend(back);
    }
}

impl Form {
    /// Appends its bytes.
    pub(crate) fn write(self, out: &mut Vec<u8>) {
        out.extend(self.offset.to_le_bytes());
        out.extend([self.length, self.space, self.road, self.cost, self.flags, 0]);
    }
}

/// What a word can sound like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub offset: u16,
    pub length: u8,
    pub road: u8,
    /// Its sound classes.
    pub sounds: u16,
    pub sounds_length: u8,
    /// Hundredths.
    pub cost: u8,
    /// How often each class of consonants occurs, see `crate::sieve`.
    pub consonants: u32,
}

/// The whole name as syllables of one East Asian language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub offset: u16,
    pub length: u8,
    pub space: u8,
    pub road: u8,
    /// Hundredths.
    pub cost: u8,
    pub flags: u8,
}

/// A name made ready for comparison: its words with their roles, readings and weights.
#[derive(Clone, PartialEq, Eq)]
pub struct PreparedName {
    bytes: Box<[u8]>,
}

/// A prepared name read where it lies, for instance in a mapped index.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NameRef<'a> {
    bytes: &'a [u8],
}

#[inline]
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..at + 2) {
        Some(&[a, b]) => u16::from_le_bytes([a, b]),
        _ => 0,
    }
}

#[inline]
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..at + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}

/// A record whose length is known, so that its fields need not be held against its end; past the end zeros.
fn chunk<const N: usize>(bytes: &[u8], at: usize) -> &[u8; N] {
    bytes
        .get(at..)
        .and_then(<[u8]>::first_chunk)
        .unwrap_or(const { &[0; N] })
}

#[inline]
fn u8_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

impl<'a> NameRef<'a> {
    /// Reads a name at the start of `bytes`; returns it with the bytes it takes, or `None` where the bytes are not a
    /// name of this preparation.
    pub fn parse(bytes: &'a [u8]) -> Option<(Self, usize)> {
        if bytes.len() < HEADER || u32::from(u8_at(bytes, 0)) != PREPARATION_VERSION {
            return None;
        }
        let probe = NameRef { bytes };
        let end = probe.text_at() + usize::from(u16_at(bytes, 8));
        let name = NameRef {
            bytes: bytes.get(..end)?,
        };
        name.is_sound().then_some((name, end))
    }

    /// As [`NameRef::parse`] without a look at every record: enough to read it without a panic, since every read is checked
    /// against the bytes. For names that were checked when they were written.
    #[inline]
    pub fn parse_quickly(bytes: &'a [u8]) -> Option<Self> {
        if bytes.len() < HEADER || u32::from(u8_at(bytes, 0)) != PREPARATION_VERSION {
            return None;
        }
        let probe = NameRef { bytes };
        let name = NameRef {
            bytes: bytes.get(..probe.text_at() + usize::from(u16_at(bytes, 8)))?,
        };
        (name.token_count() <= MAX_TOKENS).then_some(name)
    }

    /// True when every record points inside its section, so that no later read can miss.
    pub fn is_sound(self) -> bool {
        NameKind::from_byte(u8_at(self.bytes, 1)).is_some()
            && self.token_count() <= MAX_TOKENS
            && self
                .bytes
                .get(self.text_at()..)
                .is_some_and(|text| std::str::from_utf8(text).is_ok())
            && (0..self.token_count()).all(|i| self.token_is_sound(i))
            && (0..self.reading_count()).all(|i| {
                let reading = self.reading(i);
                usize::from(reading.length) <= MAX_LETTERS
                    && self.inside(reading.offset, reading.length)
                    && self.inside(reading.sounds, reading.sounds_length)
            })
            && (0..self.form_count()).all(|i| {
                let form = self.form(i);
                self.inside(form.offset, form.length)
            })
    }

    fn token_is_sound(self, index: usize) -> bool {
        let at = HEADER + index * TOKEN;
        let token = self.token(index);
        TokenClass::from_byte(u8_at(self.bytes, at)).is_some()
            && PartTag::from_byte(u8_at(self.bytes, at + 1) & TAG_BITS).is_some()
            && usize::from(token.readings) <= MAX_READINGS
            && usize::from(token.first_reading) + usize::from(token.readings) <= self.reading_count()
            && token.start <= token.end
    }

    fn inside(self, offset: u16, length: u8) -> bool {
        usize::from(offset) + usize::from(length) <= self.letters_len()
    }

    /// What kind of thing bears the name.
    pub fn kind(self) -> NameKind {
        NameKind::from_byte(u8_at(self.bytes, 1)).unwrap_or(NameKind::Unknown)
    }

    /// Number of words.
    pub fn token_count(self) -> usize {
        usize::from(u8_at(self.bytes, 2))
    }

    /// True where the whole name is written in Han characters, kana or Hangul.
    pub(crate) fn is_native(self) -> bool {
        u8_at(self.bytes, 10) & NAME_NATIVE != 0
    }

    /// True where the whole name is written in kana.
    pub(crate) fn is_kana(self) -> bool {
        u8_at(self.bytes, 10) & NAME_KANA != 0
    }

    pub(crate) fn form_count(self) -> usize {
        usize::from(u8_at(self.bytes, 3))
    }

    pub(crate) fn reading_count(self) -> usize {
        usize::from(u16_at(self.bytes, 4))
    }

    /// No name.
    pub(crate) const EMPTY: NameRef<'static> = NameRef { bytes: &[] };

    /// What is said of the whole name.
    pub(crate) fn flags(self) -> u8 {
        u8_at(self.bytes, 10)
    }

    /// The letters of all readings and forms.
    pub(crate) fn all_letters(self) -> &'a [u8] {
        self.bytes
            .get(self.letters_at()..self.text_at())
            .unwrap_or_default()
    }

    /// Appends its readings as they are where `letters` more stand before its own.
    pub(crate) fn readings_after(self, letters: u16, out: &mut Vec<u8>) {
        let from = out.len();
        let readings = self.bytes.get(self.readings_at()..self.forms_at());
        out.extend_from_slice(readings.unwrap_or_default());
        let new = out.get_mut(from..).unwrap_or_default();
        for reading in new.as_chunks_mut::<READING>().0 {
            for at in [0, 4] {
                let moved = u16_at(reading, at).wrapping_add(letters).to_le_bytes();
                reading[at..at + 2].copy_from_slice(&moved);
            }
        }
    }

    fn letters_len(self) -> usize {
        usize::from(u16_at(self.bytes, 6))
    }

    fn readings_at(self) -> usize {
        HEADER + self.token_count() * TOKEN
    }

    fn forms_at(self) -> usize {
        self.readings_at() + self.reading_count() * READING
    }

    fn letters_at(self) -> usize {
        self.forms_at() + self.form_count() * FORM
    }

    fn text_at(self) -> usize {
        self.letters_at() + self.letters_len()
    }

    /// The name as it was given, cut at 384 characters.
    pub fn text(self) -> &'a str {
        self.bytes
            .get(self.text_at()..)
            .and_then(|text| std::str::from_utf8(text).ok())
            .unwrap_or("")
    }

    /// The word at `index`; past the end an empty particle.
    pub fn token(self, index: usize) -> Token {
        let at = HEADER + index * TOKEN;
        let bytes = chunk::<TOKEN>(self.bytes, at);
        Token {
            class: TokenClass::from_byte(u8_at(bytes, 0)).unwrap_or(TokenClass::Particle),
            tag: PartTag::from_byte(u8_at(bytes, 1) & TAG_BITS).unwrap_or(PartTag::Unknown),
            custom: u8_at(bytes, 1) >> TAG_BITS.count_ones(),
            flags: u8_at(bytes, 2),
            weight: u8_at(bytes, 3),
            concept: u32_at(bytes, 4),
            first_reading: u16_at(bytes, 8),
            readings: u8_at(bytes, 10),
            link: u8_at(bytes, 11),
            start: u16_at(bytes, 12),
            end: u16_at(bytes, 14),
        }
    }

    /// The words in the order of the text.
    pub fn tokens(self) -> impl Iterator<Item = Token> + 'a {
        (0..self.token_count()).map(move |index| self.token(index))
    }

    pub(crate) fn reading(self, index: usize) -> Reading {
        let at = self.readings_at() + index * READING;
        let bytes = chunk::<READING>(self.bytes, at);
        Reading {
            offset: u16_at(bytes, 0),
            length: u8_at(bytes, 2),
            road: u8_at(bytes, 3),
            sounds: u16_at(bytes, 4),
            sounds_length: u8_at(bytes, 6),
            cost: u8_at(bytes, 7),
            consonants: u32_at(bytes, 8),
        }
    }

    pub(crate) fn form(self, index: usize) -> Form {
        let at = self.forms_at() + index * FORM;
        let bytes = chunk::<FORM>(self.bytes, at);
        Form {
            offset: u16_at(bytes, 0),
            length: u8_at(bytes, 2),
            space: u8_at(bytes, 3),
            road: u8_at(bytes, 4),
            cost: u8_at(bytes, 5),
            flags: u8_at(bytes, 6),
        }
    }

    /// The letters that a reading or form points at.
    pub(crate) fn letters(self, offset: u16, length: u8) -> &'a [u8] {
        let at = self.letters_at() + usize::from(offset);
        self.bytes.get(at..at + usize::from(length)).unwrap_or(&[])
    }

    /// The part of the text that a word stands on.
    pub fn surface(self, token: Token) -> &'a str {
        let text = self.text();
        let byte_of = |position: u16| {
            text.char_indices()
                .nth(usize::from(position))
                .map_or(text.len(), |(byte, _)| byte)
        };
        text.get(byte_of(token.start)..byte_of(token.end)).unwrap_or("")
    }
}

impl PreparedName {
    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Self {
        Self {
            bytes: bytes.into_boxed_slice(),
        }
    }

    /// The name as a view, the form in which it is compared.
    pub fn as_ref(&self) -> NameRef<'_> {
        NameRef { bytes: &self.bytes }
    }

    /// Appends the name's bytes: the same name always gives the same bytes.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.bytes);
    }

    /// Reads a name at the start of `bytes`; returns it with the bytes it took, or `None` where the bytes are not a
    /// name of this preparation.
    pub fn decode(bytes: &[u8]) -> Option<(Self, usize)> {
        let (name, length) = NameRef::parse(bytes)?;
        Some((
            Self {
                bytes: name.bytes.into(),
            },
            length,
        ))
    }

    /// The name as it was given, cut at 384 characters.
    pub fn text(&self) -> &str {
        self.as_ref().text()
    }

    /// What kind of thing bears the name.
    pub fn kind(&self) -> NameKind {
        self.as_ref().kind()
    }

    /// The words in the order of the text.
    pub fn tokens(&self) -> impl Iterator<Item = Token> + '_ {
        self.as_ref().tokens()
    }
}

impl std::fmt::Debug for PreparedName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_ref().fmt(f)
    }
}

impl std::fmt::Debug for NameRef<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.kind(), self.text())?;
        for token in self.tokens() {
            write!(
                f,
                "\n  {:?} {:?} w{}",
                self.surface(token),
                token.class,
                token.weight
            )?;
            for index in 0..usize::from(token.readings) {
                let reading = self.reading(usize::from(token.first_reading) + index);
                let letters =
                    String::from_utf8_lossy(self.letters(reading.offset, reading.length)).into_owned();
                write!(f, " {letters}/{}/{}", reading.road, reading.cost)?;
            }
        }
        for index in 0..self.form_count() {
            let form = self.form(index);
            write!(
                f,
                "\n  form space {} road {} cost {} flags {}",
                form.space, form.road, form.cost, form.flags
            )?;
        }
        Ok(())
    }
}
