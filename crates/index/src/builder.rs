//! Bundles in, index file out, once.
//!
//! Names are prepared on all cores, in chunks whose results are joined in input order: the same bundles give the same
//! bytes on any number of threads.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use exonym_model::{Entity, PartKind, Prop, Schema, Statement};
use exonym_names::{Borne, NameKind, PartHint, PartTag, PreparedName, Scratch, Whole};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::bundle::Bundle;
use crate::entities::{self, Packer};
use crate::error::IndexError;
use crate::facts::Facts;
use crate::joined::Parties;
use crate::layout::{
    ALIGN, FORMAT_VERSION, Footer, HEADER_BYTES, MAGIC, NAME_BYTES, PARTY_BYTES, Place, SECTIONS, Section,
    u32_at,
};
use crate::meta::Meta;
use crate::postings::{self, Half, PostingsWriter};
use crate::reader::Index;
use crate::terms::TermsWriter;
use crate::words::{self, Told, WordsWriter};

/// Gathers bundles for one index. What is added is prepared and compressed at once, so that memory holds the file that is
/// being made and not the lists behind it.
#[derive(Debug)]
pub struct Builder {
    meta: Meta,
    samples: Vec<(Vec<u8>, Packer)>,
    out: [Vec<u8>; SECTIONS],
    keys: PostingsWriter<Half>,
    ids: PostingsWriter<postings::Whole>,
    words: WordsWriter,
    terms: TermsWriter,
    parties: u32,
    names: u32,
    /// What went wrong in [`Builder::add`]; told by [`Builder::draft`].
    failed: Option<IndexError>,
}

/// Under which kind ids of entries are filed; no identifier is of this kind.
pub(crate) const ENTRY_KIND: &str = "entry";

/// What one bundle becomes.
struct Prepared {
    entity: Vec<u8>,
    facts: Facts,
    ids: Vec<u64>,
    names: Vec<PreparedRow>,
}

