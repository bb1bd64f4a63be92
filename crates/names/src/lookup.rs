//! What the tables say of a word, as a role and a concept number.
//!
//! Concepts of different tables live in different ranges, so that one comparison of numbers suffices. A given name can stand in
//! several groups of forms (`Alex` is of Alexander and of Alexis), so its concept packs up to three.

use exonym_tables::particles::Particle;
use exonym_tables::{
    countries, country_words, generic, given_names, legal_forms, numbers, particles, senses, titles,
};

use exonym_text::script::Script;

use crate::kind::NameKind;
use crate::layout::TokenClass;
use crate::pieces::Piece;

const NAMES: u32 = 0x8000_0000;
const NUMBERS: u32 = 0x4000_0000;
const LEGAL_FORMS: u32 = 0x2000_0000;
const GENERIC: u32 = 0x1000_0000;
const PLACES: u32 = 0x0800_0000;
const SENSES: u32 = 0x0400_0000;
/// With [`LEGAL_FORMS`]: the mere word for a company.
const PLAIN_COMPANY: u32 = 0x0001_0000;
/// The concept of a title that tells whose surname follows: `President Erdoğan`.
pub(crate) const HEAD: u32 = 1;
/// Bits of one membership in a group of given names: the group and one, then whether it is a full form.
const MEMBER: u32 = 10;
/// Groups of given names that a concept holds: `Ted` is of Edward, Edmund and Theodore.
const MEMBERS: u32 = 3;

/// Parts of the world: in a company's name they are mere reach.
const REGIONS: &[&str] = &[
    "africa", "america", "americas", "asia", "europe", "eurasia", "pacific",
];

/// The concept of a number.
pub(crate) fn number_concept(value: u32) -> u32 {
    NUMBERS | (value & 0x3FFF_FFFF)
}

/// The value of a number's concept.
pub(crate) fn number_of(concept: u32) -> u32 {
    concept & 0x3FFF_FFFF
}

/// The concept of a country in an organisation's name.
fn place_concept(code: &str) -> u32 {
    // In a company's name `Korea` is either; `North` and `South` are words of their own.
    let code = if code == "kp" { "kr" } else { code };
    PLACES
        | code
            .bytes()
            .fold(0, |sum: u32, byte| (sum << 5 ^ u32::from(byte)) & 0x00FF_FFFF)
}

/// True for `company` and its like, which may stand beside any legal form.
pub(crate) fn is_plain_company(concept: u32) -> bool {
    concept & (NAMES | LEGAL_FORMS | PLAIN_COMPANY) == LEGAL_FORMS | PLAIN_COMPANY
}

/// Whether plain letters are what a word would be spelled by. Where vowels are not written, or
/// must be, they are not: `عمر` (Omar) is no `Mr`, `グル` (Gul) is no guru, and `이` is a
/// surname.
fn spells(piece: &Piece) -> bool {
    !matches!(
        piece.script,
        Script::Arabic | Script::Hebrew | Script::Katakana | Script::Hiragana | Script::Han | Script::Hangul
    )
}

/// Words joined by blanks, as written and in plain letters, asked of a table.
fn ask<T>(span: &[Piece], longest: usize, table: impl Fn(&str) -> Option<T>) -> Option<T> {
    if span.is_empty() || span.len() > longest {
        return None;
    }
    if let [piece] = span {
        let plain = || (piece.plain != piece.text && spells(piece)).then(|| table(&piece.plain))?;
        return table(&piece.text).or_else(plain);
    }
    let join = |form: fn(&Piece) -> &str| span.iter().map(form).collect::<Vec<_>>().join(" ");
    let plain = || {
        let all = span.iter().all(spells);
        all.then(|| table(&join(|piece| &piece.plain)))?
    };
    table(&join(|piece| &piece.text)).or_else(plain)
}

/// The legal form that these words are.
pub(crate) fn legal_form(span: &[Piece]) -> Option<u32> {
    let form = ask(span, legal_forms::longest(), legal_forms::lookup)?;
    let plain = if form.is_plain_company() { PLAIN_COMPANY } else { 0 };
    Some(LEGAL_FORMS | plain | u32::from(form.number()))
}

