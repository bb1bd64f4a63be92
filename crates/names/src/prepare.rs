//! The one door through which a name comes in, listed or asked.

use crate::classify::classify;
use crate::kind::{NameKind, PartHint, PartTag};
use crate::layout::{FLAG_BRACKET, FLAG_FOREIGN, FLAG_HYPHEN, PreparedName, TokenClass};
use crate::weights;
use crate::words::{plain, words};
use crate::writer::{Draft, DraftReading, write};

/// Characters of a name that are looked at.
const MAX_CHARACTERS: usize = 384;

/// Makes a name ready for filing and comparing. Never fails: text beyond 384 characters is cut, words beyond the
/// thirty-second are left out, and a text without letters or digits has no tokens. `hints` name published parts; their
/// words are looked up in the text and those that are not there are ignored.
pub fn prepare(text: &str, kind: NameKind, hints: &[PartHint]) -> PreparedName {
    let text = text
        .char_indices()
        .nth(MAX_CHARACTERS)
        .map_or(text, |(byte, _)| text.get(..byte).unwrap_or(text));
    let mut drafts: Vec<Draft> = Vec::new();
    for word in words(text) {
        let letters = plain(&word.text);
        if letters.is_empty() {
            continue;
        }
        let (class, concept) = classify(&letters, kind);
        let mut flags = if word.bracket { FLAG_BRACKET } else { 0 };
        if word.foreign {
            flags |= FLAG_FOREIGN;
        }
        if word.hyphen_before
            && let Some(before) = drafts.last_mut()
        {
            before.flags |= FLAG_HYPHEN;
        }
        drafts.push(Draft {
            class,
            tag: PartTag::Unknown,
            flags,
            weight: (weight_of(class) * 100.0) as u8,
            concept,
            link: 0,
            start: u16::try_from(word.span.start).unwrap_or(u16::MAX),
            end: u16::try_from(word.span.end).unwrap_or(u16::MAX),
            readings: vec![DraftReading {
                letters,
                road: 0,
                cost: 0,
            }],
        });
    }
    tag(&mut drafts, hints);
    write(text, kind, &drafts, &[])
}

/// Puts the published parts' tags on the words that bear them.
fn tag(drafts: &mut [Draft], hints: &[PartHint]) {
    for hint in hints {
        for word in words(&hint.text) {
            let letters = plain(&word.text);
            let bearer = drafts.iter_mut().find(|draft| {
                draft.tag == PartTag::Unknown && draft.readings.first().is_some_and(|r| r.letters == letters)
            });
            if let Some(draft) = bearer {
                draft.tag = hint.kind;
            }
        }
    }
}

fn weight_of(class: TokenClass) -> f32 {
    match class {
        TokenClass::Word => weights::WORD,
        TokenClass::Initial => weights::INITIAL,
        TokenClass::Number => weights::NUMBER,
        TokenClass::Particle => weights::PARTICLE,
        TokenClass::Title => weights::TITLE,
        TokenClass::LegalForm => weights::LEGAL,
        TokenClass::Generic => weights::GENERIC,
        TokenClass::Place => weights::PLACE,
        TokenClass::Patronymic => weights::PATRONYMIC,
        TokenClass::Suffix => weights::SUFFIX,
    }
}
