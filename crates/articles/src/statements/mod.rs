//! Who said what: verbs and nouns of speech, quotations, and what stands around them.
//!
//! 1. `quotes` pairs quotation marks.
//! 2. For each sentence every word that can be a verb of speech is taken with its auxiliaries (`group`),
//!    and the rules are asked in the order of their measured precision.
//! 3. Quotations that no rule took go on from the statement before (`floating`).
//! 4. `finish` says who each speaker is, what he does by saying it (`stance`), and which statement stands
//!    in which (`nesting`).

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
use crate::reading::{Entity, EntityKind, Form, How, Mention, Speaker, Statement};
use crate::span::Span;
use draft::Scene;
use quotes::Quotes;
use rules::{according, after, attitude, before, citing, floating, noun, participle, refusal};

/// What was found before it is known who is meant.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drafts {
    pub(crate) list: Vec<Draft>,
    quotes: Quotes,
}

impl Drafts {
    /// The drafts of a sentence and of those just before and after it.
    pub(crate) fn near(&self, sentence: usize) -> &[Draft] {
        const REACH: usize = 8;
        // In the order of the text, which for drafts is all but that of their sentences.
        let from = self
            .list
            .partition_point(|draft| draft.sentence + REACH < sentence);
        let to = self
            .list
            .partition_point(|draft| draft.sentence <= sentence + REACH);
        self.list.get(from..to.max(from)).unwrap_or_default()
    }
}

/// Whether a word in lower case is a verb of speech in the past: what stands before it speaks.
pub(crate) fn speaks(word: &str) -> bool {
    lexicon::verb(word).is_some_and(|word| word.shape.past && word.verb.tier <= 2)
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
    list.sort_by_key(|draft| (draft.sentence, draft.start(), draft.cue.map(|cue| cue.first)));
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
            .or_else(|| citing::find(scene, at, &out[begin..]))
            .or_else(|| attitude::find(scene, at))
            .or_else(|| noun::find(scene, at))
            .or_else(|| verb(scene, at, &out[begin..]));
        if let Some(found) = found {
            part_joined(scene.page, &mut out[begin..], &found);
            out.extend(coordinated(scene.page, scene.quotes, found));
        }
    }
}

/// `X accepted A and reaffirmed B`: what is accepted ends where X does the next.
fn part_joined(page: &Page, before: &mut [Draft], next: &Draft) {
    let Some(cue) = next.cue else { return };
    let joint = cue.first.saturating_sub(1);
    if !matches!(page.lower(joint), "and" | "but" | "then") {
        return;
    }
    for draft in before.iter_mut().filter(|draft| draft.speakers == next.speakers) {
        draft
            .content
            .iter_mut()
            .filter(|run| run.holds(cue.first) && run.first < joint)
            .for_each(|run| {
                run.last = if page.word(joint - 1) == "," {
                    joint - 1
                } else {
                    joint
                };
            });
    }
}

/// `say that A and that B`: two things are said.
fn coordinated(page: &Page, quotes: &Quotes, mut draft: Draft) -> Vec<Draft> {
    let mut found = Vec::new();
    while let [run] = draft.content.as_slice() {
        let run = *run;
        let joint = (run.first + 2..run.last.saturating_sub(2))
            .find(|at| page.lower(*at) == "and" && page.lower(*at + 1) == "that" && quotes.at(*at).is_none());
        let Some(joint) = joint.filter(|_| !matches!(draft.rule, "according-to" | "floating")) else {
            break;
        };
        let rest = Draft {
            content: vec![Run::new(joint + 1, run.last)],
            ..draft.clone()
        };
        let end = if page.word(joint - 1) == "," {
            joint - 1
        } else {
            joint
        };
        draft.content = vec![Run::new(run.first, end)];
        found.push(std::mem::replace(&mut draft, rest));
    }
    found.push(draft);
    found
}