/// Most words of a legal form or title that may begin with a word of a name: of most words none does, and nothing need be looked up.
pub(crate) fn longest_phrase(pieces: &[Piece], at: usize) -> usize {
    let Some(first) = pieces.get(at) else { return 0 };
    let rest = pieces.get(at..).unwrap_or_default();
    let from = |word: &str| legal_forms::longest_from(word).max(titles::longest_from(word));
    let plain = if first.plain != first.text && spells(first) {
        from(&first.plain)
    } else {
        0
    };
    // A word without a letter that the tables count would make a phrase of fewer words than it has here.
    let counts = |piece: &Piece| {
        !piece.plain.is_empty() && piece.text.chars().next().is_some_and(char::is_alphanumeric)
    };
    if rest.iter().all(counts) {
        from(&first.text).max(plain).min(rest.len())
    } else {
        legal_forms::longest().max(titles::longest()).min(rest.len())
    }
}

/// True for words that are a title of a person.
pub(crate) fn is_title(span: &[Piece]) -> bool {
    ask(span, titles::longest(), |phrase| {
        titles::is_personal(phrase).then_some(())
    })
    .is_some()
}

/// The concept of a title: [`HEAD`] for an office that one person of a country holds at a time, else 0.
pub(crate) fn title_concept(span: &[Piece]) -> u32 {
    let head = ask(span, titles::longest(), |phrase| {
        titles::is_head(phrase).then_some(())
    });
    head.map_or(0, |()| HEAD)
}

/// True for the prefix of a vessel (`MV`).
pub(crate) fn is_vessel_prefix(span: &[Piece]) -> bool {
    ask(span, titles::longest(), |phrase| {
        (titles::kind(phrase) == Some("vessel")).then_some(())
    })
    .is_some()
}

/// True for `Jr` and its like.
pub(crate) fn is_suffix(piece: &Piece) -> bool {
    ask(std::slice::from_ref(piece), 1, |word| {
        (titles::kind(word) == Some("suffix")).then_some(())
    })
    .is_some()
}

/// The particle that a word is.
pub(crate) fn particle(piece: &Piece) -> Option<Particle> {
    ask(std::slice::from_ref(piece), 1, particles::lookup)
}

/// The value of a number word (`seventeenth`).
pub(crate) fn number_word(piece: &Piece) -> Option<u32> {
    ask(std::slice::from_ref(piece), 1, numbers::lookup)
}

/// Generic word or country in the name of an organisation or vessel.
pub(crate) fn common_word(piece: &Piece, kind: NameKind) -> Option<(TokenClass, u32)> {
    let span = std::slice::from_ref(piece);
    if let Some(concept) = ask(span, 1, generic::lookup).or_else(|| of_singular(&piece.plain)) {
        return Some((TokenClass::Generic, GENERIC | u32::from(concept.number())));
    }
    if REGIONS.contains(&piece.plain.as_str()) {
        return Some((TokenClass::Generic, 0));
    }
    // A country is cut out of a native name only where the name has the words of a company.
    let native = matches!(piece.script, Script::Han | Script::Hangul);
    if (kind == NameKind::Organization || kind == NameKind::Unknown && native) && piece.plain.len() > 3 {
        let country = |word: &str| countries::lookup(word).or_else(|| country_words::lookup(word));
        return ask(span, 1, country).map(|code| (TokenClass::Place, place_concept(code)));
    }
    None
}

/// The concept of the word of which a plain Latin word is the English plural: `agencies`, `technologies`, `rockets`.
fn of_singular(plain: &str) -> Option<generic::Concept> {
    const SHORTEST: usize = 6;
    let stem = plain.strip_suffix('s').filter(|stem| stem.len() >= SHORTEST)?;
    let of_ies = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
    generic::lookup(stem).or_else(|| generic::lookup(&of_ies?))
}

/// Whether a word as written is one that many organisations bear, a legal form or a country.
pub(crate) fn is_of_organizations(word: &str) -> bool {
    generic::lookup(word).is_some()
        || senses::lookup(word).is_some()
        || legal_forms::lookup(word).is_some()
        || word.len() > 3 && (countries::lookup(word).is_some() || country_words::lookup(word).is_some())
}

