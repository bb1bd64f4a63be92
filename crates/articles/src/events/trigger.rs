//! Words that tell of an event, as verbs with their auxiliaries or as nouns, and the frame that the words around them fit.

use exonym_tables::english::Classes;
use exonym_tables::event_frames::{self, Flags, Frame, VerbForm};

use super::scene::Scene;
use crate::page::Page;
use crate::span::Span;
use crate::token::{Case, TokenKind};

/// Tokens after a verb among which its object stands.
const WINDOW: usize = 12;
/// Tokens before a passive verb among which its subject stands.
const BACK: usize = 12;

/// Tokens before a verb in which a word can forbid a frame.
const UNLESS_BACK: usize = 4;

/// What an auxiliary makes of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mood {
    /// It is told as done.
    #[default]
    Told,
    /// `will`, `shall`, `is going to`.
    Will,
    /// `must`, `should`, `has to`.
    Must,
    /// `would`.
    Would,
    /// `could`, `may`, `might`, `can`.
    May,
}

/// A word that tells of an event.
#[derive(Debug, Clone)]
pub(super) struct Trigger {
    pub(super) frame: &'static Frame,
    pub(super) kind: &'static str,
    pub(super) mode: &'static str,
    /// Why it has another type than its frame.
    pub(super) turned: Option<&'static str>,
    /// Where its auxiliaries begin.
    pub(super) group: usize,
    /// The word itself.
    pub(super) verb: usize,
    /// After the verb and the word that the frame wants next.
    pub(super) last: usize,
    pub(super) form: VerbForm,
    pub(super) mood: Mood,
    pub(super) negated: bool,
    pub(super) passive: bool,
    /// `to attack`.
    pub(super) infinitive: bool,
    /// Told in the infinitive or participle of an accusation: after which token.
    pub(super) accused: Option<usize>,
}

impl Trigger {
    pub(super) fn span(&self, page: &Page) -> Span {
        page.span(self.verb, self.last)
    }

    pub(super) fn flags(&self) -> Flags {
        self.frame.flags
    }

    /// Whether it is told for itself: with a tense of its own.
    pub(super) fn is_finite(&self) -> bool {
        match self.form {
            VerbForm::Base => self.mood != Mood::Told,
            VerbForm::Third | VerbForm::Past => true,
            VerbForm::Noun => false,
            VerbForm::Participle | VerbForm::Ing => self.group < self.verb && !self.infinitive,
        }
    }

    pub(super) fn rule(&self) -> String {
        match self.turned {
            Some(turned) => format!("{}+{turned}", self.frame.rule),
            None => self.frame.rule.to_owned(),
        }
    }
}

/// The trigger at a token.
pub(super) fn at(scene: &Scene<'_>, at: usize) -> Option<Trigger> {
    let word = scene.lower(at);
    let token = scene.page.token(at)?;
    if token.kind != TokenKind::Word || token.case != Case::Lower && at != scene.first {
        return None;
    }
    // A hyphen makes an adjective: `strike-breaking`.
    if scene.lower(at + 1) == "-" || scene.before(at) == "-" {
        return None;
    }
    event_frames::frames(word).find_map(|(frame, form)| fit(scene, at, frame, form))
}

fn fit(scene: &Scene<'_>, at: usize, frame: &'static Frame, form: VerbForm) -> Option<Trigger> {
    let mut trigger = Trigger {
        frame,
        kind: frame.kind,
        mode: frame.mode,
        turned: None,
        group: at,
        verb: at,
        last: at + 1,
        form,
        mood: Mood::Told,
        negated: false,
        passive: false,
        infinitive: false,
        accused: None,
    };
    if form == VerbForm::Noun {
        let next = after_adverbs(scene, at + 1);
        let fits = frame.next.contains(&scene.lower(next)) && !scene.before(at).is_empty();
        return fits.then_some(trigger);
    }
    group(scene, &mut trigger)?;
    if !is_verb(scene, &mut trigger) {
        return None;
    }
    words_fit(scene, &mut trigger).then_some(trigger)
}

