//! Claims beside their denials.

use crate::page::Page;
use crate::reading::{Entity, Pair, Statement};

/// The pairs among the statements of a page.
pub(crate) fn pairs(_page: &Page, _entities: &[Entity], _statements: &[Statement]) -> Vec<Pair> {
    Vec::new()
}
