//! Rows to answers on all cores, in input order.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use exonym_model::Schema;
use exonym_screen::{Options, Outcome, Query, Scratch, Screener};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::BatchError;
use crate::fields::Mapping;
use crate::read::{Row, Rows};
use crate::resume::{self, Progress};
use crate::write::{self, OutputKind};

/// Rows between two saves: about a second of work, so that a stopped run loses little.
const CHUNK_ROWS: usize = 2_000;

/// What became of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Rows read.
    pub rows: u64,
    /// Rows that could not be asked.
    pub errors: u64,
    /// Rows with at least one finding.
    pub hits: u64,
    /// Findings.
    pub findings: u64,
    /// Rows for which the bound on work was met.
    pub limited: u64,
    /// Rows done before this run went on.
    pub resumed: u64,
}

type Answer = Result<(Query, Outcome), String>;

/// Screens every row. `run_id` names the run for resuming; `tick` is called with the rows done so far.
pub fn run<D: AsRef<[u8]> + Sync>(
    screener: &Screener<D>,
    rows: Rows,
    mapping: &Mapping,
    schema: Option<Schema>,
    options: &Options,
    out: Output<'_>,
    mut tick: impl FnMut(u64),
) -> Result<Summary, BatchError> {
    let (mut summary, mut sink) = Sink::open(out)?;
    let mut rows = rows.skip(summary.rows as usize);
    loop {
        let chunk: Vec<Row> = rows.by_ref().take(CHUNK_ROWS).collect();
        if chunk.is_empty() {
            break;
        }
        let answers: Vec<(Row, Answer)> = chunk
            .into_par_iter()
            .map_init(Scratch::default, |scratch, row| {
                let answer = ask(screener, mapping, schema, options, &row, scratch);
                answer.map(|answer| (row, answer))
            })
            .collect::<Result<_, _>>()?;
        let mut bytes = Vec::new();
        for (row, answer) in answers {
            summary.count(&answer);
            let key = row
                .cells
                .as_ref()
                .ok()
                .and_then(|cells| mapping.value("key", cells));
            write::answer(sink.kind, &mut bytes, row.number, key, answer);
        }
        sink.write(&bytes, summary)?;
        tick(summary.rows);
    }
    sink.finish()?;
    Ok(summary)
}

fn ask<D: AsRef<[u8]>>(
    screener: &Screener<D>,
    mapping: &Mapping,
    schema: Option<Schema>,
    options: &Options,
    row: &Row,
    scratch: &mut Scratch,
) -> Result<Answer, BatchError> {
    let query = row
        .cells
        .as_ref()
        .map_err(Clone::clone)
        .and_then(|cells| mapping.query(cells, schema));
    Ok(match query {
        Ok(query) => {
            let outcome = screener.screen(&query, options, scratch)?;
            Ok((query, outcome))
        }
        Err(why) => Err(why),
    })
}

impl Summary {
    fn count(&mut self, answer: &Answer) {
        self.rows += 1;
        match answer {
            Ok((_, outcome)) => {
                self.hits += u64::from(!outcome.findings.is_empty());
                self.findings += outcome.findings.len() as u64;
                self.limited += u64::from(outcome.limited.is_some());
            }
            Err(_) => self.errors += 1,
        }
    }
}

/// Where answers go.
pub struct Output<'a> {
    /// Form.
    pub kind: OutputKind,
    /// A file that can be resumed, with the id of the run; else the stream.
    pub target: Target<'a>,
}

/// A file or a stream.
pub enum Target<'a> {
    /// A file, and the hash that names the run.
    File(&'a Path, String),
    /// A stream, which cannot be resumed.
    Stream(&'a mut dyn Write),
}

/// What takes answers one after another, and keeps how far they have come.
pub struct Sink<'a> {
    kind: OutputKind,
    to: To<'a>,
}

enum To<'a> {
    File {
        path: &'a Path,
        run: String,
        file: File,
        bytes: u64,
    },
    Stream(&'a mut dyn Write),
}

impl<'a> Sink<'a> {
    /// Opens it; says what became of the rows of an earlier run that goes on here.
    ///
    /// # Errors
    /// The output cannot be written, or is another run's.
    pub fn open(out: Output<'a>) -> Result<(Summary, Sink<'a>), BatchError> {
        let kind = out.kind;
        match out.target {
            Target::Stream(stream) => {
                let mut sink = Sink {
                    kind,
                    to: To::Stream(stream),
                };
                sink.start()?;
                Ok((Summary::default(), sink))
            }
            Target::File(path, run) => {
                let io = |source| BatchError::Io {
                    file: path.display().to_string(),
                    source,
                };
                let progress = resume::find(path, &run)?;
                if progress.is_none() {
                    // Before there is an output: killed between the two, the run would take its own output for another's.
                    let none = Progress {
                        run: run.clone(),
                        bytes: 0,
                        summary: Summary::default(),
                    };
                    resume::save(path, &none)?;
                }
                let mut file = OpenOptions::new()
                    .create(true)
                    .write(true)
                    .truncate(false)
                    .open(path)
                    .map_err(io)?;
                let (bytes, mut summary) =
                    progress.map_or((0, Summary::default()), |known| (known.bytes, known.summary));
                file.set_len(bytes).map_err(io)?;
                file.seek(SeekFrom::End(0)).map_err(io)?;
                summary.resumed = summary.rows;
                let mut sink = Sink {
                    kind,
                    to: To::File {
                        path,
                        run,
                        file,
                        bytes,
                    },
                };
                if bytes == 0 {
                    sink.start()?;
                }
                Ok((summary, sink))
            }
        }
    }

    fn start(&mut self) -> Result<(), BatchError> {
        let mut bytes = Vec::new();
        write::header(self.kind, &mut bytes);
        self.write(&bytes, Summary::default())
    }

    /// Adds whole answers; `summary` counts all so far.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn write(&mut self, more: &[u8], summary: Summary) -> Result<(), BatchError> {
        match &mut self.to {
            To::Stream(stream) => stream
                .write_all(more)
                .and_then(|()| stream.flush())
                .map_err(|source| BatchError::Io {
                    file: "(output)".to_owned(),
                    source,
                }),
            To::File {
                path,
                run,
                file,
                bytes,
            } => {
                let io = |source| BatchError::Io {
                    file: path.display().to_string(),
                    source,
                };
                file.write_all(more).map_err(io)?;
                file.sync_data().map_err(io)?;
                *bytes += more.len() as u64;
                resume::save(
                    path,
                    &Progress {
                        run: run.clone(),
                        bytes: *bytes,
                        summary,
                    },
                )
            }
        }
    }

    /// Ends the run.
    ///
    /// # Errors
    /// Its progress cannot be removed.
    pub fn finish(self) -> Result<(), BatchError> {
        match self.to {
            To::File { path, .. } => resume::done(path),
            To::Stream(_) => Ok(()),
        }
    }
}
