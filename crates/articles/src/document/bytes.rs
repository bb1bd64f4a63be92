//! Bytes to characters. Positions are counted in the characters that come out; for UTF-8, which nearly all input is, these
//! are the code points of the input itself.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::error::ReadError;

/// The most bytes that are read as one document: a book is a tenth of it.
pub(super) const MAX_BYTES: usize = 64 << 20;
/// Bytes at the head that are looked at for signs of a binary file.
const LOOKED_AT: usize = 4096;
/// A text has fewer control characters than one in so many bytes.
const CONTROL_SHARE: usize = 50;

/// The hash by which a reading names its input.
pub(super) fn sha256(input: &[u8]) -> String {
    hex::encode(Sha256::digest(input))
}

/// Text of the bytes, or why they are none.
pub(super) fn decode<'a>(input: &'a [u8], notes: &mut Vec<String>) -> Result<Cow<'a, str>, ReadError> {
    if input.len() > MAX_BYTES {
        return Err(ReadError::TooLong {
            bytes: input.len(),
            most: MAX_BYTES,
        });
    }
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(input) {
        let (text, _, broken) = encoding.decode(input);
        if broken {
            notes.push(format!(
                "the input is not all {}; what could not be read stands as \u{fffd}",
                encoding.name()
            ));
        }
        return Ok(text);
    }
    if let Ok(text) = std::str::from_utf8(input) {
        return if is_binary(input) {
            Err(ReadError::Binary)
        } else {
            Ok(Cow::Borrowed(text))
        };
    }
    if is_binary(input) {
        return Err(ReadError::Binary);
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(input);
    notes.push("the input is not UTF-8; read as windows-1252, and positions count its characters".to_owned());
    Ok(text)
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
        assert_eq!(decode("Kim’s".as_bytes(), &mut notes).expect("text"), "Kim’s");
        assert!(notes.is_empty());
        assert_eq!(decode(b"Kim\x92s", &mut notes).expect("text"), "Kim’s");
        assert_eq!(notes.len(), 1);
        assert_eq!(decode(b"\xff\xfeK\0i\0m\0", &mut notes).expect("text"), "Kim");
        assert!(matches!(
            decode(b"\x7fELF\x02\x01\x01\0\0\0", &mut notes),
            Err(ReadError::Binary)
        ));
        assert!(matches!(
            decode(&[1, 2, 3, 4, 5, 6, 7, 200], &mut notes),
            Err(ReadError::Binary)
        ));
        assert_eq!(decode(b"", &mut notes).expect("text"), "");
    }
}
