//! Names of persons that are attested, from transliteration pairs of Wikidata.
//!
//! The source is a set of files `wd_*_64`, each line a Latin name, its letters in another script, and how many entities bear
//! the pair, made from the labels of persons in Wikidata (CC0). A word borne by two or more is taken; what only one bears may be
//! a slip. The files are found in `labelled/names` under `EXONYM_SHARED`, else under a folder `shared` beside the workspace.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{Table, root};

/// Bearers from which on a word is taken.
const BEARERS: u32 = 2;
/// Shorter words are compared letter by letter anyway.
const LETTERS: usize = 3;

/// The folder with the source files, where there is one.
pub(crate) fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let beside = || {
        root()
            .ancestors()
            .map(|folder| folder.join("shared"))
            .find(|folder| folder.is_dir())
    };
    let folder = given.or_else(beside)?.join("labelled/names");
    folder.is_dir().then_some(folder)
}

/// The table, or none where the source is absent.
pub(crate) fn tables() -> Result<Vec<Table>> {
    let Some(folder) = folder() else {
        println!("attested.tsv: left as it is, no Wikidata pairs at hand");
        return Ok(Vec::new());
    };
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for file in std::fs::read_dir(&folder)?.filter_map(Result::ok) {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.starts_with("wd_") && name.ends_with("_64") {
            let text = std::fs::read_to_string(file.path()).with_context(|| format!("reading {name}"))?;
            text.lines().for_each(|line| count(line, &mut counts));
        }
    }
    Ok(vec![Table {
        path: "crates/tables/data/attested.tsv",
        content: render(&counts),
    }])
}

fn count(line: &str, counts: &mut BTreeMap<String, u32>) {
    let mut columns = line.split('\t');
    let (Some(latin), Some(_), Some(Ok(bearers))) = (
        columns.next(),
        columns.next(),
        columns.next().map(str::parse::<u32>),
    ) else {
        return;
    };
    let plain = exonym_text::fold::ascii(&exonym_text::fold::fold(latin));
    if plain.len() >= LETTERS && plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        *counts.entry(plain).or_default() += bearers;
    }
}

fn render(counts: &BTreeMap<String, u32>) -> String {
    let mut out = String::from(
        "# Words that are attested as names of persons, with how many persons of the source bear them.\n\
         # Columns, parted by tabs: word in plain letters, bearers.\n\
         # Origin: Wikidata labels of persons (CC0), through transliteration pairs; made by `cargo xtask tables`, do not edit.\n",
    );
    for (word, bearers) in counts.iter().filter(|(_, bearers)| **bearers >= BEARERS) {
        let _ = writeln!(out, "{word}\t{bearers}");
    }
    out
}
