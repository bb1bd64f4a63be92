//! The one door through which a name comes in, listed or asked.
//!
//! The order of work: words, their roles, compounds, readings, published parts, fathers and sons. Each step is a file or a
//! function here; none knows whether the name is listed or asked.

use exonym_text::road::Road;
use exonym_text::script::Script;
use exonym_text::tokenize::{Case, Gap};

use crate::arabic;
use crate::forms::forms;
use crate::kind::{NameKind, PartHint, PartTag};
use crate::layout::{
    FLAG_ATTESTED, FLAG_BRACKET, FLAG_COMMON, FLAG_DICTIONARY, FLAG_FATHER, FLAG_FOREIGN, FLAG_HYPHEN,
    FLAG_SERVANT, MAX_TOKENS, NAME_KANA, NAME_NATIVE, PreparedName, TokenClass,
};
use crate::lookup;
use crate::pieces::{Piece, pieces};
use crate::roles::{Context, Role, is_common, is_filiation, roles};
use crate::writer::{Draft, DraftReading, write};
use crate::{custom, somali, weights};

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
    let text = bare(text);
    let pieces = pieces(text, kind);
    let forms = forms(&pieces, kind);
    let syllabic = pieces.len() > 2 && forms.iter().any(|form| form.apart);
    let roles = roles(&pieces, Context { kind, syllabic });
    let language = somali::is_somali(&pieces).then_some(somali::LANGUAGE);
    let mut drafts: Vec<Draft> = Vec::with_capacity(roles.len());
    for role in roles.iter().take(MAX_TOKENS) {
        drafts.push(draft(&pieces, role, (kind, language)));
    }
    hyphens(&mut drafts, &pieces, &roles);
    if matches!(kind, NameKind::Organization | NameKind::Unknown) {
        spelled_out(&mut drafts, &pieces, &roles);
    }
    tag(&mut drafts, hints);
    repeated(&mut drafts);
    if matches!(kind, NameKind::Organization) {
        abbreviated(&mut drafts, &pieces, &roles);
        honoured(&mut drafts);
    }
    raise_generic(&mut drafts);
    fathers(&mut drafts);
    heads(&mut drafts);
    let native = !pieces.is_empty() && pieces.iter().all(is_native);
    if native && is_own_name(&pieces, !forms.is_empty()) {
        drop_foreign(&mut drafts);
    }
    let kana = native && pieces.iter().all(is_kana);
    let flag = |set: bool, flag: u8| if set { flag } else { 0 };
    let flags = flag(native, NAME_NATIVE) | flag(kana, NAME_KANA);
    write(text, kind, flags, &drafts, &forms)
}

/// The text without what is no part of the name: the number of an item in a list (`1) `, `[a] `) and a possessive at the end.
fn bare(text: &str) -> &str {
    const NUMBER: usize = 3;
    let trimmed = text.trim();
    let item = trimmed.trim_start_matches(['(', '[']);
    let number = item.chars().take_while(char::is_ascii_alphanumeric).count();
    let rest = item
        .get(number..)
        .and_then(|rest| rest.strip_prefix([')', ']']))
        .map(str::trim_start)
        .filter(|rest| (1..=NUMBER).contains(&number) && rest.chars().any(char::is_alphabetic));
    let text = rest.unwrap_or(trimmed);
    let possessive = ["'s", "’s", "'S", "’S"];
    possessive
        .iter()
        .find_map(|ending| text.strip_suffix(ending))
        .filter(|rest| rest.chars().filter(|c| c.is_alphabetic()).count() >= NUMBER)
        .unwrap_or(text)
}

/// Written in a script whose names of its own are read by syllables.
fn is_native(piece: &Piece) -> bool {
    matches!(
        piece.script,
        Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana
    )
}

fn is_kana(piece: &Piece) -> bool {
    matches!(piece.script, Script::Hiragana | Script::Katakana)
}

