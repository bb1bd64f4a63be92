//! What is said stands before its verb: `CONTENT, SPEAKER said`, `“...,” said SPEAKER`, and it may go on after the verb.

use exonym_tables::english::Classes;

use crate::statements::content;
use crate::statements::draft::{Draft, Scene};
use crate::statements::group::Group;
use crate::statements::phrase::{self, Run};
use crate::token::{Case, TokenKind};

/// The fewest words of a clause before a comma that can be what is said.
const FEWEST_WORDS: usize = 3;
/// What precedes `he said, “...”` is said only when it has at least so many words; else it tells where or when.
const FEWEST_BEFORE_QUOTE: usize = 5;

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
    let order = speaker_first(scene, group).or_else(|| speaker_last(scene, group))?;
    let mark = order.before.checked_sub(1)?;
    // A quotation may close just before the speaker, in this sentence or at the end of the one before.
    let quoted = quotes
        .at(mark)
        .filter(|quote| quote.closed && quote.close == mark && !quotes.is_fragment(page, quote));
    let comma = mark >= first && page.word(mark) == ",";
    let inner = mark
        .checked_sub(1)
        .and_then(|inner| quotes.at(inner))
        .filter(|quote| comma && quote.closed && quote.close + 1 == mark);
    if quoted.is_none() && !comma {
        return None;
    }
    let before = Run::new(
        content_start(scene, mark),
        if quoted.is_some() { mark + 1 } else { mark },
    );
    let speech = quoted.is_some() || inner.is_some();
    let said = speech || content::words(page, before) >= FEWEST_WORDS && is_clause(scene, before);
    if before.is_empty() {
        return None;
    }
    let rest = rest(scene, order.after);
    // A quotation that ended with the sentence before is taken by a bare `he said.` only.
    // And in its own paragraph.
    if mark < first && !(ends(scene, rest) && rest + 1 >= last && same_block(scene, mark)) {
        return None;
    }
    let mut parts = vec![before];
    if let Some(next) = resumed_quote(scene, rest) {
        // `In Ohio, he said, “...”` says what follows, and only that.
        if quoted.is_none()
            && !(is_clause(scene, before) && content::words(page, before) >= FEWEST_BEFORE_QUOTE)
        {
            return None;
        }
        parts.push(next);
    } else if let Some(next) = resumed_clause(scene, rest, said).filter(|_| {
        // `On Sunday, the US announced a withdrawal, beyond ...`: the object is what is said, and not what stands before.
        !speech && (said || rest == content::skip_adjuncts(page, quotes, order.after, last))
    }) {
        parts.push(next);
    } else if let Some(next) = joined_quote(scene, rest).filter(|_| speech) {
        parts.push(next);
    } else if !said
        || !(ends(scene, rest) || quoted.is_some() && (leads_on(scene, rest) || leads_on(scene, order.after)))
    {
        return None;
    }
    Some(Draft {
        speakers: order.speakers,
        cue: Some(Run::new(group.first, group.verb + 1)),
        content: parts,
        stance: group.word.verb.stance,
        negated: false,
        lemma: group.word.verb.lemma,
        rule: order.rule,
        sentence: scene.sentence,
        outer: Vec::new(),
        within: None,
    })
}

/// Whether a token stands in the paragraph of the sentence.
fn same_block(scene: &Scene<'_>, at: usize) -> bool {
    let block = |number: usize| scene.page.sentences.get(number).map(|sentence| sentence.block);
    let there = scene
        .page
        .token(at)
        .map(|token| scene.page.sentence_at(token.span.start));
    there.and_then(block) == block(scene.sentence)
}

/// How speaker and verb stand.
struct Order {
    speakers: Vec<Run>,
    /// The first token of the two.
    before: usize,
    /// The token after them.
    after: usize,
    rule: &'static str,
}

/// `Kim said`.
fn speaker_first(scene: &Scene<'_>, group: &Group) -> Option<Order> {
    let subject = phrase::subject_before(scene.page, scene.quotes, group.first, scene.first)?;
    Some(Order {
        before: subject.whole.first,
        speakers: subject.parts,
        after: group.verb + 1,
        rule: "content-speaker-cue",
    })
}

/// `said Kim`.
fn speaker_last(scene: &Scene<'_>, group: &Group) -> Option<Order> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    let shape = group.word.shape;
    if group.first != group.verb || !(shape.past || shape.third) {
        return None;
    }
    let run = phrase::phrase_after(page, quotes, group.verb + 1, last)?;
    let head = page.token(run.first)?;
    // One bare word speaks only if it is a calling or a plural.
    let bare = head.case == Case::Lower && run.last == run.first + 1 && !head.classes.any(Classes::SUBJECT);
    let word = page.lower(run.first);
    let speaks = !bare || crate::statements::lexicon::noun(word).is_some() || word.ends_with('s');
    (speaks && phrase::is_subject(page, run)).then(|| Order {
        speakers: vec![run],
        before: group.first,
        after: run.last,
        rule: "content-cue-speaker",
    })
}

