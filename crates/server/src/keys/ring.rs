//! Keys as the server holds them.

use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime};

use super::Scope;
use super::file::{Key, KeyFile, hash};

/// The file is looked at again after this: a revoked key stops working within it.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// What a key allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// No key was ever made: anyone may do anything.
    Open,
    /// Go on; the id of the key.
    Known(String),
    /// No key, an unknown or a revoked one.
    Unknown,
    /// A key without the scope.
    TooLittle,
}

#[derive(Debug, Default)]
struct Held {
    keys: Option<Vec<Key>>,
    looked: Option<Instant>,
    changed: Option<SystemTime>,
    /// The file is there and cannot be read: nobody is let in until it can.
    broken: bool,
}

/// The keys of a data directory, as fresh as a second.
#[derive(Debug)]
pub struct KeyRing {
    file: KeyFile,
    held: Mutex<Held>,
}

impl KeyRing {
    /// Over a file.
    pub fn new(file: KeyFile) -> KeyRing {
        KeyRing {
            file,
            held: Mutex::new(Held::default()),
        }
    }

    /// Whether a request with this key may use what asks for a scope. Once a key was made there is no way in without one,
    /// also when all are revoked.
    pub fn verdict(&self, secret: Option<&str>, scope: Scope) -> Verdict {
        let mut held = self
            .held
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        self.refresh(&mut held);
        if held.broken {
            return Verdict::Unknown;
        }
        let Some(keys) = &held.keys else {
            return Verdict::Open;
        };
        let Some(hash) = secret.map(hash) else {
            return Verdict::Unknown;
        };
        match keys
            .iter()
            .find(|key| key.sha256 == hash && key.revoked.is_none())
        {
            Some(key) if key.scope >= scope => Verdict::Known(key.id.clone()),
            Some(_) => Verdict::TooLittle,
            None => Verdict::Unknown,
        }
    }

    fn refresh(&self, held: &mut Held) {
        if held.looked.is_some_and(|looked| looked.elapsed() < LOOK_AGAIN) {
            return;
        }
        held.looked = Some(Instant::now());
        let changed = std::fs::metadata(self.file.path())
            .and_then(|meta| meta.modified())
            .ok();
        if changed.is_some() && changed == held.changed && !held.broken {
            return;
        }
        match self.file.read() {
            Ok(keys) => {
                held.keys = keys;
                held.changed = changed;
                held.broken = false;
            }
            Err(error) => {
                tracing::error!(%error, "keys cannot be read; nobody is let in");
                held.broken = true;
            }
        }
    }
}
