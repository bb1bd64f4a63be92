//! Bytes to characters. Positions are counted in the characters that come out; for UTF-8, which nearly all input is, these
//! are the code points of the input itself.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use sha2::{Digest, Sha256};

use crate::error::ReadError;

/// The most bytes that are read as one document: a book is a tenth of it.
pub(super) const MAX_BYTES: usize = 64 << 20;
/// Bytes at the head that are looked at for signs of a binary file.
const LOOKED_AT: usize = 4096;
/// A page declares its encoding within so many bytes, by the standard of HTML.
const DECLARED_WITHIN: usize = 1024;
/// A text has fewer control characters than one in so many bytes.
const CONTROL_SHARE: usize = 50;

/// The hash by which a reading names its input.
pub(super) fn sha256(input: &[u8]) -> String {
    hex::encode(Sha256::digest(input))
}

/// Whether a label names an encoding.
pub fn is_encoding(label: &str) -> bool {
    Encoding::for_label(label.as_bytes()).is_some()
}

/// Refuses what is too long for one document.
pub(super) fn bounded(input: &[u8]) -> Result<(), ReadError> {
    if input.len() > MAX_BYTES {
        return Err(ReadError::TooLong {
            bytes: input.len(),
            most: MAX_BYTES,
        });
    }
    Ok(())
}

/// Text of the bytes, or why they are none.
///
/// What they are in is told by their mark, else by themselves where they are UTF-8 (other encodings make it by chance in the shortest
/// of texts only, and pages that moved to UTF-8 often still name another), else by their sender, else by the page itself.
pub(super) fn decode<'a>(
    input: &'a [u8],
    said: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<Cow<'a, str>, ReadError> {
    let named = match said {
        Some(label) => {
            Some(Encoding::for_label(label.as_bytes()).ok_or_else(|| ReadError::Encoding(label.to_owned()))?)
        }
        None => declared(input),
    };
    let marked = Encoding::for_bom(input).map(|(encoding, _)| encoding);
    // UTF-16 has zero bytes and ISO-2022 escapes that would pass for other text.
    let wide = named.filter(|encoding| !encoding.is_ascii_compatible());
    if let Some(encoding) = marked.or(wide) {
        return Ok(by(encoding, input, notes));
    }
    if is_binary(input) {
        return Err(ReadError::Binary);
    }
    if let Ok(text) = std::str::from_utf8(input) {
        return Ok(Cow::Borrowed(text));
    }
    match named.filter(|encoding| *encoding != UTF_8) {
        Some(encoding) => Ok(by(encoding, input, notes)),
        None => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(input);
            notes.push("the input is not UTF-8 and does not say what it is; read as windows-1252, and positions count its characters".to_owned());
            Ok(text)
        }
    }
}

fn by<'a>(encoding: &'static Encoding, input: &'a [u8], notes: &mut Vec<String>) -> Cow<'a, str> {
    let (text, _, broken) = encoding.decode(input);
    if broken {
        notes.push(format!(
            "the input is not all {}; what could not be read stands as \u{fffd}",
            encoding.name()
        ));
    } else if encoding != UTF_8 {
        notes.push(format!(
            "read as {}; positions count its characters",
            encoding.name()
        ));
    }
    text
}

/// The encoding that a page declares of itself: `<meta charset="...">`, `content="text/html; charset=..."`, or that of XML.
fn declared(input: &[u8]) -> Option<&'static Encoding> {
    let head = input.get(..DECLARED_WITHIN).unwrap_or(input).to_ascii_lowercase();
    let lower = String::from_utf8_lossy(&head);
    if !lower.trim_start().starts_with('<') {
        return None;
    }
    let value = |mark: &str| {
        let (_, after) = lower.split_once(mark)?;
        let label = after
            .trim_start()
            .strip_prefix('=')?
            .trim_start()
            .trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))?;
        Encoding::for_label(label.get(..end)?.as_bytes())
    };
    let found = value("charset").or_else(|| lower.starts_with("<?xml").then(|| value("encoding")).flatten());
    // A page whose declaration can be read byte by byte is not in UTF-16, whatever it says (so the standard of HTML, too).
    found.filter(|encoding| encoding.is_ascii_compatible() || *encoding == encoding_rs::ISO_2022_JP)
}

fn is_binary(input: &[u8]) -> bool {
    let head = input.get(..LOOKED_AT).unwrap_or(input);
    let control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0b | 0x0c | 0x1b);
    head.contains(&0) || head.iter().filter(control).count() * CONTROL_SHARE > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_or_refuses() {
        let mut notes = Vec::new();
        assert_eq!(
            decode("Kim’s".as_bytes(), None, &mut notes).expect("text"),
            "Kim’s"
        );
        assert!(notes.is_empty());
        assert_eq!(decode(b"Kim\x92s", None, &mut notes).expect("text"), "Kim’s");
        assert_eq!(notes.len(), 1);
        assert_eq!(
            decode(b"\xff\xfeK\0i\0m\0", None, &mut notes).expect("text"),
            "Kim"
        );
        assert!(matches!(
            decode(b"\x7fELF\x02\x01\x01\0\0\0", None, &mut notes),
            Err(ReadError::Binary)
        ));
        assert!(matches!(
            decode(&[1, 2, 3, 4, 5, 6, 7, 200], None, &mut notes),
            Err(ReadError::Binary)
        ));
        assert_eq!(decode(b"", None, &mut notes).expect("text"), "");
    }

    #[test]
    fn an_encoding_is_taken_from_who_knows_it() {
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("Ким Чен Ын");
        let text =
            |input: &[u8], said: Option<&str>| decode(input, said, &mut Vec::new()).map(Cow::into_owned);
        assert_eq!(text(&cyrillic, Some("windows-1251")).expect("text"), "Ким Чен Ын");
        for head in [
            "<!doctype html><meta charset=windows-1251>",
            "<html><head><META http-equiv='Content-Type' content=\"text/html; charset = windows-1251\">",
            "<?xml version='1.0' encoding='windows-1251'?>",
        ] {
            let page = [head.as_bytes(), cyrillic.as_ref()].concat();
            assert!(text(&page, None).expect("text").ends_with("Ким Чен Ын"), "{head}");
        }
        // The bytes know better than a declaration that was left behind.
        let moved = "<meta charset=windows-1251>Ким".to_owned();
        assert_eq!(text(moved.as_bytes(), Some("koi8-r")).expect("text"), moved);
        assert_eq!(text(b"K\0i\0m\0", Some("utf-16le")).expect("text"), "Kim");
        assert_eq!(text(b"\x1b$B6b\x1b(B", Some("iso-2022-jp")).expect("text"), "金");
        assert!(matches!(
            text(b"Kim", Some("scroll")),
            Err(ReadError::Encoding(_))
        ));
        let broken = [b"<meta charset=utf-8>Kim\x92".as_slice()].concat();
        assert!(text(&broken, None).expect("text").ends_with("Kim’"));
    }
}
