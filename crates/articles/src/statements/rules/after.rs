//! What is said stands before its verb: `CONTENT, SPEAKER said`, `“...,” said SPEAKER`, and a quotation may go on after it.

use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::group::Group;
use crate::statements::phrase::{self, Run};
use crate::token::{Case, TokenKind};

/// The fewest words of a clause before a comma that can be what is said.
const FEWEST_WORDS: usize = 3;

/// The statement whose verb follows what is said.
pub(crate) fn find(scene: &Scene<'_>, group: &Group) -> Option<Draft> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    let shape = group.word.shape;
    if !group.word.verb.takes('p')
        || group.passive
        || group.modal
        || group.infinitive
        || group.negated
        || shape.ing
    {
        return None;
    }
    let (speakers, before, after, rule) = if let Some(subject) =
        phrase::subject_before(page, quotes, group.first, first)
        && subject.whole.first >= first
    {
        (
            subject.parts,
            subject.whole.first,
            group.verb + 1,
            "content-speaker-cue",
        )
    } else if group.first == group.verb && (shape.past || shape.third) {
        let run = phrase::phrase_after(page, quotes, group.verb + 1, last)?;
        let named = phrase::is_subject(page, run);
        let adverb = page.token(run.first).is_some_and(|token| {
            token.case == Case::Lower
                && run.last == run.first + 1
                && !token.classes.any(exonym_tables::english::Classes::SUBJECT)
        });
        if !named || adverb && rule_needs_name(page.lower(run.first)) {
            return None;
        }
        (vec![run], group.first, run.last, "content-cue-speaker")
    } else {
        return None;
    };
    let mark = before.checked_sub(1)?;
    // A quotation may close just before the speaker, in this sentence or at the end of the one before.
    let quoted = quotes
        .at(mark)
        .filter(|quote| quote.closed && quote.close == mark && !quotes.is_fragment(page, quote));
    let inner_quote = mark
        .checked_sub(1)
        .and_then(|inner| quotes.at(inner))
        .filter(|quote| page.word(mark) == "," && quote.closed && quote.close == mark - 1);
    let comma = mark >= first && page.word(mark) == ",";
    if quoted.is_none() && !comma {
        return None;
    }
    let content_end = if quoted.is_some() { mark + 1 } else { mark };
    let begin = content_start(scene, mark);
    let before_run = Run::new(begin, content_end);
    let enough = quoted.is_some()
        || inner_quote.is_some()
        || content::words(page, before_run) >= FEWEST_WORDS && is_clause(scene, before_run);
    if !enough || before_run.is_empty() {
        return None;
    }
    // What follows must not itself be what is said, or else it goes on in a quotation.
    let mut rest = content::skip_addressee(page, quotes, after, last);
    if !closes(scene, content::skip_adjuncts(page, quotes, rest, last)) {
        rest = after;
    }
    let rest = content::skip_adjuncts(page, quotes, rest, last);
    let mut parts = vec![before_run];
    let resumed = resumed_quote(scene, rest);
    if let Some(next) = resumed {
        // `In Ohio, he said, “...”` says what follows, and only that.
        if quoted.is_none() && inner_quote.is_none() && !is_said_before(scene, before_run) {
            return None;
        }
        parts.push(next);
    } else if !closes(scene, rest) && quoted.is_none() {
        return None;
    }
    if rule == "content-cue-speaker" && quoted.is_none() && inner_quote.is_none() && !closes(scene, rest) {
        return None;
    }
    Some(Draft {
        speakers,
        cue: Some(Run::new(group.first, group.verb + 1)),
        content: parts,
        stance: group.word.verb.stance,
        negated: false,
        lemma: group.word.verb.lemma,
        rule,
        sentence: scene.sentence,
    })
}

fn rule_needs_name(word: &str) -> bool {
    // A bare plural can speak; an abstract noun cannot.
    crate::statements::lexicon::noun(word).is_none() && !word.ends_with('s')
}

/// Where the content that ends with the mark at `mark` begins: at its quotation, its sentence, or after a clause that another
/// verb of speech has taken.
fn content_start(scene: &Scene<'_>, mark: usize) -> usize {
    let Scene { page, first, .. } = *scene;
    if mark < first {
        return scene.quote_start(mark);
    }
    let mut begin = scene.quote_start(first);
    // `Meanwhile, ...`: a word of connection is the writer's.
    while page
        .token(begin)
        .is_some_and(|token| token.kind == TokenKind::Word)
        && page.token(begin).is_some_and(|token| {
            token
                .classes
                .any(exonym_tables::english::Classes::ADVERB.or(exonym_tables::english::Classes::CONJUNCTION))
        })
        && page.word(begin + 1) == ","
        && begin + 2 < mark
    {
        begin += 2;
    }
    begin
}

/// Whether a run has the making of a clause and not only of a phrase of place or time.
fn is_clause(scene: &Scene<'_>, run: Run) -> bool {
    use exonym_tables::english::Classes;
    let page = scene.page;
    let Some(head) = page.token(run.first) else {
        return false;
    };
    let opens_aside = head.classes.any(Classes::PREPOSITION.or(Classes::SUBORDINATOR))
        && !head.classes.any(Classes::DETERMINER);
    let finite = (run.first..run.last).any(|at| {
        page.token(at).is_some_and(|token| {
            token.classes.any(Classes::AUXILIARY.or(Classes::MODAL)) && page.lower(at) != "'s"
                || token.kind == TokenKind::Word
                    && token.case == Case::Lower
                    && page.lower(at).ends_with("ed")
        })
    });
    let inner_comma = (run.first..run.last).any(|at| page.word(at) == ",");
    !opens_aside || finite && inner_comma
}

/// Whether what precedes was said, rather than where and when.
fn is_said_before(scene: &Scene<'_>, run: Run) -> bool {
    is_clause(scene, run) && content::words(scene.page, run) >= 5
}

/// Whether the sentence, or the clause, ends at `at`.
fn closes(scene: &Scene<'_>, at: usize) -> bool {
    let page = scene.page;
    at >= scene.last
        || matches!(
            page.word(at),
            "." | "!" | "?" | "," | ";" | "—" | "–" | "--" | "..." | ")" | ":"
        )
        || matches!(
            page.lower(at),
            "when"
                | "while"
                | "as"
                | "after"
                | "before"
                | "and"
                | "but"
                | "prior"
                | "because"
                | "in"
                | "on"
                | "at"
                | "during"
                | "of"
                | "to"
                | "about"
                | "with"
                | "from"
                | "who"
        )
        || page.lower(at).ends_with("ing")
        || page
            .token(at)
            .is_some_and(|token| token.kind == TokenKind::Quote && token.glued)
}

/// A quotation that goes on after `he said`.
fn resumed_quote(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let at = at + usize::from(matches!(scene.page.word(at), "," | ":" | "."));
    let quote = scene.quotes.at(at).filter(|quote| quote.open == at)?;
    (at < scene.last && !scene.quotes.is_fragment(scene.page, quote) || at < scene.last)
        .then(|| Run::new(quote.open, quote.after()))
}
