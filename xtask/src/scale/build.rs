//! An index of made-up parties, with what it took.

use std::fs::File;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::sync::mpsc::SyncSender;
use std::time::Instant;

use anyhow::{Context, Result};
use exonym_index::{Builder, Bundle, Index, Meta, MetaList, map_file};
use exonym_model::{Entity, ListVersion};
use rayon::prelude::*;

/// Parties read before they are added: what is in memory as text.
const AT_ONCE: usize = 20_000;

/// Builds `index.exonym` of `entities.ftm.json` in a folder, on so many threads (0 for all).
pub(crate) fn run(folder: &Path, threads: usize) -> Result<()> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()?;
    let path = folder.join("entities.ftm.json");
    let started = Instant::now();
    let lines = BufReader::new(File::open(&path).with_context(|| path.display().to_string())?).lines();
    let list = MetaList {
        version: ListVersion {
            list: "made".to_owned(),
            published: "2026-01-01".to_owned(),
            dated_by: "given".to_owned(),
            sha256: String::new(),
            imported: String::new(),
        },
        publisher: "cargo xtask scale".to_owned(),
        parties: 0,
        yielded: 0,
        basis: None,
    };
    let mut builder = Builder::new(Meta {
        snapshot: "made".to_owned(),
        lists: vec![list],
        ..Meta::default()
    });
    // One thread reads ahead of those that build.
    let (send, receive) = std::sync::mpsc::sync_channel(1);
    let reading = std::thread::spawn(move || read(lines, &send));
    for some in receive {
        builder.add(0, bundles(&some)?);
    }
    reading.join().map_err(|_| anyhow::anyhow!("reading stopped"))??;
    let out = folder.join("index.exonym");
    let meta = builder.finish(&out, folder)?;
    let built = started.elapsed();
    let started = Instant::now();
    let index = Index::open(map_file(&out)?)?;
    let opened = started.elapsed();
    println!(
        "{}: {} parties, {} names, {} bytes; built in {:.1} s, at most {} MB in memory; opened in {:.1} ms",
        out.display(),
        meta.parties,
        meta.names,
        index.byte_len(),
        built.as_secs_f64(),
        peak_megabytes().unwrap_or(0),
        opened.as_secs_f64() * 1e3
    );
    for (section, bytes) in exonym_index::stats(&index).sections {
        println!("  {section:14} {bytes:12}");
    }
    Ok(())
}

/// Sends the lines, so many at once.
fn read(lines: Lines<BufReader<File>>, send: &SyncSender<Vec<String>>) -> Result<()> {
    let mut some = Vec::new();
    for line in lines {
        some.push(line?);
        if some.len() == AT_ONCE {
            send.send(std::mem::take(&mut some))?;
        }
    }
    Ok(send.send(some)?)
}

fn bundles(lines: &[String]) -> Result<Vec<Bundle>> {
    let read = |line: &String| -> Result<Bundle> {
        Ok(Bundle {
            party: Entity::from_ftm_line(line, "made")?,
            linked: Vec::new(),
        })
    };
    lines.par_iter().map(read).collect()
}

/// The most memory that the process had, where the system says so.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
