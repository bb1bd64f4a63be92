//! `both countries`, `the two sides`, `the allies`: the two states last named together, shown as inferred.

use crate::mentions::cast::{Actor, Cast};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::{Drafts, Run};

/// The pair stands in the same sentence.
const SAME_SENTENCE: f32 = 0.8;
/// It stands in one before.
const BEFORE: f32 = 0.65;
/// Sentences further back are not asked.
const REACH: usize = 3;

/// Adds the groups of sentence `number`.
pub(super) fn sentence(page: &Page, number: usize, drafts: &Drafts, cast: &mut Cast) {
    let Some(sentence) = page.sentences.get(number).copied() else {
        return;
    };
    for at in sentence.first..sentence.last {
        let Some(run) = phrase(page, at) else { continue };
        let speaking = page.lower(run.last - 1) == "allies";
        let pair = if speaking {
            speakers(number, drafts, cast)
        } else {
            None
        };
        let pair = pair
            .map(|pair| (pair, SAME_SENTENCE))
            .or_else(|| pair_before(page, number, run.first, cast));
        let Some((pair, confidence)) = pair else { continue };
        let known = cast.groups.get(&pair).copied();
        let group = known.unwrap_or_else(|| {
            let name: Vec<&str> = pair
                .iter()
                .filter_map(|member| cast.actors.get(*member))
                .map(|actor| actor.name.as_str())
                .collect();
            let mut actor = Actor::new(Some(EntityKind::Group), Vec::new(), name.join(" and "));
            actor.members.clone_from(&pair);
            let number = cast.push(actor);
            cast.groups.insert(pair, number);
            number
        });
        cast.spot(
            group,
            run,
            How::Group,
            confidence,
            "inferred: the two states last named together",
        );
    }
}

fn phrase(page: &Page, at: usize) -> Option<Run> {
    let lower = |offset: usize| page.lower(at + offset);
    let plural = |word: &str| {
        matches!(
            word,
            "countries"
                | "sides"
                | "nations"
                | "states"
                | "neighbors"
                | "neighbours"
                | "governments"
                | "capitals"
                | "powers"
        )
    };
    match lower(0) {
        "both" if plural(lower(1)) => Some(Run::new(at, at + 2)),
        "the" if lower(1) == "two" && plural(lower(2)) => Some(Run::new(at, at + 3)),
        "the" if matches!(lower(1), "countries" | "sides" | "allies") => Some(Run::new(at, at + 2)),
        _ => None,
    }
}

/// The states that say it, where two do.
fn speakers(number: usize, drafts: &Drafts, cast: &Cast) -> Option<Vec<usize>> {
    let draft = drafts
        .near(number)
        .iter()
        .find(|draft| draft.sentence == number && draft.speakers.len() > 1)?;
    let states = draft
        .speakers
        .iter()
        .filter_map(|speaker| states(cast, speaker.first, speaker.last).last().copied());
    let mut pair: Vec<usize> = states.collect();
    pair.sort_unstable();
    pair.dedup();
    (pair.len() == 2).then_some(pair)
}

fn pair_before(page: &Page, number: usize, at: usize, cast: &Cast) -> Option<(Vec<usize>, f32)> {
    for back in 0..=REACH.min(number) {
        let sentence = page.sentences.get(number - back)?;
        let limit = if back == 0 { at } else { sentence.last };
        let mut pair: Vec<usize> = Vec::new();
        for state in states(cast, sentence.first, limit).into_iter().rev() {
            if !pair.contains(&state) {
                pair.push(state);
            }
            if pair.len() == 2 {
                pair.sort_unstable();
                return Some((pair, if back == 0 { SAME_SENTENCE } else { BEFORE }));
            }
        }
    }
    None
}

/// States in a range in order, persons standing for their country.
fn states(cast: &Cast, from: usize, to: usize) -> Vec<usize> {
    let state_of = |spot: &crate::mentions::cast::Spot| {
        let actor = cast.actor(spot.actor)?;
        match actor.kind {
            Some(EntityKind::State) => Some(spot.actor),
            Some(EntityKind::Person) => {
                let country = actor.country?;
                cast.states.get(country).copied()
            }
            _ => None,
        }
    };
    cast.between(from, to).filter_map(state_of).collect()
}