/// Whether an East Asian name is one of its own language rather than a transcription: in Han, blanks part surname and given
/// name while foreign names have dots; in Hangul, the surname stands alone.
fn is_own_name(pieces: &[Piece], coherent: bool) -> bool {
    let han = pieces.iter().all(|piece| piece.script == Script::Han);
    let blank = pieces.iter().any(|piece| piece.gap == Gap::Blank);
    let lone = pieces.iter().any(|piece| piece.text.chars().count() == 1);
    pieces.len() > 1 && (han && blank || coherent && lone)
}

/// A name that is coherent in its own language is not the transcription of a foreign one.
fn drop_foreign(drafts: &mut [Draft]) {
    for draft in drafts {
        if draft.readings.iter().any(|reading| !reading.road.is_foreign()) {
            draft.readings.retain(|reading| !reading.road.is_foreign());
        }
    }
}

fn draft(pieces: &[Piece], role: &Role, (kind, language): (NameKind, Option<&str>)) -> Draft {
    let span = pieces.get(role.first..role.first + role.count).unwrap_or(&[]);
    let bracket = span.iter().all(|piece| piece.bracket);
    let foreign = span
        .iter()
        .any(|piece| !matches!(piece.script, Script::Latin | Script::Common));
    let plain = span.first().map_or("", |piece| piece.plain.as_str());
    let mut flags = 0;
    for (set, flag) in [
        (bracket, FLAG_BRACKET),
        (foreign, FLAG_FOREIGN),
        (role.servant, FLAG_SERVANT),
    ] {
        flags |= if set { flag } else { 0 };
    }
    let mut weight = weight_of(role.class);
    let readings = readings(span, role, language);
    let by_sound = readings.iter().find(|reading| reading.road == Road::SomaliSound);
    let common = is_common(plain) || by_sound.is_some_and(|reading| is_common(&reading.letters));
    if role.class == TokenClass::Word && role.count == 1 && common {
        flags |= FLAG_COMMON;
        weight = weights::COMMON;
    }
    if role.kunya {
        weight = weights::KUNYA;
    }
    if role.class == TokenClass::Word && !foreign && lookup::is_attested(plain) {
        flags |= FLAG_ATTESTED;
    }
    let things = matches!(kind, NameKind::Organization | NameKind::Object);
    if things && role.count == 1 && !foreign && exonym_tables::words::contains(plain) {
        flags |= FLAG_DICTIONARY;
    }
    // By the letters alone, which are what an index knows a word by.
    let custom = match readings.first() {
        Some(first) if role.class == TokenClass::Word && !foreign && !role.servant => {
            custom::of(&first.letters)
        }
        _ => 0,
    };
    let mut concept = role.concept;
    if role.class == TokenClass::Word && !role.servant && !things {
        concept = lookup::given_name(readings.iter().take(2).map(|reading| reading.letters.as_str()));
    }
    let at = |position: Option<u32>| position.and_then(|p| u16::try_from(p).ok()).unwrap_or(u16::MAX);
    Draft {
        class: role.class,
        tag: PartTag::Unknown,
        custom,
        flags,
        weight: (weight * 100.0) as u8,
        concept,
        link: 0,
        // A comma turns words round (`Majeed, Abdul`), so the first word of a compound may stand last.
        start: at(span.iter().map(|piece| piece.span.start).min()),
        end: at(span.iter().map(|piece| piece.span.end).max()),
        readings,
    }
}

/// What a word can sound like. Compounds and words without sound of interest have one reading.
fn readings(span: &[Piece], role: &Role, language: Option<&str>) -> Vec<DraftReading> {
    let plain = |letters: String| {
        vec![DraftReading {
            letters,
            road: Road::AsWritten,
            cost: 0,
        }]
    };
    if let Some(unified) = &role.unified {
        return plain(unified.clone());
    }
    let (text, script) = match (&role.read, span) {
        (Some(text), [first, ..]) => (text, first.script),
        (None, [piece]) => (&piece.text, piece.script),
        _ => return plain(span.iter().map(|piece| piece.plain.as_str()).collect()),
    };
    let language = language.filter(|_| script == Script::Latin && somali::sound(text).is_some());
    let mut out: Vec<DraftReading> = Vec::new();
    for reading in exonym_text::readings::readings(text, script, language) {
        let letters = if role.class == TokenClass::Word {
            arabic::unify(reading.text)
        } else {
            reading.text
        };
        let table = |road: Road| (road.is_unvowelled(), road.is_foreign());
        if !out
            .iter()
            .any(|other| other.letters == letters && table(other.road) == table(reading.road))
        {
            out.push(DraftReading {
                letters,
                road: reading.road,
                cost: (reading.cost * 100.0).round() as u8,
            });
        }
    }
    out
}

