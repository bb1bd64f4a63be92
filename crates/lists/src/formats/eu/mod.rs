//! The EU's consolidated financial sanctions list: what its elements hold. The XML gives them as they are; the CSV's columns
//! bear the same names and are put together into the same elements, so that both give the same parties.

mod acts;
mod births;
mod identifications;
pub(crate) mod party;
mod texts;
