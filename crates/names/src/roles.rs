//! Which role each word of a name plays, and which words belong together.

use exonym_tables::particles::Particle;
use exonym_text::script::Script;
use exonym_text::tokenize::{Case, Gap};

use crate::compound::compound;
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
    /// `Abu`, `Umm`.
    pub kunya: bool,
}

impl Role {
    pub(crate) fn new(first: usize, count: usize, class: TokenClass, concept: u32) -> Self {
        Self {
            first,
            count,
            class,
            concept,
            unified: None,
            read: None,
            servant: false,
            kunya: false,
        }
    }
}

/// Names borne by so many that they say little, in plain letters. Hand-kept: the commonest given names and surnames of
/// the parts of the world that the lists name most.
pub(crate) fn is_common(plain: &str) -> bool {
    const COMMON: &[&str] = &["ahmad", "ahmed", "ali", "hasan", "hassan", "khan", "kim"];
    COMMON.binary_search_by(|word| (*word).cmp(plain)).is_ok() || is_muhammad(plain)
}

/// The name of the prophet in its spellings: `m`, vowel, `h`, vowel, `m`, vowel, `d` or `t`.
fn is_muhammad(plain: &str) -> bool {
    if matches!(plain, "md" | "mohd" | "muhd" | "mohamad") {
        return true;
    }
    let consonants = || {
        plain
            .bytes()
            .filter(|byte| !matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u'))
    };
    let spellings = ["mhmd", "mhmmd", "mhmt", "mhmmt", "mmd", "mhd"];
    plain.starts_with('m')
        && plain.len() >= 6
        && spellings.iter().any(|spelling| spelling.bytes().eq(consonants()))
}

/// True for words that stand between child and father (`bin`), not after the father (`oglu`).
pub(crate) fn is_filiation(plain: &str) -> bool {
    matches!(
        plain,
        "bin" | "ibn" | "ben" | "bint" | "bent" | "binti" | "binte" | "ould" | "wuld" | "ouled" | "bn"
    )
}

/// What is known of the name before its words are looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub kind: NameKind,
    /// Each word is a syllable of an East Asian name, so that none is a particle or title.
    pub syllabic: bool,
}

/// Goes through the words once, longest phrases first.
pub(crate) fn roles(pieces: &[Piece], context: Context) -> Vec<Role> {
    let mut out: Vec<Role> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let role = if context.syllabic {
            Role::new(at, 1, TokenClass::Word, 0)
        } else {
            phrase(pieces, at, context.kind)
                .or_else(|| compound(pieces, at, context.kind))
                .unwrap_or_else(|| single(pieces, at, context.kind))
        };
        at += role.count;
        out.push(role);
    }
    add_tens(&mut out, pieces);
    keep_names(&mut out);
    out
}

/// Legal forms and titles of several words, and of one.
fn phrase(pieces: &[Piece], at: usize, kind: NameKind) -> Option<Role> {
    // `HE` is looked up by what stands beside it.
    let excellency = usize::from(pieces.get(at).is_some_and(|piece| piece.plain == "he"));
    for count in (1..=lookup::longest_phrase(pieces, at).max(excellency)).rev() {
        let span = pieces.get(at..at + count)?;
        if span
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.bracket != b.bracket))
        {
            continue;
        }
        if is_title(pieces, at, span, kind) {
            return Some(Role::new(
                at,
                count,
                TokenClass::Title,
                lookup::title_concept(span),
            ));
        }
        // In `Bank of X Trust Company` the form is the last word, and what comes before tells one company from another.
        let trust = matches!(span, [piece] if piece.plain == "trust");
        if trust
            && pieces
                .get(at + 1..at + 2)
                .is_some_and(|next| lookup::legal_form(next).is_some())
        {
            continue;
        }
        let Some(concept) = may_be_legal_form(pieces, at, count, kind)
            .then(|| lookup::legal_form(span))
            .flatten()
        else {
            continue;
        };
        if fits_legal_form(pieces, at, count, kind) {
            return Some(Role::new(at, count, TokenClass::LegalForm, concept));
        }
    }
    None
}

