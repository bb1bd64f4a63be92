//! The files of the CSV family as rows of cells.
//!
//! No header as published, one where somebody saved the files again; `-0-` is no value; a lone ^Z (0x1A) ends the file; UTF-8 today, windows-1252 in files of earlier years.

use std::collections::HashMap;

use exonym_model::{Note, NoteKind, PartKind};

use super::names;
use super::record::{Address, AliasKind, Kind, Name};
use crate::{InputFile, ListError, MAX_FILE_BYTES, Role, Sink, squash};

/// Which of the family a file is, told by the number and form of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Main,
    Aliases,
    Addresses,
    /// Remarks that overflow the main file's column.
    Comments,
}

impl Part {
    /// Number of cells in each of its rows.
    pub(super) fn width(self) -> usize {
        match self {
            Part::Main => 12,
            Part::Aliases => 5,
            Part::Addresses => 6,
            Part::Comments => 2,
        }
    }

    pub(super) fn role(self) -> Role {
        match self {
            Part::Main => Role::Main,
            Part::Aliases => Role::Part("aliases"),
            Part::Addresses => Role::Part("addresses"),
            Part::Comments => Role::Part("comments"),
        }
    }

    /// The part that a first row belongs to. Two cells alone say little, so that the comments file must be named so too.
    pub(super) fn of_row(cells: &[String], file_name: &str) -> Option<Part> {
        let number = |at: usize| cells.get(at).is_some_and(|cell| is_number(cell));
        if cells.first().is_some_and(|cell| is_header(cell)) {
            return Part::of_header(cells);
        }
        if !number(0) {
            return None;
        }
        let cell = |at: usize| cells.get(at).map(String::as_str).unwrap_or_default();
        match cells.len() {
            12 if ["-0-", "individual", "vessel", "aircraft"].contains(&cell(2)) => Some(Part::Main),
            6 if number(1) => Some(Part::Addresses),
            5 if number(1) && AliasKind::from_text(cell(2)).is_some() => Some(Part::Aliases),
            2 if file_name.to_ascii_lowercase().contains("comment") => Some(Part::Comments),
            _ => None,
        }
    }

    /// The part that a header row names. OFAC writes none; whoever saves the files again often does, with the names of OFAC's
    /// description of the files.
    fn of_header(cells: &[String]) -> Option<Part> {
        let named = |at: usize, name: &str| {
            cells
                .get(at)
                .is_some_and(|cell| cell.trim().eq_ignore_ascii_case(name))
        };
        match cells.len() {
            12 if named(2, "sdn_type") => Some(Part::Main),
            6 if named(1, "add_num") => Some(Part::Addresses),
            5 if named(1, "alt_num") => Some(Part::Aliases),
            2 => Some(Part::Comments),
            _ => None,
        }
    }
}

/// The name of the first column in a header row.
fn is_header(cell: &str) -> bool {
    cell.trim()
        .trim_start_matches('\u{feff}')
        .eq_ignore_ascii_case("ent_num")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A cell's text; `-0-` is none.
pub(super) fn value(cell: &str) -> Option<&str> {
    Some(cell.trim()).filter(|text| !text.is_empty() && *text != "-0-")
}

/// Hands each whole row with its line number to `take`; a row of another number of cells is noted and skipped. A file that
/// breaks off inside a row is damaged.
pub(super) fn rows(
    file: &InputFile,
    part: Part,
    sink: &mut dyn Sink,
    mut take: impl FnMut(&mut dyn Sink, u64, &::csv::StringRecord),
) -> Result<(), ListError> {
    let bytes = file.read_all(MAX_FILE_BYTES)?;
    let text = decoded(&bytes, file, sink);
    let (body, ended) = match text.split_once('\u{1a}') {
        Some((body, _)) => (body, true),
        None => (text.as_ref(), false),
    };
    if !ended {
        if !body.ends_with('\n') {
            let why = "the file ends inside a row; it was cut off, fetch it again";
            return Err(ListError::damaged(
                &file.name,
                format!("byte {}", bytes.len()),
                why,
            ));
        }
        note(
            sink,
            &file.name,
            "no end mark (^Z) as OFAC writes it: saved again by someone, or cut off between two rows",
        );
    }
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut row = ::csv::StringRecord::new();
    loop {
        match reader.read_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(error) => {
                return Err(ListError::damaged(
                    &file.name,
                    format!("line {}", reader.position().line()),
                    error,
                ));
            }
        }
        let line = row.position().map_or(0, ::csv::Position::line);
        let first = row.get(0).unwrap_or_default().trim();
        if line == 1 && is_header(first) {
            let why = "a header row, which OFAC does not write: saved again by someone";
            note(sink, &file.name, why);
            continue;
        }
        if row.len() == part.width() && is_number(first) {
            take(sink, line, &row);
        } else {
            let record = if is_number(first) {
                first.to_owned()
            } else {
                format!("line {line}")
            };
            let reason = format!(
                "{}, line {line}: {} cells in place of {}, or no number in the first",
                file.name,
                row.len(),
                part.width()
            );
            sink.note(Note {
                kind: NoteKind::Skipped,
                record,
                field: String::new(),
                reason,
            });
        }
    }
}

