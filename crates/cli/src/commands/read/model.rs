//! `--model DIR`: a model of the user that finds names beside the rules.

use std::path::Path;
use std::sync::Arc;

use exonym_articles::Tagger;

use crate::exit::usage;

/// Opens the model of a folder.
#[cfg(feature = "model")]
pub(crate) fn open(folder: &Path) -> anyhow::Result<Arc<dyn Tagger>> {
    let model = exonym_tagger::Model::open(folder).map_err(|error| usage(format!("--model {error}")))?;
    Ok(Arc::new(model))
}

/// Says that this build opens none.
#[cfg(not(feature = "model"))]
pub(crate) fn open(folder: &Path) -> anyhow::Result<Arc<dyn Tagger>> {
    Err(usage(format!(
        "--model {}: this build runs no models; build one that does: cargo build --release -p exonym --features model",
        folder.display()
    )))
}
