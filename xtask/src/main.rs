//! Makes and checks the generated tables: `cargo xtask tables [--check]`; makes lists of any size: `cargo xtask scale`.
//!
//! A generated table is made from a source that everyone can get (a Debian package, a crate), is committed, and says at
//! its head what made it. `--check` makes it again in memory and fails if a byte differs; the test of this crate does the same,
//! and says so and passes where the source is absent.

#![allow(clippy::print_stdout, reason = "a tool for a person at a terminal")]

mod attested;
mod census;
mod scale;
mod spanish;
mod unihan;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// One generated table: where it lies under the workspace, and what it must hold.
struct Table {
    path: &'static str,
    content: String,
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["tables"] => write(),
        ["tables", "--check"] => check(),
        ["scale", ref rest @ ..] => scale::run(rest),
        _ => bail!("usage: cargo xtask tables [--check] | scale --from INDEX --entities N --out DIR"),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// Every table whose source is at hand; the others stay as they are, which is said.
fn make() -> Result<Vec<Table>> {
    let mut tables = attested::tables()?;
    tables.extend(census::tables()?);
    tables.extend(spanish::tables()?);
    tables.extend(words::tables()?);
    if unihan::folder().is_some() {
        tables.extend(unihan::tables()?);
    } else {
        println!("han.tsv, sino.tsv: left as they are, no Unihan files (Debian package unicode-data)");
    }
    Ok(tables)
}

fn write() -> Result<()> {
    for table in make()? {
        std::fs::write(root().join(table.path), &table.content)
            .with_context(|| format!("writing {}", table.path))?;
        println!("{}: {} bytes", table.path, table.content.len());
    }
    Ok(())
}

fn check() -> Result<()> {
    for table in make()? {
        let held = std::fs::read_to_string(root().join(table.path))
            .with_context(|| format!("reading {}", table.path))?;
        if held != table.content {
            bail!(
                "{} is not what its source gives: run `cargo xtask tables` and commit the change",
                table.path
            );
        }
        println!("{}: as its source gives", table.path);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn making_the_tables_again_changes_nothing() {
        if crate::unihan::folder().is_none() {
            println!(
                "skipped: making_the_tables_again_changes_nothing: no Unihan files (Debian package unicode-data)"
            );
        }
        if crate::attested::folder().is_none() {
            println!("skipped: making_the_tables_again_changes_nothing: no shared lists");
        }
        if crate::census::folder().is_none() {
            println!(
                "skipped: making_the_tables_again_changes_nothing: no census names (pip install names==0.3.0)"
            );
        }
        if crate::spanish::file().is_none() {
            println!(
                "skipped: making_the_tables_again_changes_nothing: no surnames of 2010 (EXONYM_CENSUS_2010)"
            );
        }
        if !crate::words::is_at_hand() {
            println!(
                "skipped: making_the_tables_again_changes_nothing: no English words (Debian package wamerican-small)"
            );
        }
        crate::check().unwrap();
    }
}
