//! The bytes of an index file: header, sections, footer. `FORMAT.md` beside this crate draws them.
//!
//! The footer stands at the end, so that a file that was cut off has none and is refused at once. It names each section
//! with its place and SHA-256, the versions that made the file, and carries a checksum of itself. Opening checks the
//! footer and the bounds of every section; `verify` checks the rest.

use sha2::{Digest, Sha256};

use crate::error::IndexError;

/// First eight bytes of a file.
pub const MAGIC: &[u8; 8] = b"EXONYMIX";
/// Last eight bytes of a file.
pub const END_MAGIC: &[u8; 8] = b"XIMYNOXE";
/// Version of this layout; raised on any change of bytes.
pub const FORMAT_VERSION: u32 = 9;
/// Sections begin at multiples of this.
pub const ALIGN: usize = 8;

/// The parts of a file, in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// JSON of [`crate::Meta`].
    Meta,
    /// 16 bytes a party: place of its facts (4), number of its list (2), zero (2), place of its entity (8).
    Parties,
    /// Facts for weighing, one postcard record a party.
    Facts,
    /// What facts of many parties say, once each: a postcard list of texts.
    Terms,
    /// What the entities of each list are compressed against: for each list a length (4), then so many bytes.
    Samples,
    /// For each party a length (4), its number (4), then zstd of its JSON bundle against its list's sample.
    Entities,
    /// 16 bytes a name.
    Names,
    /// What each name has of its own, apart from its words; see `exonym_names::NameBuffer`.
    NamePool,
    /// 8 bytes a name: by how many words and letters it may be another one that is written with other blanks.
    Wholes,
    /// 4 bytes for each word of each name: number of the word, its weight and whether it stood in brackets.
    Borne,
    /// 40 bytes for each different word: its signature (28), place in `WordPool` (4), place in `Bearers` (4), names that bear it (4).
    Words,
    /// Each different word as a prepared name of its own. Words that sound alike stand together.
    WordPool,
    /// The sounds of words, see `exonym_names::HeardWriter`.
    Heard,
    /// For each word the names that bear it: differences as LEB128.
    Bearers,
    /// Where the codes with each beginning stand in `Codes`, one more at the end.
    CodeDirectory,
    /// Sorted codes of words.
    Codes,
    /// The word of each code.
    CodeWords,
    /// Sorted key hashes of names.
    KeyHashes,
    /// Where each key's postings begin.
    KeyOffsets,
    /// Name numbers.
    KeyPostings,
    /// Sorted hashes of identifiers.
    IdHashes,
    /// Where each identifier's postings begin.
    IdOffsets,
    /// Party numbers.
    IdPostings,
    /// 4 bytes an entry: one more than the number of the party that it belongs to with others; 0 where it stands alone.
    JoinedOf,
    /// Where each party of several entries begins in the pool.
    JoinedOffsets,
    /// Parties of several entries, a postcard record each, with the reasons of each join.
    JoinedPool,
    /// The pairs that a person should look at, one postcard record.
    Doubts,
}

/// Bytes of a row of [`Section::Parties`].
pub const PARTY_BYTES: usize = 16;
/// Bytes of a row of [`Section::Names`].
pub const NAME_BYTES: usize = 16;
/// Bytes of a row of [`Section::Words`].
pub const WORD_BYTES: usize = 40;

/// All sections, in their order.
pub const ALL_SECTIONS: [Section; SECTIONS] = {
    use Section::{
        Bearers, Borne, CodeDirectory, CodeWords, Codes, Doubts, Entities, Facts, Heard, IdHashes, IdOffsets,
        IdPostings, JoinedOf, JoinedOffsets, JoinedPool, KeyHashes, KeyOffsets, KeyPostings, Meta, NamePool,
        Names, Parties, Samples, Terms, Wholes, WordPool, Words,
    };
    [
        Meta,
        Parties,
        Facts,
        Terms,
        Samples,
        Entities,
        Names,
        NamePool,
        Wholes,
        Borne,
        Words,
        WordPool,
        Heard,
        Bearers,
        CodeDirectory,
        Codes,
        CodeWords,
        KeyHashes,
        KeyOffsets,
        KeyPostings,
        IdHashes,
        IdOffsets,
        IdPostings,
        JoinedOf,
        JoinedOffsets,
        JoinedPool,
        Doubts,
    ]
};

