//! Messages in parts, and the encodings in which they travel.

use crate::text::Text;

/// Parts inside parts beyond this depth are not looked at.
const DEEPEST: usize = 6;

/// A header: its name in lower case, its value unfolded.
pub(super) type Header = (String, String);

/// A part that can be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Decoded, with its map to the message.
    pub(super) text: Text,
    /// Whether it is a page.
    pub(super) html: bool,
}

/// The headers from byte `at` on, and the byte where the body begins.
pub(super) fn headers(input: &str, at: usize, most: usize) -> (Vec<Header>, usize) {
    let mut found: Vec<Header> = Vec::new();
    let mut end = at;
    for line in input
        .get(at..)
        .unwrap_or_default()
        .split_inclusive('\n')
        .take(most)
    {
        end += line.len();
        let bare = line.trim_end();
        if bare.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = found.last_mut() {
                value.push(' ');
                value.push_str(bare.trim());
            }
        } else if let Some((name, value)) = bare.split_once(':') {
            found.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    (found, end)
}

/// A header by name.
pub(super) fn header<'a>(headers: &'a [Header], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

/// The first plain part, else the first page.
pub(super) fn readable(input: &str, headers: &[Header], body: usize, notes: &mut Vec<String>) -> Part {
    let mut parts = Vec::new();
    collect(input, headers, body, input.len(), 0, &mut parts);
    if parts.len() > 1 {
        notes.push(format!(
            "the message has {} parts that can be read; the first plain one was",
            parts.len()
        ));
    }
    let plain = parts.iter().position(|part| !part.html).unwrap_or(0);
    parts.into_iter().nth(plain).unwrap_or_default()
}

fn collect(input: &str, headers: &[Header], from: usize, to: usize, depth: usize, out: &mut Vec<Part>) {
    let kind = header(headers, "content-type")
        .unwrap_or("text/plain")
        .to_ascii_lowercase();
    if kind.starts_with("multipart/") {
        let boundary = parameter(header(headers, "content-type").unwrap_or_default(), "boundary")
            .filter(|boundary| !boundary.is_empty());
        let Some(boundary) = boundary.filter(|_| depth < DEEPEST) else {
            return;
        };
        for (begin, end) in pieces(input, from, to, &format!("--{boundary}")) {
            let (inner, body) = self::headers(input, begin, 100);
            collect(input, &inner, body.min(end), end, depth + 1, out);
        }
        return;
    }
    let html = kind.starts_with("text/html");
    if !(html || kind.starts_with("text/"))
        || header(headers, "content-disposition").is_some_and(|value| value.starts_with("attachment"))
    {
        return;
    }
    let encoding = header(headers, "content-transfer-encoding")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let charset = parameter(&kind, "charset").unwrap_or_default();
    let body = input.get(from..to).unwrap_or_default();
    let point = input.get(..from).unwrap_or_default().chars().count();
    let text = match encoding.as_str() {
        "quoted-printable" => from_bytes(&quoted_printable(body, point), &charset),
        "base64" => from_bytes(&base64(body, point), &charset),
        _ => {
            let mut text = Text::default();
            text.push(body, point);
            text
        }
    };
    out.push(Part { text, html });
}

/// Byte ranges between boundary lines.
fn pieces(input: &str, from: usize, to: usize, boundary: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut at, mut begin) = (from, None);
    for line in input.get(from..to).unwrap_or_default().split_inclusive('\n') {
        if line.trim_end() == boundary || line.trim_end() == format!("{boundary}--") {
            if let Some(begin) = begin {
                found.push((begin, at));
            }
            begin = (line.trim_end() == boundary).then_some(at + line.len());
        }
        at += line.len();
    }
    if let Some(begin) = begin {
        found.push((begin, to));
    }
    found
}

/// `name="value"` after a semicolon.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|piece| {
        let (key, value) = piece.split_once('=')?;
        key.trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// A decoded byte, where its code stands and how long it is.
type Coded = (u8, usize, usize);

