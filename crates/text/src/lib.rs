//! Text to text: Unicode forms, scripts, readings of a token in other scripts, sound keys, edit distance.
//!
//! In reading order: a name is cut into words ([`tokenize`]) that are folded ([`fold`]) and repaired ([`homoglyph`]); each
//! word can sound like something in Latin letters ([`readings`]) by a road ([`road`]),
//! and East Asian words are syllables that systems spell in their ways ([`syllables`]); a Latin spelling has a sound ([`sound`]);
//! two of them stand so far apart ([`distance`], with what an edit costs in [`costs`]), which [`likeness`] puts together.
//! Nothing here knows what a name is: which words are surnames, titles or legal forms is for `exonym_names`.

pub mod script;

pub mod fold;

pub mod homoglyph;

pub mod tokenize;

pub mod road;

pub mod readings;

pub mod syllables;

pub mod sound;

pub mod costs;

pub mod distance;

mod lanes;
mod least;
pub mod likeness;

pub mod many;

pub mod shelf;
