//! `according to SPEAKER`, before, inside or after what is said.

use exonym_tables::english::Classes;

use crate::reading::Stance;
use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::lexicon::{self, NounClass};
use crate::statements::phrase::{self, Run};

/// The statement of `according to` at token `at`.
pub(crate) fn find(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let Scene {
        page,
        quotes,
        first,
        last,
        ..
    } = *scene;
    if page.lower(at) != "according" || page.lower(at + 1) != "to" || scene.is_quoted(at) {
        return None;
    }
    let speaker = speaker(scene, at + 2)?;
    let mut begin = first;
    // A leading word that belongs to the sentence and not to what is said.
    if page.lower(begin) == "but" || page.lower(begin) == "and" {
        begin += 1;
    }
    let mut parts = Vec::new();
    let before_end = if at > begin && page.word(at - 1) == "," {
        at - 1
    } else {
        at
    };
    if before_end > begin {
        parts.push(Run::new(scene.quote_start(begin), before_end));
    }
    // After the speaker and what stands in commas about it, the sentence goes on.
    let fronted = parts.iter().all(|part| content::words(page, *part) == 0);
    let comma = (speaker.last..last).find(|here| page.word(*here) == ",");
    if fronted || at + 8 < last && before_end < at && comma == Some(speaker.last) {
        let begin = comma? + 1;
        let end = content::end_of_content(page, quotes, begin, last);
        if content::words(page, Run::new(begin, end)) > 0 {
            parts.push(Run::new(begin, scene.whole_quote(end)));
        }
    }
    let words: usize = parts.iter().map(|part| content::words(page, *part)).sum();
    (words >= 2).then(|| Draft {
        speakers: vec![speaker],
        cue: Some(Run::new(at, at + 2)),
        content: parts,
        stance: Stance::Assert,
        negated: false,
        lemma: "according",
        rule: "according-to",
        sentence: scene.sentence,
        outer: Vec::new(),
        within: None,
    })
}

/// Who it is according to, with who made it: `a statement released on Monday by the ministry`.
fn speaker(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    // `According to him`
    if page
        .token(at)
        .is_some_and(|token| token.classes.any(Classes::OBJECT) && !token.classes.any(Classes::POSSESSIVE))
    {
        return Some(Run::new(at, at + 1));
    }
    let named = phrase::phrase_after(page, quotes, at, last)?;
    let thing = (named.first..named.last).any(|at| {
        lexicon::noun(page.lower(at)).is_some_and(|noun| {
            matches!(
                noun.class,
                NounClass::Occasion | NounClass::Claim | NounClass::Source
            )
        })
    });
    if !thing {
        return Some(named);
    }
    let by = content::skip_adjuncts_but(page, quotes, named.last, last, &["by", "from"]);
    // `according to the ministry ... from the debris` tells nothing of the ministry.
    let led = page.lower(by) == "by" || page.lower(by) == "from" && by == named.last;
    let maker = led
        .then(|| phrase::phrase_after(page, quotes, by + 1, last))
        .flatten()
        .filter(|maker| phrase::is_subject(page, *maker));
    Some(maker.map_or(named, |maker| Run::new(named.first, maker.last)))
}
