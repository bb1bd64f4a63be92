//! One word that stands for all words of the other name.

use crate::assign::{Edge, weight};
use crate::explain::Relation;
use crate::kind::NameKind;
use crate::layout::{FLAG_BRACKET, NameRef, Token, TokenClass};
use crate::pair::{Likeness, Word};
use crate::scratch::Scratch;
use crate::weights;

/// Fewest words of an acronym; two letters stand for too much.
const MIN_ACRONYM: usize = 3;

/// One word beside which nothing but a legal form or a bracket stands, made of the first letters of all the other's words (`PLA`), in the
/// names of organisations.
pub(crate) fn acronym_edges(query: NameRef<'_>, listed: NameRef<'_>, scratch: &mut Scratch) {
    if query.kind() == NameKind::Person || listed.kind() == NameKind::Person {
        return;
    }
    let (q, l) = (&scratch.query.tokens, &scratch.listed.tokens);
    let found = if let Some((short, (first, count))) = acronym(query, q, listed, l) {
        Some(((short, 1), (first, count), l))
    } else if let Some((short, (first, count))) = acronym(listed, l, query, q) {
        Some(((first, count), (short, 1), q))
    } else {
        None
    };
    if let Some(((q, q_count), (l, l_count), many)) = found {
        let (first, count) = if q_count > 1 { (q, q_count) } else { (l, l_count) };
        let many = many.get(first..first + count).unwrap_or(&[]);
        let weight = many.iter().map(|&token| weight(token)).sum();
        scratch.edges.push(Edge {
            q: q as u8,
            q_count: q_count as u8,
            l: l as u8,
            l_count: l_count as u8,
            weight,
            likeness: Likeness::new(weights::ACRONYM_COST, Relation::Acronym),
            gain: weight * (weights::CONFLICT - weights::ACRONYM_COST),
        });
    }
}

/// The word that stands for all words of the other side, and where these begin and how many they are.
fn acronym(
    short_name: NameRef<'_>,
    short: &[Token],
    long_name: NameRef<'_>,
    long: &[Token],
) -> Option<(usize, (usize, usize))> {
    let mut said = short.iter().enumerate().filter(|(_, token)| is_said(token));
    let (at, &token) = said.next()?;
    let letters = Word {
        name: short_name,
        token,
    }
    .letters();
    if said.next().is_some() || letters.len() < MIN_ACRONYM {
        return None;
    }
    // The word for a company is mostly one of the letters (`NIOC`), a legal form mostly not.
    [is_said as fn(&Token) -> bool, is_said_or_form]
        .into_iter()
        .find_map(|counts| {
            let word = |&token: &Token| Word {
                name: long_name,
                token,
            };
            let first = move |token| word(token).letters().first().copied();
            let counted = long.iter().filter(|token| counts(token));
            if !counted.map(first).eq(letters.iter().map(|&letter| Some(letter))) {
                return None;
            }
            let from = long.iter().position(counts)?;
            let last = long.iter().rposition(counts)?;
            Some((at, (from, last + 1 - from)))
        })
}

/// Whether a word is one of those that an acronym is made of: no small word, no legal form, nothing in brackets.
pub(crate) fn is_said(token: &Token) -> bool {
    !matches!(token.class, TokenClass::Particle | TokenClass::LegalForm) && !is_bracketed(token)
}

/// The same with legal forms, which some acronyms have a letter for.
pub(crate) fn is_said_or_form(token: &Token) -> bool {
    is_said(token) || token.class == TokenClass::LegalForm && !is_bracketed(token)
}

fn is_bracketed(token: &Token) -> bool {
    token.flags & FLAG_BRACKET != 0
}
