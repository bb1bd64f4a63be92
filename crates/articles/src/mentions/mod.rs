//! Who and what is named, and who is meant by each mention.
//!
//! 1. `scan` finds names by their form and by the gazetteer (`tables`), with the offices that stand with
//!    them.
//! 2. `merge` joins full names and short forms to a `cast`; `places` adds countries, capitals and
//!    organisations that are known.
//! 3. `alias` joins other names that the document gives, `nominal` offices, `group` pairs of states,
//!    `pronoun` pronouns: each with a confidence and a reason.
//! 4. `tagged` adds what a model of the user finds where all that found nothing.

mod alias;
mod cast;
mod classify;
mod group;
mod merge;
mod nominal;
mod office;
mod places;
mod pronoun;
mod raw;
mod run;
mod scan;
mod source;
pub(crate) mod tables;
mod tagged;
mod things;
mod trim;
mod within;

use std::collections::BTreeMap;

use crate::page::Page;
use crate::reading::{Entity, EntityKind, How, Mention, Role};
use crate::statements::Drafts;
use crate::tagger::Tagger;
use crate::text::BlockKind;
use cast::{Actor, Cast};

/// The entities of a page, in order of first mention.
///
/// # Errors
/// The tagger's, in words; there is none without a tagger.
pub(crate) fn entities(
    page: &Page,
    drafts: &Drafts,
    tagger: Option<&dyn Tagger>,
) -> Result<Vec<Entity>, String> {
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
    for raw in &mut raws {
        // The phrase stands up to three words and a quotation mark before the name.
        raw.alias = (2..=5).any(|back| {
            raw.run
                .first
                .checked_sub(back)
                .and_then(|at| alias::phrase_end(page, at))
                .is_some_and(|end| end == raw.run.first || end + 1 == raw.run.first)
        });
    }
    let mut cast = merge::names(page, &raws);
    places::add(page, &raws, &mut cast);
    within::add(page, &raws, &mut cast);
    for (number, sentence) in page.sentences.iter().enumerate() {
        alias::sentence(page, sentence.first, sentence.last, &mut cast);
        nominal::sentence(page, sentence.first, sentence.last, &mut cast);
        pronoun::sentence(page, number, drafts, &mut cast);
    }
    nominal::state_media(page, &mut cast);
    source::all(page, &mut cast);
    for number in 0..page.sentences.len() {
        group::sentence(page, number, drafts, &mut cast);
    }
    if let Some(tagger) = tagger {
        tagged::add(page, tagger, &mut cast)?;
    }
    Ok(finish(page, &cast))
}

fn finish(page: &Page, cast: &Cast) -> Vec<Entity> {
    // In order of first mention; who has lost all mentions to another is no entity.
    let mut mentions: BTreeMap<usize, Vec<Mention>> = BTreeMap::new();
    let mut order: Vec<usize> = Vec::new();
    for spot in cast.all() {
        let own = mentions.entry(spot.actor).or_insert_with(|| {
            order.push(spot.actor);
            Vec::new()
        });
        let span = page.span(spot.run.first, spot.run.last);
        if own.last().is_none_or(|last| last.span.start < span.start) {
            own.push(Mention {
                span,
                how: spot.how,
                confidence: spot.confidence,
                why: spot.why.clone(),
                titled: spot.titled.map(|from| page.span(from, spot.run.last)),
                engine: spot.by_model.then_some("model"),
            });
        }
    }
    let ids: BTreeMap<usize, String> = order
        .iter()
        .enumerate()
        .map(|(at, number)| (*number, format!("e{}", at + 1)))
        .collect();
    let entity = |number: usize| {
        let actor = cast.actor(number)?;
        let mut own = mentions.remove(&number)?;
        if actor.kind.is_none_or(|kind| kind == EntityKind::Other) {
            for mention in own.iter_mut().skip(1).filter(|mention| mention.how == How::Name) {
                mention.confidence = mention.confidence.min(merge::SAME_UNKNOWN);
            }
        }
        Some(Entity {
            id: ids.get(&number)?.clone(),
            name: actor.name.clone(),
            kind: actor.kind.unwrap_or(EntityKind::Other),
            country: actor.country.map(str::to_owned),
            members: actor
                .members
                .iter()
                .filter_map(|member| ids.get(member).cloned())
                .collect(),
            mentions: own,
            roles: roles(page, actor),
            findings: Vec::new(),
        })
    };
    order.iter().copied().filter_map(entity).collect()
}

fn roles(page: &Page, actor: &Actor) -> Vec<Role> {
    let role = |office: &raw::Office| {
        let span = page.span(office.run.first, office.run.last);
        Role {
            title: page.text.slice(span).to_owned(),
            country: office.country.or(actor.country).map(str::to_owned),
            span,
        }
    };
    actor.offices.iter().map(role).collect()
}
