//! Entities to list entries: one query for each distinct person, organisation and vessel, by its longest form.

use exonym_screen::{Options, Outcome, Query, Scratch, ScreenError, Screener};

/// Whoever can be asked for list entries.
pub trait Lists {
    /// Answers a query.
    ///
    /// # Errors
    /// The index is damaged.
    fn find(&self, query: &Query, options: &Options, scratch: &mut Scratch) -> Result<Outcome, ScreenError>;
}

impl<D: AsRef<[u8]>> Lists for Screener<D> {
    fn find(&self, query: &Query, options: &Options, scratch: &mut Scratch) -> Result<Outcome, ScreenError> {
        self.screen(query, options, scratch)
    }
}
