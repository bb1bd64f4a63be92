//! What comes out: a party, how sure, on what grounds, from which published record.

use exonym_index::{Bundle, Reason};
use exonym_model::Quality;
use serde::Serialize;

/// How much stands behind a score; orders findings of one score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// A near or common name and nothing else, or with a contradiction.
    Weak,
    /// A good name with nothing else, or a near name with agreeing evidence.
    Medium,
    /// The same name of rare words, or a good name with an agreeing date.
    Strong,
    /// An agreeing identifier, or the same name with the same day.
    Exact,
}

impl Strength {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Strength::Weak => "weak",
            Strength::Medium => "medium",
            Strength::Strong => "strong",
            Strength::Exact => "exact",
        }
    }
}

/// One line of the sum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// What was compared: `name`, `date`, `country`, `gender`, `identifier`, `weak alias`, `rarity`, `bounds`.
    pub part: String,
    /// Of the query.
    pub query: String,
    /// Of the listed party.
    pub candidate: String,
    /// How they relate, in words.
    pub detail: String,
    /// Share of the name that the line stands for, 0 to 1; 1 for evidence.
    pub weight: f32,
    /// What it adds to the score.
    pub effect: f32,
}

/// The listed name that met the query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matched {
    /// The query's name; for a match by identifier alone, the identifier.
    pub query: String,
    /// The listed name as published (or the identifier).
    pub listed: String,
    /// Which property states it: `name`, `alias`, `weakAlias`, `previousName`, or the identifier's.
    pub property: String,
    /// Strong, weak or not stated.
    pub quality: Quality,
    /// ISO 15924 code of the listed name's script.
    pub script: String,
    /// Roads over which tokens met, named.
    pub roads: Vec<String>,
}

impl Matched {
    /// Where nothing was asked.
    pub(crate) fn nothing() -> Matched {
        Matched {
            query: String::new(),
            listed: String::new(),
            property: String::new(),
            quality: Quality::Unstated,
            script: String::new(),
            roads: Vec::new(),
        }
    }
}

/// Whether the party stands on the list on the day that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ListingState {
    /// Listed.
    Listed,
    /// Was listed, is no longer.
    Delisted,
}

/// Since when, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// Listed or delisted on the day asked.
    pub state: ListingState,
    /// Stated day of listing.
    pub since: Option<String>,
    /// Stated day of delisting.
    pub until: Option<String>,
    /// How the day asked is known, where one was asked.
    pub basis: Option<String>,
}

/// Where an entry was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Who publishes the list.
    pub publisher: String,
    /// The list's own publication date.
    pub published: String,
    /// The publisher's record id.
    pub record: String,
    /// The publisher's page of the record, where it has one.
    pub url: Option<String>,
    /// SHA-256 of the file it was read from.
    pub sha256: String,
}

/// The party's entry on one list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// List id.
    pub list: String,
    /// Entry id.
    pub id: String,
    /// Quality of the matched name there.
    pub quality: Quality,
    /// Its state on the list.
    pub listing: Listing,
    /// Its source.
    pub citation: Citation,
    /// Everything published.
    pub bundle: Bundle,
}

/// Why two entries of a party are one party.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Joined {
    /// Id of the one entry.
    pub left: String,
    /// Id of the other.
    pub right: String,
    /// Sum of the reasons, in bits.
    pub bits: f32,
    /// What agrees, and what does not.
    pub reasons: Vec<Reason>,
}

/// A party at or over the threshold.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Id of the party: of its first entry, lists in a fixed order.
    pub id: String,
    /// Other ids of the party.
    pub referents: Vec<String>,
    /// Schema name.
    pub schema: String,
    /// Name to show.
    pub caption: String,
    /// 0 to 1.
    pub score: f32,
    /// Whether the score reaches the threshold that decides.
    pub is_match: bool,
    /// What stands behind the score.
    pub strength: Strength,
    /// Topics of the party.
    pub topics: Vec<String>,
    /// The name that met.
    pub matched: Matched,
    /// The lines whose effects sum to the score.
    pub explanation: Vec<Part>,
    /// Its entries that were asked for, in the order of lists that gives the party its id.
    pub entries: Vec<Entry>,
    /// Why its entries are taken for one party; empty where it has one.
    pub joins: Vec<Joined>,
}
