//! Dates of the text, resolved against the date of the document or left open.

use jiff::civil::Date;

use crate::page::Page;
use crate::reading::DateMention;

/// The dates of a page.
pub(crate) fn dates(_page: &Page, _document: Option<Date>) -> Vec<DateMention> {
    Vec::new()
}
