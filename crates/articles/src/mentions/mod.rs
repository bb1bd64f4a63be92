//! Who and what is named, and who is meant by each mention.
//!
//! 1. `scan` finds names by their form and by the gazetteer (`tables`), with the offices that stand with them. 2. `merge` joins full names and short
//! forms to a `cast`; `places` adds countries, capitals and organisations that are known. 3. `alias` joins other names that the document gives,
//! `nominal` offices, `group` pairs of states, `pronoun` pronouns: each with a confidence and a reason.

mod alias;
mod cast;
mod group;
mod merge;
mod nominal;
mod places;
mod pronoun;
mod raw;
mod scan;
mod tables;

use crate::page::Page;
use crate::reading::{Entity, EntityKind, Mention, Role};
use crate::statements::Drafts;
use crate::text::BlockKind;
use cast::{Actor, Cast};

/// The entities of a page, in order of first mention.
pub(crate) fn entities(page: &Page, drafts: &Drafts) -> Vec<Entity> {
    let mut raws = Vec::new();
    for sentence in &page.sentences {
        // Who wrote it is no actor of the article.
        if page
            .block_of(sentence)
            .is_some_and(|block| block.kind != BlockKind::Byline)
        {
            scan::sentence(page, sentence.first, sentence.last, &mut raws);
        }
    }
    let mut cast = merge::names(page, &raws);
    places::add(page, &raws, &mut cast);
    for (number, sentence) in page.sentences.iter().enumerate() {
        alias::sentence(page, sentence.first, sentence.last, &mut cast);
        nominal::sentence(page, sentence.first, sentence.last, &mut cast);
        pronoun::sentence(page, number, drafts, &mut cast);
    }
    for number in 0..page.sentences.len() {
        group::sentence(page, number, drafts, &mut cast);
    }
    finish(page, cast)
}

fn finish(page: &Page, cast: Cast) -> Vec<Entity> {
    let Cast { actors } = cast;
    let mut order: Vec<usize> = (0..actors.len())
        .filter(|number| !actors[*number].spots.is_empty())
        .collect();
    order.sort_by_key(|number| actors[*number].first());
    let id = |number: usize| {
        order
            .iter()
            .position(|known| *known == number)
            .map(|at| format!("e{}", at + 1))
    };
    order
        .iter()
        .map(|number| entity(page, id(*number).unwrap_or_default(), &actors[*number], &id))
        .collect()
}

fn entity(page: &Page, id: String, actor: &Actor, id_of: &impl Fn(usize) -> Option<String>) -> Entity {
    let mut spots = actor.spots.clone();
    spots.sort_by_key(|spot| spot.run.first);
    spots.dedup_by_key(|spot| spot.run);
    let mentions = spots.into_iter().map(|spot| Mention {
        span: page.span(spot.run.first, spot.run.last),
        how: spot.how,
        confidence: spot.confidence,
        why: spot.why,
    });
    let roles = actor.offices.iter().map(|office| {
        let span = page.span(office.run.first, office.run.last);
        Role {
            title: page.text.slice(span).to_owned(),
            country: office.country.or(actor.country).map(str::to_owned),
            span,
        }
    });
    Entity {
        id,
        name: actor.name.clone(),
        kind: actor.kind.unwrap_or(EntityKind::Other),
        country: actor.country.map(str::to_owned),
        members: actor.members.iter().filter_map(|member| id_of(*member)).collect(),
        mentions: mentions.collect(),
        roles: roles.collect(),
        findings: Vec::new(),
    }
}
