//! A span.

use std::time::SystemTime;

/// What a span is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something that the server does by itself.
    Internal,
    /// A request.
    Server,
}

/// Something that took time.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// 32 hexadecimal digits.
    pub trace: String,
    /// 16 hexadecimal digits.
    pub id: String,
    /// The caller's span, where there is one.
    pub parent: Option<String>,
    /// `GET /search/{dataset}`.
    pub name: String,
    /// What it is of.
    pub kind: Kind,
    /// When it began.
    pub began: SystemTime,
    /// When it ended.
    pub ended: SystemTime,
    /// Texts by the names of the semantic conventions.
    pub texts: Vec<(&'static str, String)>,
    /// Whole numbers.
    pub numbers: Vec<(&'static str, i64)>,
    /// Whether it failed by our own fault.
    pub failed: bool,
}
