//! E-mail: subject, sender and date from the headers, the first readable part as text.
//!
//! Positions go through the transfer encoding: a character points at the characters of the message that encode it.

use crate::document::{Source, html, mime, plain};

/// Header lines beyond so many are no message.
const MOST_HEADERS: usize = 400;

/// Whether the head of a text looks like that of a message.
pub(super) fn looks_like(input: &str) -> bool {
    let names: Vec<String> = input
        .lines()
        .take(40)
        .take_while(|line| !line.trim().is_empty())
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.to_ascii_lowercase())
        .collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    has("from") && has("subject") && (has("date") || has("message-id") || has("mime-version"))
}

/// Opens a message.
pub(super) fn open(input: &str) -> Source {
    let (headers, body) = mime::headers(input, 0, MOST_HEADERS);
    let mut notes = Vec::new();
    let part = mime::readable(input, &headers, body, &mut notes);
    let decoded = part.text;
    let mut source = if part.html {
        html::open(decoded.as_str())
    } else {
        plain::open(decoded.as_str())
    };
    source.text = source.text.through(&decoded);
    let header = |name: &str| mime::header(&headers, name);
    source.document.title = header("subject")
        .map(mime::decode_words)
        .filter(|title| !title.is_empty());
    source.document.byline = header("from").map(mime::decode_words);
    let day = header("date").and_then(day);
    source.document.date_from = day.as_ref().map(|_| "header".to_owned());
    source.document.date = day;
    source.notes.append(&mut notes);
    source
}

/// `Wed, 20 Sep 2023 08:00:00 +0000`: the day.
fn day(text: &str) -> Option<String> {
    jiff::fmt::rfc2822::parse(text.trim())
        .ok()
        .map(|zoned| zoned.date().to_string())
        .or_else(|| {
            let date = text.trim().get(..10)?.parse::<jiff::civil::Date>().ok()?;
            Some(date.to_string())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn text(input: &str) -> String {
        let source = open(input);
        source
            .text
            .blocks()
            .iter()
            .map(|block| source.text.slice(block.span))
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn headers_and_body() {
        let input = "From: Jane Roe <jane@example.org>\r\nSubject: =?utf-8?q?Kim=E2=80=99s_trip?=\r\nDate: Wed, 20 Sep 2023 08:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nKim=E2=80=99s trip was=\r\n good.\r\n";
        assert!(looks_like(input));
        let source = open(input);
        assert_eq!(source.document.title.as_deref(), Some("Kim’s trip"));
        assert_eq!(source.document.date.as_deref(), Some("2023-09-20"));
        let at = source.text.as_str().find('’').expect("there");
        let place = source.text.to_source(Span::new(at, at + '’'.len_utf8()));
        assert_eq!(input.get(place.start..place.end), Some("=E2=80=99"));
        assert_eq!(text(input), "Kim’s trip was good.");
    }

    #[test]
    fn parts_and_base64() {
        let input = "From: a@b.c\nSubject: x\nDate: x\nContent-Type: multipart/alternative; boundary=\"B\"\n\n--B\nContent-Type: text/html\n\n<p>Html</p>\n--B\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nS2ltIHNh\naWQgc28u\n--B--\n";
        assert_eq!(text(input), "Kim said so.");
        let html = "From: a@b.c\nSubject: x\nDate: x\nContent-Type: text/html\n\n<p>Kim &amp; Co</p>";
        assert_eq!(text(html), "Kim & Co");
        for odd in [
            "From: a",
            "From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=\n\n--\n",
            "",
            "Content-Transfer-Encoding: base64\n\n=====",
            "Content-Transfer-Encoding: quoted-printable\n\n=E=\n=",
        ] {
            let _ = open(odd);
        }
    }
}