/// Marks words that a hyphen joins to the next.
fn hyphens(drafts: &mut [Draft], pieces: &[Piece], roles: &[Role]) {
    for (draft, next) in drafts.iter_mut().zip(roles.iter().skip(1)) {
        if pieces
            .get(next.first)
            .is_some_and(|piece| piece.gap == Gap::Hyphen)
        {
            draft.flags |= FLAG_HYPHEN;
        }
    }
}

/// Puts the published parts' tags on the words that bear them.
fn tag(drafts: &mut [Draft], hints: &[PartHint]) {
    for hint in hints {
        for word in pieces(&hint.text, NameKind::Unknown) {
            let unified = arabic::unify(word.plain.clone());
            let bearer = drafts.iter_mut().find(|draft| {
                draft.tag == PartTag::Unknown
                    && draft
                        .readings
                        .first()
                        .is_some_and(|r| r.letters == word.plain || r.letters == unified)
            });
            if let Some(draft) = bearer {
                draft.tag = hint.kind;
            }
        }
    }
}

/// A word said twice says little the second time.
fn repeated(drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let Some(draft) = rest.first_mut() else { break };
        let same =
            |other: &Draft| other.class == draft.class && other.readings.first() == draft.readings.first();
        let says = matches!(
            draft.class,
            TokenClass::Word | TokenClass::Generic | TokenClass::Place
        );
        if says && before.iter().any(same) {
            draft.weight = (weights::REPEATED * 100.0) as u8;
        }
    }
}

/// The words of an abbreviation that is read as them weigh a third each: it is dropped and added as one word.
fn spelled_out(drafts: &mut [Draft], pieces: &[Piece], roles: &[Role]) {
    let place = |role: &Role| {
        let piece = pieces
            .get(role.first)
            .filter(|piece| piece.script == Script::Latin);
        piece.map(|piece| piece.span.clone())
    };
    let places: Vec<_> = roles.iter().map(place).collect();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let own = places.get(at).cloned().flatten();
        let beside = [at.checked_sub(1), at.checked_add(1)];
        let same = |other: &Option<usize>| {
            let other = other.and_then(|other| places.get(other).cloned().flatten());
            own.is_some() && own == other
        };
        if beside.iter().any(same) {
            draft.weight = (f32::from(draft.weight) * weights::SPELLED_OUT) as u8;
        }
    }
}

/// An abbreviation in brackets behind the name that it stands for (`Tehrik-e Taliban Pakistan (TTP)`) says nothing of its own. One that no
/// first letters spell is told by its capitals beside words that are not all in capitals: it abbreviates the name in another language.
fn abbreviated(drafts: &mut [Draft], pieces: &[Piece], roles: &[Role]) {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=10;
    /// Words from which on a name is abbreviated.
    const WORDS: usize = 3;
    let in_brackets = |draft: &Draft| draft.flags & FLAG_BRACKET != 0;
    let Some(at) = drafts.iter().position(in_brackets) else {
        return;
    };
    let Some((before, [draft, rest @ ..])) = drafts.split_at_mut_checked(at) else {
        return;
    };
    if before.len() < WORDS || draft.class != TokenClass::Word || rest.iter().any(in_brackets) {
        return;
    }
    let Some(letters) = draft.readings.first().map(|reading| reading.letters.as_bytes()) else {
        return;
    };
    if !LETTERS.contains(&letters.len()) {
        return;
    }
    let counts = |draft: &&Draft| draft.class != TokenClass::Particle;
    let first = |draft: &Draft| draft.readings.first()?.letters.as_bytes().first().copied();
    let spelled = before
        .iter()
        .filter(counts)
        .filter_map(first)
        .eq(letters.iter().copied())
        || before.iter().filter_map(first).eq(letters.iter().copied());
    let is_upper = |role: &Role| {
        pieces
            .get(role.first)
            .is_some_and(|piece| piece.case == Case::Upper)
    };
    let capitals = letters.len() > 2
        && roles.get(at).is_some_and(is_upper)
        && roles.iter().take(at).filter(|role| is_upper(role)).count() * 2 < at;
    if spelled || capitals {
        draft.weight = (weights::REPEATED * 100.0) as u8;
    }
}