fn verb(scene: &Scene<'_>, at: usize, before: &[Draft]) -> Option<Draft> {
    if let Some(quote) = scene.quotes.at(at) {
        return quoted_verb(scene, at, quote, before);
    }
    let group = group::group(scene.page, at, scene.first)?;
    participle::find(scene, &group, before)
        .or_else(|| after::find(scene, &group))
        .or_else(|| before::find(scene, &group, before))
}

/// A verb inside a quotation: one that the quotation begins with (`Kim has “reaffirmed that ...”`) belongs to the clause around it; one further in
/// belongs to whoever is quoted, and counts where it has a name for its subject (`“Putin reaffirmed ...”`).
fn quoted_verb(scene: &Scene<'_>, at: usize, quote: &quotes::Quote, before: &[Draft]) -> Option<Draft> {
    let page = scene.page;
    if quote.open + 1 == at && quote.open > scene.first {
        let mut group = group::group(page, at, at)?;
        group.first = quote.open;
        while group.first > scene.first
            && page
                .token(group.first - 1)
                .is_some_and(|token| token.classes.any(exonym_tables::english::Classes::AUXILIARY))
            && page.lower(group.first - 1) != "'s"
        {
            group.first -= 1;
            group.auxiliary = true;
        }
        let found = before::find(scene, &group, &[])?;
        return Some(within(
            Draft {
                cue: Some(Run::new(at, at + 1)),
                ..found
            },
            quote,
        ));
    }
    let first = scene.first.max(quote.open + 1);
    let inner = Scene {
        first,
        last: scene.last.min(quote.close),
        ..*scene
    };
    let group = group::group(page, at, first)?;
    let earlier: Vec<Draft> = before
        .iter()
        .filter(|draft| draft.cue.is_some_and(|cue| cue.first > quote.open))
        .cloned()
        .collect();
    let found = before::find(&inner, &group, &earlier)?;
    let named = found.speakers.iter().any(|run| {
        (run.first..run.last).any(|at| {
            page.token(at)
                .is_some_and(|token| token.case == crate::token::Case::Title && token.classes.is_empty())
        })
    });
    named.then(|| within(found, quote))
}

/// A draft whose content ends with a quotation at the latest.
fn within(draft: Draft, quote: &quotes::Quote) -> Draft {
    let content = draft
        .content
        .iter()
        .map(|run| Run::new(run.first, run.last.min(quote.close)));
    Draft {
        content: content.filter(|run| !run.is_empty()).collect(),
        ..draft
    }
}

