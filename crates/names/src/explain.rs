//! Why two names got their score, part by part.

use exonym_text::road::Road;

use crate::layout::{FLAG_SERVANT, NameRef, PreparedName};
use crate::rule::{Rule, rule_of};
use crate::score::{Part, score, span};
use crate::scratch::{Scratch, Side};

/// What the words of a part are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The same letters.
    Same,
    /// Spelled alike.
    Spelling,
    /// Sounding alike although spelled otherwise.
    Sound,
    /// Alike after reading one in the other's script or language.
    Road,
    /// A nickname or short form.
    Nickname,
    /// A single letter for a word.
    Initial,
    /// Several words written as one.
    Joined,
    /// The same legal form.
    LegalForm,
    /// Words for the same thing.
    Generic,
    /// The same number.
    Number,
    /// First letters for the words.
    Acronym,
    /// Each side says another word.
    Conflict,
    /// Only the query has it.
    ExtraInQuery,
    /// Only the listed name has it.
    ExtraInListed,
    /// Rule: only one name proper agrees although there are more.
    SingleName,
    /// Rule: nothing that tells one party from another agrees.
    NothingDistinctive,
    /// Rule: father and son changed places.
    FatherAndSon,
    /// Rule: two East Asian names with another syllable.
    OtherSyllable,
    /// Rule: the words of one name met by readings in two languages.
    MixedLanguages,
    /// A person's name on one side, a name with the words of a company on the other.
    PersonAndCompany,
    /// Rule: only given names agree, and the surname is left over.
    OnlyGivenNames,
    /// Rule: the mother's surname agrees, the father's is left over and tells more.
    MothersSurname,
    /// Rule: the family name that was asked is left over.
    FamilyNameLeftOut,
    /// Rule: the first name is left over before one that very many bear.
    FirstNameLeftOut,
    /// Rule: an initial beside a surname of very many.
    InitialOfMany,
}

impl Relation {
    /// The word that an explanation prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Spelling => "spelling",
            Self::Sound => "sound",
            Self::Road => "road",
            Self::Nickname => "nickname",
            Self::Initial => "initial",
            Self::Joined => "joined",
            Self::LegalForm => "legal form",
            Self::Generic => "generic",
            Self::Number => "number",
            Self::Acronym => "acronym",
            Self::Conflict => "conflict",
            Self::ExtraInQuery => "extra in query",
            Self::ExtraInListed => "extra in listed",
            Self::SingleName => "single name",
            Self::NothingDistinctive => "nothing distinctive",
            Self::FatherAndSon => "father and son exchanged",
            Self::OtherSyllable => "another syllable",
            Self::MixedLanguages => "readings in two languages",
            Self::PersonAndCompany => "a person and a company",
            Self::OnlyGivenNames => "only given names",
            Self::MothersSurname => "the mother's surname alone",
            Self::FamilyNameLeftOut => "family name left out",
            Self::FirstNameLeftOut => "first name left out",
            Self::InitialOfMany => "an initial of many",
        }
    }
}

/// One line of the sum.
#[derive(Clone, Debug, PartialEq)]
pub struct PartMatch {
    /// Words of the query, empty where only the listed name has the part.
    pub query: String,
    /// Words of the listed name, empty where only the query has the part.
    pub listed: String,
    /// What they are to each other.
    pub relation: Relation,
    /// By which reading they met, where it was not as written.
    pub road: Option<&'static str>,
    /// 0 for the same up to 1.6 for a contradiction.
    pub cost: f32,
    /// Weight of the part; its share is this over the sum of all weights. 0 for a rule.
    pub weight: f32,
    /// What it adds to the score: minus share times cost, or the fixed amount of a rule. `1 + sum of effects`, clamped to
    /// 0..1, is the score.
    pub effect: f32,
    /// The rule that held the names apart here, where one did.
    pub rule: Option<Rule>,
    /// What a reader would ask else: which word of an abbreviation is meant, why the same name costs something.
    pub note: Option<String>,
}

/// A score and the parts it is the sum of.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// 0..1, the same that [`compare`] gives.
    pub score: f32,
    /// The lines of the sum.
    pub parts: Vec<PartMatch>,
}

/// How alike two names are, 0..1; 0.70 decides. Allocates nothing once `scratch` has grown.
pub fn compare(query: &PreparedName, listed: &PreparedName, scratch: &mut Scratch) -> f32 {
    compare_refs(query.as_ref(), listed.as_ref(), scratch)
}

/// [`compare`] on names read in place.
pub fn compare_refs(query: NameRef<'_>, listed: NameRef<'_>, scratch: &mut Scratch) -> f32 {
    score(query, listed, scratch)
}

/// The score with its reasons.
pub fn explain(query: &PreparedName, listed: &PreparedName, scratch: &mut Scratch) -> Comparison {
    explain_refs(query.as_ref(), listed.as_ref(), scratch)
}

