//! The rows of a user's table, be it text or a workbook.

use std::collections::HashMap;

use exonym_model::{Note, NoteKind};

use super::cells::Cells;
use super::map::ColumnMap;
use crate::input::MAX_FILE_BYTES;
use crate::table::open_workbook;
use crate::{InputFile, ListError};

/// Hands over each row below the header that is not blank, or the note of a broken one; gives their number. An error where
/// the map names a sheet or a column that is not there.
pub(crate) fn each(
    file: &InputFile,
    map: &ColumnMap,
    take: &mut dyn FnMut(Result<Cells<'_>, Note>),
) -> Result<u64, ListError> {
    let bytes = file.read_all(MAX_FILE_BYTES)?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        drop(bytes);
        return sheet_rows(file, map, take);
    }
    text_rows(file, &decoded(file, map, bytes)?, map, take)
}

/// The text of a file in the encoding that the map names, else UTF-16 by its mark, else UTF-8.
fn decoded(file: &InputFile, map: &ColumnMap, bytes: Vec<u8>) -> Result<Vec<u8>, ListError> {
    let named = match map.encoding() {
        Some(label) => Some(encoding_rs::Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            ListError::refused(
                &file.name,
                format!("the column map names the encoding `{label}`, which does not exist"),
            )
        })?),
        None => encoding_rs::Encoding::for_bom(&bytes).map(|(encoding, _)| encoding),
    };
    Ok(match named {
        Some(encoding) => encoding.decode(&bytes).0.into_owned().into_bytes(),
        None => bytes,
    })
}

fn text_rows(
    file: &InputFile,
    text: &[u8],
    map: &ColumnMap,
    take: &mut dyn FnMut(Result<Cells<'_>, Note>),
) -> Result<u64, ListError> {
    let skip = map.header_row().saturating_sub(1);
    let body = text
        .split_inclusive(|byte| *byte == b'\n')
        .skip(skip)
        .fold(0, |length, line| length + line.len());
    let body = text.get(text.len() - body..).unwrap_or_default();
    let delimiter = map.delimiter().unwrap_or_else(|| likely_delimiter(body));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(body);
    let mut record = csv::ByteRecord::new();
    let mut columns: Option<HashMap<String, usize>> = None;
    let mut rows = 0;
    loop {
        let more = reader
            .read_byte_record(&mut record)
            .map_err(|error| ListError::damaged(&file.name, format!("row {rows}"), error))?;
        if !more {
            return Ok(rows);
        }
        let number = record.position().map_or(0, csv::Position::line) + skip as u64;
        let cells: Result<Vec<String>, _> = record
            .iter()
            .map(|cell| std::str::from_utf8(cell).map(str::to_owned))
            .collect();
        let Some(known) = &columns else {
            let lossy = record
                .iter()
                .map(|cell| String::from_utf8_lossy(cell).into_owned());
            columns = Some(header(file, map, lossy)?);
            continue;
        };
        match cells {
            Ok(cells) => rows += hand_over(known, &cells, number, take),
            Err(_) => {
                rows += 1;
                take(Err(Note {
                    kind: NoteKind::Skipped,
                    record: format!("row {number}"),
                    field: String::new(),
                    reason: "it is not UTF-8; name the file's `encoding` in the column map".to_owned(),
                }));
            }
        }
    }
}

fn sheet_rows(
    file: &InputFile,
    map: &ColumnMap,
    take: &mut dyn FnMut(Result<Cells<'_>, Note>),
) -> Result<u64, ListError> {
    let workbook = open_workbook(file)?;
    let sheet = match map.sheet() {
        Some(name) => workbook.sheets.iter().find(|sheet| sheet.name == name),
        None => workbook.sheets.first(),
    };
    let Some(sheet) = sheet else {
        let why = format!(
            "the workbook has not the sheet that the column map names; it has {}",
            workbook.sheet_names().join(", ")
        );
        return Err(ListError::refused(&file.name, why));
    };
    let mut numbered = (sheet.first_row..)
        .zip(&sheet.rows)
        .skip_while(|(number, _)| *number < map.header_row());
    let Some((_, first)) = numbered.next() else {
        return Err(ListError::damaged(
            &file.name,
            format!("sheet {}", sheet.name),
            "there is no header row",
        ));
    };
    let columns = header(file, map, first.iter().cloned())?;
    Ok(numbered
        .map(|(number, row)| hand_over(&columns, row, number as u64, take))
        .sum())
}

/// Hands over a row unless it is blank; 1 if it did.
fn hand_over(
    columns: &HashMap<String, usize>,
    cells: &[String],
    number: u64,
    take: &mut dyn FnMut(Result<Cells<'_>, Note>),
) -> u64 {
    let cells = Cells::new(columns, cells, number);
    if cells.is_blank() {
        return 0;
    }
    take(Ok(cells));
    1
}

/// Columns by name, once it is sure that all which the map names are there.
fn header(
    file: &InputFile,
    map: &ColumnMap,
    cells: impl Iterator<Item = String>,
) -> Result<HashMap<String, usize>, ListError> {
    let names: Vec<String> = cells.map(|cell| crate::squash(&cell)).collect();
    let missing: Vec<&str> = map
        .columns()
        .filter(|column| !names.iter().any(|name| name == column))
        .collect();
    if !missing.is_empty() {
        let why = format!(
            "the column map names {}, which the table has not; its columns are {}",
            missing
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", "),
            names
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", "),
        );
        return Err(ListError::refused(&file.name, why));
    }
    // Of two columns of one name the first counts.
    Ok(names
        .into_iter()
        .enumerate()
        .rev()
        .map(|(at, name)| (name, at))
        .collect())
}

/// The sign that parts most cells of the header: tab, semicolon, bar or comma.
fn likely_delimiter(text: &[u8]) -> u8 {
    let line = text
        .split(|byte| *byte == b'\n')
        .find(|line| !line.trim_ascii().is_empty())
        .unwrap_or_default();
    let count = |sign: u8| line.iter().filter(|byte| **byte == sign).count();
    [b',', b'|', b';', b'\t']
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}
