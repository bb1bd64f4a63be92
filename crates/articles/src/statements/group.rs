//! The verb group of a cue: auxiliaries, negation and adverbs before it, and what they make of it.

use exonym_tables::english::Classes;

use crate::page::Page;
use crate::statements::lexicon::{self, Reported};
use crate::token::{Case, TokenKind};

/// A verb of speech in its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group {
    /// The first token of the group.
    pub(crate) first: usize,
    /// The verb.
    pub(crate) verb: usize,
    /// What the verb is.
    pub(crate) word: Reported,
    /// `not`, `never`.
    pub(crate) negated: bool,
    /// `would`, `might`: it is not said that it was said.
    pub(crate) modal: bool,
    /// `was told`.
    pub(crate) passive: bool,
    /// `to say`.
    pub(crate) infinitive: bool,
    /// `has said`, `did say`: an auxiliary stands before it.
    pub(crate) auxiliary: bool,
}

/// The group of the verb at `at`, if the word there can be a verb of speech.
pub(crate) fn group(page: &Page, at: usize, sentence_first: usize) -> Option<Group> {
    let token = page.token(at)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = lexicon::verb(page.lower(at))?;
    // A capital inside a sentence makes a name (`the Wayne State University`), a hyphen an adjective (`self-described`).
    let opens = at == sentence_first
        || at == sentence_first + 1 && page.token(sentence_first)?.kind != TokenKind::Word;
    let hyphened = |at: usize| page.word(at) == "-" && page.token(at).is_some_and(|token| token.glued);
    if token.case != Case::Lower && !opens || at > sentence_first && hyphened(at - 1) || hyphened(at + 1) {
        return None;
    }
    let mut group = Group {
        first: at,
        verb: at,
        word,
        negated: false,
        modal: false,
        passive: false,
        infinitive: false,
        auxiliary: false,
    };
    let (mut be, mut have) = (false, false);
    while group.first > sentence_first {
        let before = group.first - 1;
        let Some(token) = page.token(before) else { break };
        let lower = page.lower(before);
        let classes = token.classes;
        if token.kind != TokenKind::Word {
            break;
        }
        // `no one said` holds a determiner, not a negation of the verb.
        if classes.any(Classes::NEGATION)
            && (classes.any(Classes::AUXILIARY.or(Classes::MODAL))
                || matches!(lower, "not" | "never" | "n't" | "hardly"))
        {
            group.negated = true;
        } else if lower == "to" && group.first == at {
            group.infinitive = true;
        } else if classes.any(Classes::MODAL) && (token.case == Case::Lower || before == sentence_first) {
            // `'d` is `had` or `would`; the form of the verb tells.
            group.modal |= lower != "'d" || word.shape.base;
        } else if classes.any(Classes::AUXILIARY) && !matches!(lower, "doing" | "done" | "having" | "being") {
            if lower == "'s" && !is_verb_clitic(page, before, group.first) {
                break;
            }
            have |= matches!(
                lower,
                "has" | "have" | "had" | "'ve" | "got" | "hasn't" | "haven't" | "hadn't"
            );
            be |= matches!(
                lower,
                "am" | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "be"
                    | "been"
                    | "'re"
                    | "'m"
                    | "wasn't"
                    | "isn't"
                    | "weren't"
                    | "aren't"
            );
        } else if lower == "being" {
            be = true;
        } else if !(is_adverb(page, before)
            || matches!(lower, "both" | "all" | "each") && follows_auxiliary(page, before))
        {
            break;
        }
        group.auxiliary |= classes.any(Classes::AUXILIARY.or(Classes::MODAL));
        group.first = before;
    }
    let shape = word.shape;
    if have && !shape.participle || be && !(shape.participle || shape.ing) {
        return None;
    }
    // Adverbs that open the group belong to the clause, not to the verb.
    group.passive = be && word.shape.participle && !word.shape.ing;
    Some(group)
}

/// `have both dismissed`: the word before is an auxiliary.
fn follows_auxiliary(page: &Page, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| page.token(before));
    before.is_some_and(|token| token.classes.any(Classes::AUXILIARY))
}

/// `he's said` against `Russia's claims`.
fn is_verb_clitic(page: &Page, at: usize, next: usize) -> bool {
    let pronoun = at.checked_sub(1).and_then(|before| page.token(before));
    pronoun.is_some_and(|token| token.classes.any(Classes::SUBJECT))
        && lexicon::verb(page.lower(next)).is_none_or(|word| word.shape.participle || word.shape.ing)
}

/// Whether a word is an adverb: listed, or with the ending of one and no capital.
pub(crate) fn is_adverb(page: &Page, at: usize) -> bool {
    page.token(at).is_some_and(|token| {
        let lower = page.lower(at);
        token.classes.any(Classes::ADVERB)
            || token.case == Case::Lower
                && lower.len() > 4
                && lower.ends_with("ly")
                && !matches!(
                    lower,
                    "family"
                        | "assembly"
                        | "reply"
                        | "july"
                        | "italy"
                        | "ally"
                        | "supply"
                        | "daily"
                        | "weekly"
                        | "monthly"
                        | "rally"
                        | "anomaly"
                        | "monopoly"
                )
    })
}
