//! Writes the bytes that [`crate::layout`] describes.
//!
//! The writer never fails: what exceeds a limit is cut, because a name is data of others and must not stop a run.

use crate::sieve::consonants;
use exonym_text::road::Road;
use exonym_text::sound::{phones, phones_unvowelled};

use crate::kind::{NameKind, PartTag};
use crate::layout::{
    FORM_APART, FORM_SURNAME_FIRST, FORM_SURNAME_LAST, MAX_FORMS, MAX_LETTERS, MAX_READINGS, MAX_TOKENS,
    NAME_NATIVE, PREPARATION_VERSION, PreparedName, TokenClass,
};

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
    native: bool,
    drafts: &[Draft],
    forms: &[DraftForm],
) -> PreparedName {
    let drafts = drafts.get(..MAX_TOKENS.min(drafts.len())).unwrap_or(drafts);
    let forms = forms.get(..MAX_FORMS.min(forms.len())).unwrap_or(forms);
    let (mut tokens, mut readings, mut letters) = (Vec::new(), Vec::new(), Vec::new());
    let mut count: u16 = 0;
    for draft in drafts {
        let first = count;
        for reading in draft.readings.iter().take(MAX_READINGS) {
            write_reading(reading, &mut readings, &mut letters);
            count += 1;
        }
        write_token(draft, first, count - first, &mut tokens);
    }
    let mut form_bytes = Vec::new();
    for form in forms {
        write_form(form, &mut form_bytes, &mut letters);
    }
    let size = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
    let mut bytes = vec![
        PREPARATION_VERSION as u8,
        kind as u8,
        drafts.len() as u8,
        forms.len() as u8,
    ];
    bytes.extend(count.to_le_bytes());
    bytes.extend(size(letters.len()).to_le_bytes());
    bytes.extend(size(text.len()).to_le_bytes());
    bytes.extend([if native { NAME_NATIVE } else { 0 }, 0]);
    for part in [&tokens, &readings, &form_bytes, &letters] {
        bytes.extend_from_slice(part);
    }
    bytes.extend_from_slice(text.as_bytes());
    PreparedName::from_bytes(bytes)
}

fn write_token(draft: &Draft, first: u16, count: u16, out: &mut Vec<u8>) {
    out.extend([draft.class as u8, draft.tag as u8, draft.flags, draft.weight]);
    out.extend(draft.concept.to_le_bytes());
    out.extend(first.to_le_bytes());
    out.extend([count as u8, draft.link]);
    out.extend(draft.start.to_le_bytes());
    out.extend(draft.end.to_le_bytes());
}

fn write_reading(reading: &DraftReading, out: &mut Vec<u8>, letters: &mut Vec<u8>) {
    let kept = reading.letters.get(..MAX_LETTERS).unwrap_or(&reading.letters);
    let sounds = if reading.road.is_unvowelled() {
        phones_unvowelled(kept)
    } else {
        phones(kept)
    };
    out.extend(place(kept.as_bytes(), letters).to_le_bytes());
    out.extend([kept.len() as u8, reading.road as u8]);
    out.extend(place(sounds.as_bytes(), letters).to_le_bytes());
    out.extend([sounds.as_bytes().len() as u8, reading.cost]);
    out.extend(consonants(sounds.as_bytes()).to_le_bytes());
    out.extend([0; 4]);
}

fn write_form(form: &DraftForm, out: &mut Vec<u8>, letters: &mut Vec<u8>) {
    // Syllables that do not fit are better left out than cut.
    let kept = if form.bytes.len() < 256 {
        form.bytes.as_slice()
    } else {
        &[]
    };
    let last = if form.surname_last { FORM_SURNAME_LAST } else { 0 };
    let apart = if form.apart { FORM_APART } else { 0 };
    let first = if form.surname_first { FORM_SURNAME_FIRST } else { 0 };
    out.extend(place(kept, letters).to_le_bytes());
    out.extend([
        kept.len() as u8,
        form.space,
        form.road as u8,
        form.cost,
        first | last | apart,
        0,
    ]);
}

/// Puts letters into the pool, sharing what is already there, and returns where they stand. At most 384 readings of 48
/// letters and 30 sounds and 16 forms of 255 fit below 65,536.
fn place(kept: &[u8], letters: &mut Vec<u8>) -> u16 {
    let found = if kept.is_empty() {
        Some(0)
    } else {
        letters.windows(kept.len()).position(|window| window == kept)
    };
    let at = found.unwrap_or_else(|| {
        letters.extend_from_slice(kept);
        letters.len() - kept.len()
    });
    u16::try_from(at).unwrap_or(0)
}
