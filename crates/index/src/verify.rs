//! The full check of an index: every checksum, every party, every name, every posting.

use exonym_names::{Dictionary, Heard, NameBuffer, NameRef};
use sha2::{Digest, Sha256};

use crate::error::IndexError;
use crate::layout::{ALL_SECTIONS, Section};
use crate::reader::Index;

/// What a full check looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Verified {
    /// Bytes whose checksum is right.
    pub bytes: u64,
    /// Parties that can be read whole.
    pub parties: u32,
    /// Names that can be read and belong to a party.
    pub names: u32,
    /// Postings that point at a name or party.
    pub postings: u64,
    /// Parties of several entries, which name each other.
    pub joined: u32,
}

/// Checks everything.
pub fn verify<D: AsRef<[u8]>>(index: &Index<D>) -> Result<Verified, IndexError> {
    let damaged = |why: String| Err(IndexError::Damaged(why));
    let mut bytes = 0;
    for (number, place) in index.footer().sections.iter().enumerate() {
        let section = index.data_at(place.offset, place.length);
        if Sha256::digest(section)[..] != place.sha256 {
            return damaged(format!("the checksum of section {number} is wrong"));
        }
        bytes += place.length;
    }
    for party in 0..index.party_count() {
        index.facts(party)?;
        index.bundle(party)?;
    }
    let mut buffer = NameBuffer::default();
    for number in 0..index.name_count() {
        let row = index.name(number).filter(|row| row.party < index.party_count());
        let name = row.and_then(|row| index.prepared_in(row, &mut buffer));
        if !name.is_some_and(NameRef::is_sound) {
            return damaged(format!("name {number} cannot be read"));
        }
    }
    let mut postings = words(index)?;
    let (names, parties) = (index.name_count(), index.party_count());
    let keys = index.keys().rows().map(move |row| (row, names));
    for (row, limit) in keys.chain(index.ids().rows().map(move |row| (row, parties))) {
        postings += row.len() as u64;
        if row.len() == 0 || !row.hold(limit) {
            return damaged("the numbers under a key or identifier cannot be read".to_owned());
        }
    }
    let joined = crate::joined::check(index)?;
    Ok(Verified {
        bytes,
        joined,
        parties: index.party_count(),
        names: index.name_count(),
        postings,
    })
}

/// Checks the dictionary and returns the number of names under its words.
fn words<D: AsRef<[u8]>>(index: &Index<D>) -> Result<u64, IndexError> {
    let mut count = 0;
    for word in 0..index.word_count() {
        let known = index.word(word).is_some_and(|(name, at)| at < name.token_count());
        let mut last = None;
        let mut sound = known && index.signature(word).is_some();
        let mut read = 0;
        for name in index.bearers_of(word) {
            sound &= last.is_none_or(|last| last < name) && name < index.name_count();
            last = Some(name);
            read += 1;
        }
        if !sound || read != index.bearers(word) {
            return Err(IndexError::Damaged(format!("word {word} cannot be read")));
        }
        count += u64::from(read);
    }
    if !Heard::is_sound(index.section(Section::Heard), index.word_count()) {
        return Err(IndexError::Damaged(
            "the sounds of words cannot be read".to_owned(),
        ));
    }
    let (codes, words) = (index.section(Section::Codes), index.section(Section::CodeWords));
    let numbers = |bytes: &[u8]| -> Vec<u32> {
        let chunks = bytes.chunks_exact(4);
        chunks
            .map(|chunk| u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]))
            .collect()
    };
    if codes.len() != words.len()
        || !numbers(codes).is_sorted()
        || numbers(words).iter().any(|word| *word >= index.word_count())
    {
        return Err(IndexError::Damaged(
            "the codes of words are out of order".to_owned(),
        ));
    }
    Ok(count)
}

/// Sizes of an index, for people.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct IndexStats {
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes of each section, by name.
    pub sections: Vec<(String, u64)>,
    /// Different words.
    pub words: u64,
    /// Different keys.
    pub keys: u64,
    /// Postings of keys.
    pub postings: u64,
    /// Most names under one key.
    pub longest_posting: u64,
    /// Different identifiers.
    pub ids: u64,
}

/// Counts what stands in an index.
pub fn stats<D: AsRef<[u8]>>(index: &Index<D>) -> IndexStats {
    let sections = ALL_SECTIONS
        .iter()
        .map(|section| (format!("{section:?}"), index.section(*section).len() as u64));
    let postings = || index.keys().rows().map(|row| row.len() as u64);
    IndexStats {
        bytes: index.byte_len() as u64,
        sections: sections.collect(),
        words: u64::from(index.word_count()),
        keys: index.keys().len() as u64,
        postings: postings().sum(),
        longest_posting: postings().max().unwrap_or(0),
        ids: index.ids().len() as u64,
    }
}

impl<D: AsRef<[u8]>> Index<D> {
    fn data_at(&self, offset: u64, length: u64) -> &[u8] {
        self.bytes()
            .get(offset as usize..(offset + length) as usize)
            .unwrap_or_default()
    }
}
