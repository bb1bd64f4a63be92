//! Markdown: headings, paragraphs, quotations and lists without their marks; front matter says title, date and author.

use crate::document::Source;
use crate::text::{BlockKind, Text};

/// Opens Markdown.
pub(super) fn open(input: &str) -> Source {
    let mut source = Source::default();
    let mut text = Text::default();
    let (mut point, mut fenced, mut front) = (0, false, input.starts_with("---"));
    let (mut start, mut titled) = (0, false);
    for (number, line) in input.split_inclusive('\n').enumerate() {
        let here = point;
        point += line.chars().count();
        let bare = line.trim();
        if front {
            front = !(number > 0 && matches!(bare, "---" | "..."));
            front_matter(&mut source, bare);
            continue;
        }
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
            continue;
        }
        let rule = bare.len() >= 3 && bare.chars().all(|c| matches!(c, '-' | '*' | '_' | '='));
        if fenced || rule || bare.is_empty() {
            start = end_block(&mut text, start, BlockKind::Body);
            continue;
        }
        let level = bare.chars().take_while(|c| *c == '#').count();
        let marked = level > 0 && bare.chars().nth(level).is_some_and(char::is_whitespace);
        let item = ["- ", "* ", "+ ", "> "].iter().any(|mark| bare.starts_with(mark));
        if marked || item {
            start = end_block(&mut text, start, BlockKind::Body);
        }
        inline(&mut text, line, here);
        if marked {
            let kind = if level == 1 && !titled {
                BlockKind::Title
            } else {
                BlockKind::Heading
            };
            titled |= level == 1;
            start = end_block(&mut text, start, kind);
        }
    }
    end_block(&mut text, start, BlockKind::Body);
    source.text = text;
    source
}

/// `title: X`, `date: 2023-09-20`, `author: Y`.
fn front_matter(source: &mut Source, line: &str) {
    let Some((key, value)) = line.split_once(':') else {
        return;
    };
    let value = value.trim().trim_matches(['"', '\'']).to_owned();
    match key.trim().to_ascii_lowercase().as_str() {
        "title" => source.document.title = Some(value).filter(|value| !value.is_empty()),
        "author" => source.document.byline = Some(value).filter(|value| !value.is_empty()),
        "date" => {
            let day = value
                .get(..10)
                .and_then(|day| day.parse::<jiff::civil::Date>().ok());
            source.document.date = day.map(|day| day.to_string());
            source.document.date_from = day.map(|_| "front matter".to_owned());
        }
        _ => {}
    }
}

fn end_block(text: &mut Text, start: usize, kind: BlockKind) -> usize {
    let known = text.blocks().len();
    text.add_block(start, text.as_str().len(), kind);
    if text.blocks().len() > known {
        text.push_between();
    }
    text.as_str().len()
}

/// The text of a line without marks: emphasis, code, and of a link its words.
fn inline(text: &mut Text, line: &str, point: usize) {
    let chars: Vec<char> = line.chars().collect();
    let indent = chars.iter().take_while(|c| c.is_whitespace()).count();
    let mark = chars
        .get(indent..)
        .unwrap_or_default()
        .iter()
        .take_while(|c| matches!(c, '#' | '>' | '-' | '*' | '+'))
        .count();
    // A mark at the head is one only before a blank.
    let mut at = if mark > 0 && chars.get(indent + mark).is_some_and(|c| c.is_whitespace()) {
        indent + mark
    } else {
        0
    };
    while let Some(c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let skipped = match c {
            '\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => {
                at += 1;
                0
            }
            '*' | '`' => 1,
            '_' if !(at > 0
                && chars[at - 1].is_alphanumeric()
                && next.is_some_and(char::is_alphanumeric)) =>
            {
                1
            }
            '!' if next == Some('[') => link_end(&chars, at + 1).map_or(0, |end| end - at),
            '[' if link_end(&chars, at).is_some() => 1,
            ']' if next == Some('(') => {
                let close = chars.iter().skip(at).position(|c| *c == ')');
                close.map_or(0, |close| close + 1)
            }
            _ => 0,
        };
        if skipped > 0 {
            at += skipped;
            continue;
        }
        if let Some(c) = chars.get(at) {
            text.push_encoded(*c, point + at, 1);
        }
        at += 1;
    }
}

/// The character after `[words](address)` that begins at `at`.
fn link_end(chars: &[char], at: usize) -> Option<usize> {
    let middle = at + chars.iter().skip(at).position(|c| *c == ']')?;
    if chars.get(middle + 1) != Some(&'(') {
        return None;
    }
    Some(middle + chars.iter().skip(middle).position(|c| *c == ')')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_left_out_and_places_kept() {
        let input = "---\ntitle: \"Talks\"\ndate: 2023-09-20\n---\n# Talks\n\nKim **said** that\n[Putin](http://x.y) came.\n\n```\ncode\n```\n- One item.\n> Quoted.\n![alt](img.png)";
        let source = open(input);
        let found: Vec<(BlockKind, &str)> = source
            .text
            .blocks()
            .iter()
            .map(|block| (block.kind, source.text.slice(block.span)))
            .collect();
        let expected = [
            (BlockKind::Title, "Talks"),
            (BlockKind::Body, "Kim said that\nPutin came."),
            (BlockKind::Body, "One item."),
            (BlockKind::Body, "Quoted."),
        ];
        assert_eq!(found, expected);
        assert_eq!(source.document.date.as_deref(), Some("2023-09-20"));
        let at = source.text.as_str().find("Putin").expect("there");
        let place = source.text.to_source(crate::span::Span::new(at, at + 5));
        assert_eq!(input.get(place.start..place.end), Some("Putin"));
    }

    #[test]
    fn odd_marks_do_no_harm() {
        for input in [
            "[", "[]", "[](", "![", "*", "\\", "---", "```", "# ", "[a](b", "____", "é*é",
        ] {
            let _ = open(input);
        }
    }
}
