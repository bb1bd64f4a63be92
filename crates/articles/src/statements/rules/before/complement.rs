//! What follows the verb: an addressee, a clause, an object, an infinitive.

use exonym_tables::english::Classes;

use super::Follow;
use crate::statements::content;
use crate::statements::draft::Scene;
use crate::statements::group::Group;
use crate::statements::lexicon;
use crate::statements::phrase::{self, Run};
use crate::token::TokenKind;

/// Skips what stands between a verb and what is said.
pub(super) fn follow(scene: &Scene<'_>, at: usize, addressee: bool) -> Follow {
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
pub(super) fn announced(scene: &Scene<'_>, at: usize) -> Option<Follow> {
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
            // `alleged, by way of example, Mahan had`
            let aside = close <= at + 8
                && page
                    .token(at + 1)
                    .is_some_and(|token| token.classes.any(Classes::PREPOSITION))
                && phrase::begins_phrase(page, close + 1);
            if page.lower(close + 1) == "that" || opens(close + 1) || aside {
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
pub(super) fn bare_clause(scene: &Scene<'_>, at: usize, lemma: &str) -> bool {
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
pub(super) fn object(scene: &Scene<'_>, group: &Group) -> Option<(usize, &'static str)> {
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
pub(super) fn called(scene: &Scene<'_>, group: &Group, next: usize) -> Option<(usize, &'static str)> {
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
pub(super) fn infinitive(scene: &Scene<'_>, group: &Group) -> Option<(usize, &'static str)> {
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
