//! English words, from Debian's word list `wamerican-small`.
//!
//! The list is SCOWL size 35, without the words of its larger sizes, so that what is in it is in common use. Words with capitals
//! or apostrophes are left out: names have a table of their own, and no name is written as a genitive.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};

use crate::Table;

/// Where the Debian package puts the list.
const SOURCE: &str = "/usr/share/dict/american-english-small";
/// Shorter words are told apart by their letters anyway.
const LETTERS: usize = 5;

/// Whether the source is installed.
pub(crate) fn is_at_hand() -> bool {
    Path::new(SOURCE).is_file()
}

/// The table, or none where the source is absent.
pub(crate) fn tables() -> Result<Vec<Table>> {
    if !is_at_hand() {
        println!("words.tsv: left as it is, no English words (Debian package wamerican-small)");
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(SOURCE).with_context(|| format!("reading {SOURCE}"))?;
    let plain = |word: &&str| word.len() >= LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words: BTreeSet<&str> = text.lines().filter(plain).collect();
    let mut content = String::from(
        "# English words in common use.\n\
         # Origin: Debian package wamerican-small, SCOWL size 35, Copyright 2000-2011 Kevin Atkinson; may be used, copied, modified and\n\
         # distributed for any purpose, provided that this notice appears; made by `cargo xtask tables`, do not edit.\n",
    );
    for word in words {
        content.push_str(word);
        content.push('\n');
    }
    Ok(vec![Table {
        path: "crates/tables/data/words.tsv",
        content,
    }])
}
