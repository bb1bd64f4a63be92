//! What a listed name has of its own: all of a prepared name but what its words have.
//!
//! Reasons: names of a list share most of their words, and the readings of words are most of a prepared name. An index keeps each word
//! once, by [`crate::alone`], and of a name what tells it from others with the same words; [`NameBuffer`] puts both together again, to
//! the very name that was prepared. That costs some tenths of a microsecond, and comparing knows of nothing but whole names.
//!
//! ```text
//! 0  flags u8 (1: native script, 2: kana, 4: forms follow, 8: text of 256 bytes and more) | check u8 | bytes of text u8, or u16
//!    tokens   flags u8 (1: odd weight, 2: hyphen, 4: common, 8: father, 16: one place after the last; from 32 on: tag)
//!             | with father: link u8 | with 16: length u8, else: start u16, end u16
//!    forms    count u8, then each: space u8, road u8, cost u8, flags u8, length u8, syllables
//!    text     UTF-8
//! ```
//!
//! Kind, number of words, which words, half of each weight and brackets stand with the name in the index, see [`crate::Borne`].

use crate::dictionary::Borne;
use crate::kind::{NameKind, PartTag};
use crate::layout::{
    FLAG_BRACKET, FLAG_COMMON, FLAG_FATHER, FLAG_HYPHEN, Form, MAX_FORMS, MAX_TOKENS, NAME_KANA, NAME_NATIVE,
    NameRef, PREPARATION_VERSION, PreparedName, Token,
};

/// Whole-name syllable forms follow the tokens.
const HAS_FORMS: u8 = 4;
/// The length of the text takes two bytes.
const LONG_TEXT: u8 = 8;
/// The weight is one more hundredth than [`Borne`] says.
const ODD: u8 = 1;
const HYPHEN: u8 = 2;
const COMMON: u8 = 4;
const FATHER: u8 = 8;
/// The word begins one place after the last one, as most do, and is shorter than 256.
const NEXT: u8 = 16;
/// Where the tag of a published part begins.
const TAG: u32 = 5;
/// Flags of a word that hang on its name; the others are of the word.
const OWN: u8 = FLAG_HYPHEN | FLAG_BRACKET | FLAG_FATHER | FLAG_COMMON;

/// Appends what a name has of its own, to be sealed when its words have their numbers.
pub fn encode_own(name: NameRef<'_>, out: &mut Vec<u8>) {
    let text = name.text();
    let long = text.len() > usize::from(u8::MAX);
    let mut flags = name.flags() & (NAME_NATIVE | NAME_KANA);
    flags |= if name.form_count() > 0 { HAS_FORMS } else { 0 };
    flags |= if long { LONG_TEXT } else { 0 };
    out.extend([flags, 0]);
    match u8::try_from(text.len()) {
        Ok(short) => out.push(short),
        Err(_) => out.extend((text.len() as u16).to_le_bytes()),
    }
    let mut place = 0;
    for token in name.tokens() {
        write_token(token, place, out);
        place = token.end.saturating_add(1);
    }
    if name.form_count() > 0 {
        out.push(name.form_count().min(MAX_FORMS) as u8);
    }
    for form in (0..name.form_count()).map(|index| name.form(index)) {
        out.extend([form.space, form.road, form.cost, form.flags, form.length]);
        out.extend_from_slice(name.letters(form.offset, form.length));
    }
    out.extend_from_slice(text.as_bytes());
}

/// Puts the check byte into what a name has of its own, which is all of `own`; `borne` are its words.
pub fn seal_own(own: &mut [u8], borne: impl Iterator<Item = Borne>) {
    let sum = check(own, borne);
    if let Some(slot) = own.get_mut(1) {
        *slot = sum;
    }
}

fn write_token(token: Token, place: u16, out: &mut Vec<u8>) {
    let flag = |set: bool, flag: u8| if set { flag } else { 0 };
    let father = token.flags & FLAG_FATHER != 0;
    let length = token.end.checked_sub(token.start);
    let length = length.and_then(|length| u8::try_from(length).ok());
    let length = length.filter(|_| token.start == place);
    out.push(
        flag(token.weight % 2 == 1, ODD)
            | flag(token.flags & FLAG_HYPHEN != 0, HYPHEN)
            | flag(token.flags & FLAG_COMMON != 0, COMMON)
            | flag(father, FATHER)
            | flag(length.is_some(), NEXT)
            | (token.tag as u8) << TAG,
    );
    if father {
        out.push(token.link);
    }
    match length {
        Some(length) => out.push(length),
        None => {
            out.extend(token.start.to_le_bytes());
            out.extend(token.end.to_le_bytes());
        }
    }
}

