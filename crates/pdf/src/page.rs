//! Pages, one after another, and what they all share: fonts and bounds.

use std::collections::HashMap;
use std::rc::Rc;
use std::time::Instant;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::Limits;
use crate::error::PdfError;
use crate::font::Font;
use crate::lines::{Lines, PageLines};
use crate::writer::Writer;

/// The clock is looked at every so many operators.
const CLOCK: usize = 4096;
/// Half of US letter and A4, in points: where a page does not say how high it is.
const HEIGHT: f32 = 800.0;

/// All pages as lines.
pub(crate) struct Pages<'a> {
    pub(crate) document: &'a Document,
    pub(crate) limits: &'a Limits,
    deadline: Instant,
    operators: usize,
    text: usize,
    fonts: HashMap<*const Dictionary, Option<Rc<Font<'a>>>>,
    /// Lines of the pages read.
    pub(crate) lines: Vec<PageLines>,
    /// Pages in the file.
    pub(crate) page_count: usize,
    /// Characters whose letters are not known.
    pub(crate) unknown: usize,
}

impl<'a> Pages<'a> {
    pub(crate) fn new(document: &'a Document, limits: &'a Limits, deadline: Instant) -> Pages<'a> {
        Pages {
            document,
            limits,
            deadline,
            operators: 0,
            text: 0,
            fonts: HashMap::new(),
            lines: Vec::new(),
            page_count: 0,
            unknown: 0,
        }
    }

    /// Reads all pages up to the bound.
    pub(crate) fn read(&mut self) -> Result<(), PdfError> {
        for id in self.document.page_iter() {
            self.page_count += 1;
            if self.page_count <= self.limits.pages {
                self.page(id)?;
            }
        }
        if self.page_count == 0 {
            return Err(PdfError::Broken("it has no pages".to_owned()));
        }
        Ok(())
    }

    fn page(&mut self, id: ObjectId) -> Result<(), PdfError> {
        let document = self.document;
        let content = document
            .get_page_content_with_limit(id, self.limits.content)
            .map_err(|error| PdfError::of(&error))?;
        // A page whose resources cannot be found can still be one of drawings only.
        let (own, referred) = document.get_page_resources(id).unwrap_or_default();
        let referred = referred
            .into_iter()
            .filter_map(|id| document.get_dictionary(id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(referred).collect();
        let mut lines = Lines::default();
        Writer::new(self, &mut lines).run(&content, &resources, 0)?;
        let height = self.height(id);
        let number = self.page_count;
        self.lines.push(lines.finish(number, height));
        Ok(())
    }

    /// How high a page is; its own or an ancestor's MediaBox.
    fn height(&self, id: ObjectId) -> f32 {
        let mut node = self.document.get_dictionary(id).ok();
        // Deeper than any tree of pages.
        for _ in 0..64 {
            let Some(dictionary) = node else { break };
            if let Ok(corners) = dictionary
                .get_deref(b"MediaBox", self.document)
                .and_then(Object::as_array)
            {
                let at = |place: usize| corners.get(place).and_then(|corner| corner.as_float().ok());
                return at(3)
                    .zip(at(1))
                    .map_or(HEIGHT, |(top, bottom)| (top - bottom).abs());
            }
            node = dictionary
                .get_deref(b"Parent", self.document)
                .and_then(Object::as_dict)
                .ok();
        }
        HEIGHT
    }

    /// The font that resources know by a name.
    pub(crate) fn font(
        &mut self,
        resources: &[&'a Dictionary],
        name: &[u8],
    ) -> Result<Option<Rc<Font<'a>>>, PdfError> {
        let document = self.document;
        let found = resources.iter().find_map(|resources| {
            let fonts = resources
                .get_deref(b"Font", document)
                .and_then(Object::as_dict)
                .ok()?;
            fonts.get_deref(name, document).and_then(Object::as_dict).ok()
        });
        let Some(dictionary) = found else { return Ok(None) };
        let key = std::ptr::from_ref(dictionary);
        if let Some(known) = self.fonts.get(&key) {
            return Ok(known.clone());
        }
        self.tick()?;
        let font = Some(Rc::new(Font::new(document, dictionary, self.limits.content)?));
        self.fonts.insert(key, font.clone());
        Ok(font)
    }

    /// Counts an operator.
    pub(crate) fn tick(&mut self) -> Result<(), PdfError> {
        self.operators += 1;
        if self.operators > self.limits.operators {
            return Err(PdfError::TooMuch("it draws more than any text does".to_owned()));
        }
        if self.operators.is_multiple_of(CLOCK) && Instant::now() >= self.deadline {
            return Err(PdfError::TooMuch(format!(
                "it was not read within {} s",
                self.limits.time.as_secs()
            )));
        }
        Ok(())
    }

    /// Counts text.
    pub(crate) fn wrote(&mut self, bytes: usize) -> Result<(), PdfError> {
        self.text = self.text.saturating_add(bytes);
        if self.text > self.limits.text {
            return Err(PdfError::TooMuch(format!(
                "it has more than {} bytes of text",
                self.limits.text
            )));
        }
        Ok(())
    }
}
