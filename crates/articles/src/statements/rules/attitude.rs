//! `X has been concerned about CONTENT`: an attitude told of someone, with no word of his.

use exonym_tables::english::Classes;

use crate::reading::Stance;
use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::group;
use crate::statements::phrase::{self, Run};

/// The attitude whose adjective stands at `at`.
pub(crate) fn find(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    let stance = match page.lower(at) {
        "concerned" | "worried" | "alarmed" | "afraid" | "fearful" | "wary" => Stance::Concern,
        "confident" | "convinced" | "certain" => Stance::Assert,
        _ => return None,
    };
    let joint = page.lower(at + 1);
    if !matches!(joint, "about" | "that" | "over" | "by")
        || scene.is_quoted(at)
        || (stance == Stance::Assert && joint != "that")
    {
        return None;
    }
    let mut begin = at;
    let mut be = false;
    while begin > first {
        let before = begin - 1;
        let auxiliary = page.token(before).is_some_and(|token| {
            token.classes.any(Classes::AUXILIARY) && !token.classes.any(Classes::NEGATION)
        }) && page.lower(before) != "'s";
        if !auxiliary && !group::is_adverb(page, before) {
            break;
        }
        be |= auxiliary;
        begin = before;
    }
    let subject = phrase::subject_before(page, quotes, begin, first).filter(|_| be)?;
    let from = at + 1 + usize::from(joint != "that");
    let run = Run::new(
        from,
        scene.whole_quote(content::end_of_content(page, quotes, from, last)),
    );
    (content::words(page, run) > 1).then(|| Draft {
        speakers: subject.parts,
        cue: Some(Run::new(begin, at + 1)),
        content: vec![run],
        stance,
        negated: false,
        lemma: "fear",
        rule: "attitude",
        sentence: scene.sentence,
        outer: Vec::new(),
        within: None,
    })
}
