//! The score that OFAC's own list search shows, after its FAQ 249: Jaro-Winkler over the whole name, Jaro-Winkler and Soundex
//! over its parts, the higher of the two. For comparing with what that search says; our own engine decides better.
//!
//! The FAQ gives no numbers beyond this. Candidates are names that share a first letter of a word with the question, as the
//! FAQ has it; the cut of half the letters, and how two parts are put together, are our reading of it.

pub mod jaro_winkler;
pub mod names;
pub mod score;
pub mod soundex;
