//! Who said what.

use crate::page::Page;
use crate::reading::{Entity, Statement};

/// The statements of a page, in order of the text.
pub(crate) fn statements(_page: &Page, _entities: &mut [Entity]) -> Vec<Statement> {
    Vec::new()
}
