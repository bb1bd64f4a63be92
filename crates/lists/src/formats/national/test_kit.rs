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
