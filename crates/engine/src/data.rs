//! The bytes behind an index: mapped from disk, or in memory.

use memmap2::Mmap;

/// Bytes of an index.
pub enum Data {
    /// A mapped file.
    Mapped(Mmap),
    /// Built in memory: the sample list.
    Memory(Vec<u8>),
}

impl AsRef<[u8]> for Data {
    fn as_ref(&self) -> &[u8] {
        match self {
            Data::Mapped(map) => map,
            Data::Memory(bytes) => bytes,
        }
    }
}
