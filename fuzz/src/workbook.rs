//! Fuzzed bytes to the container of a workbook, so that a fuzzer reaches the reader behind it.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Sheets that are made at most.
const MAX_SHEETS: usize = 4;
/// Rows of a sheet that are made at most.
const MAX_ROWS: usize = 300;
/// Cells of a row that are made at most.
const MAX_CELLS: usize = 40;

/// The bytes of a workbook: as they are where they are an archive; as the XML of its one sheet where they begin like XML;
/// else as text: sheets parted by form feeds, rows by line feeds, cells by tabs, `\v` a line break within a cell.
pub fn of(data: &[u8]) -> Option<Vec<u8>> {
    if data.starts_with(b"PK") {
        return Some(data.to_vec());
    }
    if data.starts_with(b"<") {
        return archive(&[data.to_vec()]);
    }
    let text = String::from_utf8_lossy(data);
    let sheets: Vec<Vec<u8>> = text.split('\u{c}').take(MAX_SHEETS).map(sheet).collect();
    archive(&sheets)
}

fn sheet(text: &str) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
    );
    for (row, line) in text.lines().take(MAX_ROWS).enumerate() {
        let _ = write!(xml, "<row r=\"{}\">", row + 1);
        for (column, cell) in line.split('\t').take(MAX_CELLS).enumerate() {
            let (high, low) = (column / 26, (b'A' + (column % 26) as u8) as char);
            let high = high.checked_sub(1).map_or(String::new(), |high| ((b'A' + high as u8) as char).to_string());
            let at = format!("{high}{low}{}", row + 1);
            let is_number = !cell.is_empty() && cell.len() < 8 && cell.bytes().all(|byte| byte.is_ascii_digit());
            let _ = if is_number {
                write!(xml, "<c r=\"{at}\"><v>{cell}</v></c>")
            } else {
                write!(xml, "<c r=\"{at}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(cell))
            };
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml.into_bytes()
}

fn escaped(cell: &str) -> String {
    let allowed = |c: &char| matches!(c, '\u{9}' | '\u{a}') || *c >= ' ';
    let broken = cell.replace('\u{b}', "\n");
    let kept: String = broken.chars().filter(allowed).collect();
    kept.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn archive(sheets: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut types = String::from(
        "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>",
    );
    let mut book = String::from(
        "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>",
    );
    let mut ties = String::from(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for number in 1..=sheets.len() {
        let _ = write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        );
        let _ = write!(book, "<sheet name=\"Sheet{number}\" sheetId=\"{number}\" r:id=\"r{number}\"/>");
        let _ = write!(
            ties,
            "<Relationship Id=\"r{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    types.push_str("</Types>");
    book.push_str("</sheets></workbook>");
    ties.push_str("</Relationships>");
    let root = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
        </Relationships>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts = [
        ("[Content_Types].xml".to_owned(), types.into_bytes()),
        ("_rels/.rels".to_owned(), root.as_bytes().to_vec()),
        ("xl/workbook.xml".to_owned(), book.into_bytes()),
        ("xl/_rels/workbook.xml.rels".to_owned(), ties.into_bytes()),
    ];
    let sheets = sheets
        .iter()
        .enumerate()
        .map(|(number, sheet)| (format!("xl/worksheets/sheet{}.xml", number + 1), sheet.clone()));
    for (name, bytes) in parts.into_iter().chain(sheets) {
        zip.start_file(name, options).ok()?;
        zip.write_all(&bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
