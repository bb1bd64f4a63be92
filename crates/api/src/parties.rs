//! Parties and pairs for review.

use exonym_index::{Meta, Reason};
use exonym_screen::{DoubtView, Joined, PartyView};
use serde::Serialize;

use crate::screen::{EntryJson, entry_json};

/// A party with its entries and the reasons that hold them together.
#[derive(Debug, Clone, Serialize)]
pub struct PartyJson {
    /// Snapshot id.
    pub snapshot: String,
    /// Id of the party.
    pub id: String,
    /// Its other ids.
    pub referents: Vec<String>,
    /// Schema name.
    pub schema: String,
    /// Name to show.
    pub caption: String,
    /// Its entries, the one that gives the id first.
    pub entries: Vec<EntryJson>,
    /// The pairs that hold it together, each with its reasons.
    pub joins: Vec<Joined>,
}

/// One side of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SideJson {
    /// Entry id.
    pub id: String,
    /// Name to show.
    pub caption: String,
}

/// A pair that a person should look at.
#[derive(Debug, Clone, Serialize)]
pub struct DoubtJson {
    /// The one entry.
    pub left: SideJson,
    /// The other.
    pub right: SideJson,
    /// Sum of the reasons, in bits.
    pub bits: f32,
    /// What agrees, and what does not.
    pub reasons: Vec<Reason>,
    /// Why it is not joined.
    pub why: String,
    /// Whether a person looked and could not tell.
    pub undecided: bool,
}

/// Pairs for review.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewJson {
    /// Snapshot id.
    pub snapshot: String,
    /// Pairs that await review, in all.
    pub total: u64,
    /// The first of them.
    pub pairs: Vec<DoubtJson>,
}

/// A party.
pub fn party_json(meta: &Meta, view: PartyView) -> PartyJson {
    PartyJson {
        snapshot: meta.snapshot.clone(),
        id: view.id,
        referents: view.referents,
        schema: view.schema,
        caption: view.caption,
        entries: view.entries.into_iter().map(entry_json).collect(),
        joins: view.joins,
    }
}

/// Pairs for review.
pub fn review_json(meta: &Meta, total: u64, doubts: Vec<DoubtView>) -> ReviewJson {
    let side = |(id, caption): (String, String)| SideJson { id, caption };
    ReviewJson {
        snapshot: meta.snapshot.clone(),
        total,
        pairs: doubts
            .into_iter()
            .map(|doubt| DoubtJson {
                left: side(doubt.left),
                right: side(doubt.right),
                bits: doubt.bits,
                reasons: doubt.reasons,
                why: doubt.why,
                undecided: doubt.undecided,
            })
            .collect(),
    }
}
