//! What an entity, a statement and a source are.
//!
//! The vocabulary is FollowTheMoney's: [`Schema`], [`Prop`], topics. Nothing here reads or writes a file or knows a list.

mod country;
mod date;
mod entity;
pub mod ftm;
pub mod identifier;
mod property;
mod schema;
mod source;
pub mod topics;

pub use country::CountryCode;
pub use date::{DateError, DatePoint, PartialDate};
pub use entity::{Entity, NameInfo, NamePart, PartKind, Quality, Seen, Statement};
pub use identifier::{IdError, IdKind};
pub use property::{Prop, PropType};
pub use schema::{Schema, UnknownSchema};
pub use source::{ListVersion, Note, NoteKind};
