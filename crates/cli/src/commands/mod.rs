//! One command a file; each takes plain values and returns how it ended.

pub(crate) mod eval;
mod eval_joins;
mod eval_lists;
mod eval_reading;
mod eval_speed;
pub(crate) mod health;
pub(crate) mod index;
pub(crate) mod keys;
pub(crate) mod lists;
pub(crate) mod parties;
mod parties_judge;
mod parties_stats;
pub(crate) mod read;
#[cfg(feature = "replicas")]
pub(crate) mod replicas;
pub(crate) mod screen;
mod screen_file;
pub(crate) mod serve;
mod show;
mod show_reading;
pub(crate) mod ties;
mod update;

use std::path::{Path, PathBuf};

use clap::CommandFactory;
use exonym_engine::{Engine, Which};

use crate::args::Cli;
use crate::exit::{Exit, usage};
use crate::printer;
use crate::progress::Bars;

/// The data directory: as said, else the platform's.
pub(crate) fn data_dir(said: Option<PathBuf>) -> anyhow::Result<PathBuf> {
    let platform = || directories::ProjectDirs::from("", "", "exonym").map(|dirs| dirs.data_dir().to_owned());
    said.or_else(platform)
        .ok_or_else(|| usage("no home directory is known; say where data is kept: --data-dir DIR"))
}

/// Opens the engine; says so where it is only the sample list.
pub(crate) fn open_engine(data_dir: &Path, which: &Which) -> anyhow::Result<Engine> {
    let engine = exonym_engine::open(data_dir, which, &mut Bars::default())?;
    if engine.sample {
        let caution = &engine.screener.index().meta().caution;
        printer::say(format!(
            "note: no list imported; answering from the {caution}. Import lists: exonym lists update, or exonym lists import PATH"
        ));
    }
    Ok(engine)
}

/// Prints the completions of a shell.
pub(crate) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "exonym", &mut out);
    let mut printer = printer::Printer::new();
    printer.stream().write_all(&out)?;
    printer.flush()?;
    Ok(Exit::Done)
}
