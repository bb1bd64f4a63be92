//! Customer files in, findings out.
//!
//! Rows become queries, queries go through the same `Screener::screen` as a single name on all cores, findings come out in
//! input order. A bad row is written as an error row and the rest goes on. With an output file the run can be stopped at
//! any moment and goes on where it was: see [`resume`].

mod error;
mod fields;
mod read;
pub mod resume;
mod run;
mod write;

pub use error::BatchError;
pub use fields::{FIELDS, Mapping};
pub use read::{InputKind, Row, Rows};
pub use run::{Output, Sink, Summary, Target, run};
pub use write::{OutputKind, csv_of};
