//! What Exonym keeps of the lists: every version ever imported, which of them is in service, what changed between them.
//!
//! A data directory holds `catalogue.sqlite` (versions, figures, notes, snapshots), `blobs/` (the bytes of list files,
//! compressed, named by their SHA-256), `states.sqlite` (what kept versions state, made again where it is missing), `tmp/` (files in the making) and `writer.lock`. Whatever happens to the process at
//! whatever moment, the catalogue names whole versions only, and the newest one of each list is in service. Old versions
//! stay for "as of" answers, for differences and for the regulator who asks in ten years.

mod blobs;
mod catalogue;
mod diff;
mod download;
mod error;
mod fold;
mod guard;
mod history;
mod import;
mod lock;
mod progress;
mod share;
mod snapshot;
mod states;
mod status;
mod store;
mod version;

pub use diff::{Change, Diff, DiffEntry, DiffStatement};
pub use download::Validators;
pub use error::{Result, StoreError};
pub use guard::Guard;
pub use history::{EntryHistory, StatementHistory};
pub use import::{ImportItem, ImportOptions, ImportReport, Outcome, parse_day};
pub use progress::Progress;
pub use snapshot::{Basis, Engine, Snapshot, SnapshotList};
pub use states::Table as StatesTable;
pub use status::{ListStatus, VerifyReport, VersionCheck};
pub use store::Store;
pub use version::{KeptFile, Version, VersionStats};
