//! `..., saying CONTENT`: the speaker is that of the clause before.

use crate::page::Page;
use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::group::{self, Group};
use crate::statements::phrase::{self, Run};
use crate::token::TokenKind;

/// The statement of a participle; `before` are the statements found earlier in the sentence.
pub(crate) fn find(scene: &Scene<'_>, group: &Group, before: &[Draft]) -> Option<Draft> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    let verb = group.word.verb;
    if !group.word.shape.ing || group.auxiliary || group.modal || group.infinitive || group.first <= first {
        return None;
    }
    let joint = page.lower(group.first - 1);
    let quoted_comma = quotes.at(group.first - 1).is_some_and(|quote| {
        quote.close == group.first - 1 && quote.close > 0 && page.word(quote.close - 1) == ","
    });
    let comma = joint == "," || quoted_comma;
    let continued = joint == "and" && before.last().is_some_and(|draft| draft.rule == "participle");
    // `released a statement saying`
    let medium = crate::statements::lexicon::noun(joint)
        .is_some_and(|noun| noun.class == crate::statements::lexicon::NounClass::Occasion);
    if !(comma || continued || medium && verb.takes('t')) {
        return None;
    }
    let next = group.verb + 1;
    let from = content_start(scene, group, next)?;
    let end = content::end_of_content(page, quotes, from, last);
    let mut end = end;
    // `accusing X of Y and explaining that Z` are two.
    if let Some(and) = (from + 2..end).find(|at| {
        page.lower(*at) == "and"
            && quotes.at(*at).is_none()
            && crate::statements::lexicon::verb(page.lower(at + 1)).is_some_and(|word| word.shape.ing)
    }) {
        end = and;
    }
    let run = Run::new(from, scene.whole_quote(end));
    if content::words(page, run) == 0 {
        return None;
    }
    let speakers = match before
        .iter()
        .rev()
        .find(|draft| draft.sentence == scene.sentence && !draft.speakers.is_empty())
    {
        Some(draft) => draft.speakers.clone(),
        None => vec![clause_subject(scene, group.first - 1)?],
    };
    Some(Draft {
        speakers,
        cue: Some(Run::new(group.first, group.verb + 1)),
        content: vec![run],
        stance: verb.stance,
        negated: group.negated,
        lemma: verb.lemma,
        rule: "participle",
        sentence: scene.sentence,
        outer: Vec::new(),
        within: None,
    })
}

fn content_start(scene: &Scene<'_>, group: &Group, next: usize) -> Option<usize> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    let verb = group.word.verb;
    if next >= last {
        return None;
    }
    let opens = |at: usize| quotes.at(at).is_some_and(|quote| quote.open == at);
    if verb.takes('t') || verb.takes('q') {
        for at in [next, content::skip_adjuncts(page, quotes, next, last)] {
            match page.lower(at) {
                "that" | "how" | "whether" | "why" => return Some(at),
                "," | ":" if opens(at + 1) => return Some(at + 1),
                _ if opens(at) => return Some(at),
                _ => {}
            }
        }
        if verb.takes('a') {
            let after = content::skip_addressee(page, quotes, next, last);
            if after > next && after < last && !matches!(page.word(after), "." | ",") {
                return Some(after + usize::from(matches!(page.word(after), ":")));
            }
        }
    }
    let bare = verb.takes('t') && verb.tier <= 2 || verb.takes('n');
    let starts = phrase::begins_phrase(page, next)
        || page
            .token(next)
            .is_some_and(|token| token.kind == TokenKind::Word && token.classes.is_empty());
    (bare && starts).then_some(next)
}

/// The first noun phrase of the clause that a verb follows: its subject.
pub(super) fn clause_subject(scene: &Scene<'_>, end: usize) -> Option<Run> {
    use exonym_tables::english::Classes;
    let Scene {
        page, quotes, first, ..
    } = *scene;
    let mut at = first;
    while at < end {
        let token = page.token(at)?;
        let opener = token.classes.any(Classes::PREPOSITION.or(Classes::SUBORDINATOR)) && at == first;
        if opener || group::is_adverb(page, at) && at == first {
            // A fronted phrase: the subject stands after its comma.
            at = (at..end)
                .find(|here| page.word(*here) == ",")
                .map_or(at + 1, |comma| comma + 1);
            continue;
        }
        if let Some(run) = phrase::phrase_after(page, quotes, at, end)
            && phrase::is_subject(page, run)
        {
            return Some(before_verb(page, run));
        }
        at += 1;
    }
    None
}

/// A phrase up to the verb that it may have swallowed: `The embassy | declined the request and said`.
fn before_verb(page: &Page, run: Run) -> Run {
    use exonym_tables::english::Classes;
    const IRREGULAR: &[&str] = &[
        "came", "gave", "got", "had", "held", "left", "made", "met", "put", "sent", "took", "went",
    ];
    let verb = (run.first + 1..run.last).find(|at| {
        let word = page.lower(*at);
        let past = page
            .token(*at)
            .is_some_and(|token| token.case == crate::token::Case::Lower)
            && (word.len() > 4 && word.ends_with("ed")
                || IRREGULAR.contains(&word)
                || crate::statements::speaks(word));
        // A participle before its noun has no article after it: `the declined request`.
        let object = page.token(*at + 1).is_some_and(|token| {
            token
                .classes
                .any(Classes::DETERMINER.or(Classes::POSSESSIVE).or(Classes::OBJECT))
                || token.case != crate::token::Case::Lower
        });
        past && object
    });
    Run::new(run.first, verb.unwrap_or(run.last))
}
