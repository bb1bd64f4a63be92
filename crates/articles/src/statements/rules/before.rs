//! What is said stands after its verb: `SPEAKER said (that) CONTENT`, `SPEAKER accused X of Y`, `SPEAKER promised to`.

use exonym_tables::english::Classes;

use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::group::Group;
use crate::statements::lexicon;
use crate::statements::phrase::{self, Run, Subject};
use crate::statements::rules::participle::clause_subject;
use crate::token::TokenKind;

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

/// `a woman who said`: the relative pronoun stands for the phrase before it.
fn relative_subject(scene: &Scene<'_>, at: usize) -> Option<Subject> {
    let Scene {
        page, quotes, first, ..
    } = *scene;
    let relative = at.checked_sub(1).filter(|relative| *relative > first)?;
    if !matches!(page.lower(relative), "who" | "which" | "that") {
        return None;
    }
    let end = if page.word(relative - 1) == "," {
        relative - 1
    } else {
        relative
    };
    let run = phrase::phrase_before(page, quotes, end, first, 0)?;
    phrase::is_subject(page, run).then(|| Subject {
        whole: run,
        parts: vec![run],
    })
}

/// `X defended the plan and said`: the subject of the clause before.
fn joined_subject(scene: &Scene<'_>, group: &Group, before: &[Draft]) -> Option<Subject> {
    let Scene { page, first, .. } = *scene;
    let joint = group.first.checked_sub(1).filter(|joint| *joint > first)?;
    let shape = group.word.shape;
    if !matches!(page.lower(joint), "and" | "but" | "then") || !(shape.past || shape.third || group.auxiliary)
    {
        return None;
    }
    let parts = match before.iter().rev().find(|draft| !draft.speakers.is_empty()) {
        Some(draft) => draft.speakers.clone(),
        None => vec![clause_subject(scene, joint)?],
    };
    let whole = Run::new(parts.first()?.first, parts.last()?.last);
    Some(Subject { whole, parts })
}

fn agrees(scene: &Scene<'_>, group: &Group, subject: &Subject) -> bool {
    let page = scene.page;
    let shape = group.word.shape;
    if group.auxiliary || shape.past {
        return true;
    }
    let run = subject.whole;
    let last = page.lower(run.last - 1);
    let pronoun = run.last == run.first + 1
        && page
            .token(run.first)
            .is_some_and(|token| token.classes.any(Classes::SUBJECT.or(Classes::DETERMINER)));
    let plural = subject.parts.len() > 1
        || matches!(
            last,
            "they"
                | "we"
                | "you"
                | "i"
                | "people"
                | "police"
                | "who"
                | "media"
                | "many"
                | "some"
                | "others"
                | "both"
        )
        || !pronoun && last.len() > 2 && last.ends_with('s') && !last.ends_with("ss") && last != "'s";
    // `Russia's claims that`
    if last == "'s" {
        return false;
    }
    if shape.base {
        return plural;
    }
    // Most -s forms are nouns as well; those are verbs only after who can speak.
    let speaks = pronoun
        || subject.parts.len() > 1
        || (run.first..run.last).any(|at| {
            let name = page
                .token(at)
                .is_some_and(|token| token.case != crate::token::Case::Lower)
                && !phrase::opens_sentence(page, at);
            name || lexicon::noun(page.lower(at)).is_some()
        });
    if group.word.verb.tier > 1 && !speaks || last.ends_with("ing") && !pronoun {
        return false;
    }
    !matches!(last, "they" | "we" | "you" | "i") && (pronoun || !is_modifier(scene, run))
}

/// `the false claims`: a determiner and an adjective before the -s form make it a noun; names and known callings do not.
fn is_modifier(scene: &Scene<'_>, run: Run) -> bool {
    let page = scene.page;
    let Some(head) = page.token(run.last - 1) else {
        return true;
    };
    let bare = run.last == run.first + 1;
    let known = lexicon::noun(page.lower(run.last - 1)).is_some();
    let name = head.case != crate::token::Case::Lower;
    head.classes.any(Classes::DETERMINER.or(Classes::POSSESSIVE)) || bare && !name && !known
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

/// Skips what stands between a verb and what is said.
fn follow(scene: &Scene<'_>, at: usize, addressee: bool) -> Follow {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    let adjuncts = content::skip_adjuncts(page, quotes, at, last);
    if let Some(follow) = announced(scene, at).or_else(|| announced(scene, adjuncts)) {
        return follow;
    }
    if addressee {
        let after = content::skip_addressee(page, quotes, at, last);
        if after > at {
            let then = content::skip_adjuncts(page, quotes, after, last);
            if let Some(follow) = announced(scene, after).or_else(|| announced(scene, then)) {
                return Follow {
                    addressed: true,
                    ..follow
                };
            }
            return Follow {
                from: after,
                announced: false,
                addressed: true,
            };
        }
    }
    // Only a day or an adverb is passed in silence; a phrase of place may be part of what is said.
    let mut from = at;
    while page.token(from).is_some_and(|token| {
        token.classes.any(Classes::WEEKDAY)
            || crate::statements::group::is_adverb(page, from) && token.case == crate::token::Case::Lower
    }) && from < last
    {
        from += 1;
    }
    let occasion = content::names_occasion(page, Run::new(at, adjuncts));
    Follow {
        from: if occasion { adjuncts } else { from },
        announced: false,
        addressed: false,
    }
}

/// `that`, a quotation, `: “`, `, “`, `whether`, `how`.
fn announced(scene: &Scene<'_>, at: usize) -> Option<Follow> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    if at >= last {
        return None;
    }
    let yes = |from: usize| {
        Some(Follow {
            from,
            announced: true,
            addressed: false,
        })
    };
    let opens = |at: usize| quotes.at(at).is_some_and(|quote| quote.open == at) && at < last;
    match page.lower(at) {
        "that"
            if page
                .token(at + 1)
                .is_some_and(|token| token.kind != TokenKind::Mark) =>
        {
            yes(at)
        }
        "how" | "whether" | "why" => yes(at),
        "," if opens(at + 1) => yes(at + 1),
        // `said, in a statement, that`
        "," => {
            let close = (at + 1..last.min(at + 14)).find(|here| page.word(*here) == ",")?;
            if page.lower(close + 1) == "that" || opens(close + 1) {
                yes(close + 1)
            } else {
                None
            }
        }
        ":" if at + 1 < last => yes(at + 1),
        // The quotation is a paragraph of its own.
        ":" if at + 1 == last && page.token(last).is_some() => yes(last),
        _ if opens(at) => yes(at),
        _ => None,
    }
}

