//! How fast articles are read: bytes of text a second on one thread, without lists and with them.

use std::time::Duration;

use exonym_articles::{Lists, Options, Remembering};
use serde::Serialize;

use super::ReadingReport;
use super::gold::Document;
use crate::error::EvalError;

/// Bytes in a megabyte, as in "MB a second".
const MEGABYTE: f64 = 1e6;
/// A pass is repeated until so much time was measured: shorter times say more of the machine than of the reader.
const LEAST: Duration = Duration::from_secs(2);
/// A pass is never repeated more often than this.
const MOST_PASSES: usize = 20;

/// What a run took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SpeedFigures {
    /// Bytes of text in one pass over the documents.
    pub bytes: usize,
    /// Megabytes of text a second without lists.
    pub mb_per_second: f64,
    /// Megabytes of text a second with the lists in service.
    pub mb_per_second_with_lists: f64,
    /// Entities that met a list entry in one pass.
    pub entities_with_findings: usize,
}

/// The report of [`super::convert::run`] with the time beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimedReport {
    /// Is it right?
    #[serde(flatten)]
    pub report: ReadingReport,
    /// Is it fast? Only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speed: Option<SpeedFigures>,
}

/// Reads all documents, one after the other, on this thread. `clock` tells the time that counts: best that of the processor, for a machine may have other
/// work.
///
/// # Errors
/// The index behind `lists` is damaged.
pub fn measure(
    documents: &[Document],
    lists: &(impl Lists + Sync),
    clock: &dyn Fn() -> Duration,
) -> Result<SpeedFigures, EvalError> {
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let without = passes(documents, clock)?;
    // One pass from an empty memory, as over a folder that is read for the first time.
    let started = clock();
    let found = pass(documents, Some(&Remembering::new(lists)))?;
    let with = clock().saturating_sub(started).as_secs_f64();
    let rate = |seconds: f64| {
        if seconds > 0.0 {
            bytes as f64 / MEGABYTE / seconds
        } else {
            0.0
        }
    };
    Ok(SpeedFigures {
        bytes,
        mb_per_second: rate(without),
        mb_per_second_with_lists: rate(with),
        entities_with_findings: found,
    })
}

/// Seconds of one pass without lists, on the average.
fn passes(documents: &[Document], clock: &dyn Fn() -> Duration) -> Result<f64, EvalError> {
    let started = clock();
    let mut count = 0_usize;
    while count == 0 || count < MOST_PASSES && clock().saturating_sub(started) < LEAST {
        count += 1;
        pass(documents, None)?;
    }
    Ok(clock().saturating_sub(started).as_secs_f64() / count as f64)
}

/// Reads all documents once; returns how many entities have a finding.
fn pass(documents: &[Document], lists: Option<&dyn Lists>) -> Result<usize, EvalError> {
    let mut found = 0;
    for document in documents {
        let options = Options {
            date: document.date.as_deref().and_then(|date| date.parse().ok()),
            ..Options::default()
        };
        match exonym_articles::read(document.text.as_bytes(), lists, &options) {
            Ok(reading) => {
                found += reading
                    .entities
                    .iter()
                    .filter(|one| !one.findings.is_empty())
                    .count();
            }
            Err(exonym_articles::ReadError::Screen(error)) => return Err(error.into()),
            // What cannot be read takes its time, too.
            Err(_) => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Gold, convert};

    #[test]
    fn a_report_without_speed_is_as_it_was() {
        let document = Document {
            name: "one".to_owned(),
            text: "“We will go,” said Prime Minister Anna Berg on Tuesday.".to_owned(),
            date: None,
            gold: Gold::Names {
                mentions: Vec::new(),
                dates: Vec::new(),
            },
        };
        let report = convert::run(std::slice::from_ref(&document));
        assert_eq!(pass(&[document], None).expect("no lists, no error"), 0);
        let timed = TimedReport {
            report: report.clone(),
            speed: None,
        };
        assert_eq!(
            serde_json::to_value(&timed).expect("json"),
            serde_json::to_value(&report).expect("json")
        );
    }
}
