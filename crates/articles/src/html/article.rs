//! The article, with its parts marked. Parts overlap, so each block is cut wherever one begins or ends, and a piece bears all that it is of.

use std::fmt::Write;

use super::escape::escaped;
use crate::reading::{EntityKind, How, Reading};
use crate::span::Span;
use crate::text::BlockKind;

/// A marked stretch of the text.
struct Mark<'a> {
    /// Bytes of the text.
    span: Span,
    class: &'static str,
    /// What it belongs to: an id of an entity, statement or event.
    of: &'a str,
    /// Shown when pointed at.
    why: String,
}

/// The class of an entity's mentions.
pub(super) fn class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::State => "state",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Vessel => "vessel",
        EntityKind::Weapon => "weapon",
        EntityKind::Other => "other",
    }
}

/// Writes the article.
pub(super) fn write(reading: &Reading, out: &mut String) {
    let mut marks = marks(reading);
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    let sentences: Vec<Span> = reading
        .sentences
        .iter()
        .map(|one| reading.text.from_source(one.span))
        .collect();
    let (mut next_mark, mut next_sentence) = (0, 0);
    let mut pages = reading
        .pages
        .iter()
        .map(|page| (reading.text.from_source(page.span).start, page.number))
        .peekable();
    for block in reading.text.blocks() {
        let tag = match block.kind {
            BlockKind::Title | BlockKind::Heading => "h2",
            BlockKind::Caption | BlockKind::Byline | BlockKind::Body => "p",
            BlockKind::Furniture => continue,
        };
        // Where pages without text lie between, the last that begins here is this block's.
        let mut number = None;
        while let Some((_, page)) = pages.next_if(|(start, _)| *start <= block.span.start) {
            number = Some(page);
        }
        if let Some(number) = number {
            let _ = writeln!(out, "<p class=\"page\" id=\"p{number}\">Page {number}</p>");
        }
        // The title stands at the head of the page; its sentences must have their places all the same.
        let tag = if block.kind == BlockKind::Title { "p" } else { tag };
        let kind = match block.kind {
            BlockKind::Caption => " class=\"caption\"",
            BlockKind::Byline => " class=\"byline\"",
            BlockKind::Title => " class=\"title\"",
            _ => "",
        };
        let _ = write!(out, "<{tag}{kind} dir=\"auto\">");
        let mut at = block.span.start;
        while let Some(sentence) = sentences
            .get(next_sentence)
            .filter(|one| one.start < block.span.end)
        {
            let _ = write!(
                out,
                "{}",
                escaped(reading.text.slice(Span::new(at, sentence.start)))
            );
            let _ = write!(
                out,
                "<span class=\"sentence\" id=\"t{next_sentence}\" tabindex=\"-1\">"
            );
            next_mark += marks
                .get(next_mark..)
                .unwrap_or_default()
                .iter()
                .take_while(|mark| mark.span.end <= sentence.start)
                .count();
            pieces(
                reading,
                *sentence,
                marks.get(next_mark..).unwrap_or_default(),
                out,
            );
            out.push_str("</span>");
            at = sentence.end;
            next_sentence += 1;
        }
        let _ = writeln!(
            out,
            "{}</{tag}>",
            escaped(reading.text.slice(Span::new(at, block.span.end)))
        );
    }
}

fn marks(reading: &Reading) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    let mut push = |span: Span, class: &'static str, of, why: String| {
        marks.push(Mark {
            span: reading.text.from_source(span),
            class,
            of,
            why,
        });
    };
    for entity in &reading.entities {
        for mention in &entity.mentions {
            let how = if mention.how == How::Name {
                String::new()
            } else {
                format!(": {}", mention.why)
            };
            push(
                mention.span,
                class(entity.kind),
                &entity.id,
                format!("{}{how}", entity.name),
            );
        }
    }
    for statement in &reading.statements {
        for content in &statement.content {
            push(*content, "said", &statement.id, String::new());
        }
        if let Some(cue) = statement.cue {
            push(cue, "cue", &statement.id, String::new());
        }
    }
    for event in &reading.events {
        push(event.trigger, "event", &event.id, event.kind.clone());
    }
    for date in &reading.dates {
        push(date.span, "date", "", date.value.clone());
    }
    marks
}

/// A sentence, cut where a mark begins or ends. `marks` are sorted by their start; those from an earlier sentence may come first.
fn pieces(reading: &Reading, sentence: Span, marks: &[Mark<'_>], out: &mut String) {
    let here: Vec<&Mark<'_>> = marks
        .iter()
        .take_while(|mark| mark.span.start < sentence.end)
        .filter(|mark| mark.span.meets(sentence))
        .collect();
    let mut cuts: Vec<usize> = vec![sentence.start, sentence.end];
    for mark in &here {
        cuts.extend(
            [mark.span.start, mark.span.end]
                .iter()
                .filter(|cut| sentence.start < **cut && **cut < sentence.end),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        let piece = Span::new(start, end);
        let over: Vec<&&Mark<'_>> = here.iter().filter(|mark| mark.span.holds(piece)).collect();
        let text = escaped(reading.text.slice(piece));
        if over.is_empty() {
            let _ = write!(out, "{text}");
            continue;
        }
        let joined = |of: &dyn Fn(&Mark<'_>) -> String| -> String {
            let mut all: Vec<String> = over
                .iter()
                .map(|mark| of(mark))
                .filter(|one| !one.is_empty())
                .collect();
            all.dedup();
            all.join(" ")
        };
        let classes = joined(&|mark| mark.class.to_owned());
        let ids = joined(&|mark| mark.of.to_owned());
        let whys: Vec<&str> = over
            .iter()
            .map(|mark| mark.why.as_str())
            .filter(|why| !why.is_empty())
            .collect();
        let _ = write!(
            out,
            "<span class=\"{classes}\" data-of=\"{}\" title=\"{}\">{text}</span>",
            escaped(&ids),
            escaped(&whys.join("; "))
        );
    }
}
