//! How many values a file writes, before the library makes objects of them.
//!
//! A number takes two bytes in a file and a hundred times that in memory, a dictionary some kilobyte; 64 MiB of either would fill the machine.
//! So every object is walked once, wherever one begins (also inside what claims to be a stream: a table of places may point there), to its
//! own end as its brackets say, and what is in it is counted.

use crate::Limits;
use crate::error::PdfError;

/// What a dictionary or an array costs more than a number.
const NESTED: usize = 4;
/// Bytes of one value that cost as much as another value: a long text is walked, too.
const BYTES: usize = 256;

/// A count with its bound.
pub(crate) struct Values {
    count: usize,
    most: usize,
}

impl Values {
    pub(crate) fn new(limits: &Limits) -> Values {
        Values {
            count: 0,
            most: limits.values,
        }
    }

    pub(crate) fn add(&mut self, count: usize) -> Result<(), PdfError> {
        self.count = self.count.saturating_add(count);
        if self.count > self.most {
            return Err(PdfError::TooMuch(format!(
                "its objects hold more than {} values",
                self.most
            )));
        }
        Ok(())
    }

    /// Counts what objects written in the file itself hold.
    pub(crate) fn written(&mut self, input: &[u8]) -> Result<(), PdfError> {
        let mut from = 0;
        while let Some(found) = input
            .get(from..)
            .and_then(|rest| rest.windows(3).position(|window| window == b"obj"))
        {
            from += found + 3;
            let begins = from
                .checked_sub(4)
                .and_then(|before| input.get(before))
                .is_some_and(|byte| byte.is_ascii_whitespace() || byte.is_ascii_digit());
            if begins {
                self.object(input.get(from..).unwrap_or_default())?;
            }
        }
        Ok(())
    }

    /// Counts the object at the head of some bytes.
    fn object(&mut self, bytes: &[u8]) -> Result<(), PdfError> {
        let (mut depth, mut at, mut counted) = (0_usize, 0_usize, 0_usize);
        loop {
            let Some(&byte) = bytes.get(at) else { return Ok(()) };
            let begin = at;
            at += 1;
            match byte {
                b'[' => depth += 1,
                b'<' if bytes.get(at) == Some(&b'<') => {
                    depth += 1;
                    at += 1;
                }
                b'>' if bytes.get(at) == Some(&b'>') => {
                    depth = depth.saturating_sub(1);
                    at += 1;
                }
                b']' => depth = depth.saturating_sub(1),
                b'<' => at = past(bytes, at, b">"),
                b'(' => at = text_end(bytes, at),
                b'%' => at = past(bytes, at, b"\r\n"),
                byte if byte.is_ascii_whitespace() || byte == 0 => continue,
                _ => at = word_end(bytes, at),
            }
            let nested = matches!(byte, b'[') || byte == b'<' && bytes.get(begin + 1) == Some(&b'<');
            self.add(1 + (at - begin) / BYTES + if nested { NESTED } else { 0 })?;
            counted += 1;
            let word = bytes.get(begin..at).unwrap_or_default();
            // A reference has three words; what stands at the top level is over with the first, or with the last bracket.
            if depth == 0 && (counted > 3 || matches!(word, b"endobj" | b"stream" | b"]" | b">>")) {
                return Ok(());
            }
        }
    }

    /// Counts what an unpacked object stream may hold, chunk by chunk: every word and bracket.
    pub(crate) fn packed(&mut self, chunk: &[u8]) -> Result<(), PdfError> {
        let mut before = b' ';
        let mut count = 0;
        for byte in chunk {
            count += match byte {
                b'[' | b'<' => 1 + NESTED / 2,
                b'(' | b'/' => 1,
                _ if is_apart(*byte) => 0,
                _ => usize::from(is_apart(before)),
            };
            before = *byte;
        }
        self.add(count)
    }
}

/// Whether a byte parts words.
fn is_apart(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, 0 | b'[' | b']' | b'<' | b'>' | b'(' | b')' | b'/' | b'%')
}

fn word_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().position(|byte| is_apart(*byte)).unwrap_or(rest.len())
}

/// After the next of some bytes.
fn past(bytes: &[u8], from: usize, ends: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest
        .iter()
        .position(|byte| ends.contains(byte))
        .map_or(rest.len(), |at| at + 1)
}

/// After the text whose bracket opened before `from`.
fn text_end(bytes: &[u8], from: usize) -> usize {
    let (mut depth, mut at) = (1, from);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            _ => {}
        }
    }
    at.min(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(input: &str) -> usize {
        let mut values = Values {
            count: 0,
            most: usize::MAX,
        };
        values.written(input.as_bytes()).expect("no bound");
        values.count
    }

    #[test]
    fn an_object_is_counted_to_its_own_end() {
        assert_eq!(count("1 0 obj\n[1 2 3]\nendobj\n"), 5 + NESTED);
        // A text cannot end it, nor can a comment.
        assert_eq!(count("1 0 obj [(endobj \\) ]) 2 %]\n 3] endobj"), 6 + NESTED);
        // What stands after it is none of it.
        assert_eq!(count("1 0 obj <</A 1>> stream 9 9 9 9 9 9 endstream"), 4 + NESTED);
        assert!(count("1 0 obj 7 endobj 9 9 9 9 9 9 9 9") <= 4);
        // One within what claims to be a stream is one.
        assert!(count("1 0 obj <</A 1>> stream\n2 0 obj [1 1 1 1 1 1 1 1] endstream") > 16);
    }

    #[test]
    fn many_are_refused() {
        let limits = Limits {
            values: 1000,
            ..Limits::default()
        };
        for unit in [
            "0 ",
            "<</A 0>>",
            "(a)",
            "[]",
            "2 0 obj [",
            "/A",
            "<00>",
            "1 0 obj (",
        ] {
            let input = format!("1 0 obj [{}", unit.repeat(2000));
            let refused = Values::new(&limits).written(input.as_bytes());
            assert!(matches!(refused, Err(PdfError::TooMuch(_))), "{unit}");
        }
    }
}
