//! One publisher's bytes to entities and statements: one file per format, one enum over them.
//!
//! The way in is [`probe::Probe`] (what is this file?) and [`Format::read`] (its entities and notes). A reader decides by
//! the content, refuses what it does not know, and goes on past a broken record with a note. Nothing here opens a
//! connection, keeps a version or prepares a name.

mod clean;
mod error;
mod format;
pub mod formats;
mod input;
mod party;
mod probe;
mod rows;
mod sink;
pub mod table;
mod topics;
pub mod xml;

pub use clean::{country_code, dates, squash};
pub use error::ListError;
pub use format::Format;
pub use formats::column_map::ColumnMap;
pub use input::{Input, InputFile, MAX_FILE_BYTES};
pub use party::{AddressParts, IdText, NameRole, Party, SanctionParts};
pub use probe::{Probe, Role, Sniff, XmlRoot};
pub use sink::{Collected, Header, Sink, Stats};
