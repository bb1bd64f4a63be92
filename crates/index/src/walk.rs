//! Reading many parties: the last one is kept, since a walk over an entity asks for its bundle again and again.

use crate::bundle::Bundle;
use crate::error::IndexError;
use crate::reader::Index;

/// Reads bundles and keeps the last one.
pub struct BundleReader<'a, D> {
    index: &'a Index<D>,
    last: Option<(u32, Bundle)>,
}

impl<D: AsRef<[u8]>> Index<D> {
    /// A reader for parties of which one is asked for several times in a row.
    pub fn bundle_reader(&self) -> BundleReader<'_, D> {
        BundleReader {
            index: self,
            last: None,
        }
    }
}

impl<D: AsRef<[u8]>> BundleReader<'_, D> {
    /// A party with everything published of it.
    ///
    /// # Errors
    /// The index is damaged, or has no such party.
    pub fn bundle(&mut self, party: u32) -> Result<&Bundle, IndexError> {
        let kept = self.last.take().filter(|(known, _)| *known == party);
        let bundle = match kept {
            Some((_, bundle)) => bundle,
            None => self.index.bundle(party)?,
        };
        Ok(&self.last.insert((party, bundle)).1)
    }
}