/// The concept of a word of an organisation's name that translations share and that tells one from another (`revolution`); 0 where no
/// table has it.
pub(crate) fn sense(piece: &Piece) -> u32 {
    ask(std::slice::from_ref(piece), 1, senses::lookup).map_or(0, |sense| SENSES | u32::from(sense.number()))
}

/// Whether a concept is one of [`sense`].
pub(crate) fn is_sense(concept: u32) -> bool {
    concept & (NAMES | NUMBERS | LEGAL_FORMS | GENERIC | PLACES | SENSES) == SENSES
}

/// Whether two plain Latin words of one field translate each other.
pub(crate) fn is_translation(a: &[u8], b: &[u8]) -> bool {
    let sense = |word: &[u8]| std::str::from_utf8(word).ok().and_then(senses::of_plain);
    sense(a).is_some_and(|one| sense(b) == Some(one))
}

/// The concept of a given name by the groups of its first readings; 0 where no table knows it.
pub(crate) fn given_name<'a>(readings: impl Iterator<Item = &'a str>) -> u32 {
    let mut concept = 0;
    let mut held = 0;
    for member in readings.flat_map(given_names::groups) {
        let packed = (u32::from(member.group) + 1) << 1 | u32::from(member.full);
        if held < MEMBERS && packed < 1 << MEMBER && !members(concept).any(|other| other >> 1 == packed >> 1)
        {
            concept |= packed << (held * MEMBER);
            held += 1;
        }
    }
    if concept == 0 { 0 } else { concept | NAMES }
}

fn members(concept: u32) -> impl Iterator<Item = u32> {
    (0..MEMBERS)
        .map(move |place| concept >> (place * MEMBER) & ((1 << MEMBER) - 1))
        .filter(|member| *member != 0)
}

/// The groups of given names that a concept is of.
pub(crate) fn groups_of(concept: u32) -> impl Iterator<Item = u32> {
    let concept = if concept & NAMES == 0 { 0 } else { concept };
    members(concept).map(|member| member >> 1)
}

/// How many of two names are full forms of one name: 2 for variants, 1 for a full and a short form, 0 for two short forms;
/// `None` where they share no group.
pub(crate) fn shared_name(a: u32, b: u32) -> Option<u32> {
    if a & b & NAMES == 0 {
        return None;
    }
    let shared = members(a)
        .flat_map(|x| members(b).map(move |y| (x, y)))
        .filter(|(x, y)| x >> 1 == y >> 1);
    shared.map(|(x, y)| (x & 1) + (y & 1)).max()
}

/// Whether a plain Latin word is a name that persons bear, by Wikidata's labels or a census: then what stands close to it and is
/// attested too is another name.
pub(crate) fn is_attested(plain: &str) -> bool {
    exonym_tables::attested::count(plain) >= crate::weights::ATTESTED
        || exonym_tables::census::share(plain)
            .is_some_and(|share| share.surname + share.given >= crate::weights::ATTESTED_SHARE)
}

/// How many persons in a million bear a plain Latin word as a given name, by the census.
pub(crate) fn given_share(plain: &str) -> u32 {
    exonym_tables::census::share(plain).map_or(0, |share| share.given)
}

/// Whether a plain Latin word is a surname that few bear, and no given name of many: after the title of a head of state it says who
/// is meant.
pub(crate) fn is_telling_surname(plain: &str) -> bool {
    let share = exonym_tables::census::share(plain).unwrap_or_default();
    plain.len() >= crate::weights::TELLING_LETTERS
        && share.surname <= crate::weights::TELLING_SHARE
        && share.given <= crate::weights::TELLING_SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_group_are_shared() {
        let concept = |name: &str| given_name(std::iter::once(name));
        assert_eq!(shared_name(concept("benjamin"), concept("ben")), Some(1));
        assert_eq!(shared_name(concept("ibrahim"), concept("abraham")), Some(2));
        assert_eq!(shared_name(concept("benjamin"), concept("boris")), None);
        for full in ["edward", "theodore"] {
            assert_eq!(shared_name(concept("ted"), concept(full)), Some(1), "{full}");
        }
        assert_eq!(shared_name(concept("xyzzy"), concept("xyzzy")), None);
    }
}
