//! Which role a word plays.
use crate::kind::NameKind;
use crate::layout::TokenClass;

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
    ("inc", 2),
    ("incorporated", 2),
    ("corp", 2),
    ("corporation", 2),
    ("ag", 3),
    ("aktiengesellschaft", 3),
    ("sa", 3),
    ("jsc", 3),
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

/// The role of a plain word, with the concept it stands for.
pub(crate) fn classify(word: &str, kind: NameKind) -> (TokenClass, u32) {
    if let Some(value) = number(word) {
        return (TokenClass::Number, value);
    }
    if PARTICLES.contains(&word) {
        return (TokenClass::Particle, 0);
    }
    if word.chars().count() == 1 {
        return (TokenClass::Initial, 0);
    }
    if kind != NameKind::Organization && kind != NameKind::Object && TITLES.contains(&word) {
        return (TokenClass::Title, 0);
    }
    if let Some(&(_, class)) = LEGAL.iter().find(|(form, _)| *form == word) {
        return (TokenClass::LegalForm, class);
    }
    if kind != NameKind::Person && GENERIC.contains(&word) {
        return (TokenClass::Generic, 0);
    }
    (TokenClass::Word, 0)
}

fn number(word: &str) -> Option<u32> {
    let digits = word.len() <= 9 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}