/// Whether a clause can begin at `at` right after a verb of the first tier.
fn bare_clause(scene: &Scene<'_>, at: usize, lemma: &str) -> bool {
    let Scene { page, last, .. } = *scene;
    let Some(token) = page.token(at).filter(|_| at < last) else {
        return false;
    };
    if token.kind == TokenKind::Mark {
        return matches!(page.word(at), "$" | "@" | "#");
    }
    let word = page.lower(at);
    if matches!(
        word,
        "to" | "of" | "and" | "or" | "but" | "by" | "so" | "than" | "yes" | "no" | "goodbye" | "hello"
    ) {
        return word == "no"
            && page
                .token(at + 1)
                .is_some_and(|token| token.kind == TokenKind::Word);
    }
    if matches!(lemma, "write" | "describe" | "argue" | "warn" | "recall")
        && token.classes.any(Classes::PREPOSITION.or(Classes::DETERMINER))
    {
        // `wrote a book`, `warned of`, `argued with`
        return lemma == "warn" && matches!(word, "of" | "about" | "against");
    }
    if token.classes.any(Classes::PREPOSITION) && !token.classes.any(Classes::SUBORDINATOR) && lemma != "say"
    {
        return false;
    }
    content::words(page, Run::new(at, last)) >= 2
}

/// `lambasted the deal`, `accused X of Y`, `voiced his admiration`.
fn object(scene: &Scene<'_>, group: &Group) -> Option<(usize, &'static str)> {
    let Scene { page, last, .. } = *scene;
    let verb = group.word.verb;
    let next = group.verb + 1;
    if next >= last {
        return None;
    }
    if verb.lemma == "call" {
        return called(scene, group, next);
    }
    if !verb.takes('n')
        || group.word.shape.base
            && !group.auxiliary
            && verb.tier == 4
            && lexicon::noun(page.lower(group.verb)).is_some()
    {
        return None;
    }
    if verb.tier == 3 && !(group.word.shape.past || group.auxiliary) {
        return None;
    }
    // `what X hailed as a success`
    let next = next + usize::from(page.lower(next) == "as" && verb.tier == 4);
    let starts = phrase::begins_phrase(page, next)
        || page
            .token(next)
            .is_some_and(|token| token.kind == TokenKind::Word && token.classes.is_empty())
            && verb.tier != 1;
    starts.then_some((next, "speaker-cue-object"))
}

/// `called for X`, `called on X to`, `called it “X”`.
fn called(scene: &Scene<'_>, group: &Group, next: usize) -> Option<(usize, &'static str)> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    if matches!(page.lower(next), "for" | "on" | "upon") {
        return (next + 1 < last).then_some((next + 1, "speaker-cue-call"));
    }
    if !(group.word.shape.past || group.auxiliary || group.word.shape.third) {
        return None;
    }
    let object = if page.token(next)?.classes.any(Classes::OBJECT) {
        Run::new(next, next + 1)
    } else {
        phrase::phrase_after(page, quotes, next, last)?
    };
    let after = object.last;
    let named = page.token(after).filter(|_| after < last)?;
    let complement =
        named.classes.any(Classes::DETERMINER) || quotes.at(after).is_some_and(|quote| quote.open == after);
    complement.then_some((next, "speaker-cue-call"))
}

/// `promised to`, `threatened to`.
fn infinitive(scene: &Scene<'_>, group: &Group) -> Option<(usize, &'static str)> {
    let page = scene.page;
    let next = group.verb + 1;
    let verb = group.word.verb;
    let to = page.lower(next) == "to" || page.lower(next) == "not" && page.lower(next + 1) == "to";
    let lower = page.token(next + 1).is_some_and(|token| {
        token.kind == TokenKind::Word
            && token.case == crate::token::Case::Lower
            && !token.classes.any(Classes::DETERMINER.or(Classes::POSSESSIVE))
    });
    (verb.takes('i') && to && lower && next + 1 < scene.last).then_some((next, "speaker-cue-infinitive"))
}
