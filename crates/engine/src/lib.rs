//! From a data directory to a ready screener.
//!
//! ```text
//! data directory -> store (which versions?) -> snapshot -> index file (built if it is not there) -> Screener
//! ```
//!
//! Command, server and bindings all need this walk, so it stands in a crate of its own between `store` and `index`, which do
//! not know each other. With no list imported, the built-in sample list stands in, and says so.

mod build;
mod data;
mod error;
mod judged;
mod open;
mod sample;

pub use build::{BuildReport, build};
pub use data::Data;
pub use error::EngineError;
pub use judged::{judge, judgement_bytes, judgement_path};
pub use open::{Engine, Which, index_path, lookups_path, open, rebuild};
pub use sample::sample_index;

/// What an answer depends on beside the lists: part of every snapshot id. `judgements` are the bytes of the user's file.
pub fn this_engine(judgements: Option<Vec<u8>>) -> exonym_store::Engine {
    let (preparation, index) = (
        exonym_names::PREPARATION_VERSION,
        exonym_index::layout::FORMAT_VERSION,
    );
    exonym_store::Engine {
        engine: format!("exonym {}, index format {index}", env!("CARGO_PKG_VERSION")),
        tables: format!("name preparation {preparation}"),
        judgements,
    }
}