fn is_title(pieces: &[Piece], at: usize, span: &[Piece], kind: NameKind) -> bool {
    match kind {
        NameKind::Object => at == 0 && pieces.len() > span.len() && lookup::is_vessel_prefix(span),
        NameKind::Organization => false,
        NameKind::Person | NameKind::Unknown => {
            pieces.len() > span.len()
                && (lookup::is_title(span) || is_excellency(pieces, at, span))
                && !is_surname(pieces, at, span)
                && !is_given(pieces, at, span)
                && !(kind == NameKind::Unknown && is_of_company(pieces, span))
        }
    }
}

/// A title that is a word of companies too, beside a word of companies that is no title: `Alkestovar General Trading`.
fn is_of_company(pieces: &[Piece], span: &[Piece]) -> bool {
    let [title] = span else { return false };
    let is_generic = |piece: &Piece| exonym_tables::generic::lookup(&piece.plain).is_some();
    let is_other = |piece: &Piece| is_generic(piece) && !lookup::is_title(std::slice::from_ref(piece));
    is_generic(title) && pieces.iter().any(is_other)
}

/// `HE` in capitals before three or more other words, the next not in capitals: His Excellency, where `HE Jianfeng` is a surname.
fn is_excellency(pieces: &[Piece], at: usize, span: &[Piece]) -> bool {
    let [piece] = span else { return false };
    let upper = |piece: &Piece| piece.case == Case::Upper;
    at == 0
        && piece.plain == "he"
        && upper(piece)
        && pieces.len() > 3
        && pieces.get(1).is_some_and(|next| !upper(next))
}

/// A form of address that is the first of two words and a given name of many.
fn is_given(pieces: &[Piece], at: usize, span: &[Piece]) -> bool {
    let [piece] = span else { return false };
    at == 0
        && pieces.len() == 2
        && exonym_tables::census::share(&piece.plain)
            .is_some_and(|share| share.given >= crate::weights::GIVEN_SHARE)
}

/// A word at the end of a name that is a title elsewhere and a surname by its bearers: `Brian Keith Bishop`.
fn is_surname(pieces: &[Piece], at: usize, span: &[Piece]) -> bool {
    let [piece] = span else { return false };
    at > 0
        && at + 1 == pieces.len()
        && (exonym_tables::attested::count(&piece.plain) >= crate::weights::SURNAME
            || at > 1
                && exonym_tables::census::share(&piece.plain)
                    .is_some_and(|share| share.surname >= crate::weights::SURNAME_SHARE))
}

/// What rules a legal form out by its place alone, before a table is asked.
fn may_be_legal_form(pieces: &[Piece], at: usize, count: usize, kind: NameKind) -> bool {
    match kind {
        NameKind::Object => false,
        NameKind::Person => at > 1 && at + count == pieces.len(),
        NameKind::Organization | NameKind::Unknown => pieces.len() > count,
    }
}

/// A person's name holds a legal form only by mistake, at its end and in other casing; short forms in the middle of other
/// names are words.
fn fits_legal_form(pieces: &[Piece], at: usize, count: usize, kind: NameKind) -> bool {
    let edge = only_forms_before(pieces, at) || only_forms_follow(pieces, at + count);
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
        NameKind::Person => at > 1 && at + count == pieces.len() && upper && !others_upper && letters < 5,
        NameKind::Unknown => pieces.len() > count && (letters > 3 || edge),
        NameKind::Organization => pieces.len() > count && (letters > 2 || edge),
    }
}

/// Nothing but legal forms stands before (`ПАО НК Роснефть`).
fn only_forms_before(pieces: &[Piece], at: usize) -> bool {
    all_forms(pieces.get(..at))
}

/// Nothing but legal forms follows (`Co., Ltd.`).
fn only_forms_follow(pieces: &[Piece], at: usize) -> bool {
    all_forms(pieces.get(at..))
}

fn all_forms(pieces: Option<&[Piece]>) -> bool {
    let is_form = |piece: &Piece| lookup::legal_form(std::slice::from_ref(piece)).is_some();
    pieces.unwrap_or(&[]).iter().all(is_form)
}