/// Makes statements of drafts, now that entities are known.
pub(crate) fn finish(page: &Page, drafts: &Drafts, entities: &[Entity]) -> Vec<Statement> {
    let parents = nesting::parents(&drafts.list);
    let span = |run: Run| page.span(run.first, run.last);
    let mentions = Mentions::new(entities);
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
        let one = |run: &Run, together: bool| {
            let span = span(*run);
            Speaker {
                entity: entity_at(page, &mentions, *run),
                span,
                together,
            }
        };
        let speakers = chain.iter().rev().flat_map(|number| {
            let draft = &drafts.list[*number];
            let tellers = draft.outer.iter().map(|run| one(run, false));
            let speakers = draft.speakers.iter().enumerate();
            tellers
                .chain(speakers.map(|(at, run)| one(run, at > 0)))
                .collect::<Vec<_>>()
        });
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

/// The entity whose mention is the head of a speaker's words: it ends where they do, or where what hangs on them by a preposition begins.
fn entity_at(page: &Page, mentions: &Mentions<'_>, run: Run) -> Option<String> {
    // `a tweet on Monday by the secretary`: who speaks is who made it.
    let made =
        (run.first + 1..run.last.saturating_sub(1)).find(|at| matches!(page.lower(*at), "by" | "from"));
    if let Some(by) = made.filter(|by| (run.first..*by).any(|at| says_something(page, at))) {
        return entity_at(page, mentions, Run::new(by + 1, run.last));
    }
    let hangs = |at: &usize| {
        matches!(
            page.lower(*at),
            "of" | "for" | "from" | "at" | "in" | "with" | "on" | "," | "who" | "to"
        )
    };
    let head = (run.first + 1..run.last).find(hangs).unwrap_or(run.last);
    let ends = [page.span(run.first, head).end, page.span(run.first, run.last).end];
    let span = page.span(run.first, run.last);
    let inside = mentions.meeting(span);
    let names_head = |entity: &Entity, mention: &Mention| {
        // `the “Mirotvorets” database`, `a CNN report`: the name of the thing or of whose it is.
        matches!(entity.kind, EntityKind::Organisation | EntityKind::Other)
            && mention.how == How::Name
            && mention.span.end <= ends[0]
            && !has_person_after(page, mention.span, head)
    };
    let inside = inside.filter(|(entity, mention)| {
        mention.span.meets(span)
            && (ends[0] == mention.span.end || mention.span.holds(span) || names_head(entity, mention))
    });
    inside
        .max_by_key(|(_, mention)| {
            let at_head = ends[0] == mention.span.end || mention.span.holds(span);
            (
                mention.how != How::Demonym,
                at_head,
                mention.span.end - mention.span.start,
            )
        })
        .map(|(entity, _)| entity.id.clone())
        .or_else(|| apposed(page, mentions, run))
}

/// Whether a word is something said or what something is said in.
fn says_something(page: &Page, at: usize) -> bool {
    use lexicon::NounClass::{Claim, Occasion, Source};
    lexicon::noun(page.lower(at)).is_some_and(|noun| matches!(noun.class, Claim | Occasion | Source))
}

/// `Mahan’s director`: one of whom the named is a part of the description, and not the named.
fn has_person_after(page: &Page, name: Span, head: usize) -> bool {
    let tokens = page.tokens.all();
    let next = tokens.partition_point(|token| token.span.start < name.end);
    let person = head.checked_sub(1).is_some_and(|at| {
        let word = page.lower(at);
        crate::mentions::tables::calling(word).is_some()
            || lexicon::noun(word).is_some_and(|noun| noun.class == lexicon::NounClass::Speaker)
    });
    person && page.lower(next) == "'s" && next + 1 < head
}

/// `the chancellor’s spokesman, Steffen Seibert, said`: the name in commas after a description.
fn apposed(page: &Page, mentions: &Mentions<'_>, run: Run) -> Option<String> {
    if page.word(run.last) != "," {
        return None;
    }
    let from = page.token(run.last + 1)?.span.start;
    let close = (run.last + 2..run.last + 12).find(|at| page.word(*at) == ",")?;
    let to = page.token(close)?.span.start;
    let named = |(entity, mention): &&(&Entity, &Mention)| {
        entity.kind == EntityKind::Person
            && mention.how == How::Name
            && mention.span.end == to
            && mention.titled.map_or(mention.span.start, |titled| titled.start) == from
    };
    let found = mentions.meeting(Span::new(from, to)).find(named)?;
    Some(found.0.id.clone())
}

/// The mentions of all entities, by their places.
struct Mentions<'a>(Vec<(&'a Entity, &'a Mention)>);

impl<'a> Mentions<'a> {
    fn new(entities: &'a [Entity]) -> Mentions<'a> {
        let mut all: Vec<_> = entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)))
            .collect();
        all.sort_by_key(|(_, mention)| mention.span);
        Mentions(all)
    }

    /// Those that share a position with a span. A mention has at most `LONGEST` bytes.
    fn meeting(&self, span: Span) -> impl Iterator<Item = &(&'a Entity, &'a Mention)> {
        const LONGEST: usize = 512;
        let from = self
            .0
            .partition_point(|(_, mention)| mention.span.start + LONGEST < span.start);
        self.0
            .iter()
            .skip(from)
            .take_while(move |(_, mention)| mention.span.start < span.end)
            .filter(move |(_, mention)| mention.span.meets(span))
    }
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
