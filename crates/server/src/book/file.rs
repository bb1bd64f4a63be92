//! The file of look-ups: a header that says which index it belongs to, places of sections, sections.
//!
//! It is derived from its index in full and thrown away whenever the two do not belong together, so it has one version and no
//! other. Every access is checked against its bounds: a damaged file gives nothing, never a panic.

use exonym_index::layout::{u32_at, u64_at};
use sha2::{Digest, Sha256};

use exonym_engine::Data;
use exonym_index::Index;

const MAGIC: &[u8; 8] = b"EXONYMBK";
/// Raised on any change of what is in it: it is then made again.
const VERSION: u32 = 1;
/// Magic, version, number of sections, the index.
const HEADER: usize = 8 + 4 + 4 + 32;
/// Sections begin at multiples of this.
const ALIGN: usize = 8;

/// The parts of a file, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Section {
    /// JSON of [`super::About`].
    About,
    /// For each entry the first of its party.
    Heads,
    /// Where each row begins.
    RowPlaces,
    /// Rows.
    Rows,
    /// Where each value begins.
    ValuePlaces,
    /// Values that searches count.
    Values,
    /// Where each word begins.
    WordPlaces,
    /// Words in order.
    Words,
    /// Where each word's postings begin.
    PostingPlaces,
    /// Parties that state a word.
    Postings,
    /// Hashes of fields with their values, in order.
    FieldHashes,
    /// The party of each.
    FieldParties,
    /// Where each id begins.
    IdPlaces,
    /// Ids of entries and records, in order.
    Ids,
    /// Entry and slot of each.
    IdTargets,
    /// Where each referent begins.
    ReferentPlaces,
    /// Other ids of parties, in order.
    Referents,
    /// The party of each.
    ReferentTargets,
    /// Where each id that is pointed at begins.
    InboundPlaces,
    /// Ids that are pointed at, in order.
    Inbound,
    /// Where the entries that point at it begin.
    InboundGroups,
    /// Entries that point at an id.
    InboundEntries,
}

/// Number of sections.
pub(super) const SECTIONS: usize = Section::InboundEntries as usize + 1;

/// What an index is known by: its footer holds the SHA-256 of each of its sections.
pub(super) fn identity(index: &Index<Data>) -> [u8; 32] {
    Sha256::digest(index.footer().encode()).into()
}

/// Puts sections together.
pub(super) fn write(identity: [u8; 32], sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let aligned = |length: usize| length.next_multiple_of(ALIGN);
    let mut at = aligned(HEADER + SECTIONS * 16);
    let all = sections.iter().map(|bytes| aligned(bytes.len())).sum::<usize>();
    let mut file = Vec::with_capacity(at + all);
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend((SECTIONS as u32).to_le_bytes());
    file.extend(identity);
    for bytes in &sections {
        file.extend((at as u64).to_le_bytes());
        file.extend((bytes.len() as u64).to_le_bytes());
        at += aligned(bytes.len());
    }
    for bytes in sections {
        file.resize(aligned(file.len()), 0);
        file.extend(bytes);
    }
    file
}

/// Where each section lies.
pub(super) type Layout = [(usize, usize); SECTIONS];

/// Reads a header; nothing where the file is none of this version, belongs to another index, or is cut short.
pub(super) fn read(file: &[u8], identity: [u8; 32]) -> Option<Layout> {
    let head = file.get(..HEADER)?;
    let known = head.starts_with(MAGIC)
        && u32_at(head, 8)? == VERSION
        && u32_at(head, 12)? as usize == SECTIONS
        && head.get(16..)? == identity;
    if !known {
        return None;
    }
    let mut layout = [(0, 0); SECTIONS];
    for (number, place) in layout.iter_mut().enumerate() {
        let at = HEADER + number * 16;
        let from = usize::try_from(u64_at(file, at)?).ok()?;
        let to = from.checked_add(usize::try_from(u64_at(file, at + 8)?).ok()?)?;
        file.get(from..to)?;
        *place = (from, to);
    }
    Some(layout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whole_or_not_at_all() {
        let sections: [Vec<u8>; SECTIONS] = std::array::from_fn(|number| vec![number as u8; number]);
        let file = write([7; 32], sections);
        let layout = read(&file, [7; 32]).unwrap();
        let (from, to) = layout[Section::InboundEntries as usize];
        assert_eq!(&file[from..to], vec![21; 21]);
        assert!(read(&file, [8; 32]).is_none(), "another index");
        for length in 0..file.len() {
            assert!(read(&file[..length], [7; 32]).is_none(), "cut at {length}");
        }
        let mut other = file.clone();
        other[8] ^= 1;
        assert!(read(&other, [7; 32]).is_none(), "another version");
        let mut far = file;
        far[HEADER..HEADER + 8].copy_from_slice(&u64::MAX.to_le_bytes());
        assert!(read(&far, [7; 32]).is_none());
    }
}