struct PreparedRow {
    statement: u16,
    weak: bool,
    /// Its original stands beside it; see [`exonym_names::transcribes`].
    transcript: bool,
    name: PreparedName,
    own: Vec<u8>,
    keys: Vec<u64>,
    words: Vec<Told>,
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
    let entries = sections[Section::Parties as usize].len() / PARTY_BYTES;
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
            samples: Vec::new(),
            out: Default::default(),
            keys: PostingsWriter::default(),
            ids: PostingsWriter::default(),
            words: WordsWriter::default(),
            terms: TermsWriter::default(),
            parties: 0,
            names: 0,
            failed: None,
        }
    }

    /// Adds bundles of list number `list` of the meta. A list may be added in pieces; lists come in the order of the meta.
    pub fn add(&mut self, list: u16, bundles: Vec<Bundle>) {
        if self.failed.is_none()
            && let Err(error) = self.take(list, &bundles)
        {
            self.failed = Some(error);
        }
    }

    fn take(&mut self, list: u16, bundles: &[Bundle]) -> Result<(), IndexError> {
        while self.samples.len() <= usize::from(list) {
            let own = self.samples.len() == usize::from(list);
            let sample = if own {
                entities::sample(bundles)?
            } else {
                Vec::new()
            };
            let packer = Packer::new(&sample)?;
            self.samples.push((sample, packer));
        }
        // While some are prepared, one thread puts those before them where they belong.
        let samples = std::mem::take(&mut self.samples);
        let packer = samples.get(usize::from(list)).map(|(_, packer)| packer);
        let mut before = Vec::new();
        for some in bundles.chunks(BUNDLES_AT_ONCE) {
            let ready = std::mem::take(&mut before);
            let (put, prepared) = rayon::join(
                || self.put_all(list, ready),
                || {
                    some.par_chunks(BUNDLES_A_TASK)
                        .map(|bundles| prepare_all(bundles, list, packer))
                        .collect::<Result<Vec<_>, _>>()
                },
            );
            put?;
            before = prepared?;
        }
        self.samples = samples;
        self.put_all(list, before)
    }

    fn put_all(&mut self, list: u16, prepared: Vec<Vec<Prepared>>) -> Result<(), IndexError> {
        prepared
            .into_iter()
            .flatten()
            .try_for_each(|one| self.put(list, one))
    }

    /// Puts a prepared party at the end of the sections.
    fn put(&mut self, list: u16, one: Prepared) -> Result<(), IndexError> {
        let party = self.parties;
        self.parties = party.checked_add(1).ok_or(IndexError::TooLarge("parties"))?;
        let [_, parties, facts, _, _, entities, ..] = &mut self.out;
        let facts_at = u32::try_from(facts.len()).map_err(|_| IndexError::TooLarge("facts"))?;
        parties.extend(facts_at.to_le_bytes());
        parties.extend(list.to_le_bytes());
        parties.extend([0; 2]);
        parties.extend((entities.len() as u64).to_le_bytes());
        self.terms.encode(&one.facts, facts)?;
        entities.extend((one.entity.len() as u32).to_le_bytes());
        entities.extend(party.to_le_bytes());
        entities.extend(&one.entity);
        for hash in one.ids {
            self.ids.add(hash, party);
        }
        for row in one.names {
            self.put_name(party, row)?;
        }
        Ok(())
    }

    fn put_name(&mut self, party: u32, row: PreparedRow) -> Result<(), IndexError> {
        let number = self.names;
        self.names = number.checked_add(1).ok_or(IndexError::TooLarge("names"))?;
        let pool = &mut self.out[Section::NamePool as usize];
        let at = u32::try_from(pool.len()).map_err(|_| IndexError::TooLarge("names"))?;
        pool.extend_from_slice(&row.own);
        self.out[Section::Wholes as usize].extend(Whole::of(row.name.as_ref()).encode().to_le_bytes());
        let borne = (self.words.borne.len() / 4) as u32;
        self.words.add(row.name.as_ref(), &row.words, row.transcript)?;
        let flags = u16::from(row.weak)
            | u16::from(row.transcript) << 1
            | (row.name.kind() as u16) << 2
            | (row.words.len() as u16) << 4;
        let names = &mut self.out[Section::Names as usize];
        names.extend(party.to_le_bytes());
        names.extend(at.to_le_bytes());
        names.extend(borne.to_le_bytes());
        names.extend(row.statement.to_le_bytes());
        names.extend(flags.to_le_bytes());
        for key in row.keys {
            self.keys.add(key, number);
        }
        Ok(())
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
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let mut out = std::mem::take(&mut self.out);
        self.meta.parties = u64::from(self.parties);
        self.meta.names = u64::from(self.names);
        out[Section::Meta as usize] =
            serde_json::to_vec(&self.meta).map_err(|error| IndexError::Damaged(error.to_string()))?;
        for (sample, _) in &self.samples {
            out[Section::Samples as usize].extend((sample.len() as u32).to_le_bytes());
            out[Section::Samples as usize].extend(sample);
        }
        out[Section::Terms as usize] = std::mem::take(&mut self.terms).finish()?;
        let keys = std::mem::take(&mut self.keys);
        let ids = std::mem::take(&mut self.ids);
        let (keys, ids) = rayon::join(|| keys.finish(), || ids.finish());
        let keys = keys.ok_or(IndexError::TooLarge("keys"))?;
        let ids = ids.ok_or(IndexError::TooLarge("identifiers"))?;
        out[Section::KeyHashes as usize] = keys.hashes;
        out[Section::KeyOffsets as usize] = keys.offsets;
        out[Section::KeyPostings as usize] = keys.postings;
        out[Section::IdHashes as usize] = ids.hashes;
        out[Section::IdOffsets as usize] = ids.offsets;
        out[Section::IdPostings as usize] = ids.postings;
        let mut words = std::mem::take(&mut self.words);
        let names = &out[Section::Names as usize];
        let column = |at: usize, end: usize| -> Vec<u32> {
            let rows = (0..self.names as usize).filter_map(|name| u32_at(names, name * NAME_BYTES + at));
            rows.chain(std::iter::once(end as u32)).collect()
        };
        let spans = column(8, words.borne.len() / 4);
        let places = column(4, out[Section::NamePool as usize].len());
        words.borne.shrink_to_fit();
        let words = words.finish(&spans)?;
        seal(
            &mut out[Section::NamePool as usize],
            &places,
            &words.borne,
            &spans,
        );
        out[Section::Borne as usize] = words.borne;
        out[Section::Words as usize] = words.words;
        out[Section::WordPool as usize] = words.pool;
        out[Section::Bearers as usize] = words.bearers;
        out[Section::Heard as usize] = words.heard;
        out[Section::CodeDirectory as usize] = words.directory;
        out[Section::Codes as usize] = words.codes;
        out[Section::CodeWords as usize] = words.code_words;
        Ok(out)
    }
}