/// Number of sections.
pub const SECTIONS: usize = Section::Doubts as usize + 1;

/// Place and checksum of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Bytes from the start of the file.
    pub offset: u64,
    /// Bytes.
    pub length: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

/// What stands at the end of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footer {
    /// [`FORMAT_VERSION`] of the writer.
    pub format: u32,
    /// [`exonym_names::PREPARATION_VERSION`] of the writer.
    pub preparation: u32,
    /// One for each [`Section`].
    pub sections: [Place; SECTIONS],
}

const PLACE_BYTES: usize = 8 + 8 + 32;
/// Bytes of a footer: versions, places, checksum, magic.
pub const FOOTER_BYTES: usize = 8 + SECTIONS * PLACE_BYTES + 32 + END_MAGIC.len();
/// Bytes of a header: magic, version, four spare.
pub const HEADER_BYTES: usize = 16;

impl Footer {
    /// The bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(FOOTER_BYTES);
        bytes.extend(self.format.to_le_bytes());
        bytes.extend(self.preparation.to_le_bytes());
        for place in &self.sections {
            bytes.extend(place.offset.to_le_bytes());
            bytes.extend(place.length.to_le_bytes());
            bytes.extend(place.sha256);
        }
        let sum = Sha256::digest(&bytes);
        bytes.extend(sum);
        bytes.extend(END_MAGIC);
        bytes
    }

    /// Reads and checks the footer of a whole file: both magics, checksum, versions, and that every section lies inside.
    pub fn of_file(file: &[u8]) -> Result<Footer, IndexError> {
        if file.len() < HEADER_BYTES + FOOTER_BYTES || !file.starts_with(MAGIC) {
            return Err(IndexError::Damaged(
                "it does not begin like an index, or is too short for one".to_owned(),
            ));
        }
        if u32_at(file, MAGIC.len()) != Some(FORMAT_VERSION) {
            return Err(IndexError::Version {
                what: "format",
                found: u32_at(file, MAGIC.len()).unwrap_or(0),
                known: FORMAT_VERSION,
            });
        }
        let bytes = &file[file.len() - FOOTER_BYTES..];
        let (body, tail) = bytes.split_at(FOOTER_BYTES - 32 - END_MAGIC.len());
        let (sum, magic) = tail.split_at(32);
        if magic != END_MAGIC {
            return Err(IndexError::Damaged(
                "its end is missing; it was cut off while it was written or copied".to_owned(),
            ));
        }
        if Sha256::digest(body)[..] != *sum {
            return Err(IndexError::Damaged(
                "the checksum of its footer is wrong".to_owned(),
            ));
        }
        let preparation = u32_at(body, 4).unwrap_or(0);
        if preparation != exonym_names::PREPARATION_VERSION {
            let known = exonym_names::PREPARATION_VERSION;
            return Err(IndexError::Version {
                what: "name preparation",
                found: preparation,
                known,
            });
        }
        let mut sections = [Place::default(); SECTIONS];
        for (number, place) in sections.iter_mut().enumerate() {
            let at = 8 + number * PLACE_BYTES;
            place.offset = u64_at(body, at).unwrap_or(u64::MAX);
            place.length = u64_at(body, at + 8).unwrap_or(u64::MAX);
            place.sha256.copy_from_slice(&body[at + 16..at + PLACE_BYTES]);
            let end = place.offset.checked_add(place.length);
            if end.is_none_or(|end| end > (file.len() - FOOTER_BYTES) as u64) {
                return Err(IndexError::Damaged(format!(
                    "section {number} lies outside the file"
                )));
            }
        }
        Ok(Footer {
            format: FORMAT_VERSION,
            preparation,
            sections,
        })
    }
}

/// A little-endian number at a place, if it is there.
#[inline]
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..at.checked_add(2)?)?
        .try_into()
        .ok()
        .map(u16::from_le_bytes)
}

/// A little-endian number at a place, if it is there.
#[inline]
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at.checked_add(4)?)?
        .try_into()
        .ok()
        .map(u32::from_le_bytes)
}

/// A little-endian number at a place, if it is there.
#[inline]
pub fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes
        .get(at..at.checked_add(8)?)?
        .try_into()
        .ok()
        .map(u64::from_le_bytes)
}
