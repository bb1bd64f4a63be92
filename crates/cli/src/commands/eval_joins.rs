//! `exonym eval joins`: entries of several lists that are one party, found again without the number that says so.

use std::path::Path;

use exonym_engine::Which;
use exonym_eval::joins::{self, Truth};

use crate::args::{Report, TruthArg};
use crate::commands::open_engine;
use crate::exit::Exit;
use crate::printer::Printer;

/// Measures and prints.
pub(crate) fn run(
    data_dir: &Path,
    truth: TruthArg,
    dump: Option<&Path>,
    format: Report,
) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    let truth = match truth {
        TruthArg::Reference => Truth::Reference,
        TruthArg::Identifier => Truth::Identifier,
    };
    let (report, cases) = joins::run(engine.screener.index(), truth)?;
    if let Some(path) = dump {
        let mut writer = csv::Writer::from_path(path)?;
        writer.write_record(["what", "left", "right", "left_caption", "right_caption", "why"])?;
        for case in &cases {
            let (ids, captions) = (&case.ids, &case.captions);
            writer.write_record([case.what, &ids.0, &ids.1, &captions.0, &captions.1, &case.why])?;
        }
        writer.flush()?;
    }
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&report)?,
        Report::Table => {
            out.line(format!(
                "snapshot {}, {} hidden, parties found in {:.1} s",
                report.snapshot, report.truth, report.seconds
            ))?;
            let groups = [
                ("all pairs of one party", &report.all),
                ("with a name in common", &report.shared_name),
                ("without", &report.no_shared_name),
            ];
            let lists = report.lists.iter().map(|(name, recall)| (name.as_str(), recall));
            for (name, found) in groups.into_iter().chain(lists) {
                out.line(format!(
                    "  {name:52} n {:6}  joined {:6}  offered {:5}  recall {:.2} %",
                    found.n,
                    found.joined,
                    found.offered,
                    found.recall * 100.0
                ))?;
            }
            out.line(format!(
                "  joined: {} right, {} wrong, precision {:.2} %; {} of which the number says nothing; {} pairs for review; {} non-pairs weighed; {} quoted numbers that the names contradict",
                report.right,
                report.wrong,
                report.precision * 100.0,
                report.unlabelled,
                report.doubts,
                report.non_pairs,
                report.contradicted
            ))?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
