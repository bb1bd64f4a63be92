//! `exonym parties judge`: a person's word on a pair, added to the judgement file.

use std::path::Path;

use exonym_engine::{Which, judgement_path};
use exonym_parties::{Judgement, Verdict};
use serde::Serialize;

use crate::args::{JudgeArgs, Report, VerdictArg};
use crate::commands::open_engine;
use crate::commands::parties::no_entry;
use crate::exit::{Exit, usage};
use crate::printer::Printer;

#[derive(Serialize)]
struct Judged<'a> {
    left: &'a str,
    right: &'a str,
    verdict: &'static str,
    by: &'a str,
    when: &'a str,
    why: &'a str,
    file: String,
}

/// Writes a judgement.
pub(crate) fn run(data_dir: &Path, args: &JudgeArgs) -> anyhow::Result<Exit> {
    if args.left == args.right {
        return Err(usage("a pair has two entries; both ids are the same"));
    }
    let engine = open_engine(data_dir, &Which::Current)?;
    if engine.sample {
        return Err(usage(
            "judgements are kept for imported lists; import lists first: exonym lists update, or exonym lists import PATH",
        ));
    }
    let index = engine.screener.index();
    for id in [&args.left, &args.right] {
        // An id that a source states for a party is not enough here: a judgement names an entry.
        let found = index.entry_with_id(id)?;
        let own = found.map(|number| index.bundle(number)).transpose()?;
        if own.is_none_or(|bundle| bundle.party.id != *id) {
            return Err(no_entry(id));
        }
    }
    let judgement = Judgement {
        left: args.left.clone(),
        right: args.right.clone(),
        verdict: match args.verdict {
            VerdictArg::Same => Verdict::Same,
            VerdictArg::Different => Verdict::Different,
            VerdictArg::Undecided => Verdict::Undecided,
        },
        by: args.by.clone().or_else(user).unwrap_or_default(),
        when: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        why: args.why.clone(),
    };
    exonym_engine::judge(data_dir, &judgement)?;
    let path = judgement_path(data_dir);
    let mut out = Printer::new();
    match args.format {
        Report::Json => out.json(&Judged {
            left: &judgement.left,
            right: &judgement.right,
            verdict: judgement.verdict.as_str(),
            by: &judgement.by,
            when: &judgement.when,
            why: &judgement.why,
            file: path.display().to_string(),
        })?,
        Report::Table => out.line(format!(
            "{} and {}: {}. Kept in {}; the next question builds the index with it.",
            judgement.left,
            judgement.right,
            judgement.verdict,
            path.display()
        ))?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn user() -> Option<String> {
    ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
}
