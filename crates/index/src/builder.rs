//! Bundles in, index file out, once.
//!
//! Names are prepared on all cores, in chunks whose results are joined in input order: the same bundles give the same
//! bytes on any number of threads.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use exonym_model::{Entity, PartKind, Prop, Schema, Statement};
use exonym_names::{NameKind, PartHint, PartTag, PreparedName, Scratch};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::bundle::Bundle;
use crate::error::IndexError;
use crate::facts::Facts;
use crate::joined::Parties;
use crate::layout::{ALIGN, FORMAT_VERSION, Footer, HEADER_BYTES, MAGIC, Place, SECTIONS, Section};
use crate::meta::Meta;
use crate::postings::PostingsWriter;
use crate::reader::Index;

/// Bundles in one compressed block: few enough that showing one finding unpacks little.
const BLOCK_BUNDLES: usize = 16;
/// zstd level of entity blocks: past it the file shrinks by under a twentieth and the build takes twice as long.
const ZSTD_LEVEL: i32 = 6;

/// Gathers bundles for one index.
#[derive(Debug)]
pub struct Builder {
    meta: Meta,
    bundles: Vec<(u16, Bundle)>,
}

/// Under which kind ids of entries are filed; no identifier is of this kind.
pub(crate) const ENTRY_KIND: &str = "entry";

/// What one chunk of bundles becomes.
struct Chunk {
    block: Vec<u8>,
    facts: Vec<Vec<u8>>,
    lists: Vec<u16>,
    ids: Vec<(u32, u64)>,
    names: Vec<PreparedRow>,
}

struct PreparedRow {
    party: u32,
    statement: u16,
    weak: bool,
    /// Its original stands beside it; see [`exonym_names::transcribes`].
    transcript: bool,
    name: PreparedName,
    keys: Vec<u64>,
}

/// An index that is whole but for who is who: it can be asked, so that parties are found with the same names and keys that
/// screening uses, and then be written with them.
#[derive(Debug)]
pub struct Draft {
    sections: [Vec<u8>; SECTIONS],
    meta: Meta,
}

impl Draft {
    /// The index as it would be written now, to be asked.
    ///
    /// # Errors
    /// None that input can bring about.
    pub fn index(&self) -> Result<Index<Vec<u8>>, IndexError> {
        Index::open(self.bytes()?)
    }

    /// The same with these parties.
    ///
    /// # Errors
    /// An entry stands with two parties.
    pub fn with_parties(mut self, parties: &Parties) -> Result<Draft, IndexError> {
        place_parties(&mut self.sections, parties)?;
        Ok(self)
    }

    /// Writes the file: a temp file in `making`, which must be on the file system of `path`, then sync and rename. A process
    /// that dies on the way leaves `path` as it was. Returns the meta with its counts.
    ///
    /// # Errors
    /// The system's, with the path.
    pub fn write(self, path: &Path, making: &Path) -> Result<Meta, IndexError> {
        let io = |source| IndexError::Io {
            path: path.display().to_string(),
            source,
        };
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let temp = tempfile::NamedTempFile::new_in(making).map_err(io)?;
        write_file(temp.as_file(), &self.sections).map_err(io)?;
        temp.as_file().sync_all().map_err(io)?;
        temp.persist(path).map_err(|error| io(error.error))?;
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(io)?;
        Ok(self.meta)
    }

    /// The bytes of the whole file.
    ///
    /// # Errors
    /// None that input can bring about.
    pub fn bytes(&self) -> Result<Vec<u8>, IndexError> {
        let mut bytes = Vec::new();
        write_file(&mut bytes, &self.sections).map_err(|source| IndexError::Io {
            path: "(memory)".to_owned(),
            source,
        })?;
        Ok(bytes)
    }
}

fn place_parties(sections: &mut [Vec<u8>; SECTIONS], parties: &Parties) -> Result<(), IndexError> {
    let entries = sections[Section::Parties as usize].len() / 16;
    let bytes = parties.encode(entries as u32)?;
    sections[Section::JoinedOf as usize] = bytes.of;
    sections[Section::JoinedOffsets as usize] = bytes.offsets;
    sections[Section::JoinedPool as usize] = bytes.pool;
    sections[Section::Doubts as usize] = bytes.doubts;
    Ok(())
}

impl Builder {
    /// An index of the lists in `meta`; its counts are filled in by [`Builder::draft`].
    pub fn new(meta: Meta) -> Builder {
        Builder {
            meta,
            bundles: Vec::new(),
        }
    }

    /// Adds the bundles of list number `list` of the meta.
    pub fn add(&mut self, list: u16, bundles: Vec<Bundle>) {
        self.bundles
            .extend(bundles.into_iter().map(|bundle| (list, bundle)));
    }

    /// Prepares names and puts everything together but for who is who.
    ///
    /// # Errors
    /// More parties, names or bytes than the layout can number.
    pub fn draft(mut self) -> Result<Draft, IndexError> {
        let mut sections = self.sections()?;
        place_parties(&mut sections, &Parties::default())?;
        Ok(Draft {
            sections,
            meta: self.meta,
        })
    }

