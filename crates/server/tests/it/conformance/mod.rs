//! The checklist of the matching API, each line a test named after it.

mod catalogue;
mod cross_cutting;
mod entities;
mod matching;
mod reconcile;
mod scores;
mod search;
