//! `exonym lists`: update, import, status, diff, verify.

use std::path::Path;

use exonym_store::{Diff, ImportItem, ImportOptions, ImportReport, ListStatus, Outcome, Store, Version};

use crate::args::{ImportArgs, ListsCommand, Report};
use crate::exit::{Exit, usage};
use crate::printer::Printer;
use crate::progress::Bars;

/// Runs the lists command asked for.
pub(crate) fn run(data_dir: &Path, command: ListsCommand) -> anyhow::Result<Exit> {
    match command {
        ListsCommand::Update {
            lists,
            sources,
            format,
        } => super::update::run(data_dir, &lists, sources.as_deref(), format),
        ListsCommand::Import(args) => import(data_dir, args),
        ListsCommand::Status {
            notes: Some(list),
            format,
        } => notes(data_dir, &list, format),
        ListsCommand::Status { notes: None, format } => status(data_dir, format),
        ListsCommand::Diff {
            list,
            from,
            to,
            format,
        } => diff(data_dir, &list, from.as_deref(), to.as_deref(), format),
        ListsCommand::Verify { format } => verify(data_dir, format),
    }
}

fn import(data_dir: &Path, args: ImportArgs) -> anyhow::Result<Exit> {
    let column_map = args.columns.as_ref().map(|path| {
        std::fs::read_to_string(path).map_err(|error| usage(format!("--columns {}: {error}", path.display())))
    });
    if let Some(missing) = args.paths.iter().find(|path| !path.exists()) {
        return Err(usage(format!("{}: no such file or folder", missing.display())));
    }
    let options = ImportOptions {
        list: args.list,
        published: args.published,
        partial: args.partial,
        force: args.force,
        replace: args.replace,
        column_map: column_map.transpose()?,
    };
    let mut store = Store::open(data_dir)?;
    let report = store.import(&args.paths, &options, &mut Bars::default())?;
    print_import(&report, args.format)?;
    if report.is_empty() {
        return Err(usage(
            "no list was found in what was named; your own table needs --columns (docs/lists/column-map.md)",
        ));
    }
    let stopped = report.has_refusals() || report.no_lists(&args.paths).next().is_some();
    Ok(if stopped { Exit::Usage } else { Exit::Done })
}

/// Prints what became of an import, and how to see the notes.
pub(super) fn print_import(report: &ImportReport, format: Report) -> anyhow::Result<()> {
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(report)?,
        Report::Table => {
            for item in &report.items {
                for line in item_lines(item) {
                    out.line(line)?;
                }
            }
        }
    }
    out.flush()?;
    Ok(())
}

pub(super) fn item_lines(item: &ImportItem) -> Vec<String> {
    let paths: Vec<String> = item.paths.iter().map(|path| path.display().to_string()).collect();
    let name = paths.join(" + ");
    let mut lines = Vec::new();
    match &item.outcome {
        Outcome::InService { version } => {
            lines.push(format!(
                "{}: in service, published {}",
                version.list, version.published
            ));
            lines.extend(version_lines(version));
        }
        Outcome::History { version, in_service } => {
            lines.push(format!(
                "{}: kept in history, published {}; {in_service} stays in service",
                version.list, version.published
            ));
            lines.extend(version_lines(version));
        }
        Outcome::AlreadyThere { version } => {
            lines.push(format!(
                "{}: these bytes are kept already, published {}",
                version.list, version.published
            ));
        }
        Outcome::Refused { why, in_service, .. } => {
            lines.push(format!(
                "{}: REFUSED: {why}",
                item.list.as_deref().unwrap_or(&name)
            ));
            let stays = in_service.as_deref().map_or_else(
                || "nothing of it is in service".to_owned(),
                |day| format!("the version of {day} stays in service"),
            );
            lines.push(format!("  {stays}"));
        }
        Outcome::Question { why } => lines.push(format!(
            "{}: QUESTION: {why}",
            item.list.as_deref().unwrap_or(&name)
        )),
        Outcome::Unknown { seen } => lines.push(format!(
            "{name}: left where it is: no list format that is known ({seen})"
        )),
    }
    if matches!(item.outcome, Outcome::Refused { .. } | Outcome::Question { .. }) {
        lines.push(format!("  file {name}"));
    }
    lines
}

fn version_lines(version: &Version) -> Vec<String> {
    let counts: Vec<String> = version
        .stats
        .schemata
        .iter()
        .map(|(schema, count)| format!("{count} {schema}"))
        .collect();
    let mut lines = vec![format!(
        "  {} entries: {} ({})",
        version.stats.parties,
        counts.join(", "),
        version.format
    )];
    if version.stats.notes.values().sum::<u64>() > 0 {
        let notes: Vec<String> = version
            .stats
            .notes
            .iter()
            .map(|(kind, count)| format!("{count} {}", format!("{kind:?}").to_lowercase()))
            .collect();
        lines.push(format!(
            "  notes: {} (exonym lists status --notes {})",
            notes.join(", "),
            version.list
        ));
    }
    lines.extend(version.remarks.iter().map(|remark| format!("  {remark}")));
    lines
}

