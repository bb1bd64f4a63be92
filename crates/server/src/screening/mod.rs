//! Our own screening: questions as `/v1/screen` takes them, answers as the command prints them.

pub mod ask;
pub mod lines;

use exonym_screen::{Options, Outcome, Query, Scratch, Screener};
use std::cell::RefCell;

use crate::error::ApiError;

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::default());
}

/// Asks a screener, on this thread's scratch.
///
/// # Errors
/// The index is damaged.
pub fn screen<D: AsRef<[u8]>>(
    screener: &Screener<D>,
    query: &Query,
    options: &Options,
) -> Result<Outcome, ApiError> {
    SCRATCH.with_borrow_mut(|scratch| Ok(screener.screen(query, options, scratch)?))
}
