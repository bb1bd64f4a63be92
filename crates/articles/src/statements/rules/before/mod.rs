//! What is said stands after its verb: `SPEAKER said (that) CONTENT`, `SPEAKER accused X of Y`, `SPEAKER promised to`.

mod complement;
mod subject;

use exonym_tables::english::Classes;

use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::group::Group;
use crate::statements::phrase::{self, Run};
use crate::token::TokenKind;

use complement::{bare_clause, follow, infinitive, object};
use subject::{agrees, joined_subject, relative_subject};

/// What follows the verb.
struct Follow {
    /// The first token of what is said.
    from: usize,
    /// `that`, a quotation or a colon announces it.
    announced: bool,
    /// An addressee stands between.
    addressed: bool,
}

/// The statement whose verb precedes what is said.
///
/// `before` are the statements found earlier in the sentence.
pub(crate) fn find(scene: &Scene<'_>, group: &Group, before: &[Draft]) -> Option<Draft> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    let shape = group.word.shape;
    let verb = group.word.verb;
    if group.modal || group.infinitive || group.passive || shape.ing && !group.auxiliary {
        return None;
    }
    let subject = phrase::subject_before(page, quotes, group.first, first)
        .or_else(|| relative_subject(scene, group.first))
        .or_else(|| joined_subject(scene, group, before))?;
    // A bare form after a singular is a noun (`the report`); an -s form after a determiner is one, too.
    if !agrees(scene, group, &subject) {
        return None;
    }
    let (from, rule) = infinitive(scene, group)
        .or_else(|| clause(scene, group))
        .or_else(|| object(scene, group))?;
    // `beyond the withdrawal first announced`: what hangs on a preposition does nothing.
    let hangs = subject.whole.first > first
        && page.token(subject.whole.first - 1).is_some_and(|token| {
            token.classes.any(Classes::PREPOSITION) && !token.classes.any(Classes::SUBORDINATOR)
        });
    if hangs && rule == "speaker-cue-object" && !is_named(scene, subject.whole) {
        return None;
    }
    let run = if from == last {
        following_block(scene)?
    } else {
        let end = content::end_of_content(page, quotes, from, last);
        Run::new(from, scene.whole_quote(end))
    };
    if content::words(page, run) == 0 {
        return None;
    }
    Some(Draft {
        speakers: subject.parts,
        cue: Some(Run::new(group.first, group.verb + 1)),
        content: vec![run],
        stance: verb.stance,
        negated: group.negated,
        lemma: verb.lemma,
        rule,
        sentence: scene.sentence,
        outer: Vec::new(),
        within: None,
    })
}

/// Whether a phrase holds a name or is a pronoun.
fn is_named(scene: &Scene<'_>, run: Run) -> bool {
    (run.first..run.last).any(|at| {
        scene.page.token(at).is_some_and(|token| {
            token.classes.any(Classes::SUBJECT)
                || token.case != crate::token::Case::Lower && token.kind == TokenKind::Word
        })
    })
}

/// The block after the one that ends here: its quotation where it begins with one, else all of it.
fn following_block(scene: &Scene<'_>) -> Option<Run> {
    let sentences = &scene.page.sentences;
    let next = sentences.get(scene.sentence + 1)?;
    if let Some(quote) = scene
        .quotes
        .at(next.first)
        .filter(|quote| quote.open == next.first)
    {
        return Some(Run::new(quote.open, quote.after()));
    }
    let last = sentences
        .iter()
        .skip(scene.sentence + 1)
        .take_while(|sentence| sentence.block == next.block)
        .last()?;
    Some(Run::new(next.first, last.last))
}

/// `(that) CLAUSE`, a quotation, or either after an addressee.
fn clause(scene: &Scene<'_>, group: &Group) -> Option<(usize, &'static str)> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    let verb = group.word.verb;
    if !(verb.takes('t') || verb.takes('q')) {
        return None;
    }
    let next = group.verb + 1;
    let follow = follow(scene, next, verb.takes('a') || matches!(page.lower(next), "to"));
    if follow.from >= last && !follow.announced {
        return None;
    }
    let tier = if verb.tier == 3 && !(group.word.shape.past || group.auxiliary) {
        return None;
    } else {
        verb.tier
    };
    if follow.announced {
        let quoted = page
            .token(follow.from)
            .is_some_and(|token| token.kind == TokenKind::Quote);
        return (verb.takes('t') || quoted).then_some((follow.from, "speaker-cue-announced"));
    }
    if !verb.takes('t') {
        return None;
    }
    if tier == 1 && bare_clause(scene, follow.from, verb.lemma) {
        return Some((follow.from, "speaker-cue-clause"));
    }
    if tier == 2 && follow.addressed && phrase::begins_phrase(page, follow.from) {
        return Some((follow.from, "speaker-cue-addressee"));
    }
    // A tier-2 verb with a clause and no `that`: a subject and a finite verb must follow at once.
    let subject = phrase::phrase_after(page, quotes, follow.from, last)?;
    let finite = page.token(subject.last).is_some_and(|token| {
        token.classes.any(Classes::AUXILIARY.or(Classes::MODAL)) && page.lower(subject.last) != "'s"
    }) || page
        .token(subject.first)
        .is_some_and(|token| token.classes.any(Classes::SUBJECT))
        && subject.last < last;
    (tier == 2
        && finite
        && group.word.shape.past | group.auxiliary | group.word.shape.third | group.word.shape.base)
        .then_some((follow.from, "speaker-cue-subject"))
}
