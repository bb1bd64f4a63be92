//! What a name is: [`prepare`] it once, find it by its [`keys`], [`compare`] it with another, [`explain`] the score.
//!
//! Reasons: listed and asked names go through one door, so that they cannot be treated unlike; what costs time (script,
//! sound, roles of words) is done there once and stored, so that comparing is reading; and the score is a sum of parts
//! with named weights, so that a person can redo it.

mod acronym;
mod arabic;
mod ask;
mod assign;
mod bound;
mod choose;
mod codes;
mod compound;
mod custom;
mod dictionary;
mod explain;
mod forms;
mod heard;
mod join;
mod key;
mod kind;
mod known;
mod layout;
mod listed;
mod look;
mod lookup;
mod meeting;
mod memo;
mod mend;
mod neighbours;
mod number;
mod pair;
mod pieces;
mod prepare;
mod question;
mod rarity;
mod roles;
mod rule;
mod runs;
mod score;
mod scratch;
mod several;
mod sieve;
mod sift;
mod signature;
mod somali;
mod syllables;
mod transcription;
mod weights;
mod whole;

mod writer;

pub use ask::{Asking, Lead, Noted, leads_to};
pub use dictionary::{Borne, Dictionary, MAX_WORDS, word_codes, word_identity, word_order};
pub use explain::{Comparison, PartMatch, Relation, compare, compare_refs, explain, explain_refs};
pub use heard::{Heard, HeardWriter};
pub use key::{KeyKind, key_kind, keys, query_keys};
pub use kind::{NameKind, PartHint, PartTag};
pub use known::Known;
pub use layout::{NameRef, PREPARATION_VERSION, PreparedName, Token, TokenClass};
pub use listed::{NameBuffer, encode_own, seal_own};
pub use prepare::prepare;
pub use rarity::{CountedWord, Rarity, rarity, telling};
pub use rule::Rule;
pub use scratch::Scratch;
pub use several::{abbreviation, names_in};
pub use signature::{SIGNATURE_BYTES, Signature};
pub use transcription::{is_native, transcribes};
pub use weights::THRESHOLD;
pub use whole::Whole;
pub use writer::alone;
