//! Many documents: files of folders, on all cores, answered in order.
//!
//! With `--out` a run that was stopped goes on where it was. A file of lines (JSON, FollowTheMoney) grows by whole answers beside a file of
//! progress, as that of `screen --file` does; a folder (text, HTML) gets one file for each document, each put in place when it is whole.

use std::io::Write;
use std::path::{Path, PathBuf};

use exonym_batch::{BatchError, Output, OutputKind, Sink, Summary, Target};
use indicatif::ProgressBar;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::args::{ReadArgs, ReadFormat};
use crate::commands::read::answer::Reader;
use crate::commands::read::input::{self, Input};
use crate::exit::{Exit, UsageError, usage};
use crate::printer::{self, Printer, say};

/// Documents between two saves: some seconds of work.
const CHUNK: usize = 32;
/// In a folder of answers, which run they are of.
const RUN: &str = ".exonym-read";

/// A document that was answered, or why not.
struct Answer {
    name: String,
    result: Result<Vec<u8>, String>,
    findings: u64,
}

/// Reads what is in folders and says at the end what became of it.
pub(crate) fn run(reader: &Reader<'_>, args: &ReadArgs) -> anyhow::Result<Exit> {
    let files = files(&args.files)?;
    let lines = matches!(
        args.format,
        ReadFormat::Json | ReadFormat::Ftm | ReadFormat::Statements
    );
    if args.format == ReadFormat::Html && args.out.is_none() {
        return Err(usage(
            "a page for each of several documents needs a folder: --out DIR",
        ));
    }
    if args.out.is_some() {
        // Colours are for the terminal that the answers do not go to.
        owo_colors::set_override(false);
    }
    let bar = printer::bar(Some(files.len() as u64), "articles");
    let summary = match &args.out {
        Some(out) if lines => to_file(reader, &files, out, &run_id(reader, args, &files)?, &bar),
        Some(out) => to_folder(reader, &files, out, &run_id(reader, args, &files)?, &bar),
        None => to_stream(reader, &files, &bar),
    };
    bar.finish_and_clear();
    let summary = summary?;
    let before = match summary.resumed {
        0 => String::new(),
        resumed => format!(", {resumed} of them before this run went on"),
    };
    say(format!(
        "{} documents{before}; {} name someone who is listed ({} findings); {} could not be read",
        summary.rows, summary.hits, summary.findings, summary.errors
    ));
    if summary.errors == summary.rows {
        return Err(usage("no document could be read"));
    }
    Ok(if summary.hits > 0 && args.exit_code {
        Exit::Hit
    } else {
        Exit::Done
    })
}

/// Every article under what was named, with the name it is shown by.
fn files(named: &[String]) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for name in named {
        if name == "-" || input::is_address(name) {
            return Err(usage(format!(
                "{name}: several documents are read from files and folders only"
            )));
        }
        let path = Path::new(name);
        let folder = path.is_dir();
        for file in input::walk(path)? {
            let shown = file.display().to_string();
            if folder && !input::is_article(&file) {
                say(format!(
                    "left out: {shown} (no text, HTML, Markdown, e-mail or PDF file by its name)"
                ));
            } else {
                files.push((shown, file));
            }
        }
    }
    if files.is_empty() {
        return Err(usage(format!(
            "{}: no article in it; give .txt, .html, .md, .eml or .pdf files",
            named.join(", ")
        )));
    }
    Ok(files)
}

fn answer(reader: &Reader<'_>, name: &str, path: &Path) -> anyhow::Result<Answer> {
    let read = || -> anyhow::Result<(Vec<u8>, u64)> {
        let input: Input = input::open(&path.to_string_lossy(), false)?;
        let reading = reader.read(name, &input)?;
        let findings = reading
            .entities
            .iter()
            .map(|entity| entity.findings.len() as u64)
            .sum();
        let mut printer = Printer::memory();
        reader.write(reading, Some(name), None, &mut printer)?;
        Ok((printer.into_bytes(), findings))
    };
    let (result, findings) = match read() {
        Ok((bytes, findings)) => (Ok(bytes), findings),
        // What is wrong with one document is told and the rest goes on; a damaged index is wrong with all of them.
        Err(error) if error.is::<UsageError>() || error.root_cause().is::<std::io::Error>() => {
            (Err(format!("{error:#}")), 0)
        }
        Err(error) => return Err(error),
    };
    Ok(Answer {
        name: name.to_owned(),
        result,
        findings,
    })
}

