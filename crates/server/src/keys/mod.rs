//! API keys: made and revoked by a command, kept as hashes, read by the server whenever the file changes.
//!
//! A key is 32 random bytes, so its plain SHA-256 cannot be guessed back; there is nothing to stretch. The key itself is shown
//! once, when it is made.

mod file;
mod ring;

pub use file::{Key, KeyError, KeyFile, Made};
pub use ring::{KeyRing, Verdict};

use serde::{Deserialize, Serialize};

/// What a key may be used for; each includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Look at lists and entities.
    Read,
    /// Screen names.
    Screen,
    /// Reload, metrics.
    Admin,
}

impl Scope {
    /// The scope of a word.
    pub fn of_word(word: &str) -> Option<Scope> {
        match word {
            "read" => Some(Scope::Read),
            "screen" => Some(Scope::Screen),
            "admin" => Some(Scope::Admin),
            _ => None,
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Screen => "screen",
            Scope::Admin => "admin",
        }
    }
}

/// The scope that a route asks for, by its pattern; `None` for what anyone may see: health, documentation, the pages
/// themselves (their data asks for a scope).
pub fn scope_of(route: &str) -> Option<Scope> {
    match route {
        "/healthz" | "/readyz" | "/" | "/docs" | "/openapi.json" | "/favicon.ico" => None,
        _ if route.starts_with("/ui") => None,
        "/updatez" | "/metrics" => Some(Scope::Admin),
        _ if [
            "/match/",
            "/v1/screen",
            "/v1/read",
            "/v1/eval",
            "/v1/suggest",
            "/reconcile/",
        ]
        .iter()
        .any(|start| route.starts_with(start)) =>
        {
            Some(Scope::Screen)
        }
        _ => Some(Scope::Read),
    }
}
