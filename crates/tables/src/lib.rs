//! Generated and hand-kept language data, each with its origin, behind typed look-ups.
//!
//! Data lies in `data/`, one concern a file, each with its origin and licence at the head; code lies here, one look-up a file. Nothing
//! is computed that is not a look-up, and nothing is read from outside the binary.

mod key;
mod lexicon;
mod table;

pub mod abbreviations;
pub mod attested;
pub mod borne;
pub mod census;
pub mod countries;
pub mod country_words;
pub mod english;
pub mod event_frames;
pub mod generic;
pub mod given_names;
pub mod han;
pub mod japanese_names;
pub mod legal_forms;
pub mod numbers;
pub mod other_names;
pub mod particles;
pub mod senses;
pub mod somali;
pub mod spanish_surnames;
pub mod titles;
pub mod topic_kin;
pub mod words;
