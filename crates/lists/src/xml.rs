//! XML read record by record.
//!
//! [`Records`] walks a document and hands out each wanted element as a small [`Element`] tree, so that a list of 120 MB
//! needs the memory of its largest record. Entities are not expanded beyond the five of XML and character references, DTDs
//! are skipped, depth and record size are bounded. A document that ends before its root closes is damaged, not short.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::error::ListError;
use crate::input::InputFile;

/// Deepest nesting inside a record; publishers stay under 15.
const MAX_DEPTH: usize = 64;
/// Largest record, counted as text and attribute bytes; the largest real one (a reference table of OFAC) is under 1 MB.
const MAX_RECORD_BYTES: usize = 32 << 20;

/// An element with its attributes, children and text. Names are local names, prefixes dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Local name.
    pub name: String,
    /// Attributes in document order, by local name.
    pub attributes: Vec<(String, String)>,
    /// Child elements in document order.
    pub children: Vec<Element>,
    /// Text directly inside, pieces joined; not trimmed.
    pub text: String,
}

impl Element {
    /// An attribute's value, trimmed; `None` where it is absent or blank.
    pub fn attr(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(found.1.trim()).filter(|value| !value.is_empty())
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Every child of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> + 'a {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element at the end of a path of first children.
    pub fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The trimmed text; `None` where it is blank.
    pub fn value(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// The trimmed text of the first child of this name; `None` where it is absent or blank.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name)?.value()
    }
}

/// The wanted elements of a document, in its order.
pub struct Records<'w> {
    file: String,
    reader: Reader<Box<dyn BufRead>>,
    wanted: &'w [&'w str],
    open: Vec<String>,
    root: Option<Element>,
    closed: bool,
    buffer: Vec<u8>,
}

impl<'w> Records<'w> {
    /// Starts reading; `wanted` are local names. A wanted element inside a wanted one is part of it.
    pub fn open(file: &InputFile, wanted: &'w [&'w str]) -> Result<Records<'w>, ListError> {
        let mut reader = Reader::from_reader(file.open_text()?);
        reader.config_mut().expand_empty_elements = true;
        Ok(Records {
            file: file.name.clone(),
            reader,
            wanted,
            open: Vec::new(),
            root: None,
            closed: false,
            buffer: Vec::new(),
        })
    }

    /// The root element without its children, once the first event was read.
    pub fn root(&self) -> Option<&Element> {
        self.root.as_ref()
    }

    /// Local names of the elements open around the current position, root first.
    pub fn path(&self) -> &[String] {
        &self.open
    }

    /// The next wanted element; `None` after the root closed.
    pub fn next_record(&mut self) -> Result<Option<Element>, ListError> {
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let at = self.reader.buffer_position();
            let event = event.map_err(|error| ListError::damaged(&self.file, format!("byte {at}"), error))?;
            match event {
                Event::Start(start) => {
                    let element = element_of(&self.file, at, &start)?;
                    if self.closed {
                        return Err(ListError::damaged(
                            &self.file,
                            format!("byte {at}"),
                            "more than one root element",
                        ));
                    }
                    if self.root.is_none() {
                        self.root = Some(element.clone());
                    }
                    if self.wanted.contains(&element.name.as_str()) {
                        let record = self.read_record(element)?;
                        self.closed = self.open.is_empty();
                        return Ok(Some(record));
                    }
                    if self.open.len() >= MAX_DEPTH {
                        return Err(self.too_deep());
                    }
                    self.open.push(element.name);
                }
                Event::End(_) => {
                    self.open.pop();
                    self.closed = self.open.is_empty();
                }
                Event::Eof if self.closed => return Ok(None),
                Event::Eof => {
                    let why = match self.open.last() {
                        Some(name) => {
                            format!("the document ends inside <{name}>; it was cut off, fetch it again")
                        }
                        None => "no XML element in it".to_owned(),
                    };
                    return Err(ListError::damaged(&self.file, format!("byte {at}"), why));
                }
                _ => {}
            }
        }
    }

    fn too_deep(&self) -> ListError {
        ListError::TooLarge {
            file: self.file.clone(),
            what: "element nesting".to_owned(),
            limit: format!("{MAX_DEPTH} levels"),
        }
    }

    fn read_record(&mut self, top: Element) -> Result<Element, ListError> {
        let mut stack = vec![top];
        let mut size = 0_usize;
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let at = self.reader.buffer_position();
            let event = event.map_err(|error| ListError::damaged(&self.file, format!("byte {at}"), error))?;
            let Some(current) = stack.last_mut() else {
                return Ok(Element::default());
            };
            let before = current.text.len();
            match event {
                Event::Start(start) => {
                    let element = element_of(&self.file, at, &start)?;
                    size += element
                        .attributes
                        .iter()
                        .map(|(key, value)| key.len() + value.len() + 64)
                        .sum::<usize>()
                        + 64;
                    if stack.len() >= MAX_DEPTH {
                        return Err(self.too_deep());
                    }
                    stack.push(element);
                }
                Event::End(_) => {
                    let Some(done) = stack.pop() else {
                        return Ok(Element::default());
                    };
                    match stack.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(done),
                    }
                }
                Event::Text(text) => current.text.push_str(&text.xml10_content()),
                Event::CData(text) => current.text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let resolved = reference.resolve_char_ref();
                    let damaged = |why: String| ListError::damaged(&self.file, format!("byte {at}"), why);
                    match resolved.map_err(|error| damaged(error.to_string()))? {
                        Some(c) => current.text.push(c),
                        None => {
                            let name = reference.xml10_content();
                            let undefined = || damaged(format!("`&{name};` is not defined in XML"));
                            current
                                .text
                                .push_str(resolve_predefined_entity(&name).ok_or_else(undefined)?);
                        }
                    }
                }
                Event::Eof => {
                    let why = format!(
                        "the document ends inside <{}>; it was cut off, fetch it again",
                        current.name
                    );
                    return Err(ListError::damaged(&self.file, format!("byte {at}"), why));
                }
                _ => {}
            }
            size += stack
                .last()
                .map_or(0, |current| current.text.len().saturating_sub(before));
            if size > MAX_RECORD_BYTES {
                let (what, limit) = ("one record".to_owned(), format!("{MAX_RECORD_BYTES} bytes"));
                return Err(ListError::TooLarge {
                    file: self.file.clone(),
                    what,
                    limit,
                });
            }
        }
    }
}

