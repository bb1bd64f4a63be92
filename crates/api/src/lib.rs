//! The JSON of the public interface; nothing else derives it.
//!
//! Shapes are fixed by the design: fields may be added, never renamed.

mod lists;
mod parties;
mod screen;

pub use lists::ListInfo;
pub use parties::{DoubtJson, PartyJson, ReviewJson, SideJson, party_json, review_json};
pub use screen::{
    CitationJson, EntryJson, FindingJson, MatchedJson, QueryJson, ResultJson, ScreenJson, result_json,
    screen_json,
};
