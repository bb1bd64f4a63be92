//! `exonym screen --file`: a customer file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;
use exonym_batch::{BatchError, InputKind, Mapping, Output, OutputKind, Rows, Summary, Target};
use exonym_engine::Engine;
use exonym_model::Schema;
use exonym_screen::Options;
use sha2::{Digest, Sha256};

use crate::args::{Format, ScreenArgs};
use crate::exit::{Exit, usage};
use crate::printer::{self, Printer};

/// Screens every row and says at the end what became of them.
pub(crate) fn run(engine: &Engine, args: &ScreenArgs, options: &Options) -> anyhow::Result<Exit> {
    let Some(path) = &args.file else {
        return Err(usage("--file is missing"));
    };
    let name = path.display().to_string();
    if name.to_lowercase().ends_with(".parquet") {
        return Err(usage(format!(
            "{name}: Parquet is not read yet; give CSV or JSON lines"
        )));
    }
    let schema: Option<Schema> = match &args.schema {
        Some(text) => Some(text.parse().map_err(usage)?),
        None => None,
    };
    let input: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).map_err(|error| usage(format!("{name}: {error}")))?)
    };
    let rows = Rows::open(&name, InputKind::of_name(&name), input, args.encoding.as_deref())
        .map_err(usage_or_system)?;
    let mapping = Mapping::new(&name, &rows.header, args.map.as_deref()).map_err(usage_or_system)?;
    let bar = printer::bar(None, "screening");
    let tick = |rows: u64| bar.set_position(rows);
    let summary = match &args.out {
        Some(out) => {
            let run = run_id(engine, args, path)?;
            let output = Output {
                kind: kind(args, &out.display().to_string())?,
                target: Target::File(out, run),
            };
            exonym_batch::run(&engine.screener, rows, &mapping, schema, options, output, tick)
        }
        None => {
            let mut printer = Printer::new();
            let output = Output {
                kind: kind(args, "")?,
                target: Target::Stream(printer.stream()),
            };
            exonym_batch::run(&engine.screener, rows, &mapping, schema, options, output, tick)
        }
    };
    bar.finish_and_clear();
    let summary = summary.map_err(usage_or_system)?;
    summarise(engine, options, &name, summary);
    Ok(if summary.hits > 0 && args.exit_code {
        Exit::Hit
    } else {
        Exit::Done
    })
}

fn kind(args: &ScreenArgs, out: &str) -> anyhow::Result<OutputKind> {
    match args.format {
        None => Ok(OutputKind::of_name(out)),
        Some(Format::Csv) => Ok(OutputKind::Csv),
        Some(Format::Json) => Ok(OutputKind::JsonLines),
        Some(Format::Table) => Err(usage(
            "a file's answers are written as csv or json; leave --format out or say which",
        )),
    }
}

fn usage_or_system(error: BatchError) -> anyhow::Error {
    match error {
        BatchError::Screen(_) | BatchError::Io { .. } => error.into(),
        _ => usage(error),
    }
}

/// Names the run: the input's bytes, the snapshot and every setting that changes the output.
fn run_id(engine: &Engine, args: &ScreenArgs, path: &Path) -> anyhow::Result<String> {
    if path.as_os_str() == "-" {
        return Err(usage(
            "--out resumes by reading the input again, so it needs a file; write to standard output instead",
        ));
    }
    let mut hash = Sha256::new();
    let mut file = File::open(path).with_context(|| path.display().to_string())?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    let settings = format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {} {} {} {} {:?}",
        engine.screener.index().meta().snapshot,
        args.schema,
        args.map,
        args.encoding,
        args.lists,
        args.programs,
        args.topics,
        args.weak,
        args.exhaustive,
        args.threshold,
        args.limit,
        args.as_of,
    );
    hash.update(settings.as_bytes());
    Ok(hex::encode(hash.finalize()))
}

fn summarise(engine: &Engine, options: &Options, name: &str, summary: Summary) {
    let meta = engine.screener.index().meta();
    let Summary {
        rows,
        errors,
        hits,
        findings,
        limited,
        resumed,
    } = summary;
    let going_on = if resumed > 0 {
        format!(", {resumed} of them before this run went on")
    } else {
        String::new()
    };
    printer::say(format!("{name}: {rows} rows{going_on}"));
    printer::say(format!(
        "  {hits} rows with {findings} findings at or over {:.2}",
        options.threshold
    ));
    if errors > 0 {
        printer::say(format!(
            "  {errors} rows could not be asked; they stand in the output with status `error` and the reason"
        ));
    }
    if limited > 0 {
        printer::say(format!(
            "  {limited} rows met the bound on work; they stand in the output with status `limited`"
        ));
    }
    printer::say(format!(
        "  snapshot {}, {} lists, {} entries",
        meta.snapshot,
        meta.lists.len(),
        meta.parties
    ));
}