fn quoted_printable(body: &str, point: usize) -> Vec<Coded> {
    let chars: Vec<char> = body.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let hex = |offset: usize| chars.get(at + offset).and_then(|c| c.to_digit(16));
        if *c == '=' {
            if let (Some(high), Some(low)) = (hex(1), hex(2)) {
                out.push(((high * 16 + low) as u8, point + at, 3));
                at += 3;
                continue;
            }
            // A soft line break.
            let blank = chars
                .iter()
                .skip(at + 1)
                .take_while(|c| matches!(c, ' ' | '\r' | '\n'))
                .count();
            let line = chars
                .iter()
                .skip(at + 1)
                .position(|c| *c == '\n')
                .filter(|end| *end < blank);
            if let Some(line) = line {
                at += line + 2;
                continue;
            }
        }
        let mut bytes = [0; 4];
        out.extend(
            c.encode_utf8(&mut bytes)
                .bytes()
                .map(|byte| (byte, point + at, 1)),
        );
        at += 1;
    }
    out
}

fn base64(body: &str, point: usize) -> Vec<Coded> {
    let value = |c: char| match c {
        'A'..='Z' => Some(c as u32 - 65),
        'a'..='z' => Some(c as u32 - 71),
        '0'..='9' => Some(c as u32 + 4),
        '+' | '-' => Some(62),
        '/' | '_' => Some(63),
        _ => None,
    };
    let (mut bits, mut held) = (0_u32, 0);
    let mut out = Vec::new();
    for (at, c) in body.chars().enumerate() {
        let Some(value) = value(c) else { continue };
        bits = (bits << 6 | value) & 0xff_ffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(((bits >> held & 0xff) as u8, point + at, 1));
        }
    }
    out
}

/// Text of decoded bytes: UTF-8 unless another character set is named that has one byte for each character.
fn from_bytes(coded: &[Coded], charset: &str) -> Text {
    let bytes: Vec<u8> = coded.iter().map(|(byte, _, _)| *byte).collect();
    let mut text = Text::default();
    let mut put = |character: char, from: usize, length: usize| {
        let first = coded.get(from);
        let last = coded.get(from + length.max(1) - 1);
        if let (Some((_, start, _)), Some((_, end, width))) = (first, last) {
            text.push_encoded(character, *start, end + width - start);
        }
    };
    if let Ok(plain) = std::str::from_utf8(&bytes) {
        plain.char_indices().for_each(|(at, c)| put(c, at, c.len_utf8()));
        return text;
    }
    let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())
        .filter(|encoding| encoding.is_single_byte())
        .unwrap_or(encoding_rs::WINDOWS_1252);
    for (at, byte) in bytes.iter().enumerate() {
        let decoded = encoding.decode_without_bom_handling(std::slice::from_ref(byte)).0;
        put(decoded.chars().next().unwrap_or('\u{fffd}'), at, 1);
    }
    text
}

/// `=?utf-8?q?...?=` in a header.
pub(super) fn decode_words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(start) = rest.find("=?") {
        let word = rest.get(start + 2..).unwrap_or_default();
        let mut pieces = word.splitn(3, '?');
        let (charset, how, tail) = (pieces.next(), pieces.next(), pieces.next());
        let decoded = charset.zip(how).zip(tail).and_then(|((charset, how), tail)| {
            let end = tail.find("?=")?;
            let body = tail.get(..end)?;
            let coded = match how {
                "q" | "Q" => quoted_printable(&body.replace('_', " "), 0),
                "b" | "B" => base64(body, 0),
                _ => return None,
            };
            Some((
                from_bytes(&coded, charset).as_str().to_owned(),
                charset.len() + how.len() + end + 6,
            ))
        });
        let before = rest.get(..start).unwrap_or_default();
        // Blanks between two encoded words are not part of either.
        out.push_str(if out.is_empty() || !before.trim().is_empty() {
            before
        } else {
            ""
        });
        match decoded {
            Some((text, length)) => {
                out.push_str(&text);
                rest = rest.get(start + length..).unwrap_or_default();
            }
            None => {
                out.push_str("=?");
                rest = word;
            }
        }
    }
    out + rest
}
