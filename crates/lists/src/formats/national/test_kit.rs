//! Test help: read a small document, look a party up, try hostile bytes.

use exonym_model::{Entity, NoteKind, Prop};

use crate::{Collected, Format, Header, Input, InputFile, ListError, Probe, Sniff};

/// Reads bytes of a format as a list of this id.
pub(crate) fn read(format: Format, list: &str, bytes: &[u8]) -> Result<(Header, Collected), ListError> {
    let mut sink = Collected::default();
    let file = InputFile::bytes("list", bytes.to_vec());
    let header = format.read(&Input::single(file, list), &mut sink)?;
    Ok((header, sink))
}

/// What a format says to bytes.
pub(crate) fn sniff(format: Format, bytes: &[u8]) -> Sniff {
    format.sniff(&Probe::new(&InputFile::bytes("list", bytes.to_vec())).unwrap())
}

/// The entity of an id.
pub(crate) fn by_id<'a>(read: &'a Collected, id: &str) -> &'a Entity {
    let found = read.entities.iter().find(|entity| entity.id == id);
    found.unwrap_or_else(|| panic!("no {id} among {:?}", ids(read)))
}

/// All ids in the order of the file.
pub(crate) fn ids(read: &Collected) -> Vec<&str> {
    read.entities.iter().map(|entity| entity.id.as_str()).collect()
}

/// The values of a property, joined by ` | `.
pub(crate) fn values(entity: &Entity, prop: Prop) -> String {
    entity.values(&prop).collect::<Vec<_>>().join(" | ")
}

/// Number of notes of a kind.
pub(crate) fn notes(read: &Collected, kind: NoteKind) -> usize {
    read.notes.iter().filter(|note| note.kind == kind).count()
}

/// Reads every prefix of a document (cut at a character), a web page, bytes that are no text, and deep nesting. Nothing may
/// panic; a cut document must not be taken for a whole one, unless only blanks are missing.
pub(crate) fn hostile(format: Format, list: &str, whole: &str) {
    for cut in (0..whole.trim_end().len()).filter(|cut| whole.is_char_boundary(*cut)) {
        let part = whole.get(..cut).unwrap_or_default();
        assert!(
            read(format, list, part.as_bytes()).is_err(),
            "taken for whole: {part}"
        );
    }
    let deep = "<a>".repeat(50_000);
    let pages = [
        "",
        "<!DOCTYPE html><html><body>Log in</body></html>",
        "{",
        "[]",
        "null",
        deep.as_str(),
    ];
    for page in pages {
        let _ = read(format, list, page.as_bytes());
        assert!(
            !matches!(sniff(format, page.as_bytes()), Sniff::Yes { .. }),
            "claimed: {page:.40}"
        );
    }
    for byte in [0x00, 0x80, 0xff] {
        let mut broken = whole.as_bytes().to_vec();
        for at in (0..broken.len()).step_by(7) {
            broken[at] = byte;
        }
        let _ = read(format, list, &broken);
    }
    let utf16: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let _ = read(format, list, &utf16);
}

/// A workbook (XLSX) of sheets with rows of text: the fewest members that a spreadsheet program accepts, not compressed.
pub(crate) fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut names, mut targets) = (String::new(), String::new());
    let mut members = Vec::new();
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let number = at + 1;
        names += &format!(
            "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"r{number}\"/>",
            escaped(name)
        );
        targets += &format!(
            "<Relationship Id=\"r{number}\" Type=\"{relation}/worksheet\" Target=\"worksheets/{number}.xml\"/>"
        );
        let rows: Vec<String> = rows.iter().enumerate().map(|(row, cells)| {
            let cells = cells.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(|(column, text)| {
                let letter = char::from(b'A' + column as u8);
                format!("<c r=\"{letter}{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", row + 1, escaped(text))
            });
            format!("<row r=\"{}\">{}</row>", row + 1, cells.collect::<String>())
        }).collect();
        let sheet = format!(
            "<worksheet xmlns=\"{main}\"><sheetData>{}</sheetData></worksheet>",
            rows.concat()
        );
        members.push((format!("xl/worksheets/{number}.xml"), sheet));
    }
    members.push((
        "xl/workbook.xml".into(),
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets>{names}</sheets></workbook>"),
    ));
    members.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships xmlns=\"{package}\">{targets}</Relationships>"),
    ));
    members.push((
        "[Content_Types].xml".into(),
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into(),
    ));
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"w\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    members.push(("_rels/.rels".into(), root));
    zip(&members)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// A zip archive of stored members (PKWARE APPNOTE 4.3).
fn zip(members: &[(String, String)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        common.extend(crc32(content.as_bytes()).to_le_bytes());
        for _ in 0..2 {
            common.extend((content.len() as u32).to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        let offset = bytes.len() as u32;
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(content.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size, count) = (bytes.len() as u32, directory.len() as u32, members.len() as u16);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    })
}

/// Cuts and spoils a workbook at many places: an error or notes, no panic, and no cut file taken for a whole one.
pub(crate) fn hostile_workbook(format: Format, list: &str, whole: &[u8]) {
    for cut in (0..whole.len()).step_by(11) {
        assert!(
            read(format, list, whole.get(..cut).unwrap_or_default()).is_err(),
            "cut at {cut}"
        );
    }
    for at in (0..whole.len()).step_by(5) {
        let mut broken = whole.to_vec();
        broken[at] ^= 0x5a;
        let _ = read(format, list, &broken);
    }
}
