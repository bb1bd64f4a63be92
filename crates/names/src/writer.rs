//! Writes the bytes that [`crate::layout`] describes.
//!
//! The writer never fails: what exceeds a limit is cut, because a name is data of others and must not stop a run.

use crate::sieve::consonants;
use exonym_text::road::Road;
use exonym_text::sound::{phones, phones_unvowelled};

use crate::kind::{NameKind, PartTag};
use crate::layout::{
    FORM, FORM_APART, FORM_SURNAME_FIRST, FORM_SURNAME_LAST, HEADER, MAX_FORMS, MAX_LETTERS, MAX_READINGS,
    MAX_TOKENS, NameRef, PREPARATION_VERSION, PreparedName, READING, TOKEN, TokenClass, tag_byte,
};
use crate::pair::Word;

/// A reading before it is written: letters, road and cost in hundredths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DraftReading {
    pub letters: String,
    pub road: Road,
    pub cost: u8,
}

/// A word before it is written.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub class: TokenClass,
    pub tag: PartTag,
    /// See `crate::custom`.
    pub custom: u8,
    pub flags: u8,
    pub weight: u8,
    pub concept: u32,
    pub link: u8,
    pub start: u16,
    pub end: u16,
    pub readings: Vec<DraftReading>,
}

/// A whole-name syllable form before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DraftForm {
    /// Written syllables, see `crate::syllables`.
    pub bytes: Vec<u8>,
    pub space: u8,
    pub road: Road,
    /// Hundredths.
    pub cost: u8,
    pub surname_first: bool,
    pub surname_last: bool,
    /// Each word is one syllable.
    pub apart: bool,
}

/// Lays out one name.
pub(crate) fn write(
    text: &str,
    kind: NameKind,
    flags: u8,
    drafts: &[Draft],
    forms: &[DraftForm],
) -> PreparedName {
    let drafts = drafts.get(..MAX_TOKENS.min(drafts.len())).unwrap_or(drafts);
    let forms = forms.get(..MAX_FORMS.min(forms.len())).unwrap_or(forms);
    let all: usize = drafts
        .iter()
        .map(|draft| draft.readings.len().min(MAX_READINGS))
        .sum();
    let mut tokens = Vec::with_capacity(drafts.len() * TOKEN);
    let mut readings = Vec::with_capacity(all * READING);
    let mut letters = Pool::with_room(all);
    let mut count: u16 = 0;
    for draft in drafts {
        let first = count;
        for reading in draft.readings.iter().take(MAX_READINGS) {
            write_reading(reading, &mut readings, &mut letters);
            count += 1;
        }
        write_token(draft, first, count - first, &mut tokens);
    }
    let mut form_bytes = Vec::with_capacity(forms.len() * FORM);
    for form in forms {
        write_form(form, &mut form_bytes, &mut letters);
    }
    let size = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
    let parts = tokens.len() + readings.len() + form_bytes.len() + letters.bytes.len();
    let mut bytes = Vec::with_capacity(HEADER + parts + text.len());
    bytes.extend([
        PREPARATION_VERSION as u8,
        kind as u8,
        drafts.len() as u8,
        forms.len() as u8,
    ]);
    bytes.extend(count.to_le_bytes());
    bytes.extend(size(letters.bytes.len()).to_le_bytes());
    bytes.extend(size(text.len()).to_le_bytes());
    bytes.extend([flags, 0]);
    for part in [&tokens, &readings, &form_bytes, &letters.bytes] {
        bytes.extend_from_slice(part);
    }
    bytes.extend_from_slice(text.as_bytes());
    PreparedName::from_bytes(bytes)
}