/// Answers files chunk by chunk, each chunk on all cores and handed on in order.
fn chunks(
    reader: &Reader<'_>,
    files: &[(String, PathBuf)],
    bar: &ProgressBar,
    mut take: impl FnMut(Vec<Answer>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for chunk in files.chunks(CHUNK) {
        let answers: anyhow::Result<Vec<Answer>> = chunk
            .par_iter()
            .map(|(name, path)| {
                let answer = answer(reader, name, path);
                bar.inc(1);
                answer
            })
            .collect();
        let answers = answers?;
        for answer in &answers {
            if let Err(why) = &answer.result {
                bar.suspend(|| say(format!("not read: {why}")));
            }
        }
        take(answers)?;
    }
    Ok(())
}

fn count(summary: &mut Summary, answer: &Answer) {
    summary.rows += 1;
    summary.errors += u64::from(answer.result.is_err());
    summary.hits += u64::from(answer.findings > 0);
    summary.findings += answer.findings;
}

/// A document that could not be read has its line, too, in JSON.
fn line(reader: &Reader<'_>, answer: Answer) -> Vec<u8> {
    match (answer.result, reader.format) {
        (Ok(bytes), _) => bytes,
        (Err(why), ReadFormat::Json) => {
            format!("{}\n", serde_json::json!({ "file": answer.name, "error": why })).into_bytes()
        }
        (Err(_), _) => Vec::new(),
    }
}

fn to_stream(reader: &Reader<'_>, files: &[(String, PathBuf)], bar: &ProgressBar) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    let mut printer = Printer::new();
    chunks(reader, files, bar, |answers| {
        for answer in answers {
            count(&mut summary, &answer);
            if reader.format == ReadFormat::Text && answer.result.is_ok() {
                printer.line(format!("== {}", answer.name))?;
            }
            printer.stream().write_all(&line(reader, answer))?;
        }
        Ok(printer.flush()?)
    })?;
    Ok(summary)
}

fn to_file(
    reader: &Reader<'_>,
    files: &[(String, PathBuf)],
    out: &Path,
    run: &str,
    bar: &ProgressBar,
) -> anyhow::Result<Summary> {
    let output = Output {
        kind: OutputKind::JsonLines,
        target: Target::File(out, run.to_owned()),
    };
    let (mut summary, mut sink) = Sink::open(output).map_err(usage_or_system)?;
    let done = usize::try_from(summary.rows)
        .unwrap_or(usize::MAX)
        .min(files.len());
    bar.inc(done as u64);
    let left = files.get(done..).unwrap_or_default();
    chunks(reader, left, bar, |answers| {
        let mut bytes = Vec::new();
        for answer in answers {
            count(&mut summary, &answer);
            bytes.extend(line(reader, answer));
        }
        sink.write(&bytes, summary).map_err(usage_or_system)
    })?;
    sink.finish().map_err(usage_or_system)?;
    Ok(summary)
}

fn usage_or_system(error: BatchError) -> anyhow::Error {
    match error {
        BatchError::Screen(_) | BatchError::Io { .. } => error.into(),
        _ => usage(error),
    }
}

fn to_folder(
    reader: &Reader<'_>,
    files: &[(String, PathBuf)],
    out: &Path,
    run: &str,
    bar: &ProgressBar,
) -> anyhow::Result<Summary> {
    let mark = out.join(RUN);
    let going_on = std::fs::read_to_string(&mark).is_ok_and(|known| known == run);
    let in_use = out.is_dir() && std::fs::read_dir(out)?.next().is_some();
    if in_use && !going_on {
        return Err(usage(format!(
            "{} holds something else than a stopped run of these settings over these documents; give an empty folder",
            out.display()
        )));
    }
    std::fs::create_dir_all(out).map_err(|error| usage(format!("{}: {error}", out.display())))?;
    std::fs::write(&mark, run)?;
    let ending = if reader.format == ReadFormat::Html {
        "html"
    } else {
        "txt"
    };
    let mut summary = Summary::default();
    let mut left = Vec::new();
    for (number, (name, path)) in files.iter().enumerate() {
        let to = out.join(answer_name(number, path, ending));
        if to.exists() {
            (summary.rows, summary.resumed) = (summary.rows + 1, summary.resumed + 1);
            bar.inc(1);
        } else {
            left.push(((name.clone(), path.clone()), to));
        }
    }
    let (todo, targets): (Vec<_>, Vec<_>) = left.into_iter().unzip();
    let mut targets = targets.into_iter();
    chunks(reader, &todo, bar, |answers| {
        for answer in answers {
            let to = targets.next().unwrap_or_default();
            count(&mut summary, &answer);
            let Ok(bytes) = answer.result else { continue };
            let part = to.with_extension("part");
            std::fs::File::create(&part).and_then(|mut file| {
                file.write_all(&bytes)?;
                file.sync_all()
            })?;
            std::fs::rename(&part, &to)?;
        }
        Ok(())
    })?;
    std::fs::remove_file(&mark)?;
    Ok(summary)
}

/// `0001-talks.pdf.html`: two folders may hold files of one name.
fn answer_name(number: usize, path: &Path, ending: &str) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{:04}-{name}.{ending}", number + 1)
}

/// Names the run: the documents' bytes, the snapshot and every setting that changes the output.
fn run_id(reader: &Reader<'_>, args: &ReadArgs, files: &[(String, PathBuf)]) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    for (name, path) in files {
        // One that cannot be opened is told when its turn comes.
        let bytes = std::fs::read(path).unwrap_or_default();
        hash.update(format!("{name} {}\n", hex::encode(Sha256::digest(&bytes))));
    }
    let snapshot = reader
        .engine
        .map(|engine| engine.screener.index().meta().snapshot.clone());
    let tagger = reader.options.tagger.as_ref().map(|tagger| tagger.describe());
    let settings = format!(
        "{snapshot:?} {:?} {:?} {:?} {:?} {} {:?} {:?} {}",
        args.date,
        args.form,
        args.encoding,
        args.lists,
        args.threshold,
        args.format,
        tagger,
        env!("CARGO_PKG_VERSION")
    );
    hash.update(settings.as_bytes());
    Ok(hex::encode(hash.finalize()))
}
