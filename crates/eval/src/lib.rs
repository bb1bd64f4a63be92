//! Measures the matcher and the screener on labelled sets.
//!
//! Questions: are two names the same ([`pairs`]), are two records of one party ([`entities`]), are listed persons found while others are left in peace
//! ([`population`]), and is an article read rightly ([`reading`]). The shapes of input and JSON are fixed by the command's documentation; the figures are computed in
//! [`metrics`].

pub mod aliases;
pub mod ask;
pub mod entities;
pub mod error;
pub mod joins;
pub mod manipulate;
pub mod metrics;
pub mod page;
pub mod pairs;
pub mod population;
pub mod random;
pub mod reading;
pub mod report;
pub mod speed;

pub use error::EvalError;
