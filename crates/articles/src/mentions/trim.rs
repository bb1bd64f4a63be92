//! What stands with a name and is none of it, as the rest of the document shows.

use std::collections::HashSet;

use crate::mentions::cast::words_of;
use crate::mentions::raw::{Raw, Sort};
use crate::mentions::{classify, tables};
use crate::page::Page;
use crate::reading::EntityKind;
use crate::statements::Run;

/// Names without a word before them that is none of theirs: where the document has `Tom Cruise`, `Scientologist Tom Cruise` is he. A given name
/// before makes another person: `Uday Saddam Hussein`.
pub(super) fn without_epithets(page: &Page, raws: &[Raw]) -> Vec<Raw> {
    let person_or_open = |raw: &Raw| {
        raw.sort == Sort::Name && !raw.headline && matches!(raw.kind, Some(EntityKind::Person) | None)
    };
    let whole: HashSet<String> = raws
        .iter()
        .filter(|raw| person_or_open(raw) && raw.kind.is_some() && raw.run.last - raw.run.first == 2)
        .map(|raw| words_of(page, raw.run).join(" "))
        .collect();
    let cut = |raw: &Raw| {
        let mut raw = *raw;
        let length = raw.run.last - raw.run.first;
        let first = page.lower(raw.run.first);
        if person_or_open(&raw)
            && length == 3
            && !classify::is_given(first)
            && exonym_tables::attested::count(first) == 0
            && whole.contains(&words_of(page, Run::new(raw.run.first + 1, raw.run.last)).join(" "))
        {
            raw.epithet = Some(raw.run.first);
            raw.run.first += 1;
            raw.kind = Some(EntityKind::Person);
        }
        raw
    };
    raws.iter().map(cut).collect()
}

/// Bodies without the country that they are said to be of, where the document names them without it, too: `Mahan Air of Iran`.
pub(super) fn without_countries(page: &Page, mut raws: Vec<Raw>) -> Vec<Raw> {
    let body = |raw: &Raw| {
        raw.sort == Sort::Name
            && raw.kind == Some(EntityKind::Organisation)
            && raw.run.last > raw.run.first + 1
    };
    let whole: HashSet<String> = raws
        .iter()
        .filter(|raw| body(raw))
        .map(|raw| words_of(page, raw.run).concat())
        .collect();
    for raw in raws.iter_mut().filter(|raw| body(raw)) {
        let of = (raw.run.first + 2..raw.run.last).find(|at| page.lower(*at) == "of");
        let Some(of) = of else { continue };
        let state = tables::place_at(page.text.as_str(), &page.tokens, of + 1, raw.run.last);
        let country = state.is_some_and(|(count, place)| {
            place.known == tables::Known::State && of + 1 + count == raw.run.last
        });
        if country && whole.contains(&words_of(page, Run::new(raw.run.first, of)).concat()) {
            raw.country = raw.country.or(state.map(|(_, place)| place.code));
            raw.run.last = of;
        }
    }
    raws
}
