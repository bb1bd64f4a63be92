//! Lines to paragraphs, headings and furniture, and all of it to one text.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use crate::error::PdfError;
use crate::lines::{Line, PageLines};
use crate::page::Pages;
use crate::{Block, Kind, PdfText};

/// A line stands at the head or foot of its page within this share of its height.
const MARGIN: f32 = 0.12;
/// It is furniture when its words, numbers aside, stand there on so many pages.
const REPEATED: usize = 3;
/// Letters larger than those of the text by this are those of a heading.
const LARGER: f32 = 1.15;
/// Lines further apart than the usual by this begin a paragraph.
const APART: f32 = 1.35;
/// A line that ends so much of the width of its column before the end is the last of a paragraph.
const SHORT: f32 = 0.2;
/// A line that begins so many sizes further in is the first of one.
const INDENT: f32 = 0.9;
/// A title has no more letters.
const TITLE: usize = 300;

/// A paragraph in the making.
struct Draft {
    page: usize,
    size: f32,
    text: String,
    furniture: bool,
}

/// Puts pages together.
pub(crate) fn assemble(document: &Document, pages: Pages<'_>) -> Result<PdfText, PdfError> {
    let letters: usize = pages
        .lines
        .iter()
        .flat_map(|page| &page.lines)
        .map(|line| line.text.len())
        .sum();
    if letters == 0 {
        return Err(match pages.unknown {
            0 => PdfError::NoText {
                pages: pages.page_count,
            },
            glyphs => PdfError::NoLetters { glyphs },
        });
    }
    let usual = usual_size(&pages.lines);
    let repeated = repeated(&pages.lines);
    let mut drafts: Vec<Draft> = Vec::new();
    for page in &pages.lines {
        add_page(page, usual, &repeated, &mut drafts);
    }
    let mut text = PdfText {
        page_count: pages.page_count,
        ..PdfText::default()
    };
    write(&drafts, usual, &mut text);
    about(document, &mut text);
    if pages.unknown > 0 {
        text.notes.push(format!(
            "{} characters are in fonts that do not say which letters they are, and were left out",
            pages.unknown
        ));
    }
    if pages.page_count > pages.limits.pages {
        text.notes.push(format!(
            "only the first {} of {} pages were read",
            pages.limits.pages, pages.page_count
        ));
    }
    let empty = pages.lines.iter().filter(|page| page.lines.is_empty()).count();
    if empty > 0 {
        text.notes.push(format!(
            "{empty} of {} pages have no text (pictures or scans)",
            pages.page_count
        ));
    }
    Ok(text)
}

/// The size in which most letters are, to half a point.
fn usual_size(pages: &[PageLines]) -> f32 {
    let mut sizes: HashMap<i64, usize> = HashMap::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        *sizes.entry((line.size * 2.0).round() as i64).or_default() += line.text.len();
    }
    // Of two sizes with as many letters the smaller: the answer must not hang on the order of a table.
    let most = sizes.into_iter().max_by_key(|(size, count)| (*count, -size));
    most.map_or(10.0, |(size, _)| size as f32 / 2.0)
}

/// The words of a line without its numbers, by which lines of several pages are the same.
fn words(line: &Line) -> String {
    let kept = line
        .text
        .chars()
        .filter(|c| !c.is_numeric() && !c.is_whitespace());
    kept.flat_map(char::to_lowercase).collect()
}

fn at_margin(line: &Line, height: f32) -> bool {
    line.base < height * MARGIN || line.base > height * (1.0 - MARGIN)
}

/// What stands at the head or foot of page after page.
fn repeated(pages: &[PageLines]) -> HashMap<String, usize> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let mut here: Vec<String> = page
            .lines
            .iter()
            .filter(|line| at_margin(line, page.height))
            .map(words)
            .collect();
        here.sort();
        here.dedup();
        here.into_iter()
            .for_each(|words| *count.entry(words).or_default() += 1);
    }
    count
}

/// Adds the lines of a page to the paragraphs. `drafts` may end in one that goes on here, whatever furniture stands between.
fn add_page(page: &PageLines, usual: f32, repeated: &HashMap<String, usize>, drafts: &mut Vec<Draft>) {
    let leading = usual_leading(&page.lines);
    let mut open = drafts.iter().rposition(|draft| !draft.furniture);
    let mut before: Option<&Line> = None;
    let mut widest = 0.0_f32;
    for line in &page.lines {
        let bare = words(line);
        // A bare number in the margin is the page's. A title can be the words that stand over every page, larger.
        let furniture = line.size <= usual * LARGER
            && at_margin(line, page.height)
            && (bare.is_empty() || repeated.get(&bare).is_some_and(|count| *count >= REPEATED));
        let size = if line.size > usual * LARGER {
            line.size
        } else {
            usual
        };
        let mut draft = Draft {
            page: page.number,
            size,
            text: line.text.clone(),
            furniture,
        };
        if furniture {
            drafts.push(draft);
            continue;
        }
        let above = open.and_then(|open| drafts.get_mut(open));
        let joins = match (before, &above) {
            (Some(before), Some(_)) => goes_on(before, line, leading, widest),
            (None, Some(above)) => above.size == size && over_pages(&above.text, &line.text),
            _ => false,
        };
        match above.filter(|_| joins) {
            Some(above) => {
                join(&mut above.text, &line.text);
                widest = widest.max(line.end);
            }
            None => {
                draft.furniture = false;
                drafts.push(draft);
                open = Some(drafts.len() - 1);
                widest = line.end;
            }
        }
        before = Some(line);
    }
}

