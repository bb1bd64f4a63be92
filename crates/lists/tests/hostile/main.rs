//! Every reader on inputs that are broken in the ways files are broken, and on files of every other format.
//!
//! The documents are the seeds of the fuzz targets: short, made up, in each publisher's layout. What is wanted is an error or a
//! list with notes, in a moment and without a panic; and never a whole list out of a document that was cut.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use exonym_lists::{Format, Input, InputFile, Probe, Stats};

/// The longest that a reader may take over a short document, on a machine busy with other things.
const MOMENT: Duration = Duration::from_secs(10);

fn seeds(format: Format) -> Vec<Vec<u8>> {
    let key = match format {
        Format::UkConList => "uk_con_list".to_owned(),
        other => other.key().replace('-', "_"),
    };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/seeds")
        .join(key);
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Formats that have text seeds; workbooks are broken in the tests of their readers and in `table`.
fn formats() -> impl Iterator<Item = (Format, Vec<u8>)> {
    Format::ALL
        .iter()
        .filter(|format| **format != Format::ColumnMap)
        .flat_map(|format| seeds(*format).into_iter().map(|seed| (*format, seed)))
}

fn read(format: Format, bytes: &[u8]) -> Result<Stats, String> {
    let started = Instant::now();
    let file = InputFile::bytes("broken", bytes);
    let _ = Probe::new(&file).map(|probe| probe.identify());
    let mut stats = Stats::default();
    let read = format.read(&Input::single(file, "a_list"), &mut stats);
    assert!(started.elapsed() < MOMENT, "{format}: {:?}", started.elapsed());
    read.map(|_| stats).map_err(|error| error.to_string())
}

#[test]
fn there_is_a_seed_for_every_text_format() {
    let without: Vec<&str> = Format::ALL
        .iter()
        .filter(|format| seeds(**format).is_empty())
        .map(|format| format.key())
        .collect();
    assert_eq!(without, ["au-dfat-xlsx", "jp-mof-xlsx"]);
}

#[test]
fn what_holds_nothing_is_an_error() {
    let html = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please log in</body></html>";
    let nothing: [&[u8]; 8] = [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"\0\0\0\0",
        b"\x1a",
        html.as_bytes(),
        b"<?xml version=\"1.0\"?>",
        b"{}",
    ];
    for format in Format::ALL {
        for bytes in nothing {
            let read = read(*format, bytes);
            assert!(read.is_err(), "{format}: {:?}", String::from_utf8_lossy(bytes));
            assert!(!read.unwrap_err().is_empty());
        }
    }
}

#[test]
fn a_document_that_was_cut_is_not_taken_for_whole() {
    for (format, seed) in formats() {
        let whole = read(format, &seed).map(|stats| stats.parties);
        for tenth in 1..10 {
            let cut = seed.get(..seed.len() * tenth / 10).unwrap();
            // Rows and lines that were cut off between two records look whole; the guards of the store see that they are fewer.
            if let (Ok(stats), Ok(whole)) = (read(format, cut), &whole) {
                assert!(
                    stats.parties <= *whole,
                    "{format} at {tenth}/10: {} of {whole}",
                    stats.parties
                );
            }
        }
    }
}

#[test]
fn bytes_out_of_place_do_no_harm() {
    let pieces: [&[u8]; 14] = [
        b"\0",
        b"\xff\xfe",
        b"\xc3",
        b"\x1b[31m",
        b"&#0;",
        b"&bomb;",
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"\"",
        b"\r",
        b"9999999999999999999999999",
        "\u{202e}".as_bytes(),
        b"9999-99-99",
    ];
    for (format, seed) in formats() {
        for (number, piece) in pieces.iter().enumerate() {
            for place in 0..7 {
                let at = (seed.len() * (place * 2 + 1) / 14 + number).min(seed.len());
                let broken = [seed.get(..at).unwrap(), piece, seed.get(at..).unwrap()].concat();
                let _ = read(format, &broken);
            }
        }
    }
}

#[test]
fn other_encodings_are_read_or_refused() {
    for (format, seed) in formats() {
        let text = String::from_utf8_lossy(&seed).into_owned();
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let marked = [b"\xef\xbb\xbf", seed.as_slice()].concat();
        let latin: Vec<u8> = text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect();
        for bytes in [utf16, latin] {
            let _ = read(format, &bytes);
        }
        // A mark at the start is what spreadsheets add; the list is the same.
        if let (Ok(plain), Ok(marked)) = (read(format, &seed), read(format, &marked)) {
            assert_eq!(plain.parties, marked.parties, "{format}");
        }
    }
}

#[test]
fn a_file_of_another_format_is_no_list_of_this() {
    for (format, seed) in formats() {
        let file = InputFile::bytes("a file", seed.as_slice());
        let Ok((told, ..)) = Probe::new(&file).unwrap().identify() else {
            continue;
        };
        assert_eq!(told, format, "told as another");
        for other in Format::ALL
            .iter()
            .filter(|other| **other != format && **other != Format::ColumnMap)
        {
            if let Ok(stats) = read(*other, &seed) {
                // OpenSanctions' line formats are near each other; what is no record of theirs is noted.
                assert!(
                    stats.parties == 0 || !stats.notes.is_empty() || near(format, *other),
                    "{format} read as {other}: {stats:?}"
                );
            }
        }
    }
}

fn near(a: Format, b: Format) -> bool {
    let lines = [Format::FtmJson, Format::SenzingJson];
    let ofac = [Format::OfacXml, Format::OfacAdvancedXml, Format::OfacEnhancedXml];
    let uk = [Format::UkCsv, Format::UkConList];
    [&lines[..], &ofac, &uk]
        .iter()
        .any(|kin| kin.contains(&a) && kin.contains(&b))
}

#[test]
fn nesting_bombs_and_huge_fields_are_survived() {
    let deep = format!("<a>{}</a>", "<b>".repeat(200_000));
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">\
                <!ENTITY z \"&y;&y;&y;&y;&y;&y;&y;&y;\">]><a>&z;&z;</a>";
    let json = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let field = format!("\"{}\",x\n", "A".repeat(4_000_000));
    for format in Format::ALL {
        for text in [&deep, bomb, &json, &field] {
            assert!(read(*format, text.as_bytes()).is_err(), "{format}");
        }
    }
    for (format, seed) in formats() {
        // The root of a real list around a deep nest, and a very long value in a real list.
        let text = String::from_utf8_lossy(&seed).into_owned();
        let middle = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
        for inside in ["<b>".repeat(20_000), "Z".repeat(2_000_000), "[".repeat(20_000)] {
            let _ = read(
                format,
                format!("{}{inside}{}", &text[..middle], &text[middle..]).as_bytes(),
            );
        }
    }
}

#[test]
fn a_record_that_stands_there_twice_is_noted_or_counted_once() {
    for (format, seed) in formats() {
        let text = String::from_utf8_lossy(&seed).into_owned();
        if let (Ok(once), Ok(twice)) = (
            read(format, text.as_bytes()),
            read(format, format!("{text}{text}").as_bytes()),
        ) {
            assert!(twice.parties <= once.parties * 2, "{format}");
        }
    }
}
