//! Measures the matcher and the screener on labelled sets.
//!
//! Questions: are two names the same ([`pairs`]), are two records of one party ([`entities`]), and are listed persons found while others are left in peace
//! ([`population`]). The shapes of input and JSON are fixed by the command's documentation; the figures are computed in
//! [`metrics`].

pub mod aliases;
pub mod entities;
pub mod error;
pub mod joins;
pub mod manipulate;
pub mod metrics;
pub mod pairs;
pub mod population;
pub mod random;
pub mod report;

pub use error::EvalError;
