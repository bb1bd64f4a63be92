//! Reading many parties in order: a block is unpacked once, not once a party.

use crate::bundle::Bundle;
use crate::error::IndexError;
use crate::layout::{Section, u16_at, u64_at};
use crate::reader::Index;

/// Reads bundles and keeps the last unpacked block.
pub struct BundleReader<'a, D> {
    index: &'a Index<D>,
    block: Option<(u64, Vec<Bundle>)>,
}

impl<D: AsRef<[u8]>> Index<D> {
    /// A reader for parties that are asked for in or near the order of their numbers.
    pub fn bundle_reader(&self) -> BundleReader<'_, D> {
        BundleReader {
            index: self,
            block: None,
        }
    }
}

impl<D: AsRef<[u8]>> BundleReader<'_, D> {
    /// A party with everything published of it.
    ///
    /// # Errors
    /// The index is damaged, or has no such party.
    pub fn bundle(&mut self, party: u32) -> Result<&Bundle, IndexError> {
        let damaged = |why: String| IndexError::Damaged(format!("entity of party {party}: {why}"));
        let parties = self.index.section(Section::Parties);
        let row = party as usize * 16;
        let (Some(slot), Some(at)) = (u16_at(parties, row + 4), u64_at(parties, row + 8)) else {
            return Err(damaged("no such party".to_owned()));
        };
        if self.block.as_ref().is_none_or(|(known, _)| *known != at) {
            self.block = Some((at, self.index.block(at).map_err(damaged)?));
        }
        let found = self
            .block
            .as_ref()
            .and_then(|(_, bundles)| bundles.get(slot as usize));
        found.ok_or_else(|| damaged("no such place in its block".to_owned()))
    }
}
