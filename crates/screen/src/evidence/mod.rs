//! What speaks for and against beside the name, one file a kind. Agreement is never negative, contradiction never positive, silence
//! nothing.

mod calendars;
mod countries;
mod dates;
mod gender;
mod identifiers;

use exonym_index::Facts;

use crate::finding::Part;
use crate::query::Query;

/// One weighed piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The line of the sum.
    pub part: Part,
}

impl Evidence {
    fn new(part: &str, query: &str, candidate: &str, detail: impl Into<String>, effect: f32) -> Evidence {
        let (part, query, candidate) = (part.to_owned(), query.to_owned(), candidate.to_owned());
        Evidence {
            part: Part {
                part,
                query,
                candidate,
                detail: detail.into(),
                weight: 1.0,
                effect,
            },
        }
    }
}

/// Everything that weighs beside the name. Silence on either side gives no line.
pub(crate) fn weigh(query: &Query, facts: &Facts) -> Vec<Evidence> {
    let mut lines: Vec<Evidence> = identifiers::weigh(query, facts);
    lines.extend(dates::weigh(query, facts));
    lines.extend(countries::weigh(query, facts));
    lines.extend(gender::weigh(query, facts));
    lines
}

pub use dates::date_effect;