/// Where the content that ends with the mark at `mark` begins: at its quotation or its sentence.
fn content_start(scene: &Scene<'_>, mark: usize) -> usize {
    let Scene { page, first, .. } = *scene;
    if mark < first {
        return scene.quote_start(mark);
    }
    let mut begin = scene.quote_start(first);
    // `Meanwhile, ...`: a word of connection is the writer's.
    while begin + 2 < mark
        && page.word(begin + 1) == ","
        && page
            .token(begin)
            .is_some_and(|token| token.classes.any(Classes::ADVERB.or(Classes::CONJUNCTION)))
    {
        begin += 2;
    }
    begin
}

/// Whether a run has the making of a clause and not only of a phrase of place or time.
fn is_clause(scene: &Scene<'_>, run: Run) -> bool {
    let page = scene.page;
    // `Also on Sunday`
    let first = (run.first..run.last)
        .find(|at| !crate::statements::group::is_adverb(page, *at))
        .unwrap_or(run.first);
    let Some(head) = page.token(first) else {
        return false;
    };
    let opens_aside = head.classes.any(Classes::PREPOSITION.or(Classes::SUBORDINATOR))
        && !head.classes.any(Classes::DETERMINER)
        || page.lower(run.first) == "asked"
        // `Speaking to reporters, he said`
        || head.classes.is_empty() && page.lower(run.first).ends_with("ing") && run.first == scene.first;
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

/// The token after the addressee and the phrases of time and place that follow the verb.
fn rest(scene: &Scene<'_>, after: usize) -> usize {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    let addressed = content::skip_adjuncts(
        page,
        quotes,
        content::skip_addressee(page, quotes, after, last),
        last,
    );
    if ends(scene, addressed) {
        addressed
    } else {
        content::skip_adjuncts(page, quotes, after, last)
    }
}

/// Whether the sentence, or the clause, ends at `at`.
fn ends(scene: &Scene<'_>, at: usize) -> bool {
    let page = scene.page;
    at >= scene.last
        || matches!(
            page.word(at),
            "." | "!" | "?" | "," | ";" | "—" | "–" | "--" | "..." | ")" | ":"
        )
        || page
            .token(at)
            .is_some_and(|token| token.kind == TokenKind::Quote && token.glued)
}

/// Whether what follows a quotation and its verb tells of the saying: `said in Ohio when asked`.
fn leads_on(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.page.lower(at);
    let joint = [
        "when", "while", "as", "after", "before", "and", "but", "prior", "because", "in", "on", "at",
        "during", "of", "to", "about", "with", "from", "who", "without",
    ];
    joint.contains(&word) || word.ends_with("ing")
}

/// A quotation that goes on after `he said`.
fn resumed_quote(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let at = at + usize::from(matches!(scene.page.word(at), "," | ":"));
    let quote = scene
        .quotes
        .at(at)
        .filter(|quote| quote.open == at && at < scene.last)?;
    Some(Run::new(quote.open, quote.after()))
}

/// `“...,” he said, and it would “...”`: what he said goes on after `and`, which its own marks show.
fn joined_quote(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    if page.word(at) != "," || !matches!(page.lower(at + 1), "and" | "but") {
        return None;
    }
    let run = Run::new(at + 2, content::end_of_content(page, quotes, at + 2, last));
    let quoted = (run.first..run.last).any(|at| quotes.at(at).is_some());
    let spoken = (run.first..run.last).any(|at| {
        quotes.at(at).is_none()
            && crate::statements::lexicon::verb(page.lower(at))
                .is_some_and(|word| word.shape.past && word.verb.tier <= 2)
    });
    (quoted && !spoken && content::words(page, run) > 3).then_some(run)
}

/// `Justice, he said, is slow`: the clause goes on after the comma.
fn resumed_clause(scene: &Scene<'_>, at: usize, said: bool) -> Option<Run> {
    let Scene {
        page, quotes, last, ..
    } = *scene;
    if page.word(at) != "," {
        return None;
    }
    let head = page.token(at + 1)?;
    let word = page.lower(at + 1);
    let aside = head.kind != TokenKind::Word
        || word.ends_with("ing")
        || head.classes.any(Classes::RELATIVE.or(Classes::CONJUNCTION)) && word != "that"
        || matches!(
            word,
            "while" | "although" | "though" | "according" | "as" | "after" | "when"
        );
    if aside {
        return None;
    }
    let run = Run::new(at + 1, content::end_of_content(page, quotes, at + 1, last));
    let fewest = if said { FEWEST_WORDS - 1 } else { FEWEST_WORDS + 1 };
    (content::words(page, run) >= fewest).then_some(run)
}