/// Takes the auxiliaries before the verb; `None` where they do not go with its form.
fn group(scene: &Scene<'_>, trigger: &mut Trigger) -> Option<()> {
    let (mut be, mut have, mut do_) = (false, false, false);
    while trigger.group > scene.first {
        let before = trigger.group - 1;
        let word = scene.lower(before);
        let classes = scene.page.token(before)?.classes;
        match word {
            "not" | "never" | "n't" => trigger.negated = true,
            "to" if trigger.group == trigger.verb || trigger.infinitive => trigger.infinitive = true,
            "will" | "'ll" | "shall" | "won't" => trigger.mood = Mood::Will,
            "must" | "should" | "ought" | "shouldn't" => trigger.mood = Mood::Must,
            "would" | "wouldn't" => trigger.mood = Mood::Would,
            "could" | "may" | "might" | "can" | "couldn't" | "cannot" | "can't" => trigger.mood = Mood::May,
            "is" | "are" | "was" | "were" | "been" | "be" | "being" | "am" | "'re" | "'m" | "isn't"
            | "wasn't" | "aren't" | "weren't" => {
                be = true;
            }
            "'s" if pronoun_before(scene, before) => be = true,
            "has" | "have" | "had" | "having" | "'ve" | "hasn't" | "haven't" | "hadn't" => have = true,
            "do" | "does" | "did" | "don't" | "doesn't" | "didn't" => do_ = true,
            _ if is_adverb(scene, before) => {}
            _ => break,
        }
        trigger.negated |= classes.any(Classes::NEGATION) && word.ends_with("n't")
            || matches!(word, "cannot" | "can't" | "won't");
        trigger.group = before;
    }
    // Adverbs before the group belong to it only where an auxiliary does.
    if !(be || have || do_ || trigger.infinitive || trigger.negated || trigger.mood != Mood::Told) {
        trigger.group = trigger.verb;
    }
    let bare = trigger.infinitive || do_ || trigger.mood != Mood::Told && !be && !have;
    let fits = match trigger.form {
        VerbForm::Base => bare || !(be || have),
        VerbForm::Third => !(bare || be || have),
        VerbForm::Past => !(bare || be || have),
        VerbForm::Participle => be || have || !bare,
        VerbForm::Ing => be || !have && !do_ && trigger.mood == Mood::Told,
        VerbForm::Noun => true,
    };
    trigger.passive = be && trigger.form == VerbForm::Participle;
    // `was met with` is no meeting, and what was agreed was agreed by nobody named.
    if trigger.passive && trigger.frame.rule == "agrees"
        || trigger.passive
            && trigger.frame.flags.mutual
            && trigger.frame.kind == "CONSULT"
            && trigger.frame.object.is_empty()
    {
        return None;
    }
    fits.then_some(())
}

fn pronoun_before(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| scene.page.token(before));
    before.is_some_and(|token| token.classes.any(Classes::SUBJECT))
}

/// Whether the word is a verb here, and not a noun or an adjective of the same letters.
fn is_verb(scene: &Scene<'_>, trigger: &mut Trigger) -> bool {
    let at = trigger.verb;
    if trigger.group < at {
        // `to attack` is a verb, `to attacks` was refused above; `was reported` is no past.
        return true;
    }
    let before = before_adverbs(scene, at);
    let head = before.is_none();
    let before = before.unwrap_or(at);
    let classes = scene
        .page
        .token(before)
        .map(|token| token.classes)
        .unwrap_or_default();
    let lower = scene.lower(before);
    let next = scene
        .page
        .token(at + 1)
        .map(|token| token.classes)
        .unwrap_or_default();
    let noun_before = !head
        && (classes.any(Classes::DETERMINER.or(Classes::POSSESSIVE).or(Classes::NUMBER))
            || matches!(lower, "'s" | "'"))
        && !classes.any(Classes::SUBJECT.or(Classes::RELATIVE));
    match trigger.form {
        VerbForm::Past | VerbForm::Participle => {
            let led =
                classes.any(Classes::PREPOSITION) && !classes.any(Classes::SUBORDINATOR) && lower != "like";
            if noun_before && !matches!(lower, "both" | "all") || led && !head {
                return false;
            }
            // `aid supplied by`: a participle behind its noun.
            if scene.lower(at + 1) == "by" {
                trigger.passive = true;
                trigger.form = VerbForm::Participle;
                return true;
            }
            // `guarding captured fighters`: an adjective.
            let adjective =
                lower.ends_with("ing") && classes.is_empty() && scene.mention_before(before + 1).is_none();
            trigger.form == VerbForm::Past && !adjective
        }
        VerbForm::Ing => !noun_before && scene.lower(at + 1) != "of",
        VerbForm::Base | VerbForm::Third => {
            let object = next.any(
                Classes::DETERMINER
                    .or(Classes::POSSESSIVE)
                    .or(Classes::OBJECT)
                    .or(Classes::NUMBER),
            ) || trigger.frame.flags.governs && matches!(scene.lower(at + 1), "to" | "that")
                || scene.mention_at(at + 1).is_some()
                || trigger.frame.next.contains(&scene.lower(at + 1));
            let subject = classes.any(Classes::SUBJECT.or(Classes::RELATIVE))
                || scene.mention_before(before + 1).is_some()
                || trigger.form == VerbForm::Base && lower.ends_with('s') && classes.is_empty();
            !head && object && subject && !noun_before
        }
        VerbForm::Noun => true,
    }
}