fn single(pieces: &[Piece], at: usize, kind: NameKind) -> Role {
    let Some(piece) = pieces.get(at) else {
        return Role::new(at, 1, TokenClass::Particle, 0);
    };
    if kind != NameKind::Organization
        && kind != NameKind::Object
        && lookup::particle(piece) == Some(Particle::Kunya)
    {
        return Role {
            kunya: true,
            ..Role::new(at, 1, TokenClass::Word, 0)
        };
    }
    let (class, concept) = class_of(pieces, at, piece, kind);
    Role::new(at, 1, class, concept)
}

fn class_of(pieces: &[Piece], at: usize, piece: &Piece, kind: NameKind) -> (TokenClass, u32) {
    let plain = piece.plain.as_str();
    if let Some(value) = number::digits(plain) {
        return (TokenClass::Number, lookup::number_concept(value));
    }
    if kind == NameKind::Organization
        && (is_lone_letter(pieces, piece)
            || is_linking_letter(pieces, at, piece)
            || is_number_sign(pieces, at, piece))
    {
        return (TokenClass::Particle, 0);
    }
    if let Some(role) = roman(pieces, at, piece, kind) {
        return role;
    }
    let alphabetic = matches!(
        piece.script,
        Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian | Script::Georgian
    );
    if piece.text.chars().count() == 1
        && alphabetic
        && (kind == NameKind::Person || piece.case != Case::Lower)
    {
        return (TokenClass::Initial, 0);
    }
    if kind != NameKind::Organization && pieces.len() > 2 && at > 0 && is_patronymic(plain) {
        return (TokenClass::Patronymic, 0);
    }
    if kind != NameKind::Organization && pieces.len() > 2 && at > 0 && lookup::is_suffix(piece) {
        return (TokenClass::Suffix, 0);
    }
    if pieces.len() > 1 && is_particle(piece, at, kind) {
        return (TokenClass::Particle, 0);
    }
    if kind == NameKind::Person {
        return (TokenClass::Word, 0);
    }
    if pieces.len() > 1
        && let Some(value) = lookup::number_word(piece)
    {
        return (TokenClass::Number, lookup::number_concept(value));
    }
    if kind == NameKind::Object {
        return (TokenClass::Word, 0);
    }
    lookup::common_word(piece, kind).unwrap_or_else(|| {
        let organization = kind == NameKind::Organization;
        (
            TokenClass::Word,
            if organization { lookup::sense(piece) } else { 0 },
        )
    })
}

/// A small letter that stands alone in the name of an organisation: the article of `l-Kunsill`, a preposition, an ending that an apostrophe
/// parts.
fn is_lone_letter(pieces: &[Piece], piece: &Piece) -> bool {
    let mut letters = piece.text.chars();
    let lone = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    lone && piece.case == Case::Lower
        && pieces.iter().any(|other| other.text.chars().count() > 2)
        && !pieces.iter().all(|other| other.case == Case::Lower)
}

/// A single letter that links the words around it: the Persian `i` or `e` between hyphens (`Tehrik-i-Taliban`), and `Y`, `E`, `И` of
/// a name that is all in capitals. Beside other single letters it is one of them.
fn is_linking_letter(pieces: &[Piece], at: usize, piece: &Piece) -> bool {
    let neighbours = [at.checked_sub(1), Some(at + 1)].map(|place| pieces.get(place?));
    let [Some(before), Some(after)] = neighbours else {
        return false;
    };
    let letters = |piece: &Piece| piece.text.chars().count();
    if letters(piece) > 2 || piece.dotted || [before, after].iter().any(|piece| letters(piece) < 3) {
        return false;
    }
    let ezafe = piece.gap == Gap::Hyphen && matches!(piece.plain.as_str(), "i" | "e" | "u" | "ye" | "yi");
    let capitals = letters(piece) == 1
        && piece.gap == Gap::Blank
        && after.gap == Gap::Blank
        && !pieces.iter().any(|piece| {
            matches!(piece.case, Case::Lower | Case::Mixed) || piece.case == Case::Title && letters(piece) > 1
        })
        && matches!(
            lookup::particle(piece),
            Some(Particle::Link | Particle::Function | Particle::Noble)
        );
    ezafe || capitals
}