/// The distance between lines that most lines of a page have, in half points.
fn usual_leading(lines: &[Line]) -> f32 {
    let mut steps: HashMap<i64, usize> = HashMap::new();
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let step = above.base - below.base;
        if step > 0.0 && step < above.size * 4.0 {
            *steps.entry((step * 2.0).round() as i64).or_default() += 1;
        }
    }
    let most = steps.into_iter().max_by_key(|(step, count)| (*count, -step));
    most.map_or(f32::MAX, |(step, _)| step as f32 / 2.0)
}

/// Whether a line goes on with the paragraph of the one before it; `widest` is where the longest line of that ended.
fn goes_on(above: &Line, line: &Line, leading: f32, widest: f32) -> bool {
    let larger = above.size.max(line.size);
    let alike = above.size.min(line.size) * LARGER > larger && above.upright == line.upright;
    let step = above.base - line.base;
    if !alike || step > leading * APART || step > larger * 3.0 {
        return false;
    }
    // Up: the next column, where a sentence may go on.
    if step <= 0.0 {
        return over_pages(&above.text, &line.text);
    }
    let width = (widest - above.start).max(1.0);
    let short = widest.max(line.end) - above.end > width * SHORT;
    let indented = line.start - above.start > INDENT * larger && ends(&above.text);
    !(indented || short && ends(&above.text))
}

/// Whether a text ends as a sentence does.
fn ends(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    bare.ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a sentence goes on over the end of a page or column.
fn over_pages(above: &str, below: &str) -> bool {
    !ends(above)
        && below
            .chars()
            .next()
            .is_some_and(|c| c.is_lowercase() || !c.is_alphanumeric())
}

/// Adds a line to a paragraph. A hyphen at its end that parts a word is taken out, one of a name or number (`Al-`, `12-`) stays.
fn join(text: &mut String, line: &str) {
    let hyphen = text
        .chars()
        .next_back()
        .filter(|c| matches!(c, '-' | '\u{ad}' | '‐'));
    let Some(hyphen) = hyphen else {
        text.push(' ');
        text.push_str(line);
        return;
    };
    let before = text.chars().rev().nth(1);
    let parted =
        before.is_some_and(char::is_lowercase) && line.chars().next().is_some_and(char::is_lowercase);
    if parted || hyphen == '\u{ad}' {
        text.pop();
    } else if before.is_none_or(char::is_whitespace) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Writes the drafts one under another, and says what each is.
fn write(drafts: &[Draft], usual: f32, out: &mut PdfText) {
    let on_first = drafts
        .iter()
        .filter(|draft| draft.page == drafts.first().map_or(1, |first| first.page));
    let headings = on_first.filter(|draft| {
        !draft.furniture && draft.size > usual * LARGER && draft.text.chars().count() <= TITLE
    });
    let largest = headings.map(|draft| draft.size).fold(0.0_f32, f32::max);
    let mut titled = false;
    for draft in drafts {
        let start = out.text.len();
        out.text.push_str(&draft.text);
        let end = out.text.len();
        out.text.push('\n');
        let kind = if draft.furniture {
            Kind::Furniture
        } else if !titled && largest > 0.0 && draft.size >= largest {
            titled = true;
            Kind::Title
        } else if draft.size > usual * LARGER && draft.text.chars().count() <= TITLE {
            Kind::Heading
        } else {
            Kind::Body
        };
        out.blocks.push(Block {
            span: start..end,
            kind,
        });
        match out.pages.last_mut() {
            Some((page, span)) if *page == draft.page => span.end = end,
            _ => out.pages.push((draft.page, start..end)),
        }
    }
}

/// What the file says of itself. Its day is that of the file and not of the text in it.
fn about(document: &Document, out: &mut PdfText) {
    let Ok(info) = document
        .trailer
        .get_deref(b"Info", document)
        .and_then(Object::as_dict)
    else {
        return;
    };
    out.title = stated(info, b"Title");
    out.author = stated(info, b"Author");
    out.made = stated(info, b"CreationDate").and_then(|date| {
        let digits: String = date
            .trim_start_matches("D:")
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let part = |range: std::ops::Range<usize>| digits.get(range);
        Some(format!("{}-{}-{}", part(0..4)?, part(4..6)?, part(6..8)?))
    });
}

fn stated(info: &Dictionary, key: &[u8]) -> Option<String> {
    let text = lopdf::decode_text_string(info.get(key).ok()?).ok()?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= TITLE).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_parted_by_the_end_of_a_line_are_joined() {
        let joined = |text: &str, line: &str| {
            let mut text = text.to_owned();
            join(&mut text, line);
            text
        };
        assert_eq!(joined("the mini-", "ster"), "the minister");
        assert_eq!(joined("Al-", "Qaida"), "Al-Qaida");
        assert_eq!(joined("Hwasong-", "17"), "Hwasong-17");
        assert_eq!(joined("the talks -", "held"), "the talks - held");
        assert_eq!(joined("Kim", "said"), "Kim said");
    }

    #[test]
    fn a_sentence_goes_on_over_a_page() {
        assert!(over_pages("the minister", "said so"));
        assert!(!over_pages("He said so.", "said"));
        assert!(!over_pages("the minister", "Chapter two"));
    }
}
