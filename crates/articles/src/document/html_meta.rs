//! Tags and their attributes, and what a page says of its article in `meta`, `time` and JSON-LD.

use serde_json::Value;

use crate::document::html_entities;

/// JSON-LD deeper than this says nothing of the article.
const DEEPEST: usize = 8;

/// What the page says.
#[derive(Debug, Clone, Default)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
    meta_date: Option<String>,
    ld_date: Option<String>,
    time: Option<String>,
}

impl Meta {
    /// Looks at a tag.
    pub(super) fn tag(&mut self, name: &str, tag: &str) {
        match name {
            "html" => {
                self.language = attribute(tag, "lang").and_then(|lang| lang.get(..2).map(str::to_lowercase))
            }
            "time" => {
                self.time = self
                    .time
                    .take()
                    .or_else(|| attribute(tag, "datetime").and_then(|text| day(&text)))
            }
            "meta" => {
                let key = attribute(tag, "property")
                    .or_else(|| attribute(tag, "name"))
                    .or_else(|| attribute(tag, "itemprop"))
                    .unwrap_or_default();
                let Some(content) = attribute(tag, "content").filter(|content| !content.trim().is_empty())
                else {
                    return;
                };
                match key.to_lowercase().as_str() {
                    "og:title" => self.title = Some(content),
                    "author" | "article:author" | "parsely-author" if !content.starts_with("http") => {
                        self.author = self.author.take().or(Some(content))
                    }
                    "article:published_time"
                    | "datepublished"
                    | "date"
                    | "pubdate"
                    | "publishdate"
                    | "publish-date"
                    | "dc.date"
                    | "dc.date.issued"
                    | "dcterms.created"
                    | "parsely-pub-date"
                    | "sailthru.date" => {
                        self.meta_date = self.meta_date.take().or_else(|| day(&content));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Looks at a script: JSON-LD says who wrote what when.
    pub(super) fn script(&mut self, tag: &str, body: &str) {
        if attribute(tag, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"))
            && let Ok(value) = serde_json::from_str::<Value>(body.trim())
        {
            self.linked(&value, 0);
        }
    }

    fn linked(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.linked(value, depth + 1)),
            Value::Object(object) => {
                if let Some(date) = object.get("datePublished").and_then(Value::as_str) {
                    self.ld_date = self.ld_date.take().or_else(|| day(date));
                    let headline = object.get("headline").and_then(Value::as_str).map(str::to_owned);
                    self.title = self.title.take().or(headline);
                    self.author = self
                        .author
                        .take()
                        .or_else(|| object.get("author").and_then(author));
                }
                if let Some(graph) = object.get("@graph") {
                    self.linked(graph, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// The day of publication, and where it was found.
    pub(super) fn date(&self) -> (Option<String>, Option<String>) {
        let found = [
            (&self.meta_date, "meta"),
            (&self.ld_date, "json-ld"),
            (&self.time, "time"),
        ];
        let found = found
            .into_iter()
            .find_map(|(date, from)| date.clone().map(|date| (date, from.to_owned())));
        found.map_or((None, None), |(date, from)| (Some(date), Some(from)))
    }
}

fn author(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(author).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

/// The ISO day at the head of a text that has a real one.
fn day(text: &str) -> Option<String> {
    let head = text.trim().get(..10)?;
    head.parse::<jiff::civil::Date>()
        .ok()
        .map(|date| date.to_string())
}

/// The byte of the `>` that ends the tag at the head of `rest`; `None` where none does.
pub(super) fn tag_end(rest: &str) -> Option<usize> {
    /// A tag longer than this is a stray `<`.
    const LONGEST: usize = 16 << 10;
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            // A quotation mark opens a value only after `=`.
            (None, b'"' | b'\'')
                if rest
                    .as_bytes()
                    .get(..at)
                    .is_some_and(|before| before.trim_ascii_end().ends_with(b"=")) =>
            {
                quote = Some(byte)
            }
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quotation mark was never closed: the next `>` ends it.
    rest.bytes().take(LONGEST).position(|byte| byte == b'>')
}

/// The name of a tag in lower case.
pub(super) fn name(tag: &str) -> String {
    tag.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The value of an attribute.
pub(super) fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches(|c: char| !c.is_whitespace());
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'))
            .unwrap_or(rest.len());
        let (key, after) = rest.split_at(
            end.max(rest.chars().next().map_or(1, char::len_utf8))
                .min(rest.len()),
        );
        rest = after.trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (found, after) = match quote {
            Some(quote) => value
                .get(1..)
                .unwrap_or_default()
                .split_once(quote)
                .unwrap_or((value.get(1..).unwrap_or_default(), "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if key.eq_ignore_ascii_case(wanted) {
            return Some(html_entities::decode_all(found));
        }
        rest = after;
    }
}

/// Bytes up to the end tag of an element whose content is raw, or all.
pub(super) fn find_close(body: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = body.get(from..).and_then(|rest| rest.find("</")) {
        let at = from + at;
        let tail = body.get(at + 2..).unwrap_or_default();
        if tail
            .get(..name.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(name))
        {
            return at;
        }
        from = at + 2;
    }
    body.len()
}
