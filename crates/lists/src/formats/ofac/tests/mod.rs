//! What no one format can test alone: the same party over all formats, the publisher's own files, hostile bytes.

mod documents;
mod hostile;
mod real;
mod shapes;

use std::path::{Path, PathBuf};

use crate::{Collected, Format, Header, Input, InputFile, ListError};

/// The folder of real lists, if this machine has it: `EXONYM_SHARED`, else `shared` beside the workspace.
fn shared(test: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .skip(2)
        .take(4)
        .map(|dir| dir.join("../shared"));
    let given = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let found = given
        .into_iter()
        .chain(beside)
        .map(|dir| dir.join("lists/ofac"))
        .find(|dir| dir.is_dir());
    if found.is_none() {
        println!("skipped: {test}: no shared lists");
    }
    found
}

fn read_files(format: Format, files: Vec<InputFile>, list: &str) -> Result<(Collected, Header), ListError> {
    let input = Input {
        files,
        list: list.to_owned(),
        column_map: None,
    };
    let mut sink = Collected::default();
    let header = format.read(&input, &mut sink)?;
    Ok((sink, header))
}

fn read_text(format: Format, name: &str, text: &str, list: &str) -> Result<(Collected, Header), ListError> {
    read_files(
        format,
        vec![InputFile::bytes(name, text.as_bytes().to_vec())],
        list,
    )
}
