//! Names of the United States census of 1990: what a country of immigrants is called, and how often.
//!
//! The files `dist.all.last`, `dist.male.first` and `dist.female.first` are works of the US Census Bureau and in the public domain. The
//! Python package `names` (PyPI, 0.3.0) carries them unchanged: `pip install names==0.3.0`. They are looked for in the folder
//! `EXONYM_CENSUS_NAMES`, else where Python has its packages.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::Table;

/// Rarer surnames are left out: among them are slips of the census itself.
const SURNAME_SHARE: u32 = 10;
/// Two letters are compared letter by letter anyway.
const LETTERS: usize = 3;

/// The folder with the census files, where there is one.
pub(crate) fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("EXONYM_CENSUS_NAMES").map(PathBuf::from);
    let folder = given.or_else(|| Some(site_packages()?.join("names")))?;
    folder.join("dist.all.last").is_file().then_some(folder)
}

fn site_packages() -> Option<PathBuf> {
    let script = "import sysconfig; print(sysconfig.get_path('purelib'))";
    let output = Command::new("python3").args(["-c", script]).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(path.trim()))
}

/// The table, or none where the source is absent.
pub(crate) fn tables() -> Result<Vec<Table>> {
    let Some(folder) = folder() else {
        println!("census.tsv: left as it is, no census names (pip install names==0.3.0)");
        return Ok(Vec::new());
    };
    // Word to persons in a million that bear it as a surname and as a given name.
    let mut shares: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (file, surname) in [
        ("dist.all.last", true),
        ("dist.male.first", false),
        ("dist.female.first", false),
    ] {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        for (word, share) in text.lines().filter_map(row) {
            let entry = shares.entry(word).or_default();
            match surname {
                true => entry.0 += share,
                // Half of all persons are of each sex, and the files count within one.
                false => entry.1 += share.div_ceil(2),
            }
        }
    }
    Ok(vec![Table {
        path: "crates/tables/data/census.tsv",
        content: render(&shares),
    }])
}

/// Word and persons in a million, of a line `NAME percent cumulated rank`.
fn row(line: &str) -> Option<(String, u32)> {
    let mut columns = line.split_whitespace();
    let word = columns.next()?.to_ascii_lowercase();
    let percent: f64 = columns.next()?.parse().ok()?;
    let plain = word.len() >= LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase());
    plain.then_some((word, (percent * 10_000.0).round() as u32))
}

fn render(shares: &BTreeMap<String, (u32, u32)>) -> String {
    let mut out = String::from(
        "# Names of persons in the United States, with how many in a million bear them.\n\
         # Columns, parted by tabs: word in plain letters, bearers in a million as a surname, as a given name.\n\
         # Origin: US Census Bureau, frequently occurring names of the 1990 census (public domain), from the PyPI package names 0.3.0;\n\
         # made by `cargo xtask tables`, do not edit.\n",
    );
    for (word, (surname, given)) in shares {
        if *surname >= SURNAME_SHARE || *given > 0 {
            let _ = writeln!(out, "{word}\t{surname}\t{given}");
        }
    }
    out
}
