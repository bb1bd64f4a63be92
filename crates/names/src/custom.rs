//! What custom says of whole persons' names: which words a person may be called by, and which not.
//!
//! A name that stands in part in a longer one mostly is that name: people leave names out. They do not leave out any. Nobody is told by
//! two given names, nor by the mother's surname while it is the commoner one; a Western surname is the last name to go. What a word is by
//! custom is looked up when a name is prepared and kept in its token, so that comparing asks no table.

use crate::explain::Relation;
use crate::kind::PartTag;
use crate::layout::{FLAG_COMMON, NameRef, Token, TokenClass};
use crate::scratch::{Scratch, Side};
use crate::weights;

/// The word is a given name more often than a surname.
const GIVEN: u8 = 1;
/// The word is a given name of very many.
const FREQUENT: u8 = 2;
/// The word is a surname of Spanish custom: the father's stands before the mother's.
const SPANISH: u8 = 4;
/// Where the class of how many bear the word as a surname begins.
const CLASS: u8 = 3;
/// Bearers in a million from which on each class above the lowest begins.
const CLASSES: [u32; 3] = [50, 300, 1000];
/// Names up to which one left out at the beginning speaks; more do not meet by chance.
const TWO_NAMES: f32 = 2.0;
/// Bits of what custom says.
pub(crate) const BITS: u8 = 0b1_1111;

/// Bearers in a million that make a word a given name.
const GIVEN_FROM: u32 = 200;
/// Bearers in a million that make a given name one of very many.
const FREQUENT_FROM: u32 = 500;

/// What custom says of a word in plain letters.
pub(crate) fn of(plain: &str) -> u8 {
    let spanish = if exonym_tables::spanish_surnames::contains(plain) {
        SPANISH
    } else {
        0
    };
    let Some(share) = exonym_tables::census::share(plain) else {
        return spanish;
    };
    let is_given = share.given >= GIVEN_FROM && share.given > share.surname;
    let given = if is_given { GIVEN } else { 0 };
    let frequent = if is_given && share.given >= FREQUENT_FROM {
        FREQUENT
    } else {
        0
    };
    let class = CLASSES.iter().filter(|&&from| share.surname >= from).count() as u8;
    given | frequent | spanish | class << CLASS
}

fn says(token: &Token, what: u8) -> bool {
    token.custom & what != 0
}

fn surname_class(token: &Token) -> u8 {
    token.custom >> CLASS
}

/// Whether one of the two names has a long Western given name, which no syllables of East Asian names stand for: `Angela Merkur` is not Korean.
pub(crate) fn is_western(query: NameRef<'_>, listed: NameRef<'_>) -> bool {
    /// Letters from which on a given name is no syllable (`Young`, `Chang` are surnames by the census).
    const LONG: u16 = 5;
    let long = |token: Token| says(&token, GIVEN) && token.end.saturating_sub(token.start) >= LONG;
    query.tokens().chain(listed.tokens()).any(long)
}

/// Whether the census knows the word as a name of many: whoever bears it goes by Western custom, most likely.
fn is_of_many(token: &Token) -> bool {
    says(token, GIVEN) || surname_class(token) > 0
}