/// Seals what each name has of its own with the numbers of its words, which it has only now.
fn seal(pool: &mut [u8], places: &[u32], borne: &[u8], spans: &[u32]) {
    let mut rest = pool;
    let mut owns = Vec::with_capacity(places.len());
    for place in places.windows(2) {
        let (own, after) = rest.split_at_mut((place[1] - place[0]) as usize);
        owns.push(own);
        rest = after;
    }
    owns.into_par_iter()
        .zip(spans.par_windows(2))
        .for_each(|(own, span)| {
            let words = &borne[span[0] as usize * 4..span[1] as usize * 4];
            let words = words.as_chunks::<4>().0.iter();
            exonym_names::seal_own(own, words.map(|bits| Borne::from_bits(u32::from_le_bytes(*bits))));
        });
}

/// Bundles prepared before their results are joined: what is held twice.
const BUNDLES_AT_ONCE: usize = 4096;
/// Bundles that one task prepares.
const BUNDLES_A_TASK: usize = 32;

fn prepare_all(bundles: &[Bundle], list: u16, packer: Option<&Packer>) -> Result<Vec<Prepared>, IndexError> {
    let missing = || IndexError::Damaged("a list has no sample".to_owned());
    let mut compressor = packer.ok_or_else(missing)?.compressor()?;
    let mut scratch = Scratch::default();
    let each = bundles.iter().map(|bundle| {
        let facts = Facts::of(bundle, list);
        let mut ids: Vec<u64> = facts
            .ids
            .iter()
            .map(|(kind, value)| id_hash(kind, value))
            .collect();
        // Every identifier is also filed without its kind, for whoever asks for a number and cannot say what it is.
        ids.extend(facts.ids.iter().map(|(_, value)| id_hash("", value)));
        // Entry ids, and ids that the source states for the same party, are found without unpacking entities.
        let own = std::iter::once(&bundle.party.id).chain(&bundle.party.referents);
        ids.extend(own.map(|id| id_hash(ENTRY_KIND, id)));
        let statements = bundle.party.statements.iter().enumerate();
        let named = statements.filter(|(_, statement)| statement.prop.is_whole_name());
        let mut names: Vec<PreparedRow> = named
            .flat_map(|(number, statement)| prepared_rows(number, &bundle.party, statement))
            .collect();
        mark_transcripts(&mut names, &mut scratch);
        Ok(Prepared {
            entity: entities::pack(bundle, &mut compressor)?,
            facts,
            ids,
            names,
        })
    });
    each.collect()
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

/// A published name, and the names in it where it holds several (`X, a.k.a. Y`; `X` with what follows the brackets of `X (formerly Y) Ltd`). A
/// finding shows the name as it was published.
fn prepared_rows(number: usize, entity: &Entity, statement: &Statement) -> Vec<PreparedRow> {
    let mut several = exonym_names::names_in(&statement.value);
    several.retain(|name| *name != statement.value);
    let person = name_kind(entity.schema) == exonym_names::NameKind::Person;
    let short = exonym_names::abbreviation(&statement.value).filter(|_| !person);
    let texts = std::iter::once(statement.value.as_str())
        .chain(several.iter().map(String::as_str))
        .chain(short);
    texts
        .filter_map(|text| prepared_row(number, text, entity, statement))
        .collect()
}

fn prepared_row(number: usize, text: &str, entity: &Entity, statement: &Statement) -> Option<PreparedRow> {
    let name = exonym_names::prepare(text, name_kind(entity.schema), &hints(entity, statement));
    let mut keys = Vec::new();
    exonym_names::keys(&name, &mut keys);
    let weak = statement.quality() == exonym_model::Quality::Weak || statement.prop == Prop::WEAK_ALIAS;
    let words = words::told(name.as_ref());
    let mut own = Vec::new();
    exonym_names::encode_own(name.as_ref(), &mut own);
    Some(PreparedRow {
        statement: u16::try_from(number).ok()?,
        weak,
        transcript: false,
        name,
        own,
        keys,
        words,
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
    places.par_iter_mut().zip(sections).for_each(|(place, bytes)| {
        place.length = bytes.len() as u64;
        place.sha256 = Sha256::digest(bytes).into();
    });
    for (bytes, place) in sections.iter().zip(&mut places) {
        place.offset = at as u64;
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
