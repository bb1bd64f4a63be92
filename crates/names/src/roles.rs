//! Which role each word of a name plays, and which words belong together.

use exonym_text::script::Script;
use exonym_text::tokenize::Case;

use crate::arabic;
use crate::kind::NameKind;
use crate::layout::TokenClass;
use crate::lookup;
use crate::number;
use crate::pieces::Piece;

/// One or several pieces that make a word of the name.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub first: usize,
    pub count: usize,
    pub class: TokenClass,
    pub concept: u32,
    /// The one spelling of a compound.
    pub unified: Option<String>,
    /// The text whose readings count where it is not that of the only piece.
    pub read: Option<String>,
    /// A servant name: what is read is its second half.
    pub servant: bool,
}

impl Role {
    fn new(first: usize, count: usize, class: TokenClass, concept: u32) -> Self {
        Self {
            first,
            count,
            class,
            concept,
            unified: None,
            read: None,
            servant: false,
        }
    }
}

/// Names borne by so many that they say little, in plain letters. Hand-kept: the commonest given names and surnames of
/// the parts of the world that the lists name most.
pub(crate) fn is_common(plain: &str) -> bool {
    const COMMON: &[&str] = &[
        "ali", "ahmad", "ahmed", "khan", "abu", "haji", "kim", "hassan", "hasan",
    ];
    COMMON.binary_search_by(|word| word.cmp(&plain)).is_ok() || is_muhammad(plain)
}

/// The name of the prophet in its spellings: `m`, vowel, `h`, vowel, `m`, vowel, `d` or `t`.
fn is_muhammad(plain: &str) -> bool {
    if matches!(plain, "md" | "mohd" | "muhd" | "mohamad") {
        return true;
    }
    let bare: String = plain
        .chars()
        .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
        .collect();
    matches!(bare.as_str(), "mhmd" | "mhmmd" | "mhmt" | "mhmmt" | "mmd" | "mhd")
        && plain.starts_with('m')
        && plain.len() >= 6
}

/// True for words that say `son of` or `daughter of` between two names.
pub(crate) fn is_filiation(plain: &str) -> bool {
    matches!(
        plain,
        "bin" | "ibn" | "ben" | "bint" | "bent" | "binti" | "ould" | "wuld" | "ouled" | "bn"
    )
}

/// Goes through the words once, longest phrases first.
pub(crate) fn roles(pieces: &[Piece], kind: NameKind) -> Vec<Role> {
    let all_upper = pieces
        .iter()
        .all(|piece| piece.case != Case::Lower && piece.case != Case::Title);
    let mut out: Vec<Role> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let role = phrase(pieces, at, kind)
            .or_else(|| compound(pieces, at, kind))
            .unwrap_or_else(|| single(pieces, at, kind, all_upper));
        at += role.count;
        out.push(role);
    }
    out
}

/// Legal forms and titles of several words, and legal forms of one.
fn phrase(pieces: &[Piece], at: usize, kind: NameKind) -> Option<Role> {
    for count in (1..=lookup::LONGEST_PHRASE.min(pieces.len() - at)).rev() {
        let span = pieces.get(at..at + count)?;
        let Some(concept) = lookup::legal_form(span) else {
            continue;
        };
        if fits_legal_form(pieces, at, count, kind) {
            return Some(Role::new(at, count, TokenClass::LegalForm, concept));
        }
    }
    None
}

/// A person's name holds a legal form only by mistake, at its end and in other casing; short forms in the middle of other
/// names are words.
fn fits_legal_form(pieces: &[Piece], at: usize, count: usize, kind: NameKind) -> bool {
    let edge = at == 0 || only_forms_follow(pieces, at + count);
    let letters: usize = pieces
        .iter()
        .skip(at)
        .take(count)
        .map(|piece| piece.plain.len())
        .sum();
    let upper = pieces.get(at).is_some_and(|piece| piece.case == Case::Upper);
    let others_upper = pieces.iter().take(at).any(|piece| piece.case == Case::Upper);
    match kind {
        NameKind::Object => false,
        NameKind::Person => at > 1 && at + count == pieces.len() && (letters > 4 || (upper && !others_upper)),
        NameKind::Unknown => letters > 3 || edge && pieces.len() > 1,
        NameKind::Organization => pieces.len() > count,
    }
}

/// Nothing but legal forms follows (`Co., Ltd.`).
fn only_forms_follow(pieces: &[Piece], at: usize) -> bool {
    pieces
        .get(at..)
        .unwrap_or(&[])
        .iter()
        .all(|piece| lookup::legal_form(std::slice::from_ref(piece)).is_some())
}

/// Servant names and names of faith.
fn compound(pieces: &[Piece], at: usize, kind: NameKind) -> Option<Role> {
    if kind == NameKind::Object {
        return None;
    }
    servant(pieces, at).or_else(|| faith(pieces, at))
}

