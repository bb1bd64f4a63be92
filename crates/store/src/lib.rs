//! What Exonym keeps of the lists: every version ever imported, which of them is in service, what changed between them.
//!
//! A data directory holds `catalogue.sqlite` (versions, figures, notes, snapshots), `blobs/` (the bytes of list files,
//! compressed, named by their SHA-256), `tmp/` (files in the making) and `writer.lock`. Whatever happens to the process at
//! whatever moment, the catalogue names whole versions only, and the newest one of each list is in service. Old versions
//! stay for "as of" answers, for differences and for the regulator who asks in ten years.

mod blobs;
mod catalogue;
mod error;
mod guard;
mod import;
mod lock;
mod progress;
mod store;
mod version;

pub use error::{Result, StoreError};
pub use guard::Guard;
pub use import::{ImportItem, ImportOptions, ImportReport, Outcome, parse_day};
pub use progress::Progress;
pub use store::Store;
pub use version::{KeptFile, Version, VersionStats};
