//! Rules that hold two names apart, whatever a label says: which of them spoke in a part.
//!
//! A labelled set calls some pairs a match that no rule of the trade can: funds of two numbers, people of two attested names.
//! Whoever measures must be able to count such rows by the rule that decided, without a list of rows.

use crate::explain::Relation;
use crate::layout::{FLAG_ATTESTED, FLAG_DICTIONARY, Token, TokenClass};
use crate::score::Part;
use crate::scratch::{Scratch, Side};
use crate::weights;

/// A rule that holds two names apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Two numbers, or one that only one side has: `Star 2`, `Star 3`.
    OtherNumber,
    /// Two attested names of persons: `Martin`, `Marin`.
    TwoNames,
    /// Two words of a dictionary: `Missiles`, `Missives`.
    TwoWords,
    /// Words of two or three letters, where one letter is another person; or another syllable of an East Asian name.
    ShortName,
}

impl Rule {
    /// The word that reports print.
    pub fn name(self) -> &'static str {
        match self {
            Rule::OtherNumber => "other number",
            Rule::TwoNames => "two attested names",
            Rule::TwoWords => "two words of a dictionary",
            Rule::ShortName => "short name or other syllable",
        }
    }
}

/// Letters up to which a word is short.
const SHORT: usize = 3;

/// The rule that spoke in a part, where one did.
pub(crate) fn rule_of(part: &Part, scratch: &Scratch) -> Option<Rule> {
    let (q, l) = (tokens(&scratch.query, part.q), tokens(&scratch.listed, part.l));
    let number = |side: &[Token]| side.iter().any(|token| token.class == TokenClass::Number);
    match part.relation {
        Relation::OtherSyllable => Some(Rule::ShortName),
        Relation::Conflict if number(q) && number(l) => Some(Rule::OtherNumber),
        Relation::ExtraInQuery if number(q) => Some(Rule::OtherNumber),
        Relation::ExtraInListed if number(l) => Some(Rule::OtherNumber),
        Relation::Conflict | Relation::Spelling | Relation::Sound => match (q, l) {
            ([a], [b]) if part.cost >= weights::OTHER_GENDER => two_words(*a, *b, part, scratch),
            _ => None,
        },
        _ => None,
    }
}

fn two_words(a: Token, b: Token, part: &Part, scratch: &Scratch) -> Option<Rule> {
    let both = a.flags & b.flags;
    if both & FLAG_DICTIONARY != 0 {
        return Some(Rule::TwoWords);
    }
    if both & FLAG_ATTESTED != 0 {
        return Some(Rule::TwoNames);
    }
    let short = |side: &Side, at: u8| {
        let head = side.heads.get(usize::from(at));
        head.is_some_and(|reading| usize::from(reading.length) <= SHORT)
    };
    (short(&scratch.query, part.q.0) && short(&scratch.listed, part.l.0)).then_some(Rule::ShortName)
}

fn tokens(side: &Side, (first, count): (u8, u8)) -> &[Token] {
    let first = usize::from(first);
    side.tokens.get(first..first + usize::from(count)).unwrap_or(&[])
}