/// The sign for a number before digits: `Research Institute No. 38`. `Number` in full is mostly written on both sides and stays a word.
fn is_number_sign(pieces: &[Piece], at: usize, piece: &Piece) -> bool {
    const SIGNS: [&str; 3] = ["no", "nr", "номер"];
    SIGNS.contains(&piece.text.as_str())
        && pieces
            .get(at + 1)
            .is_some_and(|next| number::digits(&next.plain).is_some())
}

/// A small word, except a word of descent that begins the name: there it is a given name (`Ben`).
fn is_particle(piece: &Piece, at: usize, kind: NameKind) -> bool {
    match lookup::particle(piece) {
        Some(Particle::Function) => at > 0 && kind == NameKind::Organization,
        None | Some(Particle::Servant | Particle::Kunya) => false,
        Some(Particle::Filiation | Particle::Daughter) => at > 0,
        Some(_) => true,
    }
}

/// A father's name by its ending, in Russian and Ukrainian usage. In a name of two words the same endings mark
/// surnames (`Abramovich`), so the caller asks for a third.
pub(crate) fn is_patronymic(plain: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ovich", "evich", "ovych", "evych", "ovitch", "evitch", "ovna", "evna", "ivna", "ichna", "owitsch",
        "ovic", // Swedish and Danish, Finnish and Estonian, Hungarian.
        "ovitj", "evitj", "ovitsj", "evitsj", "ovits", "evits", "ovics", "evics",
    ];
    // Most words end otherwise, and are not held against each.
    plain.len() > 6
        && plain.ends_with(['h', 'a', 'c', 'j', 's'])
        && ENDINGS.iter().any(|ending| plain.ends_with(ending))
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
        NameKind::Organization | NameKind::Object
            if piece.case != Case::Lower || last && piece.plain.len() > 1 && all_lower(pieces) =>
        {
            Some((TokenClass::Number, lookup::number_concept(value)))
        }
        NameKind::Unknown
            if piece.case != Case::Lower
                && (piece.plain.len() > 1 || last || only_forms_follow(pieces, at + 1)) =>
        {
            Some((TokenClass::Number, lookup::number_concept(value)))
        }
        _ => None,
    }
}

/// Whether the whole name is in small letters, so that Roman digits are too (`ark iii`).
fn all_lower(pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .all(|piece| piece.case == Case::Lower || number::digits(&piece.plain).is_some())
}

/// `Forty 4` is 44: a round number word takes the digit after it.
fn add_tens(roles: &mut Vec<Role>, pieces: &[Piece]) {
    let mut at = 0;
    while at + 1 < roles.len() {
        let value = |index: usize| {
            roles
                .get(index)
                .filter(|role| role.class == TokenClass::Number)
                .map(|role| lookup::number_of(role.concept))
        };
        let worded = roles
            .get(at)
            .and_then(|role| pieces.get(role.first))
            .is_some_and(|piece| number::digits(&piece.plain).is_none());
        if let (Some(tens), Some(ones), true) = (value(at), value(at + 1), worded)
            && (20..100).contains(&tens)
            && tens % 10 == 0
            && (1..10).contains(&ones)
        {
            let count = roles.remove(at + 1).count;
            if let Some(role) = roles.get_mut(at) {
                role.count += count;
                role.concept = lookup::number_concept(tens + ones);
            }
        }
        at += 1;
    }
}

/// A name is never all titles and particles: where fewer than two words would be left as names, titles that do not begin the
/// name (`Janan Agha`), and particles where no word is left at all, are names.
fn keep_names(roles: &mut [Role]) {
    let names = |roles: &[Role]| {
        roles
            .iter()
            .filter(|role| !matches!(role.class, TokenClass::Particle | TokenClass::Title))
            .count()
    };
    if names(roles) < 2 {
        for role in roles
            .iter_mut()
            .skip(1)
            .filter(|role| role.class == TokenClass::Title)
        {
            role.class = TokenClass::Word;
        }
    }
    if names(roles) == 0 {
        roles.iter_mut().for_each(|role| role.class = TokenClass::Word);
    }
}
