//! Downloads of lists from their publishers, and of a page that the user names: the only crate that opens a connection, and only
//! when asked to.
//!
//! A download is conditional (nothing is sent again that did not change), bounded (in size, in time, in redirects, against
//! servers that drip), retried where that can help, checked (length, kind), whole before it has its name, and then the
//! business of `exonym_store`, whose guards decide whether it goes into service. Addresses are data, and the user's own
//! configuration stands above the built-in table.

mod address;
mod client;
mod config;
mod error;
mod get;
mod kind;
mod page;
mod post;
mod retry;
mod sources;
mod update;

pub use config::FetchConfig;
pub use error::{FetchError, PageError};
pub use page::{Page, PageConfig, PageKind, page};
pub use post::Poster;
pub use sources::{Source, SourceFile, Sources};
pub use update::{ListUpdate, Updated, update};