/// The rule that custom has against two persons' names of which so many names have met, with what it takes off; at most one, the
/// heaviest.
pub(crate) fn rule(matched: f32, scratch: &Scratch) -> Option<(Relation, f32)> {
    if let Some(found) = initial_of_many(scratch) {
        return Some(found);
    }
    // One name of several is held to more already, and names that contradict each other need no rule.
    let conflict = |relation| relation == Relation::Conflict;
    if matched < 1.4 || scratch.parts.iter().any(|part| conflict(part.relation)) {
        return None;
    }
    let (query, listed) = (
        Names::of(&scratch.query, scratch, true),
        Names::of(&scratch.listed, scratch, false),
    );
    let found = [
        (
            query.lacks_its_surname() || listed.lacks_its_surname(),
            Relation::OnlyGivenNames,
            weights::ONLY_GIVEN_NAMES,
        ),
        (
            query.is_called_by_mother() || listed.is_called_by_mother(),
            Relation::MothersSurname,
            weights::MOTHERS_SURNAME,
        ),
        (
            query.lacks_its_tagged_family(),
            Relation::FamilyNameLeftOut,
            weights::FAMILY_NAME_LEFT_OUT,
        ),
        (
            matched <= TWO_NAMES && (query.lacks_its_first() || listed.lacks_its_first()),
            Relation::FirstNameLeftOut,
            weights::FIRST_NAME_LEFT_OUT,
        ),
    ];
    found
        .into_iter()
        .find(|(speaks, ..)| *speaks)
        .map(|(_, relation, amount)| (relation, amount))
}

/// One name in full, a surname of very many, and an initial: `E. Edwards` may be any of them.
fn initial_of_many(scratch: &Scratch) -> Option<(Relation, f32)> {
    let mut full = scratch
        .edges
        .iter()
        .filter(|edge| edge.likeness.relation != Relation::Initial);
    let (only, another) = (full.next()?, full.next());
    let token = scratch.listed.tokens.get(usize::from(only.l))?;
    let initials = scratch.edges.len() > 1 && another.is_none();
    let many = usize::from(surname_class(token)) == CLASSES.len();
    (initials && many && token.class == TokenClass::Word)
        .then_some((Relation::InitialOfMany, weights::INITIAL_OF_MANY))
}

/// The names proper of one side, in their order.
struct Names<'a> {
    side: &'a Side,
    /// A bit for each word that the other side lacks.
    left: u32,
}

