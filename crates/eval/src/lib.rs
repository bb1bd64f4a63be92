//! Measures the matcher and the screener on labelled sets.
//!
//! Two questions: are two names the same ([`pairs`]), and are listed persons found while others are left in peace
//! ([`population`]). The shapes of input and JSON are fixed by the command's documentation; the figures are computed in
//! [`metrics`].

pub mod error;
pub mod metrics;
pub mod pairs;
pub mod population;

pub use error::EvalError;
