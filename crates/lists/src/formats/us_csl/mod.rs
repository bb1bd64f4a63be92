//! US Consolidated Screening List: what its CSV and its JSON have in common.
//!
//! One row is one party on one source list. The rows that come from OFAC bear OFAC's own number, so that a party of several
//! OFAC lists has several rows of one `_id`: they are made one party with a sanction for each.

pub(crate) mod ids;
pub(crate) mod party;
pub(crate) mod row;
pub(crate) mod source;

use std::collections::HashMap;

use row::Row;

use crate::{Party, Sink};

/// The list's id.
pub(crate) const LIST: &str = "us_trade_csl";

/// Makes parties of rows. A party whose id stands on several rows is held back until the last of them.
pub(crate) struct Gather {
    left: HashMap<String, u32>,
    held: HashMap<String, Party>,
}

impl Gather {
    /// For a file whose ids are, in order, these.
    pub(crate) fn new(ids: impl IntoIterator<Item = String>) -> Gather {
        let mut left: HashMap<String, u32> = HashMap::new();
        for id in ids {
            *left.entry(id).or_default() += 1;
        }
        left.retain(|_, rows| *rows > 1);
        Gather {
            left,
            held: HashMap::new(),
        }
    }

    /// Takes a row; hands the party over when no further row adds to it.
    pub(crate) fn row(&mut self, list: &str, row: &Row, sink: &mut dyn Sink) {
        let mut party = match self.held.remove(&row.id) {
            Some(party) => party,
            None => Party::new(list, &row.id, source::schema(row)),
        };
        party::state(&mut party, row);
        match self.left.get_mut(&row.id) {
            Some(rows) if *rows > 1 => {
                *rows -= 1;
                self.held.insert(row.id.clone(), party);
            }
            _ => party.finish(sink),
        }
    }

    /// Hands over what is still held: parties one of whose rows was broken.
    pub(crate) fn finish(self, sink: &mut dyn Sink) {
        let mut held: Vec<_> = self.held.into_iter().collect();
        held.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, party) in held {
            party.finish(sink);
        }
    }
}
