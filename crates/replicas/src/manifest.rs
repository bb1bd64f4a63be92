//! The description of one state: which objects it is made of.

use serde::{Deserialize, Serialize};

use crate::error::{ReplicaError, Result};

/// The form of the description; another is refused.
pub(crate) const FORMAT: u32 = 1;

/// One object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// SHA-256 of its bytes, hex; its name.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
}

/// The kept bytes of a list file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob {
    /// SHA-256 of the file as imported, hex: under which the data directory keeps it.
    pub file: String,
    /// The compressed bytes.
    #[serde(flatten)]
    pub object: Object,
}

/// A state of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Form of this description.
    pub format: u32,
    /// Snapshot id.
    pub snapshot: String,
    /// The version that made the index; another builds its own.
    pub engine: String,
    /// The version of the tables that made it.
    pub tables: String,
    /// The index.
    pub index: Object,
    /// What a server looks up beside the index; one without it makes them, and so does one of another form of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookups: Option<Object>,
    /// The catalogue of list versions.
    pub catalogue: Object,
    /// The user's judgements, where there are any.
    pub judgements: Option<Object>,
    /// Every kept list file.
    pub blobs: Vec<Blob>,
}

impl Manifest {
    /// Reads a description. Names become paths, so each must be a hash and nothing else.
    ///
    /// # Errors
    /// It is none, or of another form.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Manifest> {
        let wrong = |why: String| ReplicaError::Manifest {
            name: name.to_owned(),
            why,
        };
        let found: Manifest = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        if found.format != FORMAT {
            return Err(wrong(format!("it has form {}, this is {FORMAT}", found.format)));
        }
        let objects = found.blobs.iter().map(|blob| &blob.object);
        let hashes = [&found.index, &found.catalogue]
            .into_iter()
            .chain(&found.judgements)
            .chain(&found.lookups)
            .chain(objects)
            .map(|object| &object.sha256)
            .chain(found.blobs.iter().map(|blob| &blob.file))
            .chain([&found.snapshot]);
        for hash in hashes {
            if hash.len() != 64 || !hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
                return Err(wrong(format!("`{hash}` is no SHA-256")));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_hash_is_refused() {
        let hash = "ab".repeat(32);
        let text = format!(
            r#"{{"format":1,"snapshot":"{hash}","engine":"e","tables":"t","index":{{"sha256":"{hash}","bytes":1}},
            "catalogue":{{"sha256":"{hash}","bytes":1}},"judgements":null,"blobs":[{{"file":"{hash}","sha256":"{hash}","bytes":2}}]}}"#
        );
        assert_eq!(Manifest::parse("m", text.as_bytes()).unwrap().blobs.len(), 1);
        let path = text.replacen(
            &format!("\"file\":\"{hash}\""),
            "\"file\":\"../../etc/passwd\"",
            1,
        );
        assert!(Manifest::parse("m", path.as_bytes()).is_err());
        assert!(Manifest::parse("m", text.replace("\"format\":1", "\"format\":2").as_bytes()).is_err());
        assert!(Manifest::parse("m", b"{").is_err());
    }
}
