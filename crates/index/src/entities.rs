//! Whole parties, compressed one by one, so that a finding costs its own party and no other.
//!
//! The parties of a list are much alike, so each is compressed against a sample of its list, which zstd takes as text that came before.

use zstd::bulk::Compressor;
use zstd::dict::{DecoderDictionary, EncoderDictionary};

use crate::bundle::Bundle;
use crate::error::IndexError;

/// The most parties that a sample is made of, evenly spaced over what is first known of the list.
const SAMPLE_PARTIES: usize = 600;
/// Bytes of them, about: four times as many make files hardly smaller, and making the samples of a dozen lists a tenth of the build.
const SAMPLED_BYTES: usize = 256 << 10;
/// Bytes of a sample: a longer one makes files hardly smaller, and all of it is read for the first finding of a list.
const SAMPLE_BYTES: usize = 48 << 10;
/// zstd level: past it a file shrinks by under a twentieth and the build takes twice as long.
const LEVEL: i32 = 6;
/// The largest party that is read.
const MAX_BYTES: usize = 64 << 20;

fn damaged(error: impl std::fmt::Display) -> IndexError {
    IndexError::Damaged(error.to_string())
}

/// The sample of a list, of the parties that came first: what they have in common, as zstd makes it, with how often letters occur. Of few
/// parties nothing can be made; then the sample is some of them as they are.
pub(crate) fn sample(bundles: &[Bundle]) -> Result<Vec<u8>, IndexError> {
    let step = bundles.len().div_ceil(SAMPLE_PARTIES).max(1);
    let some = bundles.iter().step_by(step).map(serde_json::to_vec);
    let mut some: Vec<Vec<u8>> = some.collect::<Result<_, _>>().map_err(damaged)?;
    some.retain(|json| json.len() <= SAMPLE_BYTES);
    let every = some.iter().map(Vec::len).sum::<usize>().div_ceil(SAMPLED_BYTES);
    let some: Vec<&[u8]> = some.iter().step_by(every.max(1)).map(Vec::as_slice).collect();
    let sizes: Vec<usize> = some.iter().map(|json| json.len()).collect();
    let mut all = some.concat();
    let made = zstd::dict::from_continuous(&all, &sizes, SAMPLE_BYTES);
    let made = made
        .ok()
        .filter(|made| !made.is_empty() && EncoderDictionary::try_copy(made, LEVEL).is_ok());
    Ok(made.unwrap_or_else(|| {
        // The first parties that fit, whole.
        let mut length = 0;
        let fitting = sizes.iter().take_while(|size| {
            length += **size;
            length <= SAMPLE_BYTES
        });
        let kept = fitting.sum();
        all.truncate(kept);
        all
    }))
}

/// Compresses the parties of one list.
pub(crate) struct Packer {
    dictionary: EncoderDictionary<'static>,
}

impl std::fmt::Debug for Packer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Packer")
    }
}

impl Packer {
    pub(crate) fn new(sample: &[u8]) -> Result<Packer, IndexError> {
        let dictionary = EncoderDictionary::try_copy(sample, LEVEL).map_err(damaged)?;
        Ok(Packer { dictionary })
    }

    /// A compressor for one thread.
    pub(crate) fn compressor(&self) -> Result<Compressor<'_>, IndexError> {
        let mut compressor = Compressor::with_prepared_dictionary(&self.dictionary).map_err(damaged)?;
        // A byte that changed on disk must not become another word of an answer.
        compressor.include_checksum(true).map_err(damaged)?;
        // Each list has one sample, so its number would say nothing.
        compressor.include_dictid(false).map_err(damaged)?;
        Ok(compressor)
    }
}

/// Writes a party.
pub(crate) fn pack(bundle: &Bundle, compressor: &mut Compressor<'_>) -> Result<Vec<u8>, IndexError> {
    let json = serde_json::to_vec(bundle).map_err(damaged)?;
    compressor.compress(&json).map_err(damaged)
}

/// The samples of an open file, made ready.
#[derive(Default)]
pub(crate) struct Unpacker {
    dictionaries: Vec<DecoderDictionary<'static>>,
}

impl Unpacker {
    /// Reads the section of samples.
    pub(crate) fn open(mut section: &[u8]) -> Result<Unpacker, IndexError> {
        let mut out = Unpacker::default();
        while let Some((length, rest)) = section.split_first_chunk::<4>() {
            let length = u32::from_le_bytes(*length) as usize;
            let sample = rest
                .get(..length)
                .ok_or_else(|| damaged("a sample of entities lies outside the file"))?;
            out.dictionaries
                .push(DecoderDictionary::try_copy(sample).map_err(damaged)?);
            section = rest.get(length..).unwrap_or_default();
        }
        Ok(out)
    }

    /// Reads a party of a list.
    pub(crate) fn unpack(&self, list: u16, packed: &[u8]) -> Result<Bundle, String> {
        let dictionary = self
            .dictionaries
            .get(usize::from(list))
            .ok_or("its list has no sample")?;
        let mut decompressor =
            zstd::bulk::Decompressor::with_prepared_dictionary(dictionary).map_err(|e| e.to_string())?;
        let json = decompressor
            .decompress(packed, MAX_BYTES.min(unpacked_size(packed)))
            .map_err(|error| error.to_string())?;
        serde_json::from_slice(&json).map_err(|error| error.to_string())
    }
}

/// The unpacked size that a zstd frame states; the limit where it states none.
fn unpacked_size(packed: &[u8]) -> usize {
    match zstd::zstd_safe::get_frame_content_size(packed) {
        Ok(Some(size)) => usize::try_from(size).unwrap_or(MAX_BYTES),
        _ => MAX_BYTES,
    }
}
