//! Rows of a table file, whether it is CSV or a workbook.
//!
//! The UK publishes the same columns in both. CSV is decoded cell by cell: UTF-8, else windows-1252, which older files use.

use std::io::BufRead;

use crate::error::ListError;
use crate::input::InputFile;
use crate::probe::Probe;
use crate::table;

/// The rows of a file with their numbers from 1, cells squeezed of their outer blanks.
pub(crate) enum Rows {
    /// From CSV.
    Csv {
        file: String,
        reader: Box<csv::Reader<Box<dyn BufRead>>>,
        record: csv::ByteRecord,
        row: u64,
    },
    /// From every sheet of a workbook in turn.
    Workbook(std::vec::IntoIter<(u64, Vec<String>)>),
}

impl Rows {
    /// Opens a file; a zip archive is a workbook, everything else is CSV.
    pub(crate) fn open(file: &InputFile, delimiter: u8) -> Result<Rows, ListError> {
        let mut bytes = file.open_text()?;
        let io = |source| ListError::Io {
            file: file.name.clone(),
            source,
        };
        if bytes.fill_buf().map_err(io)?.starts_with(b"PK\x03\x04") {
            let sheets = table::open_workbook(file)?.sheets.into_iter();
            let rows = sheets.flat_map(|sheet| {
                let first = sheet.first_row;
                sheet
                    .rows
                    .into_iter()
                    .enumerate()
                    .map(move |(at, row)| ((first + at) as u64, row))
            });
            return Ok(Rows::Workbook(rows.collect::<Vec<_>>().into_iter()));
        }
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter);
        let reader = Box::new(builder.from_reader(bytes));
        Ok(Rows::Csv {
            file: file.name.clone(),
            reader,
            record: csv::ByteRecord::new(),
            row: 0,
        })
    }

    /// The next row and its number; `None` at the end.
    pub(crate) fn next_row(&mut self) -> Result<Option<(u64, Vec<String>)>, ListError> {
        match self {
            Rows::Workbook(rows) => Ok(rows.next()),
            Rows::Csv {
                file,
                reader,
                record,
                row,
            } => {
                let more = reader.read_byte_record(record);
                *row += 1;
                match more {
                    Ok(true) => Ok(Some((*row, record.iter().map(decoded).collect()))),
                    Ok(false) => Ok(None),
                    Err(error) => Err(ListError::damaged(file.as_str(), format!("row {row}"), error)),
                }
            }
        }
    }

    /// Whether rows must have as many cells as the header: true of CSV; workbooks leave out empty cells at the end.
    pub(crate) fn are_full(&self) -> bool {
        matches!(self, Rows::Csv { .. })
    }
}

fn decoded(cell: &[u8]) -> String {
    match std::str::from_utf8(cell) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(cell).0.trim().to_owned(),
    }
}

/// The first rows that a probe shows, for finding a header: of the first sheet, or of the text.
pub(crate) fn first_rows(probe: &Probe, delimiter: u8) -> Vec<Vec<String>> {
    const SHOWN: usize = 6;
    if let Some(workbook) = probe.workbook() {
        return workbook
            .sheets
            .iter()
            .flat_map(|sheet| sheet.rows.iter().take(SHOWN).cloned())
            .collect();
    }
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(probe.text().as_bytes());
    reader
        .byte_records()
        .take(SHOWN)
        .flatten()
        .map(|row| row.iter().map(decoded).collect())
        .collect()
}

/// The columns of a header by name, compared without case, blanks and punctuation.
pub(crate) struct Columns(Vec<String>);

impl Columns {
    /// The columns of a header row.
    pub(crate) fn new(header: &[String]) -> Columns {
        Columns(header.iter().map(|name| plain(name)).collect())
    }

    /// Whether every one of the names is there.
    pub(crate) fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.0.contains(&plain(name)))
    }

    /// Number of columns.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The cell of a column; blank where there is no such column or cell.
    pub(crate) fn cell<'r>(&self, row: &'r [String], name: &str) -> &'r str {
        let name = plain(name);
        let at = self.0.iter().position(|column| *column == name);
        at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_old_code_pages_and_numbers_of_rows() {
        let file = InputFile::bytes("a.csv", b"a;b\r\n\"x\ny\";Caf\xe9\r\nlast".to_vec());
        let mut rows = Rows::open(&file, b';').unwrap();
        assert_eq!(
            rows.next_row().unwrap(),
            Some((1, vec!["a".to_owned(), "b".to_owned()]))
        );
        assert_eq!(
            rows.next_row().unwrap(),
            Some((2, vec!["x\ny".to_owned(), "Café".to_owned()]))
        );
        assert_eq!(rows.next_row().unwrap(), Some((3, vec!["last".to_owned()])));
        assert_eq!(rows.next_row().unwrap(), None);
    }

    #[test]
    fn columns_are_found_by_any_spelling() {
        let columns = Columns::new(&["Unique ID".to_owned(), "D.O.B".to_owned()]);
        assert!(columns.have(&["UniqueID", "DOB"]));
        assert_eq!(columns.cell(&["1".to_owned()], "DOB"), "");
    }
}
