//! `exonym parties`: who stands on which lists, why that is held to be one party, and what a person should look at.

use std::io;
use std::path::Path;

use exonym_api::{party_json, review_json};
use exonym_engine::Which;
use exonym_index::Reason;
use exonym_screen::{DoubtView, PartyView};
use owo_colors::Style;

use crate::args::{PartiesCommand, Report};
use crate::commands::{open_engine, parties_judge, parties_stats};
use crate::exit::{Exit, usage};
use crate::printer::{Printer, styled};

/// Runs the command asked for.
pub(crate) fn run(data_dir: &Path, command: PartiesCommand) -> anyhow::Result<Exit> {
    match command {
        PartiesCommand::Show { id, format } => show(data_dir, &id, format),
        PartiesCommand::Review { list, limit, format } => review(data_dir, list.as_deref(), limit, format),
        PartiesCommand::Judge(args) => parties_judge::run(data_dir, &args),
        PartiesCommand::Stats { format } => parties_stats::run(data_dir, format),
    }
}

/// The error for an id that no entry has.
pub(crate) fn no_entry(id: &str) -> anyhow::Error {
    usage(format!(
        "no entry `{id}` in the lists in service; ids are written as us_ofac_sdn:20157, and every finding shows them"
    ))
}

fn show(data_dir: &Path, id: &str, format: Report) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    let view = engine.screener.party(id)?.ok_or_else(|| no_entry(id))?;
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&party_json(engine.screener.index().meta(), view))?,
        Report::Table => print(&mut out, &view)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn print(out: &mut Printer, view: &PartyView) -> io::Result<()> {
    let bold = Style::new().bold();
    out.line(format!(
        "{}  {}  {}",
        styled(&view.caption, bold),
        view.schema,
        view.id
    ))?;
    for entry in &view.entries {
        let (party, citation) = (&entry.bundle.party, &entry.citation);
        out.line(format!(
            "  {:48} {}, published {}",
            entry.id, citation.publisher, citation.published
        ))?;
        let mut names: Vec<&str> = party.names().map(|name| name.value.as_str()).collect();
        let more = names.len().saturating_sub(SHOWN_NAMES);
        names.truncate(SHOWN_NAMES);
        let more = if more > 0 {
            format!("; {more} more")
        } else {
            String::new()
        };
        out.line(format!("    {}{more}", names.join("; ")))?;
    }
    if view.joins.is_empty() {
        out.line("It stands on one list, or nothing joins it to an entry of another.")?;
    }
    for join in &view.joins {
        out.line("")?;
        out.line(format!(
            "{} and {} are one, {:.0} bits:",
            join.left, join.right, join.bits
        ))?;
        for reason in &join.reasons {
            out.line(format!("  {}", line(reason)))?;
        }
    }
    Ok(())
}

/// Names of an entry that are shown.
const SHOWN_NAMES: usize = 4;

fn line(reason: &Reason) -> String {
    let values = match (reason.left.is_empty(), reason.left == reason.right) {
        (true, _) => String::new(),
        (_, true) => format!("{}, ", reason.left),
        _ => format!("{} ~ {}, ", reason.left, reason.right),
    };
    format!("{:+6.1}  {}: {values}{}", reason.bits, reason.part, reason.detail)
}

fn review(data_dir: &Path, list: Option<&str>, limit: usize, format: Report) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    if let Some(list) = list {
        let filters = exonym_screen::Filters {
            lists: vec![list.to_owned()],
            ..exonym_screen::Filters::default()
        };
        engine.screener.check(&filters).map_err(usage)?;
    }
    let index = engine.screener.index();
    let total = index.doubts()?.len() as u64;
    let doubts = engine.screener.doubts(list, limit)?;
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&review_json(index.meta(), total, doubts))?,
        Report::Table => {
            for doubt in &doubts {
                print_doubt(&mut out, doubt)?;
            }
            out.line(format!(
                "{} of {total} pairs. Decide one: exonym parties judge LEFT RIGHT same|different|undecided --why TEXT",
                doubts.len()
            ))?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn print_doubt(out: &mut Printer, doubt: &DoubtView) -> io::Result<()> {
    let bold = Style::new().bold();
    for (id, caption) in [&doubt.left, &doubt.right] {
        out.line(format!("{id:48} {}", styled(caption, bold)))?;
    }
    let seen = if doubt.undecided {
        ", judged undecided before"
    } else {
        ""
    };
    out.line(format!("  {:.0} bits; {}{seen}", doubt.bits, doubt.why))?;
    for reason in &doubt.reasons {
        out.line(format!("  {}", line(reason)))?;
    }
    out.line("")
}
