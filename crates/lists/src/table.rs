//! Workbooks as rows of text, and CSV with its line numbers.
//!
//! A workbook is a zip archive, so it is unpacked into nothing, and bounded, before the parser sees it. Cells come as text: numbers
//! without a trailing `.0`, dates as ISO days, `_x000D_` and non-breaking blanks as blanks.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Sheets};

use crate::error::ListError;
use crate::input::InputFile;

/// Largest workbook file; the largest list at hand has 2.2 MB.
const MAX_WORKBOOK_BYTES: u64 = 64 << 20;
/// Most bytes that the members of an archive may unpack to.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;
/// Most cells in one sheet.
const MAX_CELLS: usize = 20_000_000;

/// A sheet: its name and its rows, trimmed of empty trailing cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// As the tab reads.
    pub name: String,
    /// Number of the first row in `rows`, counted from 1 as a spreadsheet shows it.
    pub first_row: usize,
    /// Cells as text; every row begins at column A.
    pub rows: Vec<Vec<String>>,
}

/// All sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// In tab order.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// The names of the tabs.
    pub fn sheet_names(&self) -> Vec<&str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str()).collect()
    }
}

/// Reads a whole workbook (XLSX, XLS or ODS, told by its content).
pub fn open_workbook(file: &InputFile) -> Result<Workbook, ListError> {
    let bytes = file.read_all(MAX_WORKBOOK_BYTES)?;
    bounded_when_unpacked(&file.name, &bytes, MAX_UNPACKED_BYTES)?;
    let damaged = |error: calamine::Error| ListError::damaged(&file.name, "workbook", error);
    let mut workbook: Sheets<_> = sheets_of(bytes).map_err(damaged)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(damaged)?;
        let (height, width) = range.get_size();
        let start = range.start().unwrap_or((0, 0));
        if height.saturating_mul(width + start.1 as usize) > MAX_CELLS {
            let (what, limit) = (format!("sheet `{name}`"), format!("{MAX_CELLS} cells"));
            return Err(ListError::TooLarge {
                file: file.name.clone(),
                what,
                limit,
            });
        }
        let rows = range.rows().map(|row| {
            let mut cells = vec![String::new(); start.1 as usize];
            cells.extend(row.iter().map(cell_text));
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            cells
        });
        sheets.push(Sheet {
            name: name.clone(),
            first_row: start.0 as usize + 1,
            rows: rows.collect(),
        });
    }
    Ok(Workbook { sheets })
}

/// Opens by what the archive says of itself: trying one kind after the other would lose the reason why the right one failed.
fn sheets_of(bytes: Vec<u8>) -> Result<Sheets<Cursor<Vec<u8>>>, calamine::Error> {
    let is_ods = zip::ZipArchive::new(Cursor::new(&bytes)).is_ok_and(|mut archive| {
        let mut kind = String::new();
        let member = archive.by_name("mimetype").ok();
        member.is_some_and(|member| member.take(100).read_to_string(&mut kind).is_ok())
            && kind.starts_with("application/vnd.oasis.opendocument")
    });
    let bytes = Cursor::new(bytes);
    if is_ods {
        return Ok(Sheets::Ods(calamine::Ods::new(bytes)?));
    }
    calamine::open_workbook_auto_from_rs(bytes)
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::DateTime(date) => iso_day(date).unwrap_or_else(|| date.as_f64().to_string()),
        other => other.to_string().replace("_x000D_", " ").replace('\u{a0}', " "),
    }
}

fn iso_day(date: &calamine::ExcelDateTime) -> Option<String> {
    excel_serial_day(date.as_f64() as i64)
}

/// The ISO day of an Excel serial (1900 date system, 1 = 1900-01-01 with Excel's own leap day); `None` outside 1900-9999.
pub fn excel_serial_day(serial: i64) -> Option<String> {
    if !(1..=2_958_465).contains(&serial) {
        return None;
    }
    let days_since_1970 = serial - if serial < 60 { 25_568 } else { 25_569 };
    let (year, month, day) = civil_from_days(days_since_1970);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Year, month and day of a day number counted from 1970-01-01 (Gregorian, after Hinnant's arithmetic).
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Unpacks every member of an archive into nothing and refuses one whose members together pass `limit` bytes. The sizes
/// that an archive states are not asked: a bomb lies about them. What is no zip (XLS) is bounded by its own size.
fn bounded_when_unpacked(file: &str, bytes: &[u8], limit: u64) -> Result<(), ListError> {
    if !bytes.starts_with(b"PK") {
        return Ok(());
    }
    let damaged = |error: String| ListError::damaged(file, "workbook", error);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut left = limit;
    for index in 0..archive.len() {
        let member = archive
            .by_index(index)
            .map_err(|error| damaged(error.to_string()))?;
        let read = std::io::copy(&mut member.take(left.saturating_add(1)), &mut std::io::sink());
        let read = read.map_err(|error| damaged(error.to_string()))?;
        left = left.checked_sub(read).ok_or_else(|| ListError::TooLarge {
            file: file.to_owned(),
            what: "the unpacked workbook".to_owned(),
            limit: format!("{limit} bytes"),
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excel_serials() {
        assert_eq!(excel_serial_day(1).as_deref(), Some("1900-01-01"));
        assert_eq!(excel_serial_day(61).as_deref(), Some("1900-03-01"));
        assert_eq!(excel_serial_day(25_569).as_deref(), Some("1970-01-01"));
        assert_eq!(excel_serial_day(45_000).as_deref(), Some("2023-03-15"));
        assert_eq!(excel_serial_day(0), None);
        assert_eq!(excel_serial_day(i64::MAX), None);
    }

    #[test]
    fn what_is_no_workbook_is_damaged() {
        for bytes in [&b""[..], b"PK\x03\x04", b"hello", b"PK\x03\x04garbage garbage"] {
            assert!(open_workbook(&InputFile::bytes("a.xlsx", bytes.to_vec())).is_err());
        }
    }

    #[test]
    fn a_bomb_is_refused_whatever_it_says_of_its_size() {
        use std::io::Write;
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file("a", zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&vec![0; 100_000]).unwrap();
        let mut bytes = writer.finish().unwrap().into_inner();
        assert!(bytes.len() < 2_000);
        assert!(bounded_when_unpacked("a", &bytes, 100_000).is_ok());
        let error = bounded_when_unpacked("a", &bytes, 99_999).unwrap_err();
        assert!(matches!(error, ListError::TooLarge { .. }), "{error}");
        // The directory now states 16 bytes; the content is what it was.
        let directory = bytes
            .windows(4)
            .position(|window| window == b"PK\x01\x02")
            .unwrap();
        bytes[directory + 24..directory + 28].copy_from_slice(&16_u32.to_le_bytes());
        assert!(bounded_when_unpacked("a", &bytes, 99_999).is_err());
    }
}
