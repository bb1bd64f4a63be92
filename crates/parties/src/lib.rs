//! Which entries of which lists are one party, on what grounds, and which pairs a person should look at.
//!
//! ```text
//! index draft -> profiles -> pairs that share a number, a name or its sound -> weighed -> clustered -> Parties
//!                                                        judgement file ------^            ^---- whole party checked
//! ```
//!
//! Entries are compared as screening compares them, with the names of the index. Each pair gets a sum of bits from
//! named weights; from [`JOIN_BITS`] on it is joined, from [`DOUBT_BITS`] on it is offered for review. What a user judged is
//! law. Nothing here reads a file or the clock: the same index and judgements give the same parties.

mod agree;
mod block;
mod cluster;
mod counts;
mod find;
mod judgements;
mod phrases;
mod profile;
mod rank;
mod weights;

pub use find::{find, met};
pub use judgements::{HEADER, Judgement, JudgementError, Judgements, Verdict};
pub use profile::references_of;
pub use rank::{list_rank, order_key};

/// Sum of bits from which a pair is joined.
pub const JOIN_BITS: f32 = weights::JOIN;
/// Sum of bits from which a pair is offered for review.
pub const DOUBT_BITS: f32 = weights::DOUBT;

/// On what entries may be joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// References of the United Nations and entries that publishers state as one party's. Off, to measure how well the rest
    /// does without them.
    pub references: bool,
    /// Numbers of registers and passports.
    pub identifiers: bool,
}

impl Default for Grounds {
    fn default() -> Grounds {
        Grounds {
            references: true,
            identifiers: true,
        }
    }
}