/// The token before `at`, adverbs aside; `None` at the head of the sentence.
pub(super) fn before_adverbs(scene: &Scene<'_>, at: usize) -> Option<usize> {
    (scene.first..at).rev().find(|before| !is_adverb(scene, *before))
}

fn after_adverbs(scene: &Scene<'_>, at: usize) -> usize {
    (at..scene.last)
        .find(|after| !is_adverb(scene, *after))
        .unwrap_or(at)
}

pub(super) fn is_adverb(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.page.token(at) else {
        return false;
    };
    let word = scene.lower(at);
    let only = token.classes.any(Classes::ADVERB)
        && !token.classes.any(
            Classes::PREPOSITION
                .or(Classes::SUBORDINATOR)
                .or(Classes::DETERMINER)
                .or(Classes::CONJUNCTION),
        );
    const NOUNS: [&str; 12] = [
        "family", "assembly", "reply", "july", "italy", "ally", "supply", "daily", "weekly", "monthly",
        "rally", "only",
    ];
    only || token.case == Case::Lower && word.len() > 4 && word.ends_with("ly") && !NOUNS.contains(&word)
}

/// Whether the words around are those that the frame wants. Takes the word that must come next into the trigger.
fn words_fit(scene: &Scene<'_>, trigger: &mut Trigger) -> bool {
    let frame = trigger.frame;
    let (after, end) = (trigger.verb + 1, clause_end(scene, trigger.verb + 1));
    let start = trigger.group.saturating_sub(BACK).max(scene.first);
    if !frame.next.is_empty() {
        // `turned down` and `turned it down`.
        let next = after_adverbs(scene, after);
        let split = next + 1;
        let one_between = scene
            .page
            .token(next)
            .is_some_and(|token| token.classes.any(Classes::OBJECT));
        let found = [next]
            .into_iter()
            .chain(one_between.then_some(split))
            .find(|at| frame.next.contains(&scene.lower(*at)));
        let Some(found) = found else { return false };
        trigger.last = found + 1;
    }
    let word = |at: usize| scene.lower(at);
    let fits = frame.object.is_empty()
        || !trigger.passive && frame.object.any(after, end, word)
        || trigger.passive && frame.object.any(start, trigger.group, word);
    let from = start.max(trigger.group.saturating_sub(UNLESS_BACK));
    fits && !frame.unless.any(from, end, word)
}

/// Where the object of a verb ends at the latest.
pub(super) fn clause_end(scene: &Scene<'_>, from: usize) -> usize {
    let limit = scene.last.min(from + WINDOW);
    (from..limit)
        .find(|at| {
            let word = scene.lower(*at);
            let subordinate = matches!(
                word,
                ";" | ":"
                    | "("
                    | "—"
                    | "–"
                    | "--"
                    | "because"
                    | "while"
                    | "although"
                    | "though"
                    | "which"
                    | "who"
                    | "whereas"
                    | "but"
                    | "unless"
            );
            let spoken = matches!(word, "said" | "says" | "told" | "saying");
            subordinate || spoken || *at > from && matches!(word, "”" | "“")
        })
        .unwrap_or(limit)
}
