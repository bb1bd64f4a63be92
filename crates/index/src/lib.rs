//! The index file: build once, map, ask. Names are stored prepared.
//!
//! ```text
//! entities -> bundle -> Builder -> file -> map_file -> Index -> names_under(key), parties_with_id, prepared, facts, bundle
//! ```
//!
//! This crate parses no list. An index made by another version of the layout or of name preparation refuses to open.

mod builder;
mod bundle;
mod entities;
mod error;
mod facts;
mod file;
mod joined;
pub mod layout;
mod meta;
mod numbers;
mod postings;
mod reader;
mod terms;
mod verify;
mod words;

pub use builder::{Builder, Draft, name_kind};
pub use bundle::{Bundle, bundle};
pub use error::IndexError;
pub use facts::Facts;
pub use file::map_file;
pub use joined::{Doubt, Join, Joined, Parties, Reason};
pub use meta::{Meta, MetaList};
pub use numbers::Numbers;
pub use reader::{Index, NameRow};
pub use verify::{IndexStats, Verified, stats, verify};
