//! What is this file? Answered from its content.
//!
//! A [`Probe`] looks at a file once (first bytes, XML root, header row, sheets of a workbook) and every format is asked in
//! turn. The name of the file decides only where two lists share one layout to the letter.

use std::io::{Cursor, Read};
use std::sync::OnceLock;

use crate::error::ListError;
use crate::format::Format;
use crate::input::InputFile;
use crate::table::{self, Workbook};

/// How much of a file is looked at to tell its format.
const HEAD_BYTES: u64 = 64 << 10;

/// What a format says to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sniff {
    /// Not mine.
    No,
    /// Mine: the list it belongs to, and its part in a family of files.
    Yes {
        /// List id, or `None` where only the caller can know (a user's own file).
        list: Option<String>,
        /// Main file, or a part that needs one.
        role: Role,
    },
    /// Mine to judge, and not to be read: what was seen, what is known, what to try.
    Refuse(String),
}

impl Sniff {
    /// A whole list in one file.
    pub fn list(id: &str) -> Sniff {
        Sniff::Yes {
            list: Some(id.to_owned()),
            role: Role::Main,
        }
    }
}

/// The part of a file in its family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The list itself, or the file that names its parties.
    Main,
    /// A file that adds to the main one and means nothing without it; the text names it: `aliases`, `addresses`.
    Part(&'static str),
}

/// The root element of an XML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlRoot {
    /// Local name.
    pub name: String,
    /// Attributes in document order, local names; namespaces stand under `xmlns` or their prefix.
    pub attributes: Vec<(String, String)>,
    /// Local name of the first element inside, if the head shows one.
    pub first_child: Option<String>,
}

impl XmlRoot {
    /// An attribute's value.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A look at a file.
pub struct Probe {
    file: InputFile,
    head: Vec<u8>,
    text: String,
    xml: OnceLock<Option<XmlRoot>>,
    workbook: OnceLock<Option<Result<Workbook, String>>>,
}

impl Probe {
    /// Looks at the start of a file.
    pub fn new(file: &InputFile) -> Result<Probe, ListError> {
        let mut head = Vec::new();
        let io = |source| ListError::Io {
            file: file.name.clone(),
            source,
        };
        file.open()?.take(HEAD_BYTES).read_to_end(&mut head).map_err(io)?;
        let text = match encoding_rs::Encoding::for_bom(&head) {
            Some((encoding, _)) => encoding.decode(&head).0.into_owned(),
            None => String::from_utf8_lossy(&head).into_owned(),
        };
        Ok(Probe {
            file: file.clone(),
            head,
            text,
            xml: OnceLock::new(),
            workbook: OnceLock::new(),
        })
    }

    /// File name, for breaking a tie that the content leaves.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// The first 64 KiB.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The first 64 KiB as text, byte order mark removed, bad bytes replaced.
    pub fn text(&self) -> &str {
        self.text.trim_start_matches('\u{feff}')
    }

    /// The XML root, where the file begins like XML.
    pub fn xml(&self) -> Option<&XmlRoot> {
        self.xml.get_or_init(|| xml_root(self.text())).as_ref()
    }

    /// The cells of the first row, if the head is text and `delimiter` splits it into at least two.
    pub fn header_row(&self, delimiter: u8) -> Option<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(Cursor::new(self.text().as_bytes()));
        let first = reader.records().next()?.ok()?;
        (first.len() > 1).then(|| first.iter().map(|cell| cell.trim().to_owned()).collect())
    }

    /// The first line that is not blank.
    pub fn first_line(&self) -> &str {
        self.text()
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default()
    }

    /// The first line, where it begins like a JSON object: for line formats.
    pub fn first_json_line(&self) -> Option<&str> {
        Some(self.first_line().trim_start()).filter(|line| line.starts_with('{'))
    }

    /// The workbook, where the file is one (XLSX, ODS, XLS).
    pub fn workbook(&self) -> Option<&Workbook> {
        let opened = self.workbook.get_or_init(|| {
            let looks = self.head.starts_with(b"PK\x03\x04") || self.head.starts_with(b"\xd0\xcf\x11\xe0");
            looks.then(|| table::open_workbook(&self.file).map_err(|error| error.to_string()))
        });
        opened.as_ref().and_then(|result| result.as_ref().ok())
    }

    /// What to say of a file that no format claims.
    pub fn seen(&self) -> String {
        if self.head.is_empty() {
            return "an empty file".to_owned();
        }
        let looks_html = self.text().trim_start().to_ascii_lowercase();
        if looks_html.starts_with("<!doctype html") || looks_html.starts_with("<html") {
            return "a web page (HTML), perhaps a login or error page in place of the list".to_owned();
        }
        if let Some(root) = self.xml() {
            let space = root
                .attr("xmlns")
                .map(|space| format!(" of namespace `{space}`"))
                .unwrap_or_default();
            return format!("XML with the root element <{}>{space}", root.name);
        }
        match self.workbook.get().and_then(Option::as_ref) {
            Some(Ok(workbook)) => {
                return format!("a workbook with the sheets {}", workbook.sheet_names().join(", "));
            }
            Some(Err(error)) => return format!("a workbook that cannot be opened ({error})"),
            None => {}
        }
        let line: String = self
            .first_line()
            .chars()
            .filter(|c| !c.is_control())
            .take(120)
            .collect();
        format!("text that begins `{line}`")
    }

    /// The format of the file; a refusal by a format or by all is an error that says what was seen.
    pub fn identify(&self) -> Result<(Format, Option<String>, Role), ListError> {
        for format in Format::ALL {
            match format.sniff(self) {
                Sniff::No => {}
                Sniff::Yes { list, role } => return Ok((*format, list, role)),
                Sniff::Refuse(why) => return Err(ListError::refused(&self.file.name, why)),
            }
        }
        Err(ListError::Unknown {
            file: self.file.name.clone(),
            seen: self.seen(),
        })
    }
}

fn xml_root(text: &str) -> Option<XmlRoot> {
    if !text.trim_start().starts_with('<') {
        return None;
    }
    let mut reader = quick_xml::Reader::from_str(text);
    let mut root: Option<XmlRoot> = None;
    loop {
        match reader.read_event().ok()? {
            quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                let name = start.local_name().as_ref().to_owned();
                if let Some(root) = &mut root {
                    root.first_child = Some(name);
                    break;
                }
                let attributes = start.attributes().flatten();
                let attributes = attributes.map(|attribute| {
                    (
                        attribute.key.local_name().as_ref().to_owned(),
                        attribute.value.into_owned(),
                    )
                });
                root = Some(XmlRoot {
                    name,
                    attributes: attributes.collect(),
                    first_child: None,
                });
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    root
}
