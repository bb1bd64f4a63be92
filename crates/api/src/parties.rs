//! Parties and pairs for review.

use exonym_index::{Meta, Reason};
use exonym_screen::{DoubtView, Joined, PartyView};
use serde::Serialize;

use crate::screen::{EntryJson, entry_json};

/// A party with its entries and the reasons that hold them together.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
    pub joins: Vec<JoinJson>,
}

/// Why two entries of a party are one party.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinJson {
    /// Id of the one entry.
    pub left: String,
    /// Id of the other.
    pub right: String,
    /// Sum of the reasons, in bits: chance brings such a pair about once in two to this power.
    pub bits: f32,
    /// What agrees, and what does not.
    pub reasons: Vec<ReasonJson>,
}

/// One reason for or against.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReasonJson {
    /// What was compared: `reference`, `identifier`, `name`, `date`, `country`, `place`, `judgement`, and others.
    pub part: String,
    /// As the one entry states it.
    pub left: String,
    /// As the other does.
    pub right: String,
    /// How they relate, in words.
    pub detail: String,
    /// What it counts, in bits; below zero it speaks against.
    pub bits: f32,
}

/// One side of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SideJson {
    /// Entry id.
    pub id: String,
    /// Name to show.
    pub caption: String,
}

/// A pair that a person should look at.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoubtJson {
    /// The one entry.
    pub left: SideJson,
    /// The other.
    pub right: SideJson,
    /// Sum of the reasons, in bits.
    pub bits: f32,
    /// What agrees, and what does not.
    pub reasons: Vec<ReasonJson>,
    /// Why it is not joined.
    pub why: String,
    /// Whether a person looked and could not tell.
    pub undecided: bool,
}

/// Pairs for review.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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
        joins: view.joins.into_iter().map(join_json).collect(),
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
                reasons: doubt.reasons.into_iter().map(reason_json).collect(),
                why: doubt.why,
                undecided: doubt.undecided,
            })
            .collect(),
    }
}

/// A join with its reasons.
pub(crate) fn join_json(join: Joined) -> JoinJson {
    JoinJson {
        left: join.left,
        right: join.right,
        bits: join.bits,
        reasons: join.reasons.into_iter().map(reason_json).collect(),
    }
}

fn reason_json(reason: Reason) -> ReasonJson {
    ReasonJson {
        part: reason.part,
        left: reason.left,
        right: reason.right,
        detail: reason.detail,
        bits: reason.bits,
    }
}
