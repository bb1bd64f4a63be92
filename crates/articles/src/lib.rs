//! Reads a document: who and what is named, who is meant, who said what, what happened when, and where each word of that
//! stands.
//!
//! ```text
//! bytes -> document (text, blocks, map) -> page (sentences, tokens) -> mentions -> statements -> linking
//!                                                                   -> dates -> pairs -> events -> Reading
//! ```
//!
//! There is no clock, no network and no disk in here. All stages count bytes of the read text; the last step turns every span into
//! code points of the unchanged input.

mod dates;
mod document;
mod error;
mod events;
pub mod html;
mod language;
mod linking;
mod mentions;
mod page;
mod pairs;
mod read;
mod reading;
pub mod scale;
mod sentence;
mod span;
mod statements;
mod tagger;
mod text;
pub mod ties;
mod token;

pub use document::{DocumentForm, is_encoding};
pub use error::ReadError;
pub use linking::{Lists, Remembering};
pub use page::Page;
pub use read::{Options, read};
pub use reading::{
    DateMention, Document, Entity, EntityKind, Event, Form, How, Mention, Modality, PageSpan, Pair, Reading,
    Role, Sentence, Speaker, Stance, Statement,
};
pub use sentence::SentenceSpan;
pub use span::Span;
pub use tagger::{Tagged, Tagger};
pub use text::{Block, BlockKind, Text};
pub use token::{Case, Token, TokenKind, Tokens};
