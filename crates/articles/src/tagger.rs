//! The door for names that something else than the rules finds: a model of the user.

use std::fmt::Debug;

use crate::reading::EntityKind;
use crate::span::Span;

/// A name that was found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// Where, in bytes of the text that was handed over.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// The finder's own word for that: `PER`.
    pub label: String,
    /// 0 to 1: how sure the finder is.
    pub confidence: f32,
}

/// Whatever finds names in a text besides the rules. It adds mentions and takes none away.
pub trait Tagger: Debug + Send + Sync {
    /// What finds them, in words for who reads the answer ten years later: its kind and the SHA-256 of what it is made of.
    fn describe(&self) -> String;

    /// The names of a sentence, in order and apart from each other.
    ///
    /// # Errors
    /// It cannot be run on this text; the reason in words.
    fn tag(&self, text: &str) -> Result<Vec<Tagged>, String>;
}