/// A byte that tells in most cases that a name, or the numbers of its words, are not as they were written. The numbers stand elsewhere in
/// the index; a name read with the words of another would be found under that.
fn check(own: &[u8], borne: impl Iterator<Item = Borne>) -> u8 {
    let mut sum = 0_u64;
    let mut add = |value: u64| sum = (sum.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // The check byte itself counts as nothing.
    add(own.first().copied().map_or(0, u64::from));
    let (whole, rest) = own.get(2..).unwrap_or_default().as_chunks::<8>();
    whole.iter().for_each(|bytes| add(u64::from_le_bytes(*bytes)));
    add(rest.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)));
    borne.for_each(|borne| add(u64::from(borne.bits())));
    (sum >> 56) as u8
}

/// Where listed names are put together; it keeps its room, so that reading names one after the other allocates nothing.
#[derive(Debug, Default)]
pub struct NameBuffer {
    bytes: Vec<u8>,
}

/// Reads what a name has of its own.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn u8(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    fn u16(&mut self) -> Option<u16> {
        let (first, rest) = self.bytes.split_first_chunk::<2>()?;
        self.bytes = rest;
        Some(u16::from_le_bytes(*first))
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(first)
    }
}

impl NameBuffer {
    /// The name that was put together last.
    pub fn into_name(self) -> PreparedName {
        PreparedName::from_bytes(self.bytes)
    }

    /// Puts a name together. `own` begins with what it has of its own, `borne` are its words, and `word` gives each word by itself. `None`
    /// where they do not fit together.
    pub fn put<'w>(
        &mut self,
        own: &[u8],
        kind: NameKind,
        borne: impl ExactSizeIterator<Item = Borne> + Clone,
        word: impl Fn(u32) -> Option<NameRef<'w>>,
    ) -> Option<NameRef<'_>> {
        let count = borne.len();
        if count > MAX_TOKENS {
            return None;
        }
        let mut words = [NameRef::EMPTY; MAX_TOKENS];
        for (slot, borne) in words.iter_mut().zip(borne.clone()) {
            *slot = word(borne.word())?;
        }
        let words = words.get(..count)?;
        let mut reader = Reader { bytes: own };
        let (flags, sum) = (reader.u8()?, reader.u8()?);
        let text_length = if flags & LONG_TEXT != 0 {
            reader.u16()?
        } else {
            u16::from(reader.u8()?)
        };
        let out = &mut self.bytes;
        out.clear();
        out.extend([PREPARATION_VERSION as u8, kind as u8, count as u8, 0]);
        let readings: usize = words.iter().map(|word| word.reading_count()).sum();
        out.extend(u16::try_from(readings).ok()?.to_le_bytes());
        out.extend([0; 2]);
        out.extend(text_length.to_le_bytes());
        out.extend([flags & (NAME_NATIVE | NAME_KANA), 0]);
        let (mut place, mut first) = (0, 0);
        for (borne, word) in borne.clone().zip(words) {
            let mut token = read_token(&mut reader, borne, word.token(0), place)?;
            place = token.end.saturating_add(1);
            token.first_reading = first;
            first += word.reading_count() as u16;
            token.write(out);
        }
        let mut letters = 0;
        for word in words {
            word.readings_after(letters, out);
            letters = letters.checked_add(u16::try_from(word.all_letters().len()).ok()?)?;
        }
        // Forms stand before the letters, so their syllables wait.
        let count = if flags & HAS_FORMS != 0 { reader.u8()? } else { 0 };
        let mut syllables: [&[u8]; MAX_FORMS] = [&[]; MAX_FORMS];
        for slot in syllables.get_mut(..usize::from(count))? {
            let &[space, road, cost, flags, length] = reader.take(5)?.first_chunk()?;
            *slot = reader.take(usize::from(length))?;
            let form = Form {
                offset: letters,
                length,
                space,
                road,
                cost,
                flags,
            };
            form.write(out);
            letters = letters.checked_add(u16::from(length))?;
        }
        words
            .iter()
            .for_each(|word| out.extend_from_slice(word.all_letters()));
        syllables.iter().for_each(|run| out.extend_from_slice(run));
        out.extend_from_slice(reader.take(usize::from(text_length))?);
        let read = own.len() - reader.bytes.len();
        if check(own.get(..read)?, borne) != sum {
            return None;
        }
        *out.get_mut(3)? = count;
        out.get_mut(6..8)?.copy_from_slice(&letters.to_le_bytes());
        NameRef::parse_quickly(out)
    }
}

