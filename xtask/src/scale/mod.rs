//! `cargo xtask scale`: as many made-up parties as one asks for, named like those of real lists, and an index of them.
//!
//! A made-up party is a crossing of two real ones of a kind: the first words of one, the last words of the other, in each script
//! that both have. So words are as common as in the lists, and aliases in other scripts fit. A share of the surnames comes from the
//! shipped tables, and another is put together of two halves, since a longer list has words that a shorter one has not.

mod build;
mod cross;
mod pool;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use exonym_eval::random::Random;
use exonym_index::{Index, map_file};

const USAGE: &str = "usage: cargo xtask scale --from INDEX --entities N --out DIR [--seed S]
       cargo xtask scale --index DIR [--threads N]

The first writes DIR/entities.ftm.json, made of the parties of an index file; the second builds DIR/index.exonym of it and says what
that took.";

/// Runs the command.
pub(crate) fn run(args: &[&str]) -> Result<()> {
    let value = |name: &str| {
        let at = args.iter().position(|arg| *arg == name)?;
        args.get(at + 1).copied()
    };
    if let Some(folder) = value("--index") {
        let threads = value("--threads").map(str::parse).transpose()?.unwrap_or(0);
        return build::run(Path::new(folder), threads);
    }
    let (Some(from), Some(count), Some(out)) = (value("--from"), value("--entities"), value("--out")) else {
        bail!(USAGE);
    };
    let seed = value("--seed")
        .unwrap_or("1")
        .parse()
        .context("--seed is no number")?;
    let count = count.parse().context("--entities is no number")?;
    make(Path::new(from), count, seed, Path::new(out))
}

fn make(from: &Path, count: usize, seed: u64, out: &Path) -> Result<()> {
    let started = Instant::now();
    let index = Index::open(map_file(from)?)?;
    let pool = pool::Pool::of(&index)?;
    std::fs::create_dir_all(out)?;
    let path: PathBuf = out.join("entities.ftm.json");
    let mut file = BufWriter::new(File::create(&path).with_context(|| path.display().to_string())?);
    let mut random = Random::new(seed);
    for number in 0..count {
        let party = cross::party(&pool, number, &mut random);
        serde_json::to_writer(&mut file, &party)?;
        file.write_all(b"\n")?;
    }
    file.flush()?;
    println!(
        "{}: {count} parties, seed {seed}, of {} real ones, in {:.1} s",
        path.display(),
        pool.len(),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}
