//! One file for each thing that is measured. A `Tally` counts documents in; `figures` gives ratios, or nothing where no
//! document had gold of that kind.

pub mod dates;
pub mod events;
pub mod links;
pub mod statements;

use serde::Serialize;

/// A count of a count, with its ratio.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    /// Those that are right.
    pub right: u64,
    /// All.
    pub of: u64,
    /// right / of; 1 where there are none.
    pub rate: f64,
}

/// Counts that become a [`Share`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counted {
    right: u64,
    of: u64,
}

impl Counted {
    pub(crate) fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += u64::from(right);
    }

    pub(crate) fn share(self) -> Share {
        let rate = if self.of == 0 {
            1.0
        } else {
            self.right as f64 / self.of as f64
        };
        Share {
            right: self.right,
            of: self.of,
            rate,
        }
    }
}
