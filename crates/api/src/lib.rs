//! The JSON of the public interface; nothing else derives it.
//!
//! Shapes are fixed by the design: fields may be added, never renamed.

mod lists;
mod matching;
mod parties;
mod read;
mod read_ftm;
mod read_statements;
mod screen;

pub use lists::ListInfo;
pub use matching::{
    AdjacentJson, EntityJson, ExampleJson, FacetJson, FacetValueJson, FeatureJson, MatchJson,
    MatchResultJson, NeighboursJson, ScoredJson, SearchJson, SourceJson, TotalJson,
};
pub use parties::{
    DoubtJson, JoinJson, PartyJson, ReasonJson, ReviewJson, SideJson, party_json, review_json,
};
pub use read::{EntityReadJson, ReadJson, read_json};
pub use read_ftm::read_ftm;
pub use read_statements::read_statements;
pub use screen::{
    CitationJson, EntryJson, FindingJson, MatchedJson, QueryJson, ResultJson, ScreenJson, result_json,
    screen_json,
};
