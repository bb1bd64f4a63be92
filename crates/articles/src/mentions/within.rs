//! Places inside names: the country in `Medical Journal of Australia`, the town in `Irving Police Department`.
//!
//! Only places that the document or a table names by themselves count, at the head of the longer name or after its `of`. Persons and things are
//! left alone: what bears the name of a company or of a belief is seldom about it (`Church of Scientology`).

use std::collections::HashMap;

use crate::mentions::cast::{Cast, acronyms, words_of};
use crate::mentions::raw::{Raw, Sort};
use crate::mentions::tables::{self, Known};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::statements::Run;

/// The words of a name that the document has elsewhere.
const NAMED_ELSEWHERE: f32 = 0.9;
/// The most words of a name inside a name.
const LONGEST: usize = 4;

/// Adds mentions of places inside longer ones.
pub(super) fn add(page: &Page, raws: &[Raw], cast: &mut Cast) {
    // Places by the words under which they stand by themselves.
    let mut alone: HashMap<String, usize> = HashMap::new();
    for (number, actor) in cast.actors.iter().enumerate() {
        let place = matches!(actor.kind, Some(EntityKind::Place | EntityKind::State));
        if place {
            for name in acronyms(&actor.words).into_iter().chain([actor.words.join(" ")]) {
                alone.entry(name).or_insert(number);
            }
        }
    }
    let long = raws.iter().filter(|raw| {
        raw.sort == Sort::Name
            && !raw.headline
            && raw.kind != Some(EntityKind::Person)
            && raw.run.last > raw.run.first + 1
    });
    for raw in long {
        for at in raw.run.first..raw.run.last {
            let head = at == raw.run.first;
            let after_of = at > raw.run.first && matches!(page.lower(at - 1), "of" | "for");
            if !(head || after_of) || cast.over(at).any(|spot| spot.run != raw.run) {
                continue;
            }
            let limit = raw.run.last.min(at + LONGEST);
            let found = (at + 1..=limit).rev().find_map(|end| {
                let run = Run::new(at, end);
                let whole = run == raw.run;
                (!whole)
                    .then(|| inner(page, cast, &alone, run))
                    .flatten()
                    .map(|number| (run, number))
            });
            if let Some((run, number)) = found {
                cast.spot(
                    number,
                    run,
                    How::Name,
                    NAMED_ELSEWHERE,
                    "a name inside a longer one",
                );
            }
        }
    }
}

/// Which place bears exactly these words by themselves.
fn inner(page: &Page, cast: &Cast, alone: &HashMap<String, usize>, run: Run) -> Option<usize> {
    let state = tables::place_at(page.text.as_str(), &page.tokens, run.first, run.last)
        .filter(|(count, place)| run.first + count == run.last && place.known == Known::State)
        .and_then(|(_, place)| cast.states.get(place.code).copied());
    state.or_else(|| {
        let words = words_of(page, run).join(" ");
        alone
            .get(&words.replace('.', ""))
            .or_else(|| alone.get(&words))
            .copied()
    })
}
