//! Replicas that share one state of the lists through an object store.
//!
//! ```text
//! one machine:    lists update -> index build -> publish -> objects/<sha256>, snapshots/<id>.json, latest.json
//! each replica:   pull -> verified -> blobs, index, catalogue in place -> the server that polls takes the new index
//! ```
//!
//! Objects are named by the SHA-256 of their bytes, so a list version and an index go over once, and what arrives is checked
//! against its name. `latest.json` is written last and names a state that is there whole. A replica puts blobs and index
//! into place first and takes over the catalogue in one transaction at the end, so a server over the same directory answers from
//! the old state or the new one.

mod error;
mod manifest;
mod publish;
mod pull;
mod remote;

pub use error::{ReplicaError, Result};
pub use manifest::{Manifest, Object};
pub use publish::{Published, publish};
pub use pull::{Pulled, pull};
pub use remote::Remote;