    /// Writes the file with each entry as a party of its own; see [`Draft::write`].
    ///
    /// # Errors
    /// As [`Draft::write`].
    pub fn finish(self, path: &Path, making: &Path) -> Result<Meta, IndexError> {
        self.draft()?.write(path, making)
    }

    /// The bytes of the whole file, for tests and labelled sets.
    ///
    /// # Errors
    /// As [`Builder::draft`].
    pub fn finish_in_memory(self) -> Result<Vec<u8>, IndexError> {
        self.draft()?.bytes()
    }

    fn sections(&mut self) -> Result<[Vec<u8>; SECTIONS], IndexError> {
        if self.bundles.len() > u32::MAX as usize / 2 {
            return Err(IndexError::TooLarge("parties"));
        }
        let chunks: Vec<Chunk> = self
            .bundles
            .par_chunks(BLOCK_BUNDLES)
            .enumerate()
            .map(|(number, bundles)| chunk(bundles, (number * BLOCK_BUNDLES) as u32))
            .collect::<Result<_, _>>()?;
        let mut out: [Vec<u8>; SECTIONS] = Default::default();
        let (mut keys, mut ids) = (PostingsWriter::default(), PostingsWriter::default());
        let mut name_count = 0_u32;
        for chunk in chunks {
            let entities = &mut out[Section::Entities as usize];
            let block = u64::try_from(entities.len()).map_err(|_| IndexError::TooLarge("entities"))?;
            entities.extend((chunk.block.len() as u32).to_le_bytes());
            entities.extend(&chunk.block);
            for (slot, facts) in chunk.facts.iter().enumerate() {
                let at = out[Section::Facts as usize].len() as u32;
                out[Section::Facts as usize].extend(facts);
                let parties = &mut out[Section::Parties as usize];
                parties.extend(at.to_le_bytes());
                parties.extend((slot as u16).to_le_bytes());
                parties.extend(chunk.lists[slot].to_le_bytes());
                parties.extend(block.to_le_bytes());
            }
            for (party, hash) in chunk.ids {
                ids.add(hash, party);
            }
            for row in chunk.names {
                let at = u32::try_from(out[Section::NamePool as usize].len())
                    .map_err(|_| IndexError::TooLarge("names"))?;
                row.name.encode(&mut out[Section::NamePool as usize]);
                let names = &mut out[Section::Names as usize];
                names.extend(row.party.to_le_bytes());
                names.extend(at.to_le_bytes());
                names.extend(row.statement.to_le_bytes());
                names.extend((u16::from(row.weak) | u16::from(row.transcript) << 1).to_le_bytes());
                for key in row.keys {
                    keys.add(key, name_count);
                }
                name_count += 1;
            }
        }
        self.meta.parties = self.bundles.len() as u64;
        self.meta.names = u64::from(name_count);
        let meta = serde_json::to_vec(&self.meta).map_err(|error| IndexError::Damaged(error.to_string()))?;
        out[Section::Meta as usize] = meta;
        let (keys, ids) = (keys.finish(), ids.finish());
        out[Section::KeyHashes as usize] = keys.hashes;
        out[Section::KeyOffsets as usize] = keys.offsets;
        out[Section::KeyPostings as usize] = keys.postings;
        out[Section::IdHashes as usize] = ids.hashes;
        out[Section::IdOffsets as usize] = ids.offsets;
        out[Section::IdPostings as usize] = ids.postings;
        Ok(out)
    }
}

fn chunk(bundles: &[(u16, Bundle)], first: u32) -> Result<Chunk, IndexError> {
    let damaged = |error: &dyn std::fmt::Display| IndexError::Damaged(error.to_string());
    let mut out = Chunk {
        block: Vec::new(),
        facts: Vec::new(),
        lists: Vec::new(),
        ids: Vec::new(),
        names: Vec::new(),
    };
    let mut scratch = Scratch::default();
    for (slot, (list, bundle)) in bundles.iter().enumerate() {
        let party = first + slot as u32;
        let facts = Facts::of(bundle, *list);
        out.lists.push(*list);
        out.ids.extend(
            facts
                .ids
                .iter()
                .map(|(kind, value)| (party, id_hash(kind, value))),
        );
        // Every identifier is also filed without its kind, for whoever asks for a number and cannot say what it is.
        out.ids
            .extend(facts.ids.iter().map(|(_, value)| (party, id_hash("", value))));
        // Entry ids, and ids that the source states for the same party, are found without unpacking entities.
        let own = std::iter::once(&bundle.party.id).chain(&bundle.party.referents);
        out.ids.extend(own.map(|id| (party, id_hash(ENTRY_KIND, id))));
        out.facts
            .push(postcard::to_allocvec(&facts).map_err(|error| damaged(&error))?);
        let before = out.names.len();
        for (number, statement) in bundle.party.statements.iter().enumerate() {
            if statement.prop.is_whole_name() {
                out.names
                    .extend(prepared_row(party, number, &bundle.party, statement));
            }
        }
        mark_transcripts(out.names.get_mut(before..).unwrap_or_default(), &mut scratch);
    }
    let plain: Vec<&Bundle> = bundles.iter().map(|(_, bundle)| bundle).collect();
    let json = serde_json::to_vec(&plain).map_err(|error| damaged(&error))?;
    out.block = zstd::bulk::compress(&json, ZSTD_LEVEL).map_err(|error| damaged(&error))?;
    Ok(out)
}

