//! A web page: what of it is the article, and what the page says of it.
//!
//! One pass over the tags, tolerant as browsers are and without a tree, so that every character keeps its place in the input and no depth of
//! nesting costs anything. Blocks inside `nav`, `footer`, forms and what a class or id names so are furniture; where there is an `article` or
//! `main`, all outside it is.

use crate::document::Source;
use crate::document::html_entities;
use crate::document::html_meta::{self, Meta};
use crate::reading::Document;
use crate::text::{BlockKind, Text};

/// Elements whose content is no text.
const RAW: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "textarea", "select", "object", "math",
    "canvas", "audio", "video",
];
/// Elements around what is no article.
const FURNITURE: &[&str] = &[
    "nav", "footer", "aside", "form", "button", "menu", "dialog", "label",
];
/// Elements that end a block and begin one.
const BREAKS: &[&str] = &[
    "p",
    "div",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "blockquote",
    "pre",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "figure",
    "figcaption",
    "address",
    "form",
    "body",
    "html",
    "head",
    "title",
    "details",
    "summary",
    "fieldset",
    "button",
    "option",
    "caption",
    "center",
];
/// Elements that never have an end tag.
const VOID: &[&str] = &[
    "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr",
    "p", "li",
];
/// Words in a class or id that name furniture.
const FURNITURE_WORDS: &[&str] = &[
    "nav",
    "menu",
    "footer",
    "sidebar",
    "comment",
    "comments",
    "share",
    "sharing",
    "social",
    "related",
    "newsletter",
    "promo",
    "advert",
    "advertisement",
    "ads",
    "cookie",
    "breadcrumb",
    "breadcrumbs",
    "subscribe",
    "paywall",
    "popup",
    "modal",
    "tags",
    "recommended",
    "trending",
    "masthead",
    "toolbar",
    "widget",
    "skip",
    "pagination",
];
/// Words in a class that name a byline.
const BYLINE_WORDS: &[&str] = &["byline", "author", "dateline"];
/// A block is a list of links when more than half of it is linked and it is shorter than this.
const LINKS: usize = 200;

/// An open element that matters.
struct Open {
    name: String,
    furniture: bool,
    main: bool,
    kind: Option<BlockKind>,
}

struct Reader<'a> {
    input: &'a str,
    text: Text,
    meta: Meta,
    open: Vec<Open>,
    /// Begin of the current block.
    start: usize,
    /// Characters of it inside links.
    linked: usize,
    in_link: bool,
    /// Blocks inside `article` or `main`, by number.
    inside: Vec<bool>,
    title: String,
}

