//! `exonym read FILE|DIR|URL|-`: articles to who is named, who said what, and who is listed.

mod answer;
mod batch;
pub(crate) mod input;
mod model;

use std::path::Path;

use exonym_articles::{DocumentForm, Lists, Options, Remembering};
use exonym_engine::Which;
use exonym_screen::Filters;

use crate::args::{FormArg, ReadArgs};
use crate::commands::open_engine;
use crate::exit::{Exit, usage};
use crate::printer::Printer;

use answer::Reader;

/// Reads what was asked.
pub(crate) fn run(data_dir: &Path, args: &ReadArgs) -> anyhow::Result<Exit> {
    if !(0.0..=1.0).contains(&args.threshold) {
        return Err(usage("--threshold is a number from 0 to 1"));
    }
    let options = options(args)?;
    let engine = if args.no_lists {
        None
    } else {
        Some(open_engine(data_dir, &Which::Current)?)
    };
    if let Some(engine) = &engine {
        engine.screener.check(&options.screen.filters).map_err(usage)?;
    }
    let remembering = engine.as_ref().map(|engine| Remembering::new(&engine.screener));
    let reader = Reader {
        engine: engine.as_ref(),
        lists: remembering.as_ref().map(|lists| lists as &(dyn Lists + Sync)),
        options: &options,
        format: args.format,
    };
    match args.files.as_slice() {
        [one] if !Path::new(one).is_dir() => single(&reader, args, one),
        _ => batch::run(&reader, args),
    }
}

fn single(reader: &Reader<'_>, args: &ReadArgs, named: &str) -> anyhow::Result<Exit> {
    if args.out.is_some() {
        return Err(usage(
            "--out is for folders; one document goes to standard output: exonym read FILE > OUT",
        ));
    }
    let input = input::open(named, args.allow_private)?;
    let reading = reader.read(named, &input)?;
    let hit = reading.entities.iter().any(|entity| !entity.findings.is_empty());
    let mut printer = Printer::new();
    reader.write(reading, None, input.url.as_deref(), &mut printer)?;
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
        FormArg::Pdf => DocumentForm::Pdf,
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
        encoding: args.encoding.clone(),
        in_text: false,
        tagger: args.model.as_deref().map(model::open).transpose()?,
        screen,
    })
}