/// In whose honour an organisation is named (`named after N. A. Semikhatov`, `имени Дегтярёва`) is said or left out as brackets are, where
/// other words tell which organisation it is.
fn honoured(drafts: &mut [Draft]) {
    /// Names of whoever is honoured.
    const NAMES: usize = 3;
    let says = |draft: &Draft| {
        let word = draft
            .readings
            .first()
            .map_or("", |reading| reading.letters.as_str());
        draft.class == TokenClass::Particle
            && matches!(
                word,
                "named" | "imeni" | "imena" | "imienia" | "nomme" | "benannt"
            )
    };
    let Some(at) = drafts.iter().position(says) else {
        return;
    };
    let of_name = |draft: &&Draft| {
        matches!(
            draft.class,
            TokenClass::Particle | TokenClass::Initial | TokenClass::Word | TokenClass::Patronymic
        )
    };
    let (before, rest) = drafts.split_at_mut(at);
    let (honoured, after) = rest.split_at_mut(rest.iter().take_while(of_name).count());
    let names = honoured.iter().filter(|draft| draft.class == TokenClass::Word);
    let mut beside = before.iter().chain(after.iter());
    if names.count() <= NAMES && beside.any(|draft| draft.class.is_distinctive()) {
        honoured.iter_mut().for_each(|draft| draft.flags |= FLAG_BRACKET);
    }
}

/// Where no word tells one organisation from another, its generic words must.
fn raise_generic(drafts: &mut [Draft]) {
    if !drafts.iter().any(|draft| draft.class.is_distinctive()) {
        let generic = drafts
            .iter_mut()
            .filter(|draft| draft.class == TokenClass::Generic);
        generic.for_each(|draft| draft.weight = (weights::GENERIC_ALONE * 100.0) as u8);
    }
}

/// A head's title tells whose surname follows only where the surname is all that follows and few bear it; else it is a title like
/// others.
fn heads(drafts: &mut [Draft]) {
    let mut names = drafts.iter().filter(|draft| draft.class.is_distinctive());
    let telling = match (names.next(), names.next()) {
        (Some(draft), None) => {
            draft.flags & FLAG_COMMON == 0
                && draft
                    .readings
                    .first()
                    .is_some_and(|reading| lookup::is_telling_surname(&reading.letters))
        }
        _ => false,
    };
    if !telling {
        let titles = drafts.iter_mut().filter(|draft| draft.class == TokenClass::Title);
        titles.for_each(|draft| draft.concept = 0);
    }
}

/// Marks fathers: in `X bin Y` the next name after `bin` is the father of the last name before it.
fn fathers(drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let says_son = drafts.get(index).is_some_and(|d| {
            d.class == TokenClass::Particle && d.readings.first().is_some_and(|r| is_filiation(&r.letters))
        });
        if !says_son {
            continue;
        }
        let child = (0..index)
            .rev()
            .find(|&i| drafts.get(i).is_some_and(|d| d.class.is_distinctive()));
        let father = drafts
            .iter_mut()
            .skip(index + 1)
            .find(|d| d.class.is_distinctive());
        if let (Some(child), Some(father)) = (child, father) {
            father.flags |= FLAG_FATHER;
            father.link = u8::try_from(child).unwrap_or(0);
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
