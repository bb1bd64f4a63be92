//! What a font's codes mean, and how wide they are.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use crate::error::PdfError;

/// A code without a width is half as wide as its letters are high.
const WIDTH: f32 = 0.5;
/// Codes whose widths are kept: all there can be of two bytes.
const MOST_WIDTHS: usize = 1 << 16;

/// A font as a page uses it.
pub(crate) struct Font<'a> {
    /// `None` where the font does not say which letters its codes are.
    encoding: Option<Encoding<'a>>,
    widths: HashMap<u32, f32>,
    default: f32,
    /// Bytes of a code.
    bytes: usize,
}

impl<'a> Font<'a> {
    /// Reads a font. Of one with a map to letters the encoding was taken away before (see `worker::prefer_maps`).
    pub(crate) fn new(
        document: &'a Document,
        font: &'a Dictionary,
        limit: usize,
    ) -> Result<Font<'a>, PdfError> {
        let composite = matches!(font.get(b"Subtype").and_then(Object::as_name), Ok(b"Type0"));
        let mapped = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .is_ok();
        let named = font.get_deref(b"Encoding", document).and_then(Object::as_name);
        // Without a map the codes of such a font are numbers of its drawings, in an order that only it knows.
        let dumb = composite && !mapped && matches!(named, Ok(b"Identity-H" | b"Identity-V") | Err(_));
        let encoding = match font.get_font_encoding_with_limit(document, limit) {
            _ if dumb => None,
            Ok(encoding) => Some(encoding),
            Err(error @ lopdf::Error::Decompress(_)) => return Err(PdfError::of(&error)),
            Err(_) => None,
        };
        let mut this = Font {
            encoding,
            widths: HashMap::new(),
            default: WIDTH,
            bytes: if composite { 2 } else { 1 },
        };
        if composite {
            this.composite_widths(document, font);
        } else {
            this.simple_widths(document, font);
        }
        Ok(this)
    }

    fn simple_widths(&mut self, document: &Document, font: &Dictionary) {
        let first = font
            .get_deref(b"FirstChar", document)
            .and_then(Object::as_i64)
            .unwrap_or(0);
        let Ok(widths) = font.get_deref(b"Widths", document).and_then(Object::as_array) else {
            return;
        };
        // Type 3 fonts have a scale of their own.
        let scale = font
            .get_deref(b"FontMatrix", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|matrix| matrix.first()?.as_float().ok())
            .unwrap_or(0.001);
        for (code, width) in (first..).zip(widths.iter().take(256)) {
            let width = document
                .dereference(width)
                .ok()
                .and_then(|(_, width)| width.as_float().ok());
            if let (Ok(code), Some(width)) = (u32::try_from(code), width.filter(|width| *width > 0.0)) {
                self.widths.insert(code, width * scale.abs());
            }
        }
    }

    /// `W`: `c [w1 w2 ...]` or `first last w`.
    fn composite_widths(&mut self, document: &Document, font: &Dictionary) {
        self.default = 1.0;
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| document.dereference(fonts.first()?).ok())
            .and_then(|(_, font)| font.as_dict().ok());
        let Some(descendant) = descendant else { return };
        if let Ok(width) = descendant.get_deref(b"DW", document).and_then(Object::as_float) {
            self.default = width / 1000.0;
        }
        let Ok(parts) = descendant.get_deref(b"W", document).and_then(Object::as_array) else {
            return;
        };
        let number = |object: &Object| {
            document
                .dereference(object)
                .ok()
                .and_then(|(_, object)| object.as_float().ok())
        };
        let mut rest = parts.as_slice();
        while let [first, next, after @ ..] = rest {
            let Some(code) = number(first).map(|code| code as u32) else {
                return;
            };
            let list = document
                .dereference(next)
                .ok()
                .and_then(|(_, object)| object.as_array().ok());
            if let Some(list) = list {
                for (code, width) in (code..).zip(list.iter().take(MOST_WIDTHS)) {
                    self.set(code, number(width));
                }
                rest = after;
            } else {
                let [width, after @ ..] = after else { return };
                let last = number(next).unwrap_or_default() as u32;
                for code in (code..=last).take(MOST_WIDTHS) {
                    self.set(code, number(width));
                }
                rest = after;
            }
        }
    }

    fn set(&mut self, code: u32, width: Option<f32>) {
        if let Some(width) = width.filter(|_| self.widths.len() < MOST_WIDTHS) {
            self.widths.insert(code, width / 1000.0);
        }
    }

    /// The letters of a string of codes; `None` where they cannot be known.
    pub(crate) fn letters(&self, codes: &[u8]) -> Option<String> {
        let encoding = self.encoding.as_ref()?;
        let mut text = String::new();
        encoding.write_to_string(codes, &mut text).ok()?;
        Some(text)
    }

    /// For a string of codes: their width for letters of height 1, how many there are, and how many of them are blanks of one byte,
    /// which alone are widened by word spacing.
    pub(crate) fn measure(&self, codes: &[u8]) -> (f32, usize, usize) {
        let mut width = 0.0;
        for code in codes.chunks(self.bytes) {
            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            width += self.widths.get(&code).copied().unwrap_or(self.default);
        }
        let blanks = if self.bytes == 1 {
            codes.iter().filter(|code| **code == b' ').count()
        } else {
            0
        };
        (width, codes.len().div_ceil(self.bytes), blanks)
    }
}