impl<'a> Names<'a> {
    fn of(side: &'a Side, scratch: &Scratch, query: bool) -> Names<'a> {
        let extra = if query {
            Relation::ExtraInQuery
        } else {
            Relation::ExtraInListed
        };
        let places = scratch.parts.iter().filter(|part| part.relation == extra);
        let left = places.fold(0, |bits, part| {
            let at = if query { part.q.0 } else { part.l.0 };
            bits | 1_u32.checked_shl(u32::from(at)).unwrap_or(0)
        });
        Names { side, left }
    }

    /// Each name with whether the other side lacks it.
    fn each(&self) -> impl DoubleEndedIterator<Item = (bool, &'a Token)> + '_ {
        let names = self.side.tokens.iter().enumerate();
        names
            .filter(|(_, token)| token.class == TokenClass::Word)
            .map(|(at, token)| (self.left.checked_shr(at as u32).unwrap_or(0) & 1 == 1, token))
    }

    fn met(&self) -> impl Iterator<Item = &'a Token> + '_ {
        self.each().filter(|(left, _)| !left).map(|(_, token)| token)
    }

    /// Only given names have met, and the last name, which is none, is left over: `Christopher Daniel` is not every
    /// `Christopher Daniel Wexcombe`.
    fn lacks_its_surname(&self) -> bool {
        self.each()
            .next_back()
            .is_some_and(|(left, last)| left && !says(last, GIVEN))
            && self.met().all(|token| says(token, GIVEN))
    }

    /// The last two names are the father's surname, left over, and the mother's, which is no rarer: whoever is called by the mother's
    /// surname alone is so because it tells more.
    fn is_called_by_mother(&self) -> bool {
        let mut names = self.each().rev();
        let (Some((false, mother)), Some((true, father)), Some(_)) =
            (names.next(), names.next(), names.next())
        else {
            return false;
        };
        says(mother, SPANISH) && says(father, SPANISH) && surname_class(mother) >= surname_class(father)
    }

    /// The name that was asked as the family name is left over, beside names that go by Western custom.
    fn lacks_its_tagged_family(&self) -> bool {
        let family = |token: &Token| token.tag == PartTag::Family;
        self.each().any(|(left, token)| left && family(token))
            && self.met().all(|token| !family(token) && is_of_many(token))
    }

    /// The first name is left over, the next is a given name of very many, and with it only one name more has met: `James Wexcombe` is not
    /// every `Rosalind James Wexcombe`. `Muhammad` before another name is left out at will.
    fn lacks_its_first(&self) -> bool {
        let mut names = self.each();
        let (Some((true, first)), Some((false, second))) = (names.next(), names.next()) else {
            return false;
        };
        first.flags & FLAG_COMMON == 0 && first.tag != PartTag::Family && says(second, FREQUENT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{NameKind, PartHint};
    use crate::prepare::prepare;
    use crate::{Scratch, explain};

    fn rules(query: &str, hints: &[PartHint], listed: &str) -> Vec<Relation> {
        let (query, listed) = (
            prepare(query, NameKind::Person, hints),
            prepare(listed, NameKind::Person, &[]),
        );
        let parts = explain(&query, &listed, &mut Scratch::default()).parts;
        let rules = [
            Relation::OnlyGivenNames,
            Relation::MothersSurname,
            Relation::FamilyNameLeftOut,
            Relation::FirstNameLeftOut,
            Relation::InitialOfMany,
        ];
        let found = parts.into_iter().map(|part| part.relation);
        found.filter(|relation| rules.contains(relation)).collect()
    }

    #[test]
    fn two_given_names_are_no_name() {
        assert_eq!(
            rules("Christopher Daniel", &[], "Christopher Daniel Wexcombe"),
            [Relation::OnlyGivenNames]
        );
        assert_eq!(rules("Christopher Daniel", &[], "Daniel, Christopher"), []);
        assert_eq!(
            rules("Christopher Wexcombe", &[], "Christopher Daniel Wexcombe"),
            []
        );
    }

    #[test]
    fn the_mothers_surname_alone_is_used_where_it_is_the_rarer() {
        assert_eq!(
            rules("Jose Martinez", &[], "Jose Zamarripa-Martinez"),
            [Relation::MothersSurname]
        );
        assert_eq!(rules("José Zamarripa", &[], "Jose Zamarripa-Martinez"), []);
        assert_eq!(rules("Federico Lorca", &[], "Federico García Lorca"), []);
        assert_eq!(rules("Hillary Clinton", &[], "Hillary Rodham Clinton"), []);
    }

    #[test]
    fn a_family_name_that_was_asked_for_is_missed() {
        let hint = |kind, text: &str| PartHint {
            kind,
            text: text.to_owned(),
        };
        let asked = [hint(PartTag::Given, "Charles"), hint(PartTag::Family, "Wexcombe")];
        assert_eq!(
            rules("Charles Taylor Wexcombe", &asked, "Charles Taylor"),
            [Relation::FamilyNameLeftOut]
        );
        assert_eq!(rules("Charles Taylor Wexcombe", &asked, "Charles Wexcombe"), []);
        let nisba = [hint(PartTag::Given, "Saddam"), hint(PartTag::Family, "Tikriti")];
        assert_eq!(rules("Saddam Hussein Tikriti", &nisba, "Saddam Hussein"), []);
    }

    #[test]
    fn a_first_name_left_out_before_a_common_one_is_missed() {
        assert_eq!(
            rules("Rosalind James Wexcombe", &[], "James Wexcombe"),
            [Relation::FirstNameLeftOut]
        );
        assert_eq!(
            rules("Boris Johnson", &[], "Alexander Boris de Pfeffel Johnson"),
            []
        );
        assert_eq!(rules("Ali Hassan", &[], "Muhammad Ali Hassan"), []);
    }

    #[test]
    fn an_initial_beside_a_surname_of_many_says_little() {
        assert_eq!(rules("J. Smith", &[], "John Smith"), [Relation::InitialOfMany]);
        assert_eq!(rules("J. Drozdovsky", &[], "John Drozdovsky"), []);
        assert_eq!(rules("J. A. Smith", &[], "J. A. Smith"), []);
    }
}
