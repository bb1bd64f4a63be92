//! `KCNA said, citing him as lauding the fleet`: a statement of his, told by KCNA.

use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::lexicon;
use crate::statements::phrase::{self, Run};

/// The statement that is cited at `at`; `before` are those found earlier in the sentence.
pub(crate) fn find(scene: &Scene<'_>, at: usize, before: &[Draft]) -> Option<Draft> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    if !matches!(page.lower(at), "citing" | "quoting" | "cited" | "quoted") || scene.is_quoted(at) {
        return None;
    }
    let from = at + 1;
    let object = page
        .token(from)?
        .classes
        .any(exonym_tables::english::Classes::OBJECT);
    let speaker = if object {
        Run::new(from, from + 1)
    } else {
        phrase::phrase_after(page, quotes, from, last)?
    };
    if page.lower(speaker.last) != "as" {
        return None;
    }
    let cue = speaker.last + 1;
    let word = lexicon::verb(page.lower(cue)).filter(|word| word.shape.ing)?;
    let mut begin = cue + 1;
    if matches!(page.word(begin), "," | ":") {
        begin += 1;
    }
    let run = Run::new(
        begin,
        scene.whole_quote(content::end_of_content(page, quotes, begin, last)),
    );
    let outer = before
        .iter()
        .rev()
        .find(|draft| draft.sentence == scene.sentence && draft.within.is_none());
    (content::words(page, run) > 0).then(|| Draft {
        speakers: vec![speaker],
        cue: Some(Run::new(cue, cue + 1)),
        content: vec![run],
        stance: word.verb.stance,
        negated: false,
        lemma: word.verb.lemma,
        rule: "cited-as",
        sentence: scene.sentence,
        outer: Vec::new(),
        within: outer.and_then(|draft| draft.cue),
    })
}
