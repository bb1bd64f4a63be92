//! An open index over any bytes.
//!
//! Opening is cheap: the footer is checked and the meta read. Every access checks its bounds, so that a file damaged
//! where no checksum was asked for yet gives an error or nothing, never a panic and never another party's facts.

use exonym_names::NameRef;

use crate::bundle::Bundle;
use crate::error::IndexError;
use crate::facts::Facts;
use crate::layout::{Footer, Section, u16_at, u32_at, u64_at};
use crate::meta::Meta;
use crate::postings::Postings;

/// Largest unpacked entity block accepted.
const MAX_BLOCK_BYTES: usize = 256 << 20;

/// An open index.
pub struct Index<D> {
    data: D,
    footer: Footer,
    meta: Meta,
}

/// One listed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameRow {
    /// Number of its party.
    pub party: u32,
    /// Number of the statement in the party's entity.
    pub statement: u16,
    /// Whether it is a weak alias.
    pub weak: bool,
    /// Whether it transcribes another name of the party into a script of syllables.
    pub transcript: bool,
    pool: u32,
}

impl<D: AsRef<[u8]>> Index<D> {
    /// Opens the bytes of an index file.
    pub fn open(data: D) -> Result<Index<D>, IndexError> {
        let footer = Footer::of_file(data.as_ref())?;
        let mut index = Index {
            data,
            footer,
            meta: Meta::default(),
        };
        index.meta = serde_json::from_slice(index.section(Section::Meta))
            .map_err(|error| IndexError::Damaged(format!("its description: {error}")))?;
        Ok(index)
    }

    /// The same index, answering for a day: for each list, by id, how that day is known.
    #[must_use]
    pub fn with_basis(mut self, basis: impl Fn(&str) -> Option<String>) -> Index<D> {
        for list in &mut self.meta.lists {
            list.basis = basis(&list.version.list);
        }
        self
    }

    /// What it says of itself.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Bytes of the whole file.
    pub fn byte_len(&self) -> usize {
        self.data.as_ref().len()
    }

    /// The bytes of the whole file.
    pub fn bytes(&self) -> &[u8] {
        self.data.as_ref()
    }

    /// The footer.
    pub fn footer(&self) -> &Footer {
        &self.footer
    }

    /// The bytes of a section.
    pub fn section(&self, section: Section) -> &[u8] {
        let place = self.footer.sections[section as usize];
        let (from, to) = (place.offset as usize, (place.offset + place.length) as usize);
        self.data.as_ref().get(from..to).unwrap_or_default()
    }

    /// Number of parties.
    pub fn party_count(&self) -> u32 {
        (self.section(Section::Parties).len() / 16) as u32
    }

    /// Number of names.
    pub fn name_count(&self) -> u32 {
        (self.section(Section::Names).len() / 12) as u32
    }

    /// A name by its number.
    pub fn name(&self, number: u32) -> Option<NameRow> {
        let at = number as usize * 12;
        let row = self.section(Section::Names).get(at..at + 12)?;
        let flags = u16::from_le_bytes([row[10], row[11]]);
        Some(NameRow {
            party: u32_at(row, 0)?,
            pool: u32_at(row, 4)?,
            statement: u16::from_le_bytes([row[8], row[9]]),
            weak: flags & 1 == 1,
            transcript: flags & 2 == 2,
        })
    }