/// Opens a page.
pub(super) fn open(input: &str) -> Source {
    let mut reader = Reader {
        input,
        text: Text::default(),
        meta: Meta::default(),
        open: Vec::new(),
        start: 0,
        linked: 0,
        in_link: false,
        inside: Vec::new(),
        title: String::new(),
    };
    reader.run();
    reader.finish()
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut at = 0;
        let mut point = 0;
        while at < self.input.len() {
            let rest = self.input.get(at..).unwrap_or_default();
            let used = if rest.starts_with('<') {
                self.markup(rest)
            } else {
                0
            };
            let used = if used > 0 {
                used
            } else {
                self.characters(rest, point)
            };
            let taken = rest.get(..used).unwrap_or(rest);
            point += taken.chars().count();
            at += taken.len().max(1);
        }
        self.end_block();
    }

    /// Bytes of the markup at the head of `rest`; 0 where a `<` is only a character.
    fn markup(&mut self, rest: &str) -> usize {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("-->").map_or(rest.len(), |end| end + 7);
        }
        let after = rest.get(1..).unwrap_or_default();
        if !after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            return 0;
        }
        let Some(end) = html_meta::tag_end(rest) else {
            return 0;
        };
        let tag = rest.get(1..end).unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            self.close(&html_meta::name(name));
            return end + 1;
        }
        let name = html_meta::name(tag);
        if RAW.contains(&name.as_str()) && !tag.ends_with('/') {
            let body = rest.get(end + 1..).unwrap_or_default();
            let close = html_meta::find_close(body, &name);
            if name == "script" {
                self.meta.script(tag, body.get(..close).unwrap_or_default());
            }
            return end + 1 + close;
        }
        self.begin(&name, tag);
        end + 1
    }

    fn begin(&mut self, name: &str, tag: &str) {
        self.meta.tag(name, tag);
        if name == "a" {
            self.in_link = true;
        }
        if !BREAKS.contains(&name) {
            return;
        }
        self.end_block();
        if VOID.contains(&name) || tag.ends_with('/') {
            // The kind of a paragraph is what is open around it.
            return;
        }
        let said = format!(
            "{} {}",
            html_meta::attribute(tag, "class").unwrap_or_default(),
            html_meta::attribute(tag, "id").unwrap_or_default()
        )
        .to_lowercase();
        let says = |words: &[&str]| {
            said.split(|c: char| !c.is_alphanumeric())
                .any(|word| words.contains(&word))
        };
        let kind = match name {
            "h1" => Some(BlockKind::Title),
            "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            _ if says(BYLINE_WORDS) => Some(BlockKind::Byline),
            _ => None,
        };
        // A class on the body or the article describes the page, not its furniture.
        let whole = matches!(name, "html" | "body" | "article" | "main");
        self.open.push(Open {
            name: name.to_owned(),
            furniture: FURNITURE.contains(&name) || !whole && says(FURNITURE_WORDS) || name == "head",
            main: matches!(name, "article" | "main"),
            kind,
        });
    }

    fn close(&mut self, name: &str) {
        if name == "a" {
            self.in_link = false;
        }
        if !BREAKS.contains(&name) {
            return;
        }
        if name == "title" {
            self.title = self
                .text
                .as_str()
                .get(self.start..)
                .unwrap_or_default()
                .trim()
                .to_owned();
        }
        self.end_block();
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            self.open.truncate(at);
        }
    }

    /// Takes characters up to the next `<`.
    fn characters(&mut self, rest: &str, point: usize) -> usize {
        // The first character is text even where it is `<`, and may be longer than a byte: `“`.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest
            .get(first..)
            .unwrap_or_default()
            .find('<')
            .map_or(rest.len(), |end| first + end);
        let mut piece = rest.get(..end).unwrap_or(rest);
        let mut point = point;
        let before = self.text.as_str().len();
        while let Some(mark) = piece.find('&') {
            let plain = piece.get(..mark).unwrap_or_default();
            self.text.push(plain, point);
            point += plain.chars().count();
            piece = piece.get(mark..).unwrap_or_default();
            match html_entities::decode(piece) {
                Some((character, length)) => {
                    self.text.push_encoded(character, point, length);
                    point += length;
                    piece = piece.get(length..).unwrap_or_default();
                }
                None => {
                    self.text.push("&", point);
                    point += 1;
                    piece = piece.get(1..).unwrap_or_default();
                }
            }
        }
        self.text.push(piece, point);
        if self.in_link {
            self.linked += self.text.as_str().len() - before;
        }
        end
    }

    fn end_block(&mut self) {
        let end = self.text.as_str().len();
        if self
            .text
            .as_str()
            .get(self.start..end)
            .is_none_or(|block| block.trim().is_empty())
        {
            return;
        }
        let furniture = self.open.iter().any(|open| open.furniture);
        let kind = self
            .open
            .iter()
            .rev()
            .find_map(|open| open.kind)
            .unwrap_or(BlockKind::Body);
        let length = end - self.start;
        let links = self.linked * 2 > length && length < LINKS && kind == BlockKind::Body;
        let kind = if furniture || links {
            BlockKind::Furniture
        } else {
            kind
        };
        let known = self.text.blocks().len();
        self.text.add_block(self.start, end, kind);
        if self.text.blocks().len() > known {
            self.inside.push(self.open.iter().any(|open| open.main));
            self.text.push_between();
        }
        self.start = self.text.as_str().len();
        self.linked = 0;
    }

    fn finish(mut self) -> Source {
        let inside = std::mem::take(&mut self.inside);
        let has_main = self
            .text
            .blocks()
            .iter()
            .zip(&inside)
            .any(|(block, inside)| *inside && block.kind == BlockKind::Body);
        let mut titled = false;
        for (block, inside) in self.text.blocks_mut().iter_mut().zip(inside) {
            if has_main && !inside && block.kind != BlockKind::Title {
                block.kind = BlockKind::Furniture;
            }
            if block.kind == BlockKind::Title {
                if titled {
                    block.kind = BlockKind::Heading;
                }
                titled = true;
            }
        }
        let (date, date_from) = self.meta.date();
        let heading = self
            .text
            .blocks()
            .iter()
            .find(|block| block.kind == BlockKind::Title)
            .map(|block| self.text.slice(block.span).to_owned());
        let title = self
            .meta
            .title
            .clone()
            .or(heading)
            .or(Some(self.title.clone()))
            .filter(|title| !title.is_empty());
        let document = Document {
            title: title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")),
            byline: self.meta.author.clone(),
            date,
            date_from,
            language: self.meta.language.clone().unwrap_or_default(),
            ..Document::default()
        };
        Source {
            text: self.text,
            document,
            notes: Vec::new(),
            pages: Vec::new(),
        }
    }
}
