//! What the tables say of a word, as a role and a concept number.
//!
//! Concepts of different tables live in different ranges, so that one comparison of numbers suffices.

use crate::kind::NameKind;
use crate::layout::TokenClass;
use crate::pieces::Piece;

/// Most words of a phrase that is one legal form.
pub(crate) const LONGEST_PHRASE: usize = 5;

const NUMBERS: u32 = 0x4000_0000;
const LEGAL_FORMS: u32 = 0x2000_0000;

/// The concept of a number.
pub(crate) fn number_concept(value: u32) -> u32 {
    NUMBERS | (value & 0x3FFF_FFFF)
}

const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ibn", "ben", "bint", "ould", "de", "la", "le", "du", "del", "di", "da", "van", "von",
    "der", "den", "of", "the", "and", "for", "ul", "ur", "ud", "ad", "as", "wa", "y", "e", "und", "et",
];
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sheikh",
    "shaikh",
    "shaykh",
    "sayyid",
    "haji",
    "hajji",
    "mullah",
    "mulla",
    "maulavi",
    "mawlawi",
    "maulawi",
    "qari",
    "general",
    "president",
    "monsieur",
];
const LEGAL: &[(&str, u32)] = &[
    ("llc", 1),
    ("ooo", 1),
    ("gmbh", 1),
    ("ltd", 1),
    ("limited", 1),
    ("limited liability company", 1),
    ("inc", 2),
    ("incorporated", 2),
    ("corp", 2),
    ("corporation", 2),
    ("ag", 3),
    ("aktiengesellschaft", 3),
    ("sa", 3),
    ("jsc", 3),
    ("joint stock company", 3),
    ("open joint stock company", 3),
    ("ojsc", 3),
    ("ao", 3),
    ("oao", 3),
    ("pao", 3),
    ("plc", 3),
    ("bv", 1),
    ("nv", 3),
    ("lp", 4),
    ("se", 3),
    ("ab", 3),
    ("doo", 1),
    ("co", 5),
    ("company", 5),
];
const GENERIC: &[&str] = &[
    "bank",
    "trading",
    "group",
    "holding",
    "holdings",
    "international",
    "general",
    "trust",
    "management",
    "fund",
    "national",
    "industries",
    "industry",
    "industrial",
    "commercial",
    "shipping",
    "services",
];

/// The legal form that these words are.
pub(crate) fn legal_form(span: &[Piece]) -> Option<u32> {
    let words: Vec<&str> = span.iter().map(|piece| piece.plain.as_str()).collect();
    let phrase = words.join(" ");
    LEGAL
        .iter()
        .find(|(form, _)| *form == phrase)
        .map(|(_, class)| LEGAL_FORMS | class)
}

/// The role of one word that is neither number nor initial.
pub(crate) fn word(piece: &Piece, kind: NameKind, words: usize) -> (TokenClass, u32) {
    let plain = piece.plain.as_str();
    if words > 1 && PARTICLES.contains(&plain) {
        return (TokenClass::Particle, 0);
    }
    if matches!(kind, NameKind::Person | NameKind::Unknown) && words > 1 && TITLES.contains(&plain) {
        return (TokenClass::Title, 0);
    }
    if kind != NameKind::Person && GENERIC.contains(&plain) {
        return (TokenClass::Generic, 0);
    }
    (TokenClass::Word, 0)
}
