//! What the fuzz targets share: fuzzed bytes to the input that a reader or parser gets, and the reader driven to its end.
//!
//! A target fails on a panic, an overflow, a hang or memory without bound; an error or a note is what damaged input is
//! meant to give. `docs/fuzzing.md` tells how to run them and what was found.

pub mod documents;
pub mod index;
pub mod judgements;
pub mod look_ups;
pub mod model;
pub mod names;
pub mod reading;
pub mod requests;
pub mod rows;
pub mod version_states;
mod workbook;

use exonym_lists::{Format, Input, InputFile, Probe, Stats};

/// Parts one input into several files: no format of ours holds form feeds.
const BETWEEN_FILES: u8 = 0x0c;

/// Reads bytes as a list of a format, whatever they are.
pub fn read(format: Format, data: &[u8]) {
    let input = Input::single(InputFile::bytes("fuzzed", data), "fuzz_list");
    let _ = format.read(&input, &mut Stats::default());
}

/// Reads a workbook that is made of the bytes; see [`workbook::of`].
pub fn read_workbook(format: Format, data: &[u8]) {
    if let Some(bytes) = workbook::of(data) {
        let file = InputFile::bytes("fuzzed.xlsx", bytes);
        let _ = format.read(&Input::single(file, "fuzz_list"), &mut Stats::default());
    }
}

/// Reads an OFAC CSV family: main file, aliases, addresses, remarks, parted by form feeds.
pub fn read_family(data: &[u8]) {
    let names = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];
    let parts = data.split(|byte| *byte == BETWEEN_FILES);
    let files: Vec<InputFile> = names
        .into_iter()
        .zip(parts)
        .map(|(name, part)| InputFile::bytes(name, part))
        .collect();
    for file in &files {
        let _ = Probe::new(file).map(|probe| probe.identify());
    }
    let input = Input {
        files,
        list: "us_ofac_sdn".to_owned(),
        column_map: None,
    };
    let _ = Format::OfacCsv.read(&input, &mut Stats::default());
}

/// Reads a user's table, as text and as a workbook, by a column map; a form feed parts the two.
pub fn read_mapped(data: &[u8]) {
    let mut parts = data.splitn(2, |byte| *byte == BETWEEN_FILES);
    let (Some(map), Some(table)) = (parts.next(), parts.next()) else {
        return;
    };
    let Ok(map) = std::str::from_utf8(map) else { return };
    let workbook = workbook::of(table).map(|bytes| InputFile::bytes("own.xlsx", bytes));
    for file in [Some(InputFile::bytes("own.csv", table)), workbook]
        .into_iter()
        .flatten()
    {
        let input = Input {
            files: vec![file],
            list: "fuzz_list".to_owned(),
            column_map: Some(map.to_owned()),
        };
        let _ = Format::ColumnMap.read(&input, &mut Stats::default());
    }
}

/// Asks what a file is, and reads it as that.
pub fn probe(data: &[u8]) {
    let file = InputFile::bytes("fuzzed", data);
    let Ok(probe) = Probe::new(&file) else { return };
    let _ = probe.seen();
    if let Ok((format, list, _)) = probe.identify() {
        let input = Input::single(file, list.unwrap_or_else(|| "fuzz_list".to_owned()));
        let _ = format.read(&input, &mut Stats::default());
    }
}
