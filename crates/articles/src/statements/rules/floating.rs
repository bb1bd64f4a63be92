//! A quotation without a verb of its own goes on from the statement before it.

use crate::page::Page;
use crate::reading::Stance;
use crate::statements::draft::Draft;
use crate::statements::phrase::Run;
use crate::statements::quotes::Quotes;

/// A shorter quotation is taken for words cited, not for speech.
const FEWEST_TOKENS: usize = 5;

/// The statements of quotations that no draft covers and that stand alone as sentences.
pub(crate) fn find(page: &Page, quotes: &Quotes, drafts: &[Draft]) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for quote in &quotes.list {
        let run = Run::new(quote.open, quote.after());
        let near = near(page, drafts, quote.open);
        let covered = near.iter().any(|draft| {
            draft
                .content
                .iter()
                .any(|part| part.first < run.last && run.first < part.last)
                || draft.cue.is_some_and(|cue| run.holds(cue.first))
        });
        if covered || quote.close - quote.open < FEWEST_TOKENS || quotes.is_fragment(page, quote) {
            continue;
        }
        let Some(token) = page.token(quote.open) else {
            continue;
        };
        let number = page.sentence_at(token.span.start);
        let Some(sentence) = page.sentences.get(number) else {
            continue;
        };
        // It opens its sentence and closes one.
        let ends = page
            .sentences
            .iter()
            .skip(number)
            .take_while(|next| next.block == sentence.block)
            .any(|next| next.last == quote.after());
        if sentence.first != quote.open || !ends {
            continue;
        }
        let before = near.iter().chain(found.iter().rev().take(REACH)).filter(|draft| {
            page.sentences.get(draft.sentence).is_some_and(|other| {
                let near = other.block == sentence.block
                    || other.block + 1 == sentence.block
                        && sentence.first == quote.open
                        && quote_goes_on(page, quotes, other.last, quote.open);
                near && draft.sentence < number
            }) && !draft.speakers.is_empty()
                && !draft.negated
                && draft.rule != "refusal"
        });
        // The statement whose words stand nearest before.
        let Some(before) = before.max_by_key(|draft| draft.content.iter().map(|part| part.last).max()) else {
            continue;
        };
        found.push(Draft {
            speakers: before.speakers.clone(),
            cue: None,
            content: vec![run],
            stance: Stance::Assert,
            negated: false,
            lemma: "",
            rule: "floating",
            sentence: number,
            outer: Vec::new(),
            within: None,
        });
    }
    found
}

/// So many sentences around a quotation are looked at; a quotation over more has its verb at one of its ends.
const REACH: usize = 64;

/// The drafts whose cue stands near a token; drafts come in the order of their sentences.
fn near<'a>(page: &Page, drafts: &'a [Draft], at: usize) -> &'a [Draft] {
    let sentence = page
        .token(at)
        .map_or(0, |token| page.sentence_at(token.span.start));
    let from = drafts.partition_point(|draft| draft.sentence + REACH < sentence);
    let to = drafts.partition_point(|draft| draft.sentence <= sentence + REACH);
    drafts.get(from..to).unwrap_or_default()
}

/// Whether the block before ended inside a quotation that this one takes up again.
fn quote_goes_on(_page: &Page, quotes: &Quotes, end_before: usize, open: usize) -> bool {
    end_before <= open
        && end_before
            .checked_sub(1)
            .and_then(|last| quotes.at(last))
            .is_some_and(|quote| !quote.closed)
}
