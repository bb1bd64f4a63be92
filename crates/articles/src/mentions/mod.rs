//! Who and what is named, and who is meant by each mention.

use crate::page::Page;
use crate::reading::Entity;
use crate::statements::Drafts;

/// The entities of a page, in order of first mention.
pub(crate) fn entities(_page: &Page, _drafts: &Drafts) -> Vec<Entity> {
    Vec::new()
}
