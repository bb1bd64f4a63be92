//! CSV with a header, row by row: cells by column name, broken rows as notes, broken files as errors.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Read};
use std::rc::Rc;

use exonym_model::{Note, NoteKind};

use crate::error::ListError;
use crate::input::InputFile;

/// How a file is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dialect {
    /// Between cells.
    pub(crate) delimiter: u8,
    /// Whether the publisher ends the last line, so that a file without that end is a download that broke off.
    pub(crate) ends_lines: bool,
}

impl Dialect {
    /// Commas, every line ended.
    pub(crate) const PUBLISHED: Dialect = Dialect {
        delimiter: b',',
        ends_lines: true,
    };
}

/// A row of as many cells as the header has.
pub(crate) struct Row<'a> {
    columns: &'a HashMap<String, usize>,
    record: &'a csv::StringRecord,
    /// The number of the line on which it begins.
    pub(crate) line: u64,
}

impl<'a> Row<'a> {
    /// The cell of a column, trimmed; nothing where there is no such column.
    pub(crate) fn cell(&self, column: &str) -> &'a str {
        self.columns
            .get(column)
            .and_then(|at| self.record.get(*at))
            .unwrap_or_default()
            .trim()
    }

    /// Every column with its cell.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> + '_ {
        self.columns
            .keys()
            .map(|column| (column.as_str(), self.cell(column)))
    }
}

/// Hands over each row, or the note of one that is broken; gives the number of both. An error where the file is no CSV,
/// has no row, or breaks off in the last one.
pub(crate) fn each(
    file: &InputFile,
    dialect: Dialect,
    take: &mut dyn FnMut(Result<Row<'_>, Note>),
) -> Result<u64, ListError> {
    let last_byte = Rc::new(Cell::new(0));
    let source = Tail {
        inner: file.open_text()?,
        last: last_byte.clone(),
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(dialect.delimiter)
        .from_reader(source);
    let damaged = |line: u64, why: &str| ListError::damaged(&file.name, format!("line {line}"), why);
    let header = reader
        .byte_headers()
        .map_err(|error| damaged(1, &error.to_string()))?;
    let names = header.iter().map(|cell| {
        String::from_utf8_lossy(cell)
            .trim()
            .trim_start_matches('\u{feff}')
            .to_owned()
    });
    let width = header.len();
    let columns: HashMap<String, usize> = names.zip(0..).collect();
    let mut record = csv::ByteRecord::new();
    // A row that is too short may be the last one of a file that breaks off, so it waits for the next.
    let mut short: Option<u64> = None;
    let mut rows = 0;
    let mut line = 1;
    while reader
        .read_byte_record(&mut record)
        .map_err(|error| damaged(line, &error.to_string()))?
    {
        if let Some(line) = short.take() {
            take(Err(broken(line, "it has not as many cells as the header")));
        }
        rows += 1;
        line = record.position().map_or(0, csv::Position::line);
        if record.len() != width {
            short = Some(line);
            continue;
        }
        match csv::StringRecord::from_byte_record(record.clone()) {
            Ok(record) => take(Ok(Row {
                columns: &columns,
                record: &record,
                line,
            })),
            Err(_) => take(Err(broken(line, "it is not UTF-8"))),
        }
    }
    let cut = dialect.ends_lines && !matches!(last_byte.get(), b'\n' | b'\r');
    if short.is_some() || (cut && rows > 0) {
        return Err(damaged(line, "the last row breaks off; fetch the file again"));
    }
    if rows == 0 {
        return Err(damaged(2, "there is no row"));
    }
    Ok(rows)
}

/// A note of a row that was skipped.
pub(crate) fn broken(line: u64, reason: &str) -> Note {
    Note {
        kind: NoteKind::Skipped,
        record: format!("line {line}"),
        field: String::new(),
        reason: reason.to_owned(),
    }
}

/// Remembers the last byte that passed.
struct Tail<R> {
    inner: R,
    last: Rc<Cell<u8>>,
}

impl<R: Read> Read for Tail<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        if let Some(byte) = buffer.get(..got).and_then(<[u8]>::last) {
            self.last.set(*byte);
        }
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8], ends_lines: bool) -> Result<(Vec<String>, Vec<String>), ListError> {
        let (mut cells, mut notes) = (Vec::new(), Vec::new());
        let dialect = Dialect {
            delimiter: b',',
            ends_lines,
        };
        each(
            &InputFile::bytes("a", text.to_vec()),
            dialect,
            &mut |row| match row {
                Ok(row) => cells.push(format!("{}:{}", row.line, row.cell("b"))),
                Err(note) => notes.push(note.record),
            },
        )?;
        Ok((cells, notes))
    }

    #[test]
    fn rows_and_broken_rows() {
        let (cells, notes) = read(b"\xef\xbb\xbfa,b\n1, 2 \nx\n\xff,4\n\"5\n\",6\n", true).unwrap();
        assert_eq!(cells, ["2:2", "5:6"]);
        assert_eq!(notes, ["line 3", "line 4"]);
    }

    #[test]
    fn what_breaks_off_is_refused() {
        for text in [
            &b""[..],
            b"a,b",
            b"a,b\n",
            b"a,b\n1,2\n3",
            b"a,b\n1,2\n3\n",
            b"a,b\n1,2",
        ] {
            assert!(read(text, true).is_err(), "{text:?}");
        }
        assert!(read(b"a,b\n1,2", false).is_ok());
    }
}
