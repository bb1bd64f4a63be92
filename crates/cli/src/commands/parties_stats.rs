//! `exonym parties stats`: how many entries make how many parties, over which lists.

use std::collections::BTreeMap;
use std::path::Path;

use exonym_engine::{Which, judgement_bytes};
use exonym_parties::{Judgements, Verdict};
use serde::Serialize;

use crate::args::Report;
use crate::commands::open_engine;
use crate::exit::Exit;
use crate::printer::Printer;

#[derive(Serialize, Default)]
struct Stats {
    snapshot: String,
    entries: u64,
    parties: u64,
    /// Parties of several entries, by the number of their entries.
    of_several: BTreeMap<usize, u64>,
    /// Parties that two lists share, `list + list`.
    shared: BTreeMap<String, u64>,
    /// What the pairs that hold parties together rest on most.
    grounds: BTreeMap<String, u64>,
    /// Pairs for review, by why they are not joined.
    review: BTreeMap<String, u64>,
    judgements: BTreeMap<&'static str, u64>,
}

/// Counts and prints.
pub(crate) fn run(data_dir: &Path, format: Report) -> anyhow::Result<Exit> {
    let engine = open_engine(data_dir, &Which::Current)?;
    let index = engine.screener.index();
    let mut stats = Stats {
        snapshot: index.meta().snapshot.clone(),
        entries: index.meta().parties,
        parties: index.meta().parties,
        ..Stats::default()
    };
    let list = |entry: u32| {
        let list = index
            .list_of(entry)
            .and_then(|list| index.meta().lists.get(list as usize));
        list.map(|list| list.version.list.clone()).unwrap_or_default()
    };
    for number in 0..index.joined_count() {
        let joined = index.joined(number)?;
        stats.parties -= joined.entries.len() as u64 - 1;
        *stats.of_several.entry(joined.entries.len()).or_default() += 1;
        let mut lists: Vec<String> = joined.entries.iter().map(|entry| list(*entry)).collect();
        lists.sort();
        lists.dedup();
        for (at, one) in lists.iter().enumerate() {
            for other in lists.iter().skip(at + 1) {
                *stats.shared.entry(format!("{one} + {other}")).or_default() += 1;
            }
        }
        for join in &joined.joins {
            let most = join.reasons.iter().max_by(|a, b| a.bits.total_cmp(&b.bits));
            if let Some(most) = most {
                *stats.grounds.entry(most.part.clone()).or_default() += 1;
            }
        }
    }
    for doubt in index.doubts()? {
        // What differs between two entries is named with their ids; here the kind is enough.
        let why = doubt
            .why
            .split_once(": ")
            .map_or(doubt.why.as_str(), |(_, why)| why);
        let why = if why.starts_with("its list names") {
            "one list holds entries of the parties apart"
        } else {
            why
        };
        *stats.review.entry(why.to_owned()).or_default() += 1;
    }
    let bytes = judgement_bytes(data_dir)?.unwrap_or_default();
    for judgement in Judgements::parse(&bytes).map_err(crate::exit::usage)?.iter() {
        let word = match judgement.verdict {
            Verdict::Same => "same",
            Verdict::Different => "different",
            Verdict::Undecided => "undecided",
        };
        *stats.judgements.entry(word).or_default() += 1;
    }
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(&stats)?,
        Report::Table => table(&mut out, &stats)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn table(out: &mut Printer, stats: &Stats) -> std::io::Result<()> {
    out.line(format!(
        "snapshot {}: {} entries of {} parties",
        stats.snapshot, stats.entries, stats.parties
    ))?;
    for (entries, count) in &stats.of_several {
        out.line(format!("  {count:7} parties of {entries} entries"))?;
    }
    for (heading, counts) in [
        ("parties on both lists", &stats.shared),
        ("joins that rest most on", &stats.grounds),
        ("pairs for review, because", &stats.review),
    ] {
        out.line(format!("{heading}:"))?;
        for (what, count) in counts {
            out.line(format!("  {count:7} {what}"))?;
        }
    }
    for (verdict, count) in &stats.judgements {
        out.line(format!("judged {verdict}: {count}"))?;
    }
    Ok(())
}
