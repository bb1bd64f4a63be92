//! `exonym eval reading`: is an article read rightly?

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use exonym_engine::Which;
use exonym_eval::reading::score::Share;
use exonym_eval::reading::speed::{self, TimedReport};
use exonym_eval::reading::{self, ReadingReport};

use crate::args::Report;
use crate::commands::open_engine;
use crate::exit::{Exit, usage};
use crate::printer::{Printer, say};

/// A gold file is text; what is longer is none.
const MAX_BYTES: u64 = 64 << 20;

/// Reads and measures the gold documents of a folder; with `timed` also how fast, with the lists in service.
pub(crate) fn run(data_dir: &Path, folder: &Path, timed: bool, format: Report) -> anyhow::Result<Exit> {
    let mut files = Vec::new();
    let mut left = Vec::new();
    for path in walk(folder)? {
        let name = path.display().to_string();
        let long = std::fs::metadata(&path).is_ok_and(|file| file.len() > MAX_BYTES);
        match std::fs::read(&path).map(String::from_utf8) {
            Ok(Ok(text)) if !long => files.push((name, text)),
            Ok(_) => left.push(format!("{name} (no text)")),
            Err(error) => return Err(usage(format!("{name}: {error}"))),
        }
    }
    let (documents, unknown) = reading::folder(&files).map_err(usage)?;
    left.extend(unknown);
    if documents.is_empty() {
        return Err(usage(format!(
            "{}: no gold document; give a folder with brat .ann and .txt (PolNeAR), .conllu (GUM) or .json (PLOVER) files",
            folder.display()
        )));
    }
    let speed = if timed {
        let engine = open_engine(data_dir, &Which::Current)?;
        Some(speed::measure(&documents, &engine.screener, &clock())?)
    } else {
        None
    };
    let report = TimedReport {
        report: reading::convert::run(&documents),
        speed,
    };
    let mut out = Printer::new();
    for name in &left {
        say(format!("left out: {name}"));
    }
    match format {
        Report::Json => out.json(&report)?,
        Report::Table => print(&report.report, &mut out)?,
    }
    if let (Report::Table, Some(speed)) = (format, report.speed) {
        out.line(format!(
            "  {:38} {:6.2} MB/s without lists, {:.2} MB/s with them ({} bytes a pass, {} entities met an entry)",
            "speed, processor time of one thread",
            speed.mb_per_second,
            speed.mb_per_second_with_lists,
            speed.bytes,
            speed.entities_with_findings
        ))?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The processor's time of this thread where the system tells it (Linux), else the wall's.
fn clock() -> impl Fn() -> Duration {
    let started = Instant::now();
    move || {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let spent = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
        spent.map_or_else(|| started.elapsed(), Duration::from_nanos)
    }
}

/// All files below a folder, in order; the folder itself may be one file.
pub(crate) fn walk(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let wrap = |error: std::io::Error| usage(format!("{}: {error}", path.display()));
    if !std::fs::metadata(path).map_err(wrap)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(path).map_err(wrap)? {
        entries.push(entry.map_err(wrap)?.path());
    }
    entries.sort();
    for entry in entries {
        found.extend(walk(&entry)?);
    }
    Ok(found)
}

fn print(report: &ReadingReport, out: &mut Printer) -> anyhow::Result<()> {
    let mut rows: Vec<(&str, Share)> = Vec::new();
    out.line(format!("{} documents", report.documents))?;
    if let Some(figures) = &report.statements {
        rows.extend([
            ("statements: cue precision", figures.cue_precision),
            ("statements: cue recall", figures.cue_recall),
            ("statements: recall of speech cues", figures.speech_cue_recall),
            ("statements: speaker, given cue", figures.speaker_given_cue),
            ("statements: whole, precision", figures.whole_precision),
            ("statements: whole, given cue", figures.whole_given_cue),
            ("statements: whole, recall of speech", figures.whole_speech_recall),
        ]);
    }
    if let Some(figures) = &report.links {
        rows.extend([
            ("links: precision of pairs", figures.precision),
            ("links: recall of pairs", figures.pair_recall),
            ("links: coverage of repeated names", figures.coverage),
        ]);
    }
    if let Some(figures) = &report.dates {
        rows.extend([
            ("dates: right of answered", figures.right_of_answered),
            ("dates: answered", figures.answered),
        ]);
    }
    if let Some(figures) = &report.events {
        rows.extend([
            ("events: type, precision", figures.type_precision),
            ("events: type, precision of all", figures.type_precision_of_all),
            ("events: type, recall", figures.type_recall),
            ("events: actor, precision", figures.actor_precision),
            ("events: actor, recall", figures.actor_recall),
            ("events: target, precision", figures.target_precision),
            ("events: target, recall", figures.target_recall),
        ]);
    }
    for (name, share) in rows {
        out.line(format!(
            "  {name:38} {:6.2} %  {} of {}",
            share.rate * 100.0,
            share.right,
            share.of
        ))?;
    }
    Ok(())
}
