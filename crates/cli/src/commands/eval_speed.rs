//! `exonym eval speed`: time of answers, and the search against comparison with every name.

use std::path::Path;
use std::time::Instant;

use exonym_engine::Which;
use exonym_eval::speed::{Lost, Plan, SpeedReport, run as measure};
use exonym_index::{Index, map_file};
use exonym_screen::Screener;

use crate::args::Report;
use crate::commands::open_engine;
use crate::exit::{Exit, usage};
use crate::printer::Printer;

/// Measures the lists in service, or an index file.
pub(crate) fn run(
    data_dir: &Path,
    index: Option<&Path>,
    plan: Plan,
    dump: Option<&Path>,
    format: Report,
) -> anyhow::Result<Exit> {
    if plan.threads == 0 || plan.queries == 0 {
        return Err(usage("--threads and --queries must be at least 1"));
    }
    let started = Instant::now();
    let (opened, report, lost) = match index {
        Some(path) => {
            let screener = Screener::new(Index::open(map_file(path)?)?);
            let opened = started.elapsed();
            let (report, lost) = measure(&screener, plan)?;
            (opened, report, lost)
        }
        None => {
            let engine = open_engine(data_dir, &Which::Current)?;
            let opened = started.elapsed();
            let (report, lost) = measure(&engine.screener, plan)?;
            (opened, report, lost)
        }
    };
    if let Some(path) = dump {
        write_lost(path, &lost)?;
    }
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&serde_json::json!({
            "open_ms": opened.as_secs_f64() * 1e3,
            "speed": report,
            "lost": lost,
        }))?,
        Report::Table => print(&mut out, &report, opened.as_secs_f64() * 1e3)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn print(out: &mut Printer, report: &SpeedReport, open_ms: f64) -> anyhow::Result<()> {
    out.line(format!(
        "snapshot {}: {} entries, {} names, opened in {open_ms:.1} ms; seed {}",
        report.snapshot, report.parties, report.names, report.seed
    ))?;
    out.line(format!(
        "{:.0} answers a second on {} threads; microseconds an answer, names compared:",
        report.per_second, report.threads
    ))?;
    for class in &report.classes {
        let (us, compared) = (class.us, class.compared);
        out.line(format!(
            "  {:12} n {:6}  p50 {:7.0}  p95 {:7.0}  p99 {:7.0}  max {:8.0}  mean {:7.0}  compared p50 {:5.0}  p95 {:6.0}  max {:6.0}  with finding {:5}  limited {}",
            class.class, class.n, us.p50, us.p95, us.p99, us.max, us.mean, compared.p50, compared.p95, compared.max, class.with_finding, class.limited
        ))?;
    }
    let recall = &report.recall;
    if recall.n > 0 {
        out.line(format!(
            "of {} entries that comparison with every name finds in {} questions, {} found ({:.3} %); {} questions complete",
            recall.wanted,
            recall.n,
            recall.found,
            recall.recall * 100.0,
            recall.complete
        ))?;
    }
    Ok(())
}

fn write_lost(path: &Path, lost: &[Lost]) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_path(path)?;
    writer.write_record(["class", "query", "schema", "id", "caption", "score"])?;
    for one in lost {
        writer.write_record([
            one.class,
            &one.query,
            &one.schema,
            &one.id,
            &one.caption,
            &format!("{:.4}", one.score),
        ])?;
    }
    writer.flush()?;
    Ok(())
}