    /// The prepared form of a name.
    pub fn prepared(&self, row: NameRow) -> Option<NameRef<'_>> {
        let bytes = self.section(Section::NamePool).get(row.pool as usize..)?;
        NameRef::parse(bytes).map(|(name, _)| name)
    }

    /// The names filed under a key.
    pub fn names_under(&self, key: u64) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.keys().get(key)
    }

    /// The parties that bear an identifier; `kind` as in `IdKind::key`, blank for any kind.
    pub fn parties_with_id(&self, kind: &str, value: &str) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.ids().get(crate::builder::id_hash(kind, value))
    }

    /// The entry of this id (`us_ofac_sdn:20157`); else one whose source states the id as its party's.
    ///
    /// # Errors
    /// The file does not hold together.
    pub fn entry_with_id(&self, id: &str) -> Result<Option<u32>, IndexError> {
        let mut stated = None;
        for number in self
            .ids()
            .get(crate::builder::id_hash(crate::builder::ENTRY_KIND, id))
        {
            let party = self.bundle(number)?.party;
            if party.id == id {
                return Ok(Some(number));
            }
            if party.referents.iter().any(|known| known == id) {
                stated = stated.or(Some(number));
            }
        }
        Ok(stated)
    }

    /// The number of a party's list in [`Meta::lists`].
    pub fn list_of(&self, party: u32) -> Option<u16> {
        u16_at(self.section(Section::Parties), party as usize * 16 + 6)
    }

    /// The facts of a party.
    pub fn facts(&self, party: u32) -> Result<Facts, IndexError> {
        let missing = || IndexError::Damaged(format!("party {party} is not in it"));
        let at = u32_at(self.section(Section::Parties), party as usize * 16).ok_or_else(missing)?;
        let bytes = self
            .section(Section::Facts)
            .get(at as usize..)
            .ok_or_else(missing)?;
        let (facts, _) = postcard::take_from_bytes(bytes)
            .map_err(|error| IndexError::Damaged(format!("facts of party {party}: {error}")))?;
        Ok(facts)
    }

    /// A party with everything published of it.
    pub fn bundle(&self, party: u32) -> Result<Bundle, IndexError> {
        let damaged = |why: String| IndexError::Damaged(format!("entity of party {party}: {why}"));
        let parties = self.section(Section::Parties);
        let row = party as usize * 16;
        let (Some(slot), Some(block)) = (u16_at(parties, row + 4), u64_at(parties, row + 8)) else {
            return Err(damaged("no such party".to_owned()));
        };
        let mut bundles = self.block(block).map_err(damaged)?;
        if (slot as usize) < bundles.len() {
            return Ok(bundles.swap_remove(slot as usize));
        }
        Err(damaged("no such place in its block".to_owned()))
    }

    /// Every bundle in the order of the entries' numbers, in the blocks in which they are packed; for work on all of them, which
    /// would unpack each block many times if it asked entry by entry.
    pub fn blocks(&self) -> impl Iterator<Item = (u32, u64)> + '_ {
        let parties = self.section(Section::Parties);
        let mut last = None;
        (0..self.party_count()).filter_map(move |party| {
            let block = u64_at(parties, party as usize * 16 + 8)?;
            (last != Some(block)).then(|| {
                last = Some(block);
                (party, block)
            })
        })
    }

    /// The bundles of a block that [`Index::blocks`] names.
    ///
    /// # Errors
    /// The file does not hold together.
    pub fn bundles(&self, block: u64) -> Result<Vec<Bundle>, IndexError> {
        self.block(block).map_err(IndexError::Damaged)
    }

    /// Every key with the names that are filed under it, in the order of the keys.
    pub fn every_key(&self) -> impl Iterator<Item = (u64, impl ExactSizeIterator<Item = u32> + '_)> + '_ {
        self.keys().iter()
    }

    fn block(&self, at: u64) -> Result<Vec<Bundle>, String> {
        let entities = self.section(Section::Entities);
        let at = usize::try_from(at).map_err(|error| error.to_string())?;
        let length = u32_at(entities, at).ok_or("its block lies outside the file")? as usize;
        let packed = entities
            .get(at + 4..at + 4 + length)
            .ok_or("its block lies outside the file")?;
        let json = zstd::bulk::decompress(packed, MAX_BLOCK_BYTES.min(unpacked_size(packed)))
            .map_err(|error| error.to_string())?;
        serde_json::from_slice(&json).map_err(|error| error.to_string())
    }

    pub(crate) fn keys(&self) -> Postings<'_> {
        Postings {
            hashes: self.section(Section::KeyHashes),
            offsets: self.section(Section::KeyOffsets),
            postings: self.section(Section::KeyPostings),
        }
    }

    pub(crate) fn ids(&self) -> Postings<'_> {
        Postings {
            hashes: self.section(Section::IdHashes),
            offsets: self.section(Section::IdOffsets),
            postings: self.section(Section::IdPostings),
        }
    }
}

/// The unpacked size that a zstd frame states; the limit where it states none.
fn unpacked_size(packed: &[u8]) -> usize {
    match zstd::zstd_safe::get_frame_content_size(packed) {
        Ok(Some(size)) => usize::try_from(size).unwrap_or(MAX_BLOCK_BYTES),
        _ => MAX_BLOCK_BYTES,
    }
}
