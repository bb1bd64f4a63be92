//! Entries of several lists that are one party, as they lie in an index, and the pairs that a person should look at.
//!
//! Who is who is decided elsewhere (`exonym-parties`); here it is kept with its reasons, so that every join in an answer can be
//! explained from the index alone.

use serde::{Deserialize, Serialize};

use crate::error::IndexError;
use crate::layout::{Section, u32_at};
use crate::reader::Index;

/// One reason for or against taking two entries for one party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// What was compared: `reference`, `identifier`, `name`, `date`, `country`, `place`, `judgement`, ….
    pub part: String,
    /// As the one entry states it.
    pub left: String,
    /// As the other does.
    pub right: String,
    /// How they relate, in words.
    pub detail: String,
    /// What it counts, in bits: each bit halves the odds that chance explains the agreement; below zero it speaks against.
    pub bits: f32,
}

/// Two entries taken for one party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Join {
    /// Number of the one entry.
    pub left: u32,
    /// Number of the other.
    pub right: u32,
    /// Sum of the reasons.
    pub bits: f32,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Two entries that may be one party and are not joined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// The pair with what speaks for and against it.
    pub pair: Join,
    /// Why it is left to a person.
    pub why: String,
    /// Whether a person looked and could not tell.
    pub undecided: bool,
}

/// The entries of one party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// Numbers of its entries; the first gives the party its id.
    pub entries: Vec<u32>,
    /// The pairs by which they hang together.
    pub joins: Vec<Join>,
}

/// Everything that was decided about the entries of an index.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Parties {
    /// Parties of several entries.
    pub joined: Vec<Joined>,
    /// Pairs for a person to look at, most likely first.
    pub doubts: Vec<Doubt>,
}

/// The sections that hold them.
pub(crate) struct JoinedBytes {
    pub(crate) of: Vec<u8>,
    pub(crate) offsets: Vec<u8>,
    pub(crate) pool: Vec<u8>,
    pub(crate) doubts: Vec<u8>,
}

impl Parties {
    /// The bytes of their sections, for an index of so many entries.
    pub(crate) fn encode(&self, entries: u32) -> Result<JoinedBytes, IndexError> {
        let damaged = |error: postcard::Error| IndexError::Damaged(error.to_string());
        let mut of = vec![0_u32; entries as usize];
        let (mut offsets, mut pool) = (Vec::new(), Vec::new());
        for (number, joined) in (1_u32..).zip(&self.joined) {
            for entry in &joined.entries {
                let slot = of.get_mut(*entry as usize).filter(|slot| **slot == 0);
                *slot.ok_or_else(|| {
                    IndexError::Damaged(format!("entry {entry} is to stand with two parties"))
                })? = number;
            }
            offsets.extend(offset(pool.len())?.to_le_bytes());
            pool.extend(postcard::to_allocvec(joined).map_err(damaged)?);
        }
        offsets.extend(offset(pool.len())?.to_le_bytes());
        Ok(JoinedBytes {
            of: of.into_iter().flat_map(u32::to_le_bytes).collect(),
            offsets,
            pool,
            doubts: postcard::to_allocvec(&self.doubts).map_err(damaged)?,
        })
    }
}

fn offset(length: usize) -> Result<u32, IndexError> {
    u32::try_from(length).map_err(|_| IndexError::TooLarge("joins"))
}

impl<D: AsRef<[u8]>> Index<D> {
    /// The number of the party that an entry belongs to with others; `None` where it stands alone.
    pub fn joined_of(&self, entry: u32) -> Option<u32> {
        u32_at(self.section(Section::JoinedOf), entry as usize * 4)?.checked_sub(1)
    }

    /// Number of parties of several entries.
    pub fn joined_count(&self) -> u32 {
        (self.section(Section::JoinedOffsets).len() / 4).saturating_sub(1) as u32
    }

    /// A party of several entries.
    ///
    /// # Errors
    /// The file does not hold together.
    pub fn joined(&self, number: u32) -> Result<Joined, IndexError> {
        let damaged = |why: &str| IndexError::Damaged(format!("party {number}: {why}"));
        let offsets = self.section(Section::JoinedOffsets);
        let (Some(from), Some(to)) = (
            u32_at(offsets, number as usize * 4),
            u32_at(offsets, (number as usize + 1) * 4),
        ) else {
            return Err(damaged("there is none of this number"));
        };
        let bytes = self
            .section(Section::JoinedPool)
            .get(from as usize..to as usize)
            .ok_or_else(|| damaged("it lies outside the file"))?;
        let joined: Joined = postcard::from_bytes(bytes).map_err(|error| damaged(&error.to_string()))?;
        let inside = |entry: &u32| *entry < self.party_count();
        if joined.entries.is_empty() || !joined.entries.iter().all(inside) {
            return Err(damaged("its entries are not in the index"));
        }
        Ok(joined)
    }

    /// The entries of the party that an entry belongs to, itself among them; the first gives the party its id.
    ///
    /// # Errors
    /// The file does not hold together.
    pub fn party_of(&self, entry: u32) -> Result<Vec<u32>, IndexError> {
        match self.joined_of(entry) {
            Some(number) => Ok(self.joined(number)?.entries),
            None => Ok(vec![entry]),
        }
    }

    /// The pairs that a person should look at, most likely first.
    ///
    /// # Errors
    /// The file does not hold together.
    pub fn doubts(&self) -> Result<Vec<Doubt>, IndexError> {
        postcard::from_bytes(self.section(Section::Doubts))
            .map_err(|error| IndexError::Damaged(format!("its doubtful pairs: {error}")))
    }
}

/// Checks that entries and parties point at each other; returns the number of parties.
pub(crate) fn check<D: AsRef<[u8]>>(index: &Index<D>) -> Result<u32, IndexError> {
    let damaged = |why: String| Err(IndexError::Damaged(why));
    if index.section(Section::JoinedOf).len() != index.party_count() as usize * 4 {
        return damaged("the table of parties is not as long as there are entries".to_owned());
    }
    let mut members = 0;
    for number in 0..index.joined_count() {
        let joined = index.joined(number)?;
        members += joined.entries.len();
        let back = |entry: &u32| index.joined_of(*entry) == Some(number);
        if !joined.entries.iter().all(back) {
            return damaged(format!("an entry of party {number} does not know it"));
        }
    }
    let told = (0..index.party_count())
        .filter(|entry| index.joined_of(*entry).is_some())
        .count();
    if told != members {
        return damaged("entries name parties that do not name them".to_owned());
    }
    let outside =
        |doubt: &Doubt| doubt.pair.left >= index.party_count() || doubt.pair.right >= index.party_count();
    if index.doubts()?.iter().any(outside) {
        return damaged("a doubtful pair points past the end".to_owned());
    }
    Ok(index.joined_count())
}
