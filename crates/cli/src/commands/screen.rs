//! `exonym screen NAME...`: names and identifiers.

use std::path::Path;

use anyhow::Context;
use exonym_engine::Which;
use exonym_model::{CountryCode, IdKind, PartialDate, Schema};
use exonym_screen::{Filters, Options, Outcome, Query, QueryParts, Scratch};

use crate::args::{Format, ScreenArgs};
use crate::commands::{open_engine, screen_file, show};
use crate::exit::{Exit, usage};
use crate::printer::{self, Printer};

/// Screens what was asked.
pub(crate) fn run(data_dir: &Path, args: ScreenArgs) -> anyhow::Result<Exit> {
    if !(0.0..=1.0).contains(&args.threshold) {
        return Err(usage("--threshold is a number from 0 to 1"));
    }
    let options = options(&args)?;
    let queries = if args.file.is_some() {
        Vec::new()
    } else {
        queries(&args)?
    };
    let which = match (&args.as_of, &args.snapshot) {
        (Some(_), _) => Which::AsOf(options.filters.as_of.clone().unwrap_or_default()),
        (None, Some(id)) => Which::Snapshot(id.clone()),
        (None, None) => Which::Current,
    };
    let engine = open_engine(data_dir, &which)?;
    engine.screener.check(&options.filters).map_err(usage)?;
    if args.file.is_some() {
        return screen_file::run(&engine, &args, &options);
    }
    let mut scratch = Scratch::default();
    let mut answers = Vec::new();
    for query in queries {
        let outcome = engine
            .screener
            .screen(&query, &options, &mut scratch)
            .context("screening")?;
        answers.push((query, outcome));
    }
    let hit = answers.iter().any(|(_, outcome)| !outcome.findings.is_empty());
    print(&engine, &args, &options, answers)?;
    Ok(if hit && args.exit_code {
        Exit::Hit
    } else {
        Exit::Done
    })
}

fn print(
    engine: &exonym_engine::Engine,
    args: &ScreenArgs,
    options: &Options,
    answers: Vec<(Query, Outcome)>,
) -> anyhow::Result<()> {
    let meta = engine.screener.index().meta();
    let mut printer = Printer::new();
    match args.format.unwrap_or(Format::Table) {
        Format::Table => {
            for (query, outcome) in &answers {
                show::answer(&mut printer, query, outcome, options)?;
            }
            show::asked(&mut printer, meta, options)?;
        }
        Format::Json => {
            let results = answers
                .into_iter()
                .map(|(query, outcome)| exonym_api::result_json(&query, outcome));
            printer.json(&exonym_api::screen_json(meta, options, results.collect()))?;
        }
        Format::Csv => {
            let rows = answers
                .into_iter()
                .enumerate()
                .map(|(at, answer)| (at as u64 + 1, answer));
            printer.stream().write_all(&exonym_batch::csv_of(rows))?;
        }
    }
    printer.flush()?;
    Ok(())
}

fn options(args: &ScreenArgs) -> anyhow::Result<Options> {
    let as_of = args.as_of.as_deref().map(|text| {
        let date: PartialDate = text.parse().map_err(usage)?;
        let (year, month, day) = date.last_day();
        Ok::<_, anyhow::Error>(format!("{year:04}-{month:02}-{day:02}"))
    });
    let filters = Filters {
        lists: args.lists.clone(),
        programs: args.programs.clone(),
        topics: args.topics.clone(),
        as_of: as_of.transpose()?,
    };
    Ok(Options {
        threshold: args.threshold,
        limit: args.limit,
        weak: args.weak,
        exhaustive: args.exhaustive,
        filters,
    })
}

fn queries(args: &ScreenArgs) -> anyhow::Result<Vec<Query>> {
    let looks_split = args.names.len() > 1
        && args
            .names
            .iter()
            .all(|name| !name.trim().contains(char::is_whitespace));
    if looks_split {
        let joined = args.names.join(" ");
        printer::say(format!(
            "note: one argument is one name, so {} names are screened; for one name, quote it: \"{joined}\"",
            args.names.len()
        ));
    }
    let mut parts = QueryParts {
        schema: schema(args)?,
        ..QueryParts::default()
    };
    for text in &args.birth_dates {
        let date = text.parse().ok().or_else(|| exonym_lists::dates::parse(text));
        parts.dates.push(date.ok_or_else(|| {
            usage(format!(
                "--birth-date `{text}` is no date; write 1984-01-08, 1984, 1984~ or 1980/1985"
            ))
        })?);
    }
    for text in &args.countries {
        let code =
            exonym_lists::country_code(text).or_else(|| CountryCode::new(text).filter(|_| text.len() == 2));
        parts.countries.push(code.ok_or_else(|| {
            usage(format!(
                "--country `{text}` is not known; write a name or an ISO code"
            ))
        })?);
    }
    parts.gender = args.gender.as_deref().map(gender).transpose()?;
    parts.birth_places.clone_from(&args.birth_places);
    parts.addresses.clone_from(&args.addresses);
    for text in &args.ids {
        parts.ids.extend(identifiers(text)?);
    }
    if args.names.is_empty() {
        return Ok(vec![Query::new(parts).map_err(usage)?]);
    }
    let one = |name: &String| {
        let parts = QueryParts {
            names: vec![name.clone()],
            ..parts.clone()
        };
        Query::new(parts).map_err(usage)
    };
    args.names.iter().map(one).collect()
}

fn schema(args: &ScreenArgs) -> anyhow::Result<Option<Schema>> {
    let Some(text) = &args.schema else { return Ok(None) };
    let found = Schema::all().find(|schema| schema.name().eq_ignore_ascii_case(text));
    found.map(Some).ok_or_else(|| usage(format!("--schema `{text}` is not known; write Person, Company, Organization, Vessel, Airplane, LegalEntity or Thing")))
}

fn gender(text: &str) -> anyhow::Result<String> {
    match text.to_lowercase().as_str() {
        "m" | "male" => Ok("male".to_owned()),
        "f" | "female" => Ok("female".to_owned()),
        "other" | "x" => Ok("other".to_owned()),
        _ => Err(usage(format!("--gender `{text}`: write male, female or other"))),
    }
}

/// `KIND:VALUE`, or a bare value, which is asked as any kind that it can be.
fn identifiers(text: &str) -> anyhow::Result<Vec<(Option<IdKind>, String)>> {
    if let Some((kind, value)) = text.split_once(':')
        && let Some(kind) = IdKind::from_key(kind.trim())
    {
        kind.parse(value).map_err(usage)?;
        return Ok(vec![(Some(kind), value.to_owned())]);
    }
    if text.chars().filter(|c| c.is_alphanumeric()).count() < 4 {
        return Err(usage(format!("--id `{text}` is too short to find anyone by")));
    }
    Ok(vec![(None, text.to_owned())])
}
