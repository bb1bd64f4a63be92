//! Events: who did what to whom, in narrow frames.

use jiff::civil::Date;

use crate::page::Page;
use crate::reading::{DateMention, Entity, Event, Statement};

/// What the stages before found.
pub(crate) struct Found<'a> {
    pub(crate) entities: &'a [Entity],
    pub(crate) statements: &'a [Statement],
    pub(crate) dates: &'a [DateMention],
    pub(crate) document: Option<Date>,
}

/// The events of a page.
pub(crate) fn events(_page: &Page, _found: &Found<'_>) -> Vec<Event> {
    Vec::new()
}
