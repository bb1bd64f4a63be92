//! The dictionary of words: made while names come in, written once, searched by code.
//!
//! Words that sound alike stand beside each other, since a question reads them together; each stands by itself, so that reading one
//! takes few lines of memory. The order hangs on the words, and of the same sounds and letters on that of the names; never on threads.

use exonym_names::{
    Borne, Dictionary, Heard, HeardWriter, Known, MAX_WORDS, NameRef, SIGNATURE_BYTES, Signature,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::error::IndexError;
use crate::layout::{Section, WORD_BYTES, u32_at};
use crate::numbers::{Numbers, write_number};
use crate::reader::Index;

/// A word of a prepared name, before it has a number.
pub(crate) struct Told {
    pub(crate) identity: u128,
    pub(crate) token: u8,
}

/// The words of a name, by what makes each one word.
pub(crate) fn told(name: NameRef<'_>) -> Vec<Told> {
    let mut bytes = Vec::new();
    let count = name.token_count();
    let words = (0..count).map(|index| {
        bytes.clear();
        exonym_names::word_identity(name, index, &mut bytes);
        Told {
            identity: fnv128(&bytes),
            token: index as u8,
        }
    });
    words.collect()
}

/// FNV-1a of 128 bits: among a hundred million words the chance of two with one hash is under one in 10^22.
fn fnv128(bytes: &[u8]) -> u128 {
    bytes
        .iter()
        .fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash: u128, &byte| {
            (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        })
}

/// Words being gathered.
#[derive(Debug, Default)]
pub(crate) struct WordsWriter {
    numbers: FxHashMap<u128, u32>,
    /// Where each word stands in `alone`.
    places: Vec<u32>,
    /// Each word as a name of its own.
    alone: Vec<u8>,
    /// Whether a name bears it that is no transcription.
    original: Vec<bool>,
    /// Borne words of all names, as they are written.
    pub(crate) borne: Vec<u8>,
}

/// The sections of the dictionary.
pub(crate) struct WordsBytes {
    pub(crate) borne: Vec<u8>,
    pub(crate) words: Vec<u8>,
    pub(crate) pool: Vec<u8>,
    pub(crate) heard: Vec<u8>,
    pub(crate) bearers: Vec<u8>,
    pub(crate) directory: Vec<u8>,
    pub(crate) codes: Vec<u8>,
    pub(crate) code_words: Vec<u8>,
}

impl WordsWriter {
    /// Takes the words of the next name; `transcript` tells whether it is the transcription of another.
    pub(crate) fn add(
        &mut self,
        view: NameRef<'_>,
        words: &[Told],
        transcript: bool,
    ) -> Result<(), IndexError> {
        for told in words {
            let next = self.places.len() as u32;
            if next >= MAX_WORDS {
                return Err(IndexError::TooLarge("words"));
            }
            let number = *self.numbers.entry(told.identity).or_insert(next);
            if number == next {
                let at = self.alone.len();
                self.places
                    .push(u32::try_from(at).map_err(|_| IndexError::TooLarge("words by themselves"))?);
                exonym_names::alone(view, usize::from(told.token)).encode(&mut self.alone);
                self.original.push(false);
            }
            if let Some(original) = self.original.get_mut(number as usize) {
                *original |= !transcript;
            }
            let borne = Borne::new(number, view, usize::from(told.token));
            self.borne.extend(borne.bits().to_le_bytes());
        }
        Ok(())
    }

    /// The bytes. `spans` tells for each name where its borne words begin, and the end.
    pub(crate) fn finish(self, spans: &[u32]) -> Result<WordsBytes, IndexError> {
        let WordsWriter {
            numbers,
            places,
            alone,
            original,
            mut borne,
        } = self;
        drop(numbers);
        let view = |at: u32| NameRef::parse(alone.get(at as usize..)?);
        let mut described = Vec::with_capacity(places.len());
        places
            .par_iter()
            .map(|&at| view(at).map(|(view, length)| Described::of(view, at, length)))
            .collect_into_vec(&mut described);
        let described: Option<Vec<Described>> = described.into_iter().collect();
        let described = described
            .ok_or_else(|| IndexError::Damaged("a word that was written cannot be read".to_owned()))?;
        // What sounds alike together; of the same sounds and letters the first that came.
        let mut order: Vec<u32> = (0..places.len() as u32).collect();
        order.par_sort_by(|a, b| {
            let key = |at: u32| described.get(at as usize).map(|word| &word.order);
            key(*a).cmp(&key(*b)).then(a.cmp(b))
        });
        let mut renumbered = vec![0_u32; places.len()];
        for (new, old) in (0..).zip(&order) {
            renumbered[*old as usize] = new;
        }
        for bits in borne.as_chunks_mut::<4>().0 {
            let word = Borne::from_bits(u32::from_le_bytes(*bits));
            *bits = word
                .renumbered(renumbered[word.word() as usize])
                .bits()
                .to_le_bytes();
        }
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut filed = vec![false; places.len()];
        let mut words = Vec::with_capacity(places.len() * WORD_BYTES);
        let mut pool = Vec::new();
        let mut heard = HeardWriter::default();
        for (new, old) in order.iter().enumerate() {
            let Described {
                signature,
                codes,
                place,
                ..
            } = &described[*old as usize];
            pairs.extend(codes.iter().map(|&code| (code, new as u32)));
            filed[new] = !codes.is_empty();
            signature.marked(!original[*old as usize]).encode(&mut words);
            let at = u32::try_from(pool.len()).map_err(|_| IndexError::TooLarge("words by themselves"))?;
            words.extend(at.to_le_bytes());
            words.extend([0; 8]);
            let own = alone.get(place.clone()).unwrap_or_default();
            pool.extend_from_slice(own);
            if original[*old as usize]
                && let Some((name, _)) = NameRef::parse(own)
            {
                heard.add(name, 0, new as u32);
            }
        }
        drop((described, alone));
        let bearers = bearers(&borne, spans, &filed, &mut words)?;
        pairs.par_sort_unstable();
        pairs.dedup();
        let (directory, codes, code_words) = code_sections(&pairs);
        let heard = heard.finish().ok_or(IndexError::TooLarge("sounds of words"))?;
        Ok(WordsBytes {
            borne,
            words,
            pool,
            heard,
            bearers,
            directory,
            codes,
            code_words,
        })
    }
}

/// What the dictionary says of a word.
struct Described {
    signature: Signature,
    codes: Vec<u32>,
    order: Vec<u8>,
    /// Where it stands among the words that were gathered.
    place: std::ops::Range<usize>,
}

impl Described {
    fn of(alone: NameRef<'_>, at: u32, length: usize) -> Described {
        let (mut codes, mut order) = (Vec::new(), Vec::new());
        exonym_names::word_codes(alone, 0, &mut codes);
        exonym_names::word_order(alone, 0, &mut order);
        let at = at as usize;
        Described {
            signature: Signature::of(alone, 0),
            codes,
            order,
            place: at..at + length,
        }
    }
}

/// The names under each filed word, with each word's place and count put into its row.
fn bearers(borne: &[u8], spans: &[u32], filed: &[bool], words: &mut [u8]) -> Result<Vec<u8>, IndexError> {
    let word_at = |at: u32| Borne::from_bits(u32_at(borne, at as usize * 4).unwrap_or(0)).word() as usize;
    // A counting sort: where each word's names begin, then every name put at its place.
    let mut starts = vec![0_u32; filed.len() + 1];
    let each = |take: &mut dyn FnMut(usize, u32)| {
        for (name, span) in spans.windows(2).enumerate() {
            for at in span[0]..span[1] {
                let word = word_at(at);
                // A word that a name bears twice is filed once.
                let again = (span[0]..at).any(|before| word_at(before) == word);
                if filed.get(word) == Some(&true) && !again {
                    take(word, name as u32);
                }
            }
        }
    };
    each(&mut |word, _| starts[word + 1] += 1);
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut names = vec![0_u32; starts.last().copied().unwrap_or(0) as usize];
    let mut next = starts.clone();
    each(&mut |word, name| {
        names[next[word] as usize] = name;
        next[word] += 1;
    });
    let mut out = Vec::with_capacity(names.len() * 2);
    for (word, span) in starts.windows(2).enumerate() {
        let at = u32::try_from(out.len()).map_err(|_| IndexError::TooLarge("bearers of words"))?;
        let row = word * WORD_BYTES + SIGNATURE_BYTES + 4;
        words[row..row + 4].copy_from_slice(&at.to_le_bytes());
        words[row + 4..row + 8].copy_from_slice(&(span[1] - span[0]).to_le_bytes());
        let mut last = 0;
        for &name in &names[span[0] as usize..span[1] as usize] {
            write_number(name - last, &mut out);
            last = name;
        }
    }
    Ok(out)
}

/// Codes under one entry of the directory, about.
const CODES_AN_ENTRY: usize = 16;
/// Bits of the largest directory.
const MAX_DIRECTORY_BITS: u32 = 20;

fn code_sections(pairs: &[(u32, u32)]) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let bits = (pairs.len() / CODES_AN_ENTRY)
        .next_power_of_two()
        .trailing_zeros()
        .min(MAX_DIRECTORY_BITS);
    let (mut directory, mut codes, mut words) = (Vec::new(), Vec::new(), Vec::new());
    let mut entry = 0_u64;
    for (at, (code, word)) in pairs.iter().enumerate() {
        while entry <= u64::from(*code) >> (32 - bits) {
            directory.extend((at as u32).to_le_bytes());
            entry += 1;
        }
        codes.extend(code.to_le_bytes());
        words.extend(word.to_le_bytes());
    }
    while entry <= 1 << bits {
        directory.extend((pairs.len() as u32).to_le_bytes());
        entry += 1;
    }
    (directory, codes, words)
}