fn latin(pieces: &[Piece], at: usize) -> Option<&str> {
    pieces
        .get(at)
        .filter(|piece| piece.script == Script::Latin)
        .map(|piece| piece.plain.as_str())
}

fn servant(pieces: &[Piece], at: usize) -> Option<Role> {
    let piece = pieces.get(at)?;
    let word = |count: usize| Role {
        servant: true,
        ..Role::new(at, count, TokenClass::Word, 0)
    };
    if piece.script == Script::Arabic {
        let (count, rest) =
            arabic::master_in_arabic(&piece.text, pieces.get(at + 1).map(|next| next.text.as_str()))?;
        return Some(Role {
            read: Some(rest),
            ..word(count)
        });
    }
    let first = latin(pieces, at)?;
    if !arabic::is_servant(first) {
        return arabic::master(first).map(|rest| Role {
            unified: Some(rest),
            ..word(1)
        });
    }
    let article = usize::from(latin(pieces, at + 1).is_some_and(arabic::is_article));
    let rest = latin(pieces, at + 1 + article).filter(|rest| rest.len() >= 3)?;
    Some(Role {
        unified: Some(arabic::master_of(rest)),
        ..word(2 + article)
    })
}

fn faith(pieces: &[Piece], at: usize) -> Option<Role> {
    if let Some(piece) = pieces.get(at).filter(|piece| piece.script == Script::Arabic) {
        let next = pieces
            .get(at + 1)
            .filter(|next| arabic::ends_name_in_arabic(&next.text))?;
        let read = Some(format!("{}{}", piece.text, next.text));
        return Some(Role {
            read,
            ..Role::new(at, 2, TokenClass::Word, 0)
        });
    }
    let first = latin(pieces, at)?;
    if first.len() < 2 || arabic::is_article(first) || is_filiation(first) {
        return None;
    }
    let word = |count: usize| Role {
        unified: Some(arabic::faith_of(first)),
        ..Role::new(at, count, TokenClass::Word, 0)
    };
    if latin(pieces, at + 1).is_some_and(arabic::is_article_faith) {
        return Some(word(2));
    }
    let article = latin(pieces, at + 1).is_some_and(arabic::is_article);
    (article && latin(pieces, at + 2).is_some_and(arabic::is_faith)).then(|| word(3))
}

fn single(pieces: &[Piece], at: usize, kind: NameKind, all_upper: bool) -> Role {
    let Some(piece) = pieces.get(at) else {
        return Role::new(at, 1, TokenClass::Particle, 0);
    };
    let (class, concept) = class_of(pieces, at, piece, kind);
    let initials =
        kind == NameKind::Person && class == TokenClass::Word && !all_upper && piece.case == Case::Upper;
    let _ = initials;
    Role::new(at, 1, class, concept)
}

fn class_of(pieces: &[Piece], at: usize, piece: &Piece, kind: NameKind) -> (TokenClass, u32) {
    let plain = piece.plain.as_str();
    if let Some(value) = number::digits(plain) {
        return (TokenClass::Number, lookup::number_concept(value));
    }
    if let Some(role) = roman(pieces, at, piece, kind) {
        return role;
    }
    if piece.text.chars().count() == 1
        && matches!(
            piece.script,
            Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian
        )
    {
        return (TokenClass::Initial, 0);
    }
    if kind != NameKind::Organization && pieces.len() > 2 && at > 0 && is_patronymic(plain) {
        return (TokenClass::Patronymic, 0);
    }
    lookup::word(piece, kind, pieces.len())
}

/// A father's name by its ending, in Russian, Ukrainian and Turkic usage. In a name of two words the same endings mark
/// surnames (`Abramovich`), so the caller asks for a third.
fn is_patronymic(plain: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ovich", "evich", "ovych", "evych", "ovitch", "evitch", "ovna", "evna", "ivna", "yivna", "ichna",
        "owitsch", "ovic",
    ];
    plain.len() > 6 && ENDINGS.iter().any(|ending| plain.ends_with(ending))
}

/// Roman digits count the ships, funds and branches of one name, and the sons of one family.
fn roman(pieces: &[Piece], at: usize, piece: &Piece, kind: NameKind) -> Option<(TokenClass, u32)> {
    let value =
        number::roman(&piece.plain).filter(|_| piece.script == Script::Latin && at > 0 && !piece.dotted)?;
    let last = at + 1 == pieces.len();
    match kind {
        NameKind::Person if last && (2..=4).contains(&value) => {
            Some((TokenClass::Suffix, lookup::number_concept(value)))
        }
        NameKind::Organization | NameKind::Object if piece.case != Case::Lower => {
            Some((TokenClass::Number, lookup::number_concept(value)))
        }
        NameKind::Unknown if piece.plain.len() > 1 && piece.case == Case::Upper => {
            Some((TokenClass::Number, lookup::number_concept(value)))
        }
        _ => None,
    }
}
