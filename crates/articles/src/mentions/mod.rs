//! Who and what is named, and who is meant by each mention.

use crate::page::Page;
use crate::reading::Entity;

/// The entities of a page, in order of first mention.
pub(crate) fn entities(_page: &Page) -> Vec<Entity> {
    Vec::new()
}
