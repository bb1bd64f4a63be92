//! `exonym eval aliases` and `exonym eval manipulate`: measures made from the lists in service.

use std::path::Path;

use exonym_engine::Which;
use exonym_eval::{aliases, manipulate};

use crate::args::Report;
use crate::commands::open_engine;
use crate::exit::Exit;
use crate::printer::Printer;

/// Aliases asked against the entry without them; `which` is sample and seed.
pub(crate) fn aliases(
    data_dir: &Path,
    which: (usize, u64),
    threshold: f32,
    dump: Option<&Path>,
    format: Report,
) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    let index = engine.screener.index();
    let asked = aliases::run(index, which.0, which.1)?;
    if let Some(path) = dump {
        let mut writer = csv::Writer::from_path(path)?;
        writer.write_record([
            "list",
            "id",
            "script",
            "alias",
            "nearest",
            "score",
            "shares_a_name",
            "one_name_of_several",
            "shares_a_key",
            "kind",
        ])?;
        for one in &asked {
            writer.write_record([
                one.list.as_str(),
                &one.id,
                &one.script,
                &one.alias,
                &one.nearest,
                &format!("{:.4}", one.score),
                &one.shares.to_string(),
                &one.single.to_string(),
                &one.keyed.to_string(),
                one.kind,
            ])?;
        }
        writer.flush()?;
    }
    let report = aliases::report(&asked, threshold, &index.meta().snapshot);
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&report)?,
        Report::Table => {
            out.line(format!("snapshot {}, threshold {threshold:.2}", report.snapshot))?;
            let all = std::iter::once(("all", &report.all));
            let scripts = report
                .scripts
                .iter()
                .map(|(name, figures)| (name.as_str(), figures));
            let lists = report
                .lists
                .iter()
                .map(|(name, figures)| (name.as_str(), figures));
            let kinds = report
                .kinds
                .iter()
                .map(|(name, figures)| (name.as_str(), figures));
            for (name, figures) in all.chain(kinds).chain(scripts).chain(lists) {
                out.line(format!(
                    "  {name:26} n {:6}  found {:6}  recall {:.3}  wholly different {:5}  recall of the others {:.3}  one name of several {:5}  recall of the rest {:.3}  found by key {:.4}",
                    figures.n,
                    figures.found,
                    figures.recall,
                    figures.different,
                    figures.recall_sharing,
                    figures.single,
                    figures.recall_naming,
                    figures.keyed
                ))?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// Manipulated names asked of the whole engine; `which` is sample and seed.
pub(crate) fn manipulate(
    data_dir: &Path,
    which: (usize, u64),
    threshold: f32,
    dump: Option<&Path>,
    format: Report,
) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    let tried = manipulate::run(&engine.screener, which.0, which.1, threshold)?;
    if let Some(path) = dump {
        let mut writer = csv::Writer::from_path(path)?;
        writer.write_record(["class", "letters", "id", "listed", "asked", "score", "rule"])?;
        for one in tried.iter().filter(|one| !one.found) {
            writer.write_record([
                one.class,
                &one.letters.to_string(),
                &one.id,
                &one.listed,
                &one.asked,
                &format!("{:.4}", one.score),
                one.rule.unwrap_or_default(),
            ])?;
        }
        writer.flush()?;
    }
    let snapshot = &engine.screener.index().meta().snapshot;
    let report = manipulate::report(&tried, which.0, which.1, threshold, snapshot);
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&report)?,
        Report::Table => {
            out.line(format!(
                "snapshot {snapshot}, threshold {threshold:.2}, {} entries, seed {}",
                report.sample, report.seed
            ))?;
            for (name, found) in report.classes.iter().chain(&report.scripts) {
                out.line(format!(
                    "  {name:36} n {:6}  found {:6}  {:6.2} %  held apart by a rule {:4}, without these {:6.2} %",
                    found.n,
                    found.found,
                    found.recall * 100.0,
                    found.ruled,
                    found.recall_without_ruled * 100.0
                ))?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
