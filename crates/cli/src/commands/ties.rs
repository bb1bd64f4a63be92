//! `exonym ties DIR`: over a folder of articles, who deals with whom.

use std::path::Path;

use exonym_articles::ties::{Point, Ties, TiesReport};
use exonym_articles::{Lists, Options, ReadError, Remembering};
use exonym_engine::Which;

use crate::args::{Report, TiesArgs};
use crate::commands::open_engine;
use crate::commands::read::input::{self, walk};
use crate::exit::{Exit, usage};
use crate::printer::{self, Printer, say};

/// Letters of a sentence that are shown in the table; the JSON has it whole.
const SENTENCE_SHOWN: usize = 160;

/// Reads a folder and prints its ties.
pub(crate) fn run(data_dir: &Path, args: &TiesArgs) -> anyhow::Result<Exit> {
    let engine = if args.no_lists {
        None
    } else {
        Some(open_engine(data_dir, &Which::Current)?)
    };
    let remembering = engine.as_ref().map(|engine| Remembering::new(&engine.screener));
    let lists = remembering.as_ref().map(|lists| lists as &dyn Lists);
    let files = walk(&args.folder)?;
    let bar = printer::bar(Some(files.len() as u64), "articles");
    let (mut ties, mut read) = (Ties::new(args.persons), 0);
    for path in &files {
        bar.inc(1);
        let name = path.display().to_string();
        if !input::is_article(path) {
            bar.suspend(|| {
                say(format!(
                    "left out: {name} (no text, HTML, Markdown, e-mail or PDF file by its name)"
                ))
            });
            continue;
        }
        let input = match input::open(&name, false) {
            Ok(input) => input.bytes,
            Err(error) => {
                bar.suspend(|| say(format!("left out: {error:#}")));
                continue;
            }
        };
        match exonym_articles::read(&input, lists, &Options::default()) {
            Ok(reading) => {
                ties.add(&name, &reading);
                read += 1;
            }
            Err(ReadError::Screen(error)) => return Err(error.into()),
            Err(error) => bar.suspend(|| say(format!("left out: {name}: {error}"))),
        }
    }
    bar.finish_and_clear();
    if read == 0 {
        return Err(usage(format!(
            "{}: no article in it; give a folder of .txt, .html, .md, .eml or .pdf files",
            args.folder.display()
        )));
    }
    let mut report = ties.finish();
    let all = report.ties.len();
    report.ties.truncate(args.limit);
    let mut out = Printer::new();
    match args.format {
        Report::Json => out.json(&report)?,
        Report::Table => print(&report, &mut out)?,
    }
    out.flush()?;
    if all > args.limit {
        say(format!(
            "{} of {all} ties shown; more with --limit {all}",
            args.limit
        ));
    }
    Ok(Exit::Done)
}

fn print(report: &TiesReport, out: &mut Printer) -> anyhow::Result<()> {
    out.line(report.note)?;
    out.line(format!(
        "{} articles, {} ties",
        report.articles,
        report.ties.len()
    ))?;
    if report.persons_left_out > 0 {
        out.line(format!(
            "{} pairs of parties in events are not shown: persons who are not listed, places, groups or things (--persons shows the persons)",
            report.persons_left_out
        ))?;
    }
    for tie in &report.ties {
        let listed = |is: bool| if is { " [listed]" } else { "" };
        let score = tie.score.map_or("no event told as a fact".to_owned(), |score| {
            format!(
                "mean {score:+.1} (cooperation {:+.1}, conflict {:+.1})",
                tie.cooperation, tie.conflict
            )
        });
        out.line("")?;
        out.line(format!(
            "{}{} — {}{}: {score}",
            tie.a.name,
            listed(tie.a.listed),
            tie.b.name,
            listed(tie.b.listed)
        ))?;
        if !tie.contested.is_empty() {
            out.line(format!("  told and denied: {}", tie.contested.join(", ")))?;
        }
        for point in &tie.points {
            let actor = if point.actor == tie.a.id {
                &tie.a.name
            } else {
                &tie.b.name
            };
            out.line(format!("  {}", point_line(point, actor)))?;
            for source in &point.sources {
                let short: String = source.text.chars().take(SENTENCE_SHOWN).collect();
                let by = if source.attributed_to.is_empty() {
                    String::new()
                } else {
                    format!(" (as told by {})", source.attributed_to.join(" → "))
                };
                out.line(format!(
                    "      {}:{} {}{by}",
                    source.file,
                    source.span.start,
                    short.replace('\n', " ")
                ))?;
            }
        }
    }
    Ok(())
}

fn point_line(point: &Point, actor: &str) -> String {
    let date = if point.date.is_empty() {
        "no date"
    } else {
        &point.date
    };
    let from = match point.date_from {
        "event" | "unknown" => "",
        "told" => " (day of telling)",
        _ => " (day of the article)",
    };
    let mode = point
        .mode
        .as_deref()
        .map(|mode| format!(" {mode}"))
        .unwrap_or_default();
    let who = if point.mutual {
        "together".to_owned()
    } else {
        format!("by {actor}")
    };
    format!(
        "{date}{from}  {}{mode} {:+.1}, {}, {who}",
        point.kind,
        point.intensity,
        format!("{:?}", point.modality).to_lowercase()
    )
}