/// Marks names whose original is another strong name of the same party.
fn mark_transcripts(rows: &mut [PreparedRow], scratch: &mut Scratch) {
    for at in 0..rows.len() {
        let Some(row) = rows
            .get(at)
            .filter(|row| exonym_names::is_native(row.name.as_ref()))
        else {
            continue;
        };
        let is_original = |other: &&PreparedRow| {
            !other.weak && exonym_names::transcribes(row.name.as_ref(), other.name.as_ref(), &mut *scratch)
        };
        let found = rows.iter().find(is_original).is_some();
        if let Some(row) = rows.get_mut(at) {
            row.transcript = found;
        }
    }
}

fn prepared_row(party: u32, number: usize, entity: &Entity, statement: &Statement) -> Option<PreparedRow> {
    let name = exonym_names::prepare(
        &statement.value,
        name_kind(entity.schema),
        &hints(entity, statement),
    );
    let mut keys = Vec::new();
    exonym_names::keys(&name, &mut keys);
    keys.sort_unstable();
    keys.dedup();
    let weak = statement.quality() == exonym_model::Quality::Weak || statement.prop == Prop::WEAK_ALIAS;
    Some(PreparedRow {
        party,
        statement: u16::try_from(number).ok()?,
        weak,
        transcript: false,
        name,
        keys,
    })
}

/// The kind of name that entities of a schema have.
pub fn name_kind(schema: Schema) -> NameKind {
    if schema.is_a(Schema::Person) {
        NameKind::Person
    } else if schema.is_a(Schema::Organization) {
        NameKind::Organization
    } else if schema.is_a(Schema::Vehicle) {
        NameKind::Object
    } else {
        NameKind::Unknown
    }
}

/// What is published of a name's parts: its own, else the parts that the entity states for itself.
fn hints(entity: &Entity, statement: &Statement) -> Vec<PartHint> {
    if let Some(info) = statement.name.as_ref().filter(|info| !info.parts.is_empty()) {
        let tagged = info.parts.iter().filter_map(|part| {
            Some(PartHint {
                kind: tag(part.kind)?,
                text: part.text.clone(),
            })
        });
        return tagged.collect();
    }
    let flat = [
        (Prop::FIRST_NAME, PartTag::Given),
        (Prop::MIDDLE_NAME, PartTag::Middle),
        (Prop::LAST_NAME, PartTag::Family),
        (Prop::FATHER_NAME, PartTag::Patronymic),
    ];
    let mut hints = Vec::new();
    for (prop, kind) in flat {
        hints.extend(entity.values(&prop).map(|text| PartHint {
            kind,
            text: text.to_owned(),
        }));
    }
    hints
}

fn tag(kind: PartKind) -> Option<PartTag> {
    match kind {
        PartKind::Given => Some(PartTag::Given),
        PartKind::Family | PartKind::Maiden => Some(PartTag::Family),
        PartKind::Middle => Some(PartTag::Middle),
        PartKind::Patronymic | PartKind::Grandfather => Some(PartTag::Patronymic),
        PartKind::Title => Some(PartTag::Title),
        PartKind::Suffix => Some(PartTag::Suffix),
        PartKind::Matronymic | PartKind::Nickname | PartKind::Ordered | PartKind::Whole => None,
    }
}

/// The hash under which an identifier is filed: FNV-1a over kind, a colon and the comparable value.
pub(crate) fn id_hash(kind: &str, value: &str) -> u64 {
    let bytes = kind.bytes().chain(std::iter::once(b':')).chain(value.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn write_file(out: impl Write, sections: &[Vec<u8>; SECTIONS]) -> std::io::Result<()> {
    let mut out = BufWriter::new(out);
    out.write_all(MAGIC)?;
    out.write_all(&FORMAT_VERSION.to_le_bytes())?;
    out.write_all(&[0; 4])?;
    let mut at = HEADER_BYTES;
    let mut places = [Place::default(); SECTIONS];
    for (bytes, place) in sections.iter().zip(&mut places) {
        *place = Place {
            offset: at as u64,
            length: bytes.len() as u64,
            sha256: Sha256::digest(bytes).into(),
        };
        out.write_all(bytes)?;
        let padding = bytes.len().next_multiple_of(ALIGN) - bytes.len();
        out.write_all(&[0; ALIGN][..padding])?;
        at += bytes.len() + padding;
    }
    let footer = Footer {
        format: FORMAT_VERSION,
        preparation: exonym_names::PREPARATION_VERSION,
        sections: places,
    };
    out.write_all(&footer.encode())?;
    out.flush()
}
