//! `exonym lists update`: downloads.
use std::path::Path;

use crate::args::Report;
use crate::exit::Exit;

pub(super) fn run(_data_dir: &Path, _lists: &[String], _sources: Option<&Path>, _format: Report) -> anyhow::Result<Exit> {
    anyhow::bail!("not yet")
}
