//! The file of keys in the data directory.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Scope;

/// Its name.
const NAME: &str = "keys.json";
/// What every key begins with, so that a secret scanner knows one.
const PREFIX: &str = "exo_";

/// One key, without the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Names it in commands and logs.
    pub id: String,
    /// Whose it is, for people.
    pub name: String,
    /// SHA-256 of the key, hex.
    pub sha256: String,
    /// What it may be used for.
    pub scope: Scope,
    /// When it was made, ISO moment.
    pub created: String,
    /// When it was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<String>,
}

/// Why keys cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The system failed.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The file is not what was written.
    #[error("{path} is no file of keys: {why}")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// No key of this id.
    #[error("no key `{0}`; `exonym keys list` shows those there are")]
    Unknown(String),
    /// The system has no randomness.
    #[error("the system gave no random bytes: {0}")]
    Random(String),
}

/// A key that was made: the only time that it is shown.
#[derive(Debug, Clone)]
pub struct Made {
    /// What is kept.
    pub key: Key,
    /// The key.
    pub secret: String,
}

/// The keys of a data directory.
#[derive(Debug, Clone)]
pub struct KeyFile {
    path: PathBuf,
}

impl KeyFile {
    /// Of a data directory.
    pub fn of(data_dir: &Path) -> KeyFile {
        KeyFile {
            path: data_dir.join(NAME),
        }
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn io(&self, source: std::io::Error) -> KeyError {
        let path = self.path.display().to_string();
        KeyError::Io { path, source }
    }

    /// All keys, revoked ones too; `None` where none was ever made.
    ///
    /// # Errors
    /// The file cannot be read or is none.
    pub fn read(&self) -> Result<Option<Vec<Key>>, KeyError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.io(error)),
        };
        let damaged = |error: serde_json::Error| KeyError::Damaged {
            path: self.path.display().to_string(),
            why: error.to_string(),
        };
        serde_json::from_str(&text).map(Some).map_err(damaged)
    }

    /// Makes a key.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn add(&self, name: &str, scope: Scope) -> Result<Made, KeyError> {
        let mut random = [0_u8; 36];
        getrandom::fill(&mut random).map_err(|error| KeyError::Random(error.to_string()))?;
        let (id, secret) = random.split_at(4);
        let secret = format!("{PREFIX}{}", hex::encode(secret));
        let key = Key {
            id: hex::encode(id),
            name: name.to_owned(),
            sha256: hash(&secret),
            scope,
            created: now(),
            revoked: None,
        };
        let mut keys = self.read()?.unwrap_or_default();
        keys.push(key.clone());
        self.write(&keys)?;
        Ok(Made { key, secret })
    }

    /// Revokes a key. It stays in the file: its id stands in logs.
    ///
    /// # Errors
    /// There is none of this id; the file cannot be read or written.
    pub fn revoke(&self, id: &str) -> Result<Key, KeyError> {
        let mut keys = self.read()?.unwrap_or_default();
        let key = keys
            .iter_mut()
            .find(|key| key.id == id)
            .ok_or_else(|| KeyError::Unknown(id.to_owned()))?;
        key.revoked.get_or_insert_with(now);
        let key = key.clone();
        self.write(&keys)?;
        Ok(key)
    }

    /// Writes beside and renames over, so that a server never reads half a file; only the owner may read it.
    fn write(&self, keys: &[Key]) -> Result<(), KeyError> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(|error| self.io(error))?;
        let mut temp = tempfile::NamedTempFile::new_in(folder).map_err(|error| self.io(error))?;
        let text = serde_json::to_string_pretty(keys).map_err(|error| self.io(error.into()))?;
        temp.write_all(text.as_bytes())
            .and_then(|()| temp.as_file().sync_all())
            .map_err(|error| self.io(error))?;
        temp.persist(&self.path).map_err(|error| self.io(error.error))?;
        Ok(())
    }
}

/// SHA-256 of a key, hex.
pub(super) fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_found_revoked_and_never_written_out() {
        let dir = tempfile::tempdir().unwrap();
        let file = KeyFile::of(dir.path());
        assert!(file.read().unwrap().is_none());
        let made = file.add("bank", Scope::Screen).unwrap();
        assert!(made.secret.starts_with("exo_") && made.secret.len() > 60);
        let text = std::fs::read_to_string(file.path()).unwrap();
        assert!(!text.contains(&made.secret) && text.contains(&hash(&made.secret)));
        assert!(file.revoke(&made.key.id).unwrap().revoked.is_some());
        assert!(matches!(file.revoke("nope"), Err(KeyError::Unknown(_))));
        assert_eq!(file.read().unwrap().unwrap().len(), 1);
    }
}