/// The word at `index` of a name as a name of that word alone, without its text, as a dictionary keeps it.
pub fn alone(name: NameRef<'_>, index: usize) -> PreparedName {
    let token = name.token(index);
    let (mut readings, mut letters) = (Vec::new(), Pool::default());
    for reading in (Word { name, token }).readings() {
        let kept = letters.place(name.letters(reading.offset, reading.length));
        let sounds = letters.place(name.letters(reading.sounds, reading.sounds_length));
        readings.extend(kept.to_le_bytes());
        readings.extend([reading.length, reading.road]);
        readings.extend(sounds.to_le_bytes());
        readings.extend([reading.sounds_length, reading.cost]);
        readings.extend(reading.consonants.to_le_bytes());
        readings.extend([0; 4]);
    }
    let mut bytes = vec![PREPARATION_VERSION as u8, name.kind() as u8, 1, 0];
    bytes.extend(u16::from(token.readings).to_le_bytes());
    bytes.extend((letters.bytes.len() as u16).to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend([
        token.class as u8,
        tag_byte(token.tag, token.custom),
        token.flags,
        token.weight,
    ]);
    bytes.extend(token.concept.to_le_bytes());
    bytes.extend([0, 0, token.readings, 0]);
    bytes.extend([0; 4]);
    bytes.extend(readings);
    bytes.extend(letters.bytes);
    PreparedName::from_bytes(bytes)
}

fn write_token(draft: &Draft, first: u16, count: u16, out: &mut Vec<u8>) {
    out.extend([
        draft.class as u8,
        tag_byte(draft.tag, draft.custom),
        draft.flags,
        draft.weight,
    ]);
    out.extend(draft.concept.to_le_bytes());
    out.extend(first.to_le_bytes());
    out.extend([count as u8, draft.link]);
    out.extend(draft.start.to_le_bytes());
    out.extend(draft.end.to_le_bytes());
}

fn write_reading(reading: &DraftReading, out: &mut Vec<u8>, letters: &mut Pool) {
    let kept = reading.letters.get(..MAX_LETTERS).unwrap_or(&reading.letters);
    let sounds = if reading.road.is_unvowelled() {
        phones_unvowelled(kept)
    } else {
        phones(kept)
    };
    out.extend(letters.place(kept.as_bytes()).to_le_bytes());
    out.extend([kept.len() as u8, reading.road as u8]);
    out.extend(letters.place(sounds.as_bytes()).to_le_bytes());
    out.extend([sounds.as_bytes().len() as u8, reading.cost]);
    out.extend(consonants(sounds.as_bytes()).to_le_bytes());
    out.extend([0; 4]);
}

fn write_form(form: &DraftForm, out: &mut Vec<u8>, letters: &mut Pool) {
    // Syllables that do not fit are better left out than cut.
    let kept = if form.bytes.len() < 256 {
        form.bytes.as_slice()
    } else {
        &[]
    };
    let last = if form.surname_last { FORM_SURNAME_LAST } else { 0 };
    let apart = if form.apart { FORM_APART } else { 0 };
    let first = if form.surname_first { FORM_SURNAME_FIRST } else { 0 };
    out.extend(letters.place(kept).to_le_bytes());
    out.extend([
        kept.len() as u8,
        form.space,
        form.road as u8,
        form.cost,
        first | last | apart,
        0,
    ]);
}

/// The letters of all readings and forms, each run once: roads often agree, and a reading often is its own sound.
#[derive(Default)]
struct Pool {
    bytes: Vec<u8>,
    runs: Vec<(u16, u8)>,
}

impl Pool {
    /// A pool with room for the letters and sounds of so many readings, as long as most are.
    fn with_room(readings: usize) -> Pool {
        const USUAL: usize = 16;
        Pool {
            bytes: Vec::with_capacity(readings * USUAL),
            runs: Vec::with_capacity(2 * readings),
        }
    }

    /// Where a run stands, put there if it is new. At most 384 readings of 48 letters and 30 sounds and 8 forms of 255 bytes
    /// fit below 65,536, and a run has at most 255.
    fn place(&mut self, kept: &[u8]) -> u16 {
        let holds = |&&(at, length): &&(u16, u8)| {
            usize::from(length) == kept.len()
                && self.bytes.get(usize::from(at)..usize::from(at) + kept.len()) == Some(kept)
        };
        if let Some((at, _)) = self.runs.iter().find(holds) {
            return *at;
        }
        let at = u16::try_from(self.bytes.len()).unwrap_or(0);
        self.bytes.extend_from_slice(kept);
        self.runs.push((at, kept.len() as u8));
        at
    }
}
