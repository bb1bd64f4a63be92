//! Who said what: verbs and nouns of speech, quotations, and what stands around them.
//!
//! 1. `quotes` pairs quotation marks. 2. For each sentence every word that can be a verb of speech is taken with its auxiliaries (`group`), and the rules
//! are asked in the order of their measured precision. 3. Quotations that no rule took go on from the statement before (`floating`).
//! 4. `finish` says who each speaker is, what he does by saying it (`stance`), and which statement stands in which (`nesting`).

mod content;
mod draft;
mod group;
mod lexicon;
mod nesting;
mod phrase;
mod quotes;
mod rules;
mod stance;

pub(crate) use draft::Draft;
pub(crate) use phrase::{Run, opens_sentence};

use crate::page::Page;
use crate::reading::{Entity, Form, Speaker, Statement};
use crate::span::Span;
use draft::Scene;
use quotes::Quotes;
use rules::{according, after, before, floating, noun, participle, refusal};

/// What was found before it is known who is meant.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drafts {
    pub(crate) list: Vec<Draft>,
    quotes: Quotes,
}

/// Finds the statements of a page.
pub(crate) fn drafts(page: &Page) -> Drafts {
    let quotes = Quotes::find(page);
    let mut list = Vec::new();
    for (number, sentence) in page.sentences.iter().enumerate() {
        let scene = Scene {
            page,
            quotes: &quotes,
            sentence: number,
            first: sentence.first,
            last: sentence.last,
        };
        of_sentence(&scene, &mut list);
    }
    let mut floating = floating::find(page, &quotes, &list);
    list.append(&mut floating);
    list.sort_by_key(|draft| (draft.start(), draft.cue.map(|cue| cue.first)));
    Drafts { list, quotes }
}

fn of_sentence(scene: &Scene<'_>, out: &mut Vec<Draft>) {
    let begin = out.len();
    for at in scene.first..scene.last {
        let taken = out[begin..].iter().any(|draft| {
            draft.cue.is_some_and(|cue| cue.holds(at))
                || draft.speakers.iter().any(|speaker| speaker.holds(at))
        });
        if taken {
            continue;
        }
        let found = according::find(scene, at)
            .or_else(|| refusal::find(scene, at))
            .or_else(|| verb(scene, at, &out[begin..]))
            .or_else(|| noun::find(scene, at));
        out.extend(found);
    }
}

fn verb(scene: &Scene<'_>, at: usize, before: &[Draft]) -> Option<Draft> {
    if scene.is_quoted(at) {
        return None;
    }
    let group = group::group(scene.page, at, scene.first)?;
    participle::find(scene, &group, before)
        .or_else(|| after::find(scene, &group))
        .or_else(|| before::find(scene, &group, before))
}

/// Makes statements of drafts, now that entities are known.
pub(crate) fn finish(page: &Page, drafts: &Drafts, entities: &[Entity]) -> Vec<Statement> {
    let parents = nesting::parents(&drafts.list);
    let span = |run: Run| page.span(run.first, run.last);
    let speakers_of = |draft: &Draft| -> Vec<Speaker> {
        let one = |run: &Run| {
            let span = span(*run);
            Speaker {
                entity: entity_at(entities, span),
                span,
            }
        };
        draft.speakers.iter().map(one).collect()
    };
    let ids = nesting::ids(&drafts.list);
    let mut statements = Vec::new();
    for (number, draft) in drafts.list.iter().enumerate() {
        let mut chain = vec![number];
        while let Some(parent) = chain
            .last()
            .and_then(|last| parents[*last])
            .filter(|_| chain.len() < nesting::DEEPEST)
        {
            chain.push(parent);
        }
        let speakers = chain
            .iter()
            .rev()
            .flat_map(|number| speakers_of(&drafts.list[*number]));
        statements.push(Statement {
            id: ids[number].clone(),
            speakers: speakers.collect(),
            cue: draft.cue.map(span),
            stance: stance::of(page, draft),
            form: form(page, &drafts.quotes, draft),
            content: draft.content.iter().map(|run| span(*run)).collect(),
            negated: draft.negated,
            parent: parents[number].map(|parent| ids[parent].clone()),
            rule: draft.rule.to_owned(),
        });
    }
    statements
}

/// The entity whose mention lies in a speaker's words: the one that stands first, but a whole phrase before a part of it.
fn entity_at(entities: &[Entity], span: Span) -> Option<String> {
    let inside = entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
    let inside = inside.filter(|(_, mention)| mention.span.meets(span));
    inside
        .min_by_key(|(_, mention)| {
            (
                !mention.span.holds(span),
                mention.span.start,
                std::cmp::Reverse(mention.span.end),
            )
        })
        .map(|(entity, _)| entity.id.clone())
}

fn form(page: &Page, quotes: &Quotes, draft: &Draft) -> Form {
    let (mut quoted, mut bare) = (0, 0);
    for run in &draft.content {
        for at in run.first..run.last {
            let word = page
                .token(at)
                .is_some_and(|token| token.kind == crate::token::TokenKind::Word);
            if word && quotes.at(at).is_some() {
                quoted += 1;
            } else if word {
                bare += 1;
            }
        }
    }
    match (quoted, bare) {
        (0, _) => Form::Indirect,
        (_, 0) => Form::Direct,
        _ => Form::Mixed,
    }
}