fn status(data_dir: &Path, format: Report) -> anyhow::Result<Exit> {
    let lists = match Store::open_existing(data_dir)? {
        Some(store) => store.status(None)?,
        None => Vec::new(),
    };
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&serde_json::json!({ "data_dir": data_dir, "lists": lists }))?,
        Report::Table if lists.is_empty() => {
            out.line("No list imported. Import some: exonym lists update, or exonym lists import PATH")?;
        }
        Report::Table => {
            for list in &lists {
                show_status(&mut out, list)?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn notes(data_dir: &Path, list: &str, format: Report) -> anyhow::Result<Exit> {
    let store = Store::open_existing(data_dir)?.ok_or_else(|| usage("no list is imported"))?;
    let version = store
        .in_service_of(list)?
        .ok_or_else(|| usage(format!("no version of `{list}` is in service")))?;
    let notes = store.notes(&version)?;
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&notes)?,
        Report::Table => {
            for note in &notes {
                let kind = format!("{:?}", note.kind).to_lowercase();
                out.line(format!(
                    "{kind:8} {} {}: {}",
                    note.record, note.field, note.reason
                ))?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn show_status(out: &mut Printer, list: &ListStatus) -> anyhow::Result<()> {
    let version = &list.version;
    let hash: String = version.hash.chars().take(12).collect();
    out.line(format!("{} ({})", list.list, list.publisher))?;
    out.line(format!(
        "  published {} (dated by {}), {} days old; version {hash}, one of {}; imported {}",
        version.published, version.dated_by, list.age_days, list.versions, version.imported
    ))?;
    for line in version_lines(version) {
        out.line(line)?;
    }
    if let Some(damaged) = &list.damaged {
        out.line(format!("  DAMAGED: {damaged}"))?;
    }
    Ok(())
}

fn diff(
    data_dir: &Path,
    list: &str,
    from: Option<&str>,
    to: Option<&str>,
    format: Report,
) -> anyhow::Result<Exit> {
    let none = || usage("no list is imported; import two versions of one first");
    let store = Store::open_existing(data_dir)?.ok_or_else(none)?;
    let versions = store.versions(list)?;
    let find = |asked: &str| store.find_version(list, asked);
    let to = match to {
        Some(to) => find(to)?,
        None => versions
            .last()
            .cloned()
            .ok_or_else(|| usage(format!("no version of `{list}` is kept")))?,
    };
    let from = match from {
        Some(from) => find(from)?,
        None => versions
            .iter()
            .rfind(|version| version.published < to.published)
            .cloned()
            .ok_or_else(|| {
                usage(format!(
                    "only one version of `{list}` is kept, of {}",
                    to.published
                ))
            })?,
    };
    let diff = store.diff(&from, &to)?;
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&diff)?,
        Report::Table => show_diff(&mut out, &diff)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn show_diff(out: &mut Printer, diff: &Diff) -> anyhow::Result<()> {
    out.line(format!(
        "{} from {} to {}: {} added, {} removed, {} changed",
        diff.list, diff.from, diff.to, diff.added, diff.removed, diff.changed
    ))?;
    for entry in &diff.entries {
        let change = format!("{:?}", entry.change).to_lowercase();
        out.line(format!(
            "{change:8} {} {} ({})",
            entry.id, entry.caption, entry.schema
        ))?;
        if entry.change == exonym_store::Change::Changed {
            for statement in &entry.statements {
                out.line(format!(
                    "           {} {}.{}: {}",
                    statement.op, statement.schema, statement.prop, statement.value
                ))?;
            }
        }
    }
    Ok(())
}

fn verify(data_dir: &Path, format: Report) -> anyhow::Result<Exit> {
    let Some(store) = Store::open_existing(data_dir)? else {
        return Err(usage("no list is imported, so there is nothing to check"));
    };
    let report = store.verify(&mut Bars::default())?;
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&report)?,
        Report::Table => {
            for check in &report.versions {
                let hash: String = check.hash.chars().take(12).collect();
                let place = if check.in_service { "in service" } else { "history" };
                let state = check
                    .damage
                    .as_ref()
                    .or(check.drift.as_ref())
                    .map_or("sound", String::as_str);
                out.line(format!(
                    "{:26} {} {hash} {place:10} {state}",
                    check.list, check.published
                ))?;
            }
            if let Some(damage) = &report.catalogue {
                out.line(format!("catalogue: {damage}"))?;
            }
            if report.unused_blobs > 0 {
                out.line(format!(
                    "{} kept files that no version needs, left by a stopped import; they do no harm",
                    report.unused_blobs
                ))?;
            }
        }
    }
    out.flush()?;
    Ok(if report.is_damaged() {
        Exit::System
    } else {
        Exit::Done
    })
}