fn decoded<'a>(bytes: &'a [u8], file: &InputFile, sink: &mut dyn Sink) -> std::borrow::Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => {
            note(sink, &file.name, "the text is not UTF-8; read as windows-1252");
            encoding_rs::WINDOWS_1252.decode(bytes).0
        }
    }
}

fn note(sink: &mut dyn Sink, record: &str, reason: &str) {
    let (record, reason) = (record.to_owned(), reason.to_owned());
    sink.note(Note {
        kind: NoteKind::Odd,
        record,
        field: String::new(),
        reason,
    });
}

/// What the other files of the family say of a party, by its number.
#[derive(Debug, Default)]
pub(super) struct Parts {
    aliases: HashMap<String, Vec<(AliasKind, String)>>,
    addresses: HashMap<String, Vec<Address>>,
    comments: HashMap<String, String>,
}

impl Parts {
    /// Reads a file of the family other than the main one.
    pub(super) fn read(
        &mut self,
        file: &InputFile,
        part: Part,
        sink: &mut dyn Sink,
    ) -> Result<(), ListError> {
        rows(file, part, sink, |sink, line, row| {
            let cell = |at: usize| row.get(at).and_then(value);
            let uid = row.get(0).unwrap_or_default().trim().to_owned();
            match part {
                Part::Aliases => match (row.get(2).and_then(AliasKind::from_text), cell(3)) {
                    (Some(kind), Some(name)) => {
                        self.aliases.entry(uid).or_default().push((kind, name.to_owned()))
                    }
                    _ => skipped(sink, uid, &file.name, line, "no kind of alias or no name"),
                },
                Part::Addresses => self.addresses.entry(uid).or_default().push(address(row)),
                // Cut at a number of characters, so that the blank between two words may stand first in it.
                Part::Comments => {
                    let text = cell(1).and_then(|_| row.get(1)).unwrap_or_default();
                    self.comments.entry(uid).or_default().push_str(text);
                }
                Part::Main => {}
            }
        })
    }

    /// Takes the aliases and addresses of a party.
    pub(super) fn take(&mut self, uid: &str, kind: Kind) -> (Vec<Name>, Vec<Address>) {
        let aliases = self
            .aliases
            .remove(uid)
            .unwrap_or_default()
            .into_iter()
            .map(|(alias, listed)| Name {
                kind: alias,
                weak: false,
                lang: None,
                parts: names::parts_of_listed(kind, &listed),
            });
        let aliases = aliases
            .filter(|name| name.parts.iter().any(|part| part.kind != PartKind::Suffix))
            .collect();
        (aliases, self.addresses.remove(uid).unwrap_or_default())
    }

    /// Takes the rest of a party's remarks.
    pub(super) fn take_comment(&mut self, uid: &str) -> Option<String> {
        self.comments.remove(uid)
    }

    /// Notes what belongs to no party of the main file: the files of a family may be of different days.
    pub(super) fn note_left_over(&self, sink: &mut dyn Sink) {
        let files = [
            ("aliases", self.aliases.keys().collect::<Vec<_>>()),
            ("addresses", self.addresses.keys().collect()),
            ("comments", self.comments.keys().collect()),
        ];
        for (field, mut uids) in files {
            uids.sort_by_key(|uid| (uid.len(), *uid));
            for uid in uids {
                let reason = "the main file has no such party; are the files of one day?".to_owned();
                let (record, field) = (uid.clone(), field.to_owned());
                sink.note(Note {
                    kind: NoteKind::Skipped,
                    record,
                    field,
                    reason,
                });
            }
        }
    }
}

fn skipped(sink: &mut dyn Sink, record: String, file: &str, line: u64, why: &str) {
    let reason = format!("{file}, line {line}: {why}");
    sink.note(Note {
        kind: NoteKind::Skipped,
        record,
        field: String::new(),
        reason,
    });
}

fn address(row: &::csv::StringRecord) -> Address {
    let cell = |at: usize| row.get(at).and_then(value).map(squash);
    Address {
        uid: cell(1).unwrap_or_default(),
        lines: cell(2).into_iter().collect(),
        city: cell(3),
        country: cell(4),
        note: cell(5),
        ..Address::default()
    }
}
