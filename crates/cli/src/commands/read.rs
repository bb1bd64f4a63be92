//! `exonym read FILE|-`: an article to who is named, who said what, and who is listed.

use std::io::Read;
use std::path::Path;

use anyhow::Context;
use exonym_articles::{DocumentForm, Lists, Options, ReadError};
use exonym_engine::Which;
use exonym_screen::Filters;

use crate::args::{FormArg, ReadArgs, ReadFormat};
use crate::commands::{open_engine, show_reading};
use crate::exit::{Exit, usage};
use crate::printer::Printer;

/// More bytes than this are no article.
const MAX_BYTES: u64 = 64 << 20;

/// Reads what was asked.
pub(crate) fn run(data_dir: &Path, args: &ReadArgs) -> anyhow::Result<Exit> {
    if !(0.0..=1.0).contains(&args.threshold) {
        return Err(usage("--threshold is a number from 0 to 1"));
    }
    let options = options(args)?;
    let input = bytes(&args.file)?;
    let engine = if args.no_lists {
        None
    } else {
        Some(open_engine(data_dir, &Which::Current)?)
    };
    if let Some(engine) = &engine {
        engine.screener.check(&options.screen.filters).map_err(usage)?;
    }
    let lists = engine.as_ref().map(|engine| &engine.screener as &dyn Lists);
    let reading = exonym_articles::read(&input, lists, &options).map_err(|error| match error {
        ReadError::Screen(error) => anyhow::Error::new(error),
        error => usage(format!("{}: {error}", args.file)),
    })?;
    let hit = reading.entities.iter().any(|entity| !entity.findings.is_empty());
    let meta = engine.as_ref().map(|engine| engine.screener.index().meta());
    let mut printer = Printer::new();
    match args.format {
        ReadFormat::Text => show_reading::reading(&mut printer, &reading, meta)?,
        ReadFormat::Html => printer.line(exonym_articles::html::page(&reading))?,
        ReadFormat::Json => printer.json(&exonym_api::read_json(
            meta.map(|meta| (meta, &options.screen)),
            reading,
        ))?,
    }
    printer.flush()?;
    Ok(if hit && args.exit_code {
        Exit::Hit
    } else {
        Exit::Done
    })
}

fn options(args: &ReadArgs) -> anyhow::Result<Options> {
    let date = args.date.as_deref().map(|text| {
        text.parse()
            .map_err(|_| usage(format!("--date `{text}` is no day; write 2023-09-20")))
    });
    let form = args.form.map(|form| match form {
        FormArg::Text => DocumentForm::Plain,
        FormArg::Html => DocumentForm::Html,
        FormArg::Markdown => DocumentForm::Markdown,
        FormArg::Email => DocumentForm::Email,
    });
    let filters = Filters {
        lists: args.lists.clone(),
        ..Filters::default()
    };
    let screen = exonym_screen::Options {
        threshold: args.threshold,
        filters,
        ..exonym_screen::Options::default()
    };
    Ok(Options {
        date: date.transpose()?,
        form,
        screen,
    })
}

/// The bytes of a file or of standard input, up to a bound.
fn bytes(file: &str) -> anyhow::Result<Vec<u8>> {
    let mut input = Vec::new();
    let read = |stream: &mut dyn Read, input: &mut Vec<u8>| stream.take(MAX_BYTES + 1).read_to_end(input);
    if file == "-" {
        read(&mut std::io::stdin().lock(), &mut input).context("reading standard input")?;
    } else if file.starts_with("http://") || file.starts_with("https://") {
        return Err(usage(format!(
            "{file}: addresses are not read; save the page and read the file, or pipe it: curl -s {file} | exonym read - --form html"
        )));
    } else {
        let path = Path::new(file);
        if path.is_dir() {
            return Err(usage(format!("{file} is a folder; give one file")));
        }
        let mut opened = std::fs::File::open(path).map_err(|error| usage(format!("{file}: {error}")))?;
        read(&mut opened, &mut input).with_context(|| format!("reading {file}"))?;
    }
    if input.len() as u64 > MAX_BYTES {
        return Err(usage(format!("{file} has over {MAX_BYTES} bytes; split it")));
    }
    Ok(input)
}
