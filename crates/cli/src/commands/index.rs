//! `exonym index`: build, verify, stats.

use std::path::Path;
use std::time::Instant;

use exonym_engine::Which;

use crate::args::{IndexCommand, Report};
use crate::commands::open_engine;
use crate::exit::{Exit, usage};
use crate::printer::Printer;
use crate::progress::Bars;

/// Runs the index command asked for.
pub(crate) fn run(data_dir: &Path, command: IndexCommand) -> anyhow::Result<Exit> {
    match command {
        IndexCommand::Build { again, format } => build(data_dir, again, format),
        IndexCommand::Verify { format } => verify(data_dir, format),
        IndexCommand::Stats { format } => stats(data_dir, format),
    }
}

fn build(data_dir: &Path, again: bool, format: Report) -> anyhow::Result<Exit> {
    let started = Instant::now();
    if again {
        exonym_engine::rebuild(data_dir, &mut Bars::default())?;
    }
    let engine = open_engine(data_dir, &Which::Current)?;
    if engine.sample {
        return Err(usage(
            "there is no list to build an index of; import lists first: exonym lists update, or exonym lists import PATH",
        ));
    }
    // What a server looks up beside the index, so that it starts without making it.
    exonym_server::book::Book::kept(engine.screener.index(), data_dir)?;
    let meta = engine.screener.index().meta();
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(meta)?,
        Report::Table => {
            let seconds = started.elapsed().as_secs_f64();
            out.line(format!(
                "index of snapshot {}: {} entries, {} names of {} lists, in {seconds:.1} s",
                meta.snapshot,
                meta.parties,
                meta.names,
                meta.lists.len()
            ))?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn verify(data_dir: &Path, format: Report) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    let verified = exonym_index::verify(engine.screener.index())?;
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&verified)?,
        Report::Table => out.line(format!(
            "sound: {} bytes, {} entries, {} names, {} postings, {} parties of several entries",
            verified.bytes, verified.parties, verified.names, verified.postings, verified.joined
        ))?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn stats(data_dir: &Path, format: Report) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    let index = engine.screener.index();
    let stats = exonym_index::stats(index);
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&serde_json::json!({ "index": index.meta(), "sizes": stats }))?,
        Report::Table => {
            let meta = index.meta();
            out.line(format!(
                "snapshot {}: {} entries, {} names, {} bytes",
                meta.snapshot, meta.parties, meta.names, stats.bytes
            ))?;
            out.line(format!(
                "{} keys with {} postings, the longest {}; {} identifiers",
                stats.keys, stats.postings, stats.longest_posting, stats.ids
            ))?;
            for (section, bytes) in &stats.sections {
                out.line(format!("  {section:14} {bytes:12} bytes"))?;
            }
            for list in &meta.lists {
                out.line(format!(
                    "  {:26} published {}, {} entries",
                    list.version.list, list.version.published, list.parties
                ))?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