fn element_of(file: &str, at: u64, start: &BytesStart<'_>) -> Result<Element, ListError> {
    let damaged = |why: String| ListError::damaged(file, format!("byte {at}"), why);
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| damaged(error.to_string()))?;
        let value =
            quick_xml::escape::unescape(&attribute.value).map_err(|error| damaged(error.to_string()))?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element {
        name: start.local_name().as_ref().to_owned(),
        attributes,
        ..Element::default()
    })
}

/// Groups of an element's attributes by local name, for readers that look many up.
pub fn attribute_map(element: &Element) -> BTreeMap<&str, &str> {
    element
        .attributes
        .iter()
        .map(|(key, value)| (key.as_str(), value.trim()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Result<Vec<Element>, ListError> {
        let file = InputFile::bytes("t.xml", text.as_bytes().to_vec());
        let mut records = Records::open(&file, &["r"])?;
        let mut found = Vec::new();
        while let Some(record) = records.next_record()? {
            found.push(record);
        }
        Ok(found)
    }

    #[test]
    fn records_are_small_trees() {
        let found =
            records("<x:l xmlns:x='u'><r id='1 &amp; 2'><n>A &lt;&#65;<![CDATA[ & ]]></n><e/></r><r/></x:l>")
                .unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].attr("id"), Some("1 & 2"));
        assert_eq!(found[0].text_of("n"), Some("A <A &"));
        assert_eq!(found[0].text_of("e"), None);
    }

    #[test]
    fn cut_documents_are_damaged() {
        let whole = "<l><r id='1'><n>A</n></r><s/></l>";
        for cut in 0..whole.len() {
            assert!(records(&whole[..cut]).is_err(), "{}", &whole[..cut]);
        }
    }

    #[test]
    fn hostile_documents_are_refused() {
        assert!(records(&"<a>".repeat(100_000)).is_err());
        assert!(records(&format!("<l><r>{}", "<a>".repeat(100_000))).is_err());
        assert!(records("<!DOCTYPE l [<!ENTITY a 'aaaa'>]><l><r>&a;</r></l>").is_err());
        assert!(records("<l><r></l></r>").is_err());
        assert!(records("not xml").is_err());
    }
}