/// [`explain`] on names read in place.
pub fn explain_refs(query: NameRef<'_>, listed: NameRef<'_>, scratch: &mut Scratch) -> Comparison {
    let score = score(query, listed, scratch);
    let parts = scratch.parts.iter().map(|part| {
        let asked = surface(query, &scratch.query, part.q);
        let found = surface(listed, &scratch.listed, part.l);
        let same = part.relation == Relation::Road && is_same(&asked, &found);
        PartMatch {
            relation: if same { Relation::Same } else { part.relation },
            road: road(part).filter(|_| !same),
            cost: part.cost,
            weight: part.weight,
            effect: part.effect,
            rule: rule_of(part, scratch),
            note: note((query, listed), part, same, scratch),
            query: asked,
            listed: found,
        }
    });
    Comparison {
        score,
        parts: parts.collect(),
    }
}

/// Whether two words are written the same, however they were read.
fn is_same(asked: &str, found: &str) -> bool {
    !asked.is_empty() && exonym_text::fold::fold(asked) == exonym_text::fold::fold(found)
}

/// What a reader would ask of a part.
fn note(
    (query, listed): (NameRef<'_>, NameRef<'_>),
    part: &Part,
    same: bool,
    scratch: &Scratch,
) -> Option<String> {
    let (q, l) = (span(&scratch.query, part.q), span(&scratch.listed, part.l));
    if part.weight <= 0.0 {
        return None;
    }
    if let ([q], [l]) = (q, l)
        && (q.flags ^ l.flags) & FLAG_SERVANT != 0
        && part.relation != Relation::Conflict
    {
        return Some("only one side says servant of".to_owned());
    }
    if same && part.cost > 0.0 {
        return Some("the letters leave vowels open".to_owned());
    }
    let read = [
        spelled_out(query, &scratch.query, part.q),
        spelled_out(listed, &scratch.listed, part.l),
    ];
    let mut read: Vec<&str> = read.into_iter().flatten().collect();
    read.dedup();
    (!read.is_empty()).then(|| format!("read as {}", read.join(", ")))
}

/// The word that an abbreviation stands for here: it shares its place in the text with the other words it stands for.
fn spelled_out<'a>(name: NameRef<'a>, side: &Side, (first, count): (u8, u8)) -> Option<&'a str> {
    let at = usize::from(first);
    let (1, token, head) = (count, side.tokens.get(at)?, side.heads.get(at)?) else {
        return None;
    };
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let shares = |other: &usize| {
        let other = side.tokens.get(*other);
        other.is_some_and(|other| (other.start, other.end) == (token.start, token.end))
    };
    let shared = beside.into_iter().flatten().any(|other| shares(&other));
    std::str::from_utf8(name.letters(head.offset, head.length))
        .ok()
        .filter(|_| shared)
}

/// The road that was taken: that of the side which strays further from what is written.
fn road(part: &Part) -> Option<&'static str> {
    let (query, listed) = part.roads;
    let road = if strays(listed) > strays(query) {
        listed
    } else {
        query
    };
    (part.relation == Relation::Road).then(|| Road::of(road).name())
}

/// How much there is to tell of a road: nothing of what is as written, little of a language's own customs.
fn strays(road: u8) -> u8 {
    match Road::of(road) {
        Road::AsWritten => 0,
        Road::HangulRevised | Road::HangulMcCune | Road::HangulNorth | Road::HangulCustom | Road::Pinyin => 1,
        _ => 2,
    }
}

fn surface(name: NameRef<'_>, side: &Side, place: (u8, u8)) -> String {
    let words: Vec<&str> = span(side, place)
        .iter()
        .map(|&token| name.surface(token))
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NameKind, prepare};

    fn lines(asked: &str, listed: &str, kind: NameKind) -> Vec<(String, Relation, Option<String>)> {
        let (asked, listed) = (prepare(asked, kind, &[]), prepare(listed, kind, &[]));
        let found = explain(&asked, &listed, &mut Scratch::default());
        let parts = found.parts.into_iter();
        parts
            .map(|part| {
                (
                    format!("{}~{}", part.query, part.listed),
                    part.relation,
                    part.note,
                )
            })
            .collect()
    }

    fn line<'a>(lines: &'a [(String, Relation, Option<String>)], of: &str) -> (Relation, Option<&'a str>) {
        let found = lines.iter().find(|line| line.0 == of);
        found.map_or((Relation::Conflict, None), |line| (line.1, line.2.as_deref()))
    }

    #[test]
    fn the_same_word_in_arabic_letters_is_shown_as_the_same() {
        let lines = lines("علی کستور", "علی کستوری", NameKind::Person);
        assert_eq!(line(&lines, "علی~علی").0, Relation::Same, "{lines:?}");
    }

    #[test]
    fn a_servants_word_that_one_side_lacks_is_told() {
        let lines = lines("Abdul Mohammed Kestovar", "Mohammed Kestovar", NameKind::Person);
        let told = line(&lines, "Abdul Mohammed~Mohammed");
        assert_eq!(told.1, Some("only one side says servant of"), "{lines:?}");
    }

    #[test]
    fn the_words_of_an_abbreviation_are_told_apart() {
        let lines = lines("OKB Kestovar", "Kestovar", NameKind::Organization);
        let notes: Vec<_> = lines.iter().filter_map(|line| line.2.as_deref()).collect();
        assert_eq!(
            notes,
            ["read as experimental", "read as design", "read as bureau"],
            "{lines:?}"
        );
    }
}