/// A word as its name bears it: `known` is the word by itself.
fn read_token(reader: &mut Reader<'_>, borne: Borne, known: Token, place: u16) -> Option<Token> {
    let flags = reader.u8()?;
    let flag = |own: u8, flag: u8| if flags & own != 0 { flag } else { 0 };
    let link = if flags & FATHER != 0 { reader.u8()? } else { 0 };
    let (start, end) = if flags & NEXT != 0 {
        (place, place.saturating_add(u16::from(reader.u8()?)))
    } else {
        (reader.u16()?, reader.u16()?)
    };
    let bracket = if borne.is_bracketed() { FLAG_BRACKET } else { 0 };
    Some(Token {
        tag: PartTag::from_byte(flags >> TAG)?,
        flags: known.flags & !OWN
            | bracket
            | flag(HYPHEN, FLAG_HYPHEN)
            | flag(COMMON, FLAG_COMMON)
            | flag(FATHER, FLAG_FATHER),
        weight: borne.half_weight() * 2 + flag(ODD, 1),
        link,
        start,
        end,
        ..known
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PartHint, prepare};

    /// What is read of a name: all of it but where its letters lie.
    fn told(name: NameRef<'_>) -> String {
        let mut out = format!("{:?} {} {}\n", name, name.is_native(), name.is_kana());
        for token in name.tokens() {
            out += &format!("{token:?}\n");
            let first = usize::from(token.first_reading);
            for reading in (first..first + usize::from(token.readings)).map(|index| name.reading(index)) {
                out += &format!(
                    "{:?} {:?} {} {} {}\n",
                    name.letters(reading.offset, reading.length),
                    name.letters(reading.sounds, reading.sounds_length),
                    reading.road,
                    reading.cost,
                    reading.consonants
                );
            }
        }
        for form in (0..name.form_count()).map(|index| name.form(index)) {
            let letters = name.letters(form.offset, form.length);
            out += &format!(
                "{letters:?} {} {} {} {}\n",
                form.space, form.road, form.cost, form.flags
            );
        }
        out
    }

    fn names() -> Vec<(&'static str, NameKind)> {
        use NameKind::{Object, Organization, Person, Unknown};
        vec![
            ("Vladimir Vladimirovich PUTIN", Person),
            ("Majeed, Abdul (Abu 'l-Hasan) bin Laden al-Saudi", Person),
            ("김정은", Person),
            ("金正恩", Person),
            ("ウラジーミル・プーチン", Person),
            ("Kim Jong Un", Person),
            ("Бен Абдеррахман ибн Сауд", Person),
            ("Tehrik-e Taliban Pakistan (TTP)", Organization),
            (
                "Общество с ограниченной ответственностью «Ромашка 2000»",
                Organization,
            ),
            ("MV Grace 1", Object),
            ("", Unknown),
            ("—", Unknown),
            ("Jean-Paul Jean-Paul de la Tour 3rd", Person),
        ]
    }

    fn put_together(name: NameRef<'_>, buffer: &mut NameBuffer) -> Option<String> {
        let words: Vec<crate::PreparedName> = (0..name.token_count())
            .map(|index| crate::alone(name, index))
            .collect();
        let borne: Vec<Borne> = (0..words.len())
            .map(|index| Borne::new(index as u32, name, index))
            .collect();
        let mut own = Vec::new();
        encode_own(name, &mut own);
        seal_own(&mut own, borne.iter().copied());
        for cut in 0..own.len() {
            let word = |number: u32| words.get(number as usize).map(crate::PreparedName::as_ref);
            assert!(
                buffer
                    .put(&own[..cut], name.kind(), borne.iter().copied(), word)
                    .is_none()
            );
        }
        own.extend(b"the next name");
        let word = |number: u32| words.get(number as usize).map(crate::PreparedName::as_ref);
        let whole = buffer.put(&own, name.kind(), borne.iter().copied(), word)?;
        assert!(whole.is_sound(), "{:?}", name.text());
        Some(told(whole))
    }

    #[test]
    fn a_name_put_together_is_the_name_that_was_prepared() {
        let mut buffer = NameBuffer::default();
        let long = "Абракадабра ".repeat(60);
        for (text, kind) in names()
            .into_iter()
            .chain([(long.as_str(), NameKind::Organization)])
        {
            let hints = [
                PartHint {
                    kind: PartTag::Given,
                    text: "Vladimir Jean".to_owned(),
                },
                PartHint {
                    kind: PartTag::Nickname,
                    text: "Un".to_owned(),
                },
            ];
            let name = prepare(text, kind, &hints);
            assert_eq!(
                put_together(name.as_ref(), &mut buffer),
                Some(told(name.as_ref())),
                "{text}"
            );
        }
    }

    #[test]
    fn a_name_with_words_of_another_is_refused() {
        let name = prepare("Kim Jong Un", NameKind::Person, &[]);
        let other = prepare("Kim Jong Il", NameKind::Person, &[]);
        let words = [crate::alone(name.as_ref(), 0), crate::alone(other.as_ref(), 2)];
        let borne = |last: u32| {
            let number = |index: usize| if index == 2 { last } else { 0 };
            [0, 1, 2].map(|index| Borne::new(number(index), name.as_ref(), index))
        };
        let mut own = Vec::new();
        encode_own(name.as_ref(), &mut own);
        seal_own(&mut own, borne(0).into_iter());
        let word = |number: u32| words.get(number as usize).map(crate::PreparedName::as_ref);
        let mut buffer = NameBuffer::default();
        let mut put = |last: u32| {
            buffer
                .put(&own, NameKind::Person, borne(last).into_iter(), word)
                .is_some()
        };
        assert!(put(0) && !put(1));
    }
}
