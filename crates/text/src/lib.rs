//! Text to text: Unicode forms, scripts, readings of a token in other scripts, sound keys, edit distance.
//!
//! In reading order: a name is cut into words ([`tokenize`]) that are folded ([`fold`]) and repaired ([`homoglyph`]); each
//! word can sound like something in Latin letters ([`readings`]).

pub mod script;

pub mod fold;

pub mod homoglyph;

pub mod tokenize;
