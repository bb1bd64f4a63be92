//! What the object streams of a file come to, before any of them is opened.
//!
//! The library opens all of them at once and bounds each by itself. A number in them takes two bytes and an object in memory fifty times that,
//! so a small file of many could fill the machine. Here they are unpacked one after another, counted and thrown away.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::Limits;
use crate::error::PdfError;
use crate::values::Values;

/// The dictionary of a stream is looked for within so many bytes before it.
const DICTIONARY: usize = 4096;

/// Refuses a file whose object streams come to more than all may.
pub(crate) fn check(input: &[u8], limits: &Limits) -> Result<(), PdfError> {
    let mut values = Values::new(limits);
    values.written(input)?;
    let mut total = 0_usize;
    let mut from = 0;
    while let Some(found) = find(input.get(from..).unwrap_or_default(), b"stream") {
        let at = from + found;
        from = at + b"stream".len();
        let before = input.get(at.saturating_sub(DICTIONARY)..at).unwrap_or_default();
        if before.ends_with(b"end") {
            continue;
        }
        let start = rfind(before, b"obj").map_or(0, |place| place + 3);
        let dictionary = before.get(start..).unwrap_or_default();
        // A name can be written with escapes; one that is counts as the worst.
        let objects = find(dictionary, b"ObjStm").is_some() || dictionary.contains(&b'#');
        if objects {
            let body = input.get(from..).unwrap_or_default();
            total = total.saturating_add(size(dictionary, body, limits, &mut values)?);
        }
        if total > limits.all_object_streams {
            return Err(PdfError::TooMuch(format!(
                "its objects unpack to more than {} bytes",
                limits.all_object_streams
            )));
        }
    }
    Ok(())
}

/// Bytes that a stream unpacks to, up to the bound of one; the bound where it is not packed in the one usual way.
fn size(dictionary: &[u8], body: &[u8], limits: &Limits, values: &mut Values) -> Result<usize, PdfError> {
    let filters = count(dictionary, b"Decode") - count(dictionary, b"DecodeParms");
    match (filters, count(dictionary, b"FlateDecode")) {
        (0, _) => {
            let end = find(body, b"endstream")
                .unwrap_or(body.len())
                .min(limits.object_stream);
            values.packed(body.get(..end).unwrap_or_default())?;
            Ok(end)
        }
        (1, 1) => {
            let begin = body
                .iter()
                .position(|byte| !matches!(byte, b'\r' | b'\n'))
                .unwrap_or(0);
            let packed = body.get(begin..).unwrap_or_default();
            let mut rest = ZlibDecoder::new(packed).take(limits.object_stream as u64);
            let (mut unpacked, mut buffer) = (0, vec![0; 64 << 10]);
            // What breaks off counts as far as it came.
            while let Ok(read @ 1..) = rest.read(&mut buffer) {
                values.packed(buffer.get(..read).unwrap_or_default())?;
                unpacked += read;
            }
            Ok(unpacked)
        }
        // What is packed in another way is not looked into; two such are too many.
        _ => {
            values.add(limits.values / 2 + 1)?;
            Ok(limits.object_stream)
        }
    }
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

fn rfind(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).rposition(|window| window == word)
}

fn count(text: &[u8], word: &[u8]) -> usize {
    text.windows(word.len()).filter(|window| *window == word).count()
}
