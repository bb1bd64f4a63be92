//! Names that a tagger found where the rules found nothing. The rules go first: over their mentions nothing is put, and none of them
//! changes hands.

use crate::mentions::cast::{Actor, Cast, words_of};
use crate::page::Page;
use crate::reading::{EntityKind, How};
use crate::sentence::SentenceSpan;
use crate::span::Span;
use crate::statements::Run;
use crate::tagger::{Tagged, Tagger};
use crate::text::BlockKind;

/// A mention of more words is a clause that the tagger did not understand.
const MOST_WORDS: usize = 12;

/// Adds what the tagger finds.
pub(super) fn add(page: &Page, tagger: &dyn Tagger, cast: &mut Cast) -> Result<(), String> {
    for sentence in &page.sentences {
        // Who wrote it is no actor of the article.
        if page
            .block_of(sentence)
            .is_none_or(|block| block.kind == BlockKind::Byline)
        {
            continue;
        }
        for tagged in tagger.tag(page.text.slice(sentence.span))? {
            if let Some(run) = run_of(page, sentence, tagged.span) {
                put(page, run, &tagged, cast);
            }
        }
    }
    Ok(())
}

/// The tokens under a span of a sentence's text, without marks at its ends.
fn run_of(page: &Page, sentence: &SentenceSpan, span: Span) -> Option<Run> {
    let (from, to) = (sentence.span.start + span.start, sentence.span.start + span.end);
    let under = |at: &usize| {
        page.token(*at)
            .is_some_and(|token| token.span.start < to && token.span.end > from)
    };
    let worded = |at: &usize| under(at) && page.word(*at).chars().any(char::is_alphanumeric);
    let first = (sentence.first..sentence.last).find(worded)?;
    let last = (first..sentence.last).rev().find(worded)? + 1;
    (last - first <= MOST_WORDS).then(|| Run::new(first, last))
}

fn put(page: &Page, run: Run, tagged: &Tagged, cast: &mut Cast) {
    if (run.first..run.last).any(|at| cast.over(at).next().is_some()) {
        return;
    }
    let words = words_of(page, run);
    if words.is_empty() {
        return;
    }
    let number = known(cast, &words, tagged.kind).unwrap_or_else(|| {
        let name = page.text.slice(page.span(run.first, run.last)).to_owned();
        let mut actor = Actor::new(Some(tagged.kind), words, name);
        actor.first = run.first;
        cast.push(actor)
    });
    let why = format!("no rule finds a name here; the model does ({})", tagged.label);
    cast.spot(number, run, How::Name, tagged.confidence, &why);
    cast.by_model(run.first);
}

/// Who goes by these words already: by all of them, or, for one word, the one person whose name ends with it.
fn known(cast: &Cast, words: &[String], kind: EntityKind) -> Option<usize> {
    let word = words.first()?;
    let fits = |actor: &Actor| {
        actor
            .kind
            .is_none_or(|known| known == kind || known == EntityKind::Other)
    };
    let same = cast
        .bearing(word)
        .find(|(_, actor)| actor.words == words && fits(actor));
    if same.is_some() || words.len() > 1 || kind != EntityKind::Person {
        return Some(same?.0);
    }
    let mut ending = cast
        .bearing(word)
        .filter(|(_, actor)| actor.is_person() && !actor.alias && actor.words.last() == Some(word));
    match (ending.next(), ending.next()) {
        (Some((number, _)), None) => Some(number),
        _ => None,
    }
}
