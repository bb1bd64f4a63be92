//! Where a document comes from: a file, standard input, or an address that the user named.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Context;
use exonym_articles::DocumentForm;
use exonym_fetch::{PageConfig, PageError, PageKind};

use crate::exit::usage;

/// More bytes than this are no article.
pub(crate) const MAX_BYTES: u64 = 64 << 20;
/// Ends of the names of files that hold articles.
const ENDINGS: [&str; 8] = ["txt", "text", "html", "htm", "md", "markdown", "eml", "pdf"];

/// Bytes, and what is known of them beside.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) bytes: Vec<u8>,
    /// What their sender says they are.
    pub(crate) form: Option<DocumentForm>,
    /// What their sender says they are in.
    pub(crate) encoding: Option<String>,
    /// Where they were fetched from in the end.
    pub(crate) url: Option<String>,
}

/// Whether an argument is an address and no file.
pub(crate) fn is_address(text: &str) -> bool {
    text.get(..8).unwrap_or(text).contains("://")
}

/// Whether a file's name is that of an article.
pub(crate) fn is_article(path: &Path) -> bool {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    ENDINGS.contains(&ending.as_str())
}

/// The bytes of what was named, up to a bound.
pub(crate) fn open(named: &str, allow_private: bool) -> anyhow::Result<Input> {
    if is_address(named) {
        return fetched(named, allow_private);
    }
    let mut input = Input::default();
    if named == "-" {
        take(&mut std::io::stdin().lock(), &mut input.bytes).context("reading standard input")?;
    } else {
        let mut file = std::fs::File::open(named).map_err(|error| usage(format!("{named}: {error}")))?;
        take(&mut file, &mut input.bytes).with_context(|| format!("reading {named}"))?;
    }
    if input.bytes.len() as u64 > MAX_BYTES {
        return Err(usage(format!("{named} has over {MAX_BYTES} bytes; split it")));
    }
    Ok(input)
}

fn take(from: &mut dyn Read, to: &mut Vec<u8>) -> std::io::Result<usize> {
    from.take(MAX_BYTES + 1).read_to_end(to)
}

fn fetched(address: &str, allow_private: bool) -> anyhow::Result<Input> {
    let config = PageConfig {
        max_bytes: MAX_BYTES,
        allow_private,
        ..PageConfig::default()
    };
    let page = exonym_fetch::page(address, &config).map_err(|error| match error {
        PageError::Client(_) => anyhow::Error::new(error),
        error => usage(error),
    })?;
    let form = match page.kind {
        PageKind::Html => Some(DocumentForm::Html),
        PageKind::Markdown => Some(DocumentForm::Markdown),
        PageKind::Email => Some(DocumentForm::Email),
        PageKind::Pdf => Some(DocumentForm::Pdf),
        // Servers call many things text; the bytes know better.
        PageKind::Text | PageKind::Unsaid => None,
    };
    Ok(Input {
        bytes: page.bytes,
        form,
        encoding: page.charset,
        url: Some(page.url),
    })
}

/// Every file under a folder, in order; a file is itself.
pub(crate) fn walk(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    crate::commands::eval_reading::walk(path)
}
