//! An open index over any bytes.
//!
//! Opening is cheap: the footer is checked and the meta read. Every access checks its bounds, so that a file damaged
//! where no checksum was asked for yet gives an error or nothing, never a panic and never another party's facts.

use exonym_names::{Borne, Dictionary, Known, NameBuffer, NameKind, NameRef, PreparedName, Whole};

use crate::bundle::Bundle;
use crate::entities::Unpacker;
use crate::error::IndexError;
use crate::facts::Facts;
use crate::layout::{Footer, NAME_BYTES, PARTY_BYTES, Section, u16_at, u32_at, u64_at};
use crate::meta::Meta;
use crate::numbers::Numbers;
use crate::postings::{self, Half, Postings};
use crate::terms::Terms;

/// An open index.
pub struct Index<D> {
    data: D,
    footer: Footer,
    meta: Meta,
    unpacker: Unpacker,
    terms: Terms,
    /// What words asked for were found to be like.
    pub(crate) known: Known,
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
    /// What kind of thing bears it.
    pub kind: NameKind,
    pool: u32,
    borne: u32,
    words: u8,
}

impl<D: AsRef<[u8]>> Index<D> {
    /// Opens the bytes of an index file.
    pub fn open(data: D) -> Result<Index<D>, IndexError> {
        let footer = Footer::of_file(data.as_ref())?;
        let mut index = Index {
            data,
            footer,
            meta: Meta::default(),
            unpacker: Unpacker::default(),
            terms: Terms::default(),
            known: Known::default(),
        };
        index.meta = serde_json::from_slice(index.section(Section::Meta))
            .map_err(|error| IndexError::Damaged(format!("its description: {error}")))?;
        index.terms = Terms::open(index.section(Section::Terms))?;
        index.unpacker = Unpacker::open(index.section(Section::Samples))?;
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
        (self.section(Section::Parties).len() / PARTY_BYTES) as u32
    }

    /// Number of names.
    pub fn name_count(&self) -> u32 {
        (self.section(Section::Names).len() / NAME_BYTES) as u32
    }

    /// A name by its number.
    pub fn name(&self, number: u32) -> Option<NameRow> {
        let at = number as usize * NAME_BYTES;
        let row: &[u8; NAME_BYTES] = self
            .section(Section::Names)
            .get(at..at + NAME_BYTES)?
            .try_into()
            .ok()?;
        let flags = u16::from_le_bytes([row[14], row[15]]);
        Some(NameRow {
            party: u32_at(row, 0)?,
            pool: u32_at(row, 4)?,
            borne: u32_at(row, 8)?,
            statement: u16::from_le_bytes([row[12], row[13]]),
            weak: flags & 1 == 1,
            transcript: flags & 2 == 2,
            kind: NameKind::ALL[usize::from(flags >> 2 & 3)],
            words: (flags >> 4 & 63) as u8,
        })
    }

    /// The prepared form of a name, put together in a buffer; see [`Index::prepared`] for who needs it for longer.
    pub fn prepared_in<'b>(&self, row: NameRow, buffer: &'b mut NameBuffer) -> Option<NameRef<'b>> {
        let own = self.section(Section::NamePool).get(row.pool as usize..)?;
        buffer.put(own, row.kind, self.borne(row), |word| {
            self.word(word).map(|(name, _)| name)
        })
    }

    /// The prepared form of a name, to be kept.
    pub fn prepared(&self, row: NameRow) -> Option<PreparedName> {
        let mut buffer = NameBuffer::default();
        self.prepared_in(row, &mut buffer)?;
        Some(buffer.into_name())
    }

    /// By how many words and letters a name may be another one that is written with other blanks.
    pub fn whole(&self, name: u32) -> Option<Whole> {
        u64_at(self.section(Section::Wholes), name as usize * 8).map(Whole::decode)
    }

    /// The words of a name, in its order.
    pub fn borne(&self, row: NameRow) -> impl ExactSizeIterator<Item = Borne> + Clone + '_ {
        let from = row.borne as usize * 4;
        let bytes = self
            .section(Section::Borne)
            .get(from..from + usize::from(row.words) * 4)
            .unwrap_or_default();
        bytes
            .chunks_exact(4)
            .map(|chunk| Borne::from_bits(u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]])))
    }

    /// The names filed under a key; in a thousandth of cases with those of another.
    pub fn names_under(&self, key: u64) -> Numbers<'_> {
        self.keys().get(key)
    }

    /// The parties that bear an identifier; `kind` as in `IdKind::key`, blank for any kind.
    pub fn parties_with_id(&self, kind: &str, value: &str) -> Numbers<'_> {
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
        u16_at(self.section(Section::Parties), party as usize * PARTY_BYTES + 4)
    }

    /// The facts of a party.
    pub fn facts(&self, party: u32) -> Result<Facts, IndexError> {
        let missing = || IndexError::Damaged(format!("party {party} is not in it"));
        let at = u32_at(self.section(Section::Parties), party as usize * PARTY_BYTES).ok_or_else(missing)?;
        let bytes = self
            .section(Section::Facts)
            .get(at as usize..)
            .ok_or_else(missing)?;
        self.terms
            .decode(bytes)
            .map_err(|why| IndexError::Damaged(format!("facts of party {party}: {why}")))
    }

    /// A party with everything published of it.
    pub fn bundle(&self, party: u32) -> Result<Bundle, IndexError> {
        let damaged = |why: String| IndexError::Damaged(format!("entity of party {party}: {why}"));
        let parties = self.section(Section::Parties);
        let row = party as usize * PARTY_BYTES;
        let (Some(list), Some(at)) = (u16_at(parties, row + 4), u64_at(parties, row + 8)) else {
            return Err(damaged("no such party".to_owned()));
        };
        let outside = || damaged("it lies outside the file".to_owned());
        let entities = self.section(Section::Entities);
        let at = usize::try_from(at).map_err(|_| outside())?;
        let length = u32_at(entities, at).ok_or_else(outside)? as usize;
        if u32_at(entities, at + 4) != Some(party) {
            return Err(damaged("another party stands in its place".to_owned()));
        }
        let packed = entities.get(at + 8..at + 8 + length).ok_or_else(outside)?;
        self.unpacker.unpack(list, packed).map_err(damaged)
    }

    pub(crate) fn keys(&self) -> Postings<'_, Half> {
        let [hashes, offsets, postings] = [Section::KeyHashes, Section::KeyOffsets, Section::KeyPostings];
        Postings::new(
            self.section(hashes),
            self.section(offsets),
            self.section(postings),
        )
    }

    pub(crate) fn ids(&self) -> Postings<'_, postings::Whole> {
        let [hashes, offsets, postings] = [Section::IdHashes, Section::IdOffsets, Section::IdPostings];
        Postings::new(
            self.section(hashes),
            self.section(offsets),
            self.section(postings),
        )
    }
}