impl<D: AsRef<[u8]>> Index<D> {
    /// Number of different words.
    pub fn word_count(&self) -> u32 {
        (self.section(Section::Words).len() / WORD_BYTES) as u32
    }

    fn word_row(&self, word: u32) -> Option<&[u8; WORD_BYTES]> {
        let at = word as usize * WORD_BYTES;
        self.section(Section::Words)
            .get(at..at + WORD_BYTES)?
            .try_into()
            .ok()
    }

    /// The names that bear a word, ascending, for words that are filed.
    pub fn bearers_of(&self, word: u32) -> Numbers<'_> {
        let row = self.word_row(word);
        let at = row.and_then(|row| u32_at(row, SIGNATURE_BYTES + 4)).unwrap_or(0);
        let bytes = self.section(Section::Bearers).get(at as usize..);
        Numbers::new(bytes.unwrap_or_default(), self.bearers(word))
    }

    /// The span of a code in the sorted codes.
    fn code_span(&self, code: u32) -> Option<std::ops::Range<usize>> {
        let directory = self.section(Section::CodeDirectory);
        let codes = self.section(Section::Codes);
        let entries = (directory.len() / 4).checked_sub(1)?;
        let bits = entries.checked_ilog2()?;
        let entry = (u64::from(code) >> (32 - bits.min(32))) as usize;
        let mut low = u32_at(directory, entry * 4)? as usize;
        let end = (u32_at(directory, entry * 4 + 4)? as usize).min(codes.len() / 4);
        while low < end && u32_at(codes, low * 4)? < code {
            low += 1;
        }
        let from = low;
        while low < end && u32_at(codes, low * 4)? == code {
            low += 1;
        }
        Some(from..low)
    }
}

impl<D: AsRef<[u8]>> Dictionary for Index<D> {
    fn words_under(&self, code: u32, out: &mut Vec<u32>) {
        let span = self.code_span(code).unwrap_or(0..0);
        let words = self.section(Section::CodeWords);
        out.extend(span.filter_map(|at| u32_at(words, at * 4)));
    }

    fn signature(&self, word: u32) -> Option<Signature> {
        let row = self.word_row(word)?;
        row.first_chunk().map(|bytes| Signature::decode(*bytes))
    }

    fn word(&self, word: u32) -> Option<(NameRef<'_>, usize)> {
        let at = u32_at(self.word_row(word)?, SIGNATURE_BYTES)?;
        let bytes = self.section(Section::WordPool).get(at as usize..)?;
        NameRef::parse_quickly(bytes).map(|name| (name, 0))
    }

    fn heard(&self) -> Option<Heard<'_>> {
        Some(Heard::new(self.section(Section::Heard)))
    }

    fn known(&self) -> Option<&Known> {
        Some(&self.known)
    }

    fn bearers(&self, word: u32) -> u32 {
        self.word_row(word)
            .and_then(|row| u32_at(row, SIGNATURE_BYTES + 8))
            .unwrap_or(0)
    }
}
