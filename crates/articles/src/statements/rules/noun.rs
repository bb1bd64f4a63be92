//! `claims by SPEAKER that CONTENT`, `SPEAKER’s claim that CONTENT`, `in SPEAKER’s view`.

use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::lexicon::{self, NounClass};
use crate::statements::phrase::{self, Run};

/// The statement whose noun stands at `at`.
pub(crate) fn find(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    let noun = lexicon::noun(page.lower(at))?;
    if !matches!(noun.class, NounClass::Claim | NounClass::Occasion) || scene.is_quoted(at) {
        return None;
    }
    let after = at + 1;
    let speaker = if matches!(page.lower(after), "by" | "of" | "from") && noun.class == NounClass::Claim
        || page.lower(after) == "by"
        || page.lower(after) == "from"
    {
        phrase::phrase_after(page, quotes, after + 1, last)
    } else {
        None
    };
    let (speaker, that) = match speaker {
        Some(run) if page.lower(run.last) == "that" => (run, run.last),
        _ if page.lower(after) == "that" && noun.class == NounClass::Claim => {
            (possessor(scene, at, first)?, after)
        }
        _ => return None,
    };
    // `that` must introduce a clause and not stand for the noun: `claims that are false`.
    let relative = page.token(that + 1).is_none_or(|token| {
        use exonym_tables::english::Classes;
        token.classes.any(Classes::AUXILIARY.or(Classes::MODAL))
            || token.kind == crate::token::TokenKind::Mark
    });
    if relative || that + 2 >= last || !phrase::is_subject(page, speaker) {
        return None;
    }
    let verb = lexicon::verb(page.lower(that + 1));
    if verb.is_some_and(|word| word.shape.past) {
        return None;
    }
    let end = content::end_of_content(page, quotes, that, last);
    // `claims by X that P is Q`: where the noun is the object of a verb after it, nothing tells where P ends; take it up to a second finite verb.
    let end = before_main_verb(scene, that, end);
    Some(Draft {
        speakers: vec![speaker],
        cue: Some(Run::new(at, at + 1)),
        content: vec![Run::new(that, scene.whole_quote(end))],
        stance: noun.stance,
        negated: false,
        lemma: "claim",
        rule: "noun-that",
        sentence: scene.sentence,
        outer: sources(scene, at, end),
        within: None,
    })
}

/// `the only source quoted by X depicting claims by Y that P is a Z report`: X tells it after Z.
fn sources(scene: &Scene<'_>, at: usize, end: usize) -> Vec<Run> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    let quoted = (first..at).find(|here| {
        matches!(page.lower(*here), "quoted" | "cited" | "used") && page.lower(*here + 1) == "by"
    });
    let Some(teller) = quoted.and_then(|here| phrase::phrase_after(page, quotes, here + 2, at)) else {
        return Vec::new();
    };
    let is_source = |run: &Run| {
        (run.first..run.last)
            .any(|at| lexicon::noun(page.lower(at)).is_some_and(|noun| noun.class == NounClass::Source))
    };
    // The phrase may have taken the participle after it: `the website depicting`.
    let trimmed = (teller.first..teller.last)
        .rev()
        .find(|at| !page.lower(*at).ends_with("ing"))
        .map_or(teller.last, |at| at + 1);
    let mut chain = vec![Run::new(teller.first, trimmed)];
    let copula = matches!(page.lower(end), "is" | "was" | "were" | "are");
    if copula && let Some(source) = phrase::phrase_after(page, quotes, end + 1, last).filter(is_source) {
        // `a CNN report dated November 2022`: the date is no part of it.
        let stop = (source.first..source.last)
            .find(|at| page.lower(*at) == "dated")
            .unwrap_or(source.last);
        chain.push(Run::new(source.first, stop));
    }
    chain
}

/// `Russia’s claim`, `his claim`.
fn possessor(scene: &Scene<'_>, at: usize, first: usize) -> Option<Run> {
    use exonym_tables::english::Classes;
    let Scene { page, quotes, .. } = *scene;
    for here in (first..at).rev().take(4) {
        if page.lower(here) == "'s" || page.lower(here) == "'" {
            return phrase::phrase_before(page, quotes, here, first, 0);
        }
        if page.token(here)?.classes.any(Classes::POSSESSIVE) {
            return Some(Run::new(here, here + 1));
        }
    }
    None
}

/// The second finite auxiliary after `that` belongs to the clause around the noun: `claims that it WAS sending shells IS a report`.
fn before_main_verb(scene: &Scene<'_>, that: usize, end: usize) -> usize {
    use exonym_tables::english::Classes;
    let page = scene.page;
    let mut finite = 0;
    let mut joined = false;
    for at in that + 1..end {
        let Some(token) = page.token(at) else { break };
        let lower = page.lower(at);
        if token.classes.any(
            Classes::CONJUNCTION
                .or(Classes::SUBORDINATOR)
                .or(Classes::RELATIVE),
        ) {
            joined = true;
        }
        let auxiliary = token.classes.any(Classes::AUXILIARY.or(Classes::MODAL))
            && !matches!(
                lower,
                "'s" | "be" | "been" | "being" | "having" | "doing" | "done" | "have"
            );
        if auxiliary {
            let follows = page
                .token(at - 1)
                .is_some_and(|token| token.classes.any(Classes::AUXILIARY.or(Classes::MODAL)));
            if !follows && !joined {
                finite += 1;
            }
            if finite == 2 {
                return at;
            }
        }
    }
    end
}
