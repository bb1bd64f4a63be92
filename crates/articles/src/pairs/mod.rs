//! Claims beside their denials, as pairs for a person to review: no judgement which of the two is true.
//!
//! Two rules. A denial whose object only points (`dismissed the claims`) denies the last claim before it. A denial that says what is not so
//! is set beside an earlier or later statement of another speaker on the same matter: the same words, or words of one kin
//! (`such a visit`, `invited`). The first denies; the second contradicts in part, since what exactly is denied is for the reader.

mod matter;

use crate::page::Page;
use crate::reading::{Entity, Pair, Stance, Statement};
use matter::Matter;

/// Sentences before a pointing denial in which its claim stands.
const POINTED_BACK: usize = 2;
/// Sentences between a denial and the claim that it speaks of without pointing.
const SPOKEN_AWAY: usize = 3;
/// The same where many words are shared.
const SPOKEN_FAR: usize = 12;
/// Shared words that make two statements one matter without a word that joins them.
const SHARED_ALONE: usize = 3;

/// A statement with what is needed to compare it.
struct Said<'a> {
    statement: &'a Statement,
    sentence: usize,
    /// The words that name the nearest speaker.
    speaker: &'a str,
    matter: Matter<'a>,
}

/// Pairs so many back are asked whether they are the same denial.
const RECENT: usize = 32;

/// The pairs among the statements of a page.
pub(crate) fn pairs(page: &Page, entities: &[Entity], statements: &[Statement]) -> Vec<Pair> {
    let places = matter::Places::new(entities);
    let said: Vec<Said<'_>> = statements
        .iter()
        .filter_map(|statement| {
            let start = statement.cue.or(statement.content.first().copied())?.start;
            Some(Said {
                statement,
                sentence: page.sentence_at(start),
                speaker: statement
                    .speakers
                    .last()
                    .map_or("", |speaker| page.text.slice(speaker.span)),
                matter: Matter::of(page, &places, statement),
            })
        })
        .collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for (number, denial) in said.iter().enumerate() {
        if denial.statement.stance != Stance::Deny {
            continue;
        }
        let found = match denial.matter.pointer {
            Some(pointer) => pointed(&said, number, pointer),
            None => spoken(page, &said, number),
        };
        let Some(pair) = found else { continue };
        // A speaker who denies twice in a row denies once.
        let again = pairs.iter().rev().take(RECENT).any(|known| {
            known.claim == pair.claim
                && around(&said, denial.sentence, SPOKEN_FAR)
                    .iter()
                    .any(|one| one.statement.id == known.denial && same_speaker(one, denial))
        });
        if !again {
            pairs.push(pair);
        }
    }
    pairs
}

/// The statements at most so many sentences away; they stand in the order of their sentences, but for nested ones, which stand near.
fn around<'a, 'b>(said: &'a [Said<'b>], sentence: usize, away: usize) -> &'a [Said<'b>] {
    let from = said.partition_point(|one| one.sentence + away < sentence);
    let to = said.partition_point(|one| one.sentence <= sentence + away);
    said.get(from..to.max(from)).unwrap_or_default()
}

/// `dismissed the claims`: the last statement before that can be a claim, one called so before others.
fn pointed(said: &[Said<'_>], number: usize, pointer: &str) -> Option<Pair> {
    let denial = &said[number];
    let near = |one: &&Said<'_>| {
        one.sentence <= denial.sentence
            && denial.sentence - one.sentence <= POINTED_BACK
            && is_before(one, denial)
            && can_be_claim(one.statement)
            && !same_speaker(one, denial)
    };
    let named = |one: &&Said<'_>| {
        one.matter
            .called
            .is_some_and(|called| matter::same_noun(called, pointer))
    };
    let claims: Vec<&Said<'_>> = around(said, denial.sentence, POINTED_BACK)
        .iter()
        .filter(near)
        .collect();
    let claim = claims
        .iter()
        .copied()
        .rev()
        .find(named)
        .or_else(|| claims.last().copied())?;
    Some(Pair {
        claim: claim.statement.id.clone(),
        denial: denial.statement.id.clone(),
        kind: "denies".to_owned(),
        why: format!("“{pointer}” in the denial points back to the last claim before it"),
    })
}

/// A denial that says what is not so: the statement of another speaker that shares most with it.
fn spoken(page: &Page, said: &[Said<'_>], number: usize) -> Option<Pair> {
    let denial = &said[number];
    let joined = matter::opens_against(page, denial.sentence);
    let mut best: Option<(usize, usize, &Said<'_>, Vec<String>)> = None;
    for one in around(said, denial.sentence, SPOKEN_FAR) {
        if !can_be_claim(one.statement)
            || same_speaker(one, denial)
            || nested(one.statement, denial.statement)
        {
            continue;
        }
        let away = one.sentence.abs_diff(denial.sentence);
        let shared = matter::shared(&one.matter, &denial.matter);
        let parties = matter::shared_parties(&one.matter, &denial.matter);
        let close = away <= SPOKEN_AWAY && is_before(one, denial) && (joined || denial.matter.such);
        let enough = match shared.len() {
            0 => false,
            1 | 2 => close && (parties > 0 || denial.matter.such),
            _ => away <= SPOKEN_FAR && shared.len() >= SHARED_ALONE && parties > 0,
        };
        let weight = shared.len() * 2 + parties;
        let better = best
            .as_ref()
            .is_none_or(|(known, distance, ..)| weight > *known || weight == *known && away < *distance);
        if enough && better {
            best = Some((weight, away, one, shared));
        }
    }
    let (_, _, claim, shared) = best?;
    Some(Pair {
        claim: claim.statement.id.clone(),
        denial: denial.statement.id.clone(),
        kind: "contradicts_in_part".to_owned(),
        why: format!("both speak of: {}", shared.join(", ")),
    })
}

fn can_be_claim(statement: &Statement) -> bool {
    !statement.negated
        && matches!(
            statement.stance,
            Stance::Assert
                | Stance::Accuse
                | Stance::Confirm
                | Stance::Promise
                | Stance::Warn
                | Stance::Suggest
                | Stance::Condemn
        )
}

fn is_before(one: &Said<'_>, other: &Said<'_>) -> bool {
    let start = |said: &Said<'_>| {
        said.statement
            .cue
            .or(said.statement.content.first().copied())
            .map(|span| span.start)
    };
    start(one) < start(other)
}

/// Whether the nearest speakers are the same, by who is meant or, where that is open, by their words.
fn same_speaker(one: &Said<'_>, other: &Said<'_>) -> bool {
    let entity = |said: &Said<'_>| {
        said.statement
            .speakers
            .last()
            .and_then(|speaker| speaker.entity.clone())
    };
    match (entity(one), entity(other)) {
        (Some(one), Some(other)) => one == other,
        _ => !one.speaker.is_empty() && one.speaker == other.speaker,
    }
}

fn nested(one: &Statement, other: &Statement) -> bool {
    one.parent.as_ref() == Some(&other.id) || other.parent.as_ref() == Some(&one.id)
}

#[cfg(test)]
mod tests;
