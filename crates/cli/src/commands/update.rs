//! `exonym lists update`: downloads lists from their publishers.

use std::path::Path;

use exonym_fetch::{FetchConfig, ListUpdate, Sources, Updated};
use exonym_store::{ImportReport, Store};

use crate::args::Report;
use crate::commands::lists::item_lines;
use crate::exit::{Exit, usage};
use crate::printer::Printer;
use crate::progress::Bars;

/// Name of the user's own table of addresses in the data directory.
const OWN_SOURCES: &str = "sources.toml";

/// Downloads what was asked for and says what became of each list.
pub(super) fn run(
    data_dir: &Path,
    lists: &[String],
    sources: Option<&Path>,
    format: Report,
) -> anyhow::Result<Exit> {
    let config = FetchConfig::new(sources_of(data_dir, sources)?);
    for list in lists {
        config.sources.get(list).map_err(usage)?;
    }
    let mut store = Store::open(data_dir)?;
    let updates = exonym_fetch::update(&mut store, lists, &config, &mut Bars::default());
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&updates.iter().map(as_json).collect::<Vec<_>>())?,
        Report::Table => {
            for update in &updates {
                for line in lines(update) {
                    out.line(line)?;
                }
            }
        }
    }
    out.flush()?;
    let current = updates.iter().all(ListUpdate::is_current);
    Ok(if current { Exit::Done } else { Exit::System })
}

/// The built-in addresses, with the user's own in their place: those of `--sources`, else of the data directory.
fn sources_of(data_dir: &Path, said: Option<&Path>) -> anyhow::Result<Sources> {
    let built_in = Sources::built_in()?;
    let own = data_dir.join(OWN_SOURCES);
    let Some(path) = said.or_else(|| own.is_file().then_some(own.as_path())) else {
        return Ok(built_in);
    };
    let text =
        std::fs::read_to_string(path).map_err(|error| usage(format!("{}: {error}", path.display())))?;
    built_in
        .overridden_by(&text)
        .map_err(|error| usage(format!("{}: {error}", path.display())))
}

fn lines(update: &ListUpdate) -> Vec<String> {
    let stays = update.in_service.as_ref().map_or_else(
        || "nothing of it is in service".to_owned(),
        |version| format!("the version of {} stays in service", version.published),
    );
    match &update.result {
        Ok(Updated::NotModified) => vec![format!("{}: not changed; {stays}", update.list)],
        Ok(Updated::Fetched(item)) => item_lines(item),
        Err(error) => vec![
            format!("{}: not updated: {error}", update.list),
            format!("  {stays}"),
        ],
    }
}

fn as_json(update: &ListUpdate) -> serde_json::Value {
    let in_service = update.in_service.as_ref().map(|version| &version.published);
    let mut value = match &update.result {
        Ok(Updated::NotModified) => serde_json::json!({ "outcome": "not_modified" }),
        Ok(Updated::Fetched(item)) => {
            let report = ImportReport {
                items: vec![(**item).clone()],
            };
            serde_json::json!({ "outcome": "fetched", "import": report })
        }
        Err(error) => serde_json::json!({ "outcome": "failed", "error": error.to_string() }),
    };
    value["list"] = update.list.clone().into();
    value["in_service"] = in_service.cloned().into();
    value
}
