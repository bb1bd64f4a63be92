//! Rows of a customer file: CSV or JSON lines.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use encoding_rs::Encoding;
use serde_json::Value;

use crate::error::BatchError;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// Comma, semicolon or tab separated, with a header row.
    Csv,
    /// One JSON object a line: flat, or a FollowTheMoney entity.
    JsonLines,
}

impl InputKind {
    /// By file name: `.jsonl`, `.ndjson`, `.json` are JSON lines, the rest CSV.
    pub fn of_name(name: &str) -> InputKind {
        let lower = name.to_lowercase();
        let json = [".jsonl", ".ndjson", ".json"]
            .iter()
            .any(|end| lower.ends_with(end));
        if json {
            InputKind::JsonLines
        } else {
            InputKind::Csv
        }
    }
}

/// One row: its number (1 is the first after the header) and its cells by the header, or what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Counted from 1.
    pub number: u64,
    /// Cells in header order.
    pub cells: Result<Vec<String>, String>,
}

/// The rows of a file.
pub struct Rows {
    /// Column names.
    pub header: Vec<String>,
    source: Source,
    number: u64,
}

enum Source {
    Csv(Box<csv::Reader<Box<dyn Read>>>, &'static Encoding),
    Json(Box<dyn BufRead>),
}

/// Longest line of JSON accepted.
const MAX_LINE_BYTES: u64 = 1 << 20;

impl Rows {
    /// Opens a file's content. `encoding` as labelled by the WHATWG (`windows-1251`, `latin1`); UTF-8 where it is not said.
    pub fn open(
        file: &str,
        kind: InputKind,
        input: Box<dyn Read>,
        encoding: Option<&str>,
    ) -> Result<Rows, BatchError> {
        let header_error = |why: String| BatchError::Header {
            file: file.to_owned(),
            why,
        };
        let io = |source| BatchError::Io {
            file: file.to_owned(),
            source,
        };
        let said = encoding.map(|label| {
            Encoding::for_label(label.as_bytes()).ok_or_else(|| {
                header_error(format!(
                    "`{label}` is no known encoding; try windows-1252 or utf-8"
                ))
            })
        });
        let said = said.transpose()?;
        let mut reader = BufReader::new(input);
        let head = reader.fill_buf().map_err(io)?;
        let mark = Encoding::for_bom(head);
        if let Some((encoding, _)) = mark.filter(|(encoding, _)| *encoding != encoding_rs::UTF_8) {
            // UTF-16 has zero bytes in its separators: decode the whole before splitting.
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes).map_err(io)?;
            let text = encoding.decode(&bytes).0.into_owned();
            return Rows::open(
                file,
                kind,
                Box::new(std::io::Cursor::new(text.into_bytes())),
                None,
            );
        }
        if mark.is_some() {
            reader.consume(3);
        }
        match kind {
            InputKind::Csv => Rows::csv(file, reader, said.unwrap_or(encoding_rs::UTF_8)),
            InputKind::JsonLines => Rows::json(file, reader),
        }
    }

    fn csv(
        file: &str,
        mut reader: BufReader<Box<dyn Read>>,
        encoding: &'static Encoding,
    ) -> Result<Rows, BatchError> {
        let head = reader.fill_buf().map_err(|source| BatchError::Io {
            file: file.to_owned(),
            source,
        })?;
        let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let most = [b',', b';', b'\t', b'|']
            .into_iter()
            .max_by_key(|mark| (first.iter().filter(|byte| *byte == mark).count(), *mark == b','));
        let input: Box<dyn Read> = Box::new(reader);
        let mut csv = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(most.unwrap_or(b','))
            .from_reader(input);
        let header = csv.byte_headers().map_err(|error| BatchError::Header {
            file: file.to_owned(),
            why: error.to_string(),
        })?;
        let header: Vec<String> = header
            .iter()
            .map(|cell| encoding.decode(cell).0.trim().to_owned())
            .collect();
        if header.iter().all(String::is_empty) {
            return Err(BatchError::Header {
                file: file.to_owned(),
                why: "it is empty; a header row is expected".to_owned(),
            });
        }
        Ok(Rows {
            header,
            source: Source::Csv(Box::new(csv), encoding),
            number: 0,
        })
    }

    fn json(file: &str, reader: BufReader<Box<dyn Read>>) -> Result<Rows, BatchError> {
        // Columns of JSON lines are the fields themselves; every row is laid out by this header.
        let header = crate::fields::FIELDS
            .iter()
            .flat_map(|(_, columns)| columns.iter().map(|column| (*column).to_owned()));
        let _ = file;
        Ok(Rows {
            header: header.collect(),
            source: Source::Json(Box::new(reader)),
            number: 0,
        })
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let width = self.header.len();
        let cells = match &mut self.source {
            Source::Csv(csv, encoding) => next_csv(csv, encoding, width)?,
            Source::Json(reader) => next_json(reader, &self.header)?,
        };
        self.number += 1;
        Some(Row {
            number: self.number,
            cells,
        })
    }
}

fn next_csv(
    csv: &mut csv::Reader<Box<dyn Read>>,
    encoding: &'static Encoding,
    width: usize,
) -> Option<Result<Vec<String>, String>> {
    let mut record = csv::ByteRecord::new();
    match csv.read_byte_record(&mut record) {
        Ok(false) => None,
        Err(error) => Some(Err(error.to_string())),
        Ok(true) if record.len() > width => Some(Err(format!(
            "it has {} cells, the header has {width}; a separator inside a cell needs quotes",
            record.len()
        ))),
        Ok(true) => {
            let mut cells = Vec::with_capacity(width);
            for cell in &record {
                match encoding.decode_without_bom_handling_and_without_replacement(cell) {
                    Some(text) => cells.push(text.into_owned()),
                    None => {
                        return Some(Err(format!(
                            "it is not {}; say the file's encoding: --encoding windows-1252",
                            encoding.name()
                        )));
                    }
                }
            }
            Some(Ok(cells))
        }
    }
}

fn next_json(reader: &mut Box<dyn BufRead>, header: &[String]) -> Option<Result<Vec<String>, String>> {
    loop {
        let mut line = Vec::new();
        match reader.take(MAX_LINE_BYTES).read_until(b'\n', &mut line) {
            Ok(0) => return None,
            Err(error) => return Some(Err(error.to_string())),
            Ok(read) if read as u64 == MAX_LINE_BYTES => {
                let mut rest = Vec::new();
                let _ = reader.read_until(b'\n', &mut rest);
                return Some(Err(format!("the line is over {MAX_LINE_BYTES} bytes")));
            }
            Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
            Ok(_) => return Some(json_cells(&line, header)),
        }
    }
}

fn json_cells(line: &[u8], header: &[String]) -> Result<Vec<String>, String> {
    let value: Value = serde_json::from_slice(line).map_err(|error| format!("no JSON: {error}"))?;
    let object = value.as_object().ok_or("no JSON object")?;
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut put = |key: &str, value: &Value| {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Array(items) => items
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join("; "),
            Value::Number(number) => number.to_string(),
            _ => return,
        };
        found.insert(snake(key), text);
    };
    for (key, value) in object {
        match (key.as_str(), value.as_object()) {
            ("properties", Some(properties)) => properties.iter().for_each(|(key, value)| put(key, value)),
            ("id", None) => put("key", value),
            _ => put(key, value),
        }
    }
    Ok(header
        .iter()
        .map(|column| found.remove(column).unwrap_or_default())
        .collect())
}

/// `birthDate` as `birth_date`.
fn snake(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 2);
    for c in key.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(kind: InputKind, bytes: &[u8], encoding: Option<&str>) -> Vec<Row> {
        Rows::open(
            "t",
            kind,
            Box::new(std::io::Cursor::new(bytes.to_vec())),
            encoding,
        )
        .unwrap()
        .collect()
    }

    #[test]
    fn separators_and_marks_are_told() {
        for text in [
            "\u{feff}name;dob\nKim;1984\n",
            "name\tdob\nKim\t1984\n",
            "name,dob\r\nKim,1984",
        ] {
            let rows = rows(InputKind::Csv, text.as_bytes(), None);
            assert_eq!(rows[0].cells.as_deref().unwrap(), ["Kim", "1984"], "{text:?}");
        }
    }

    #[test]
    fn encodings() {
        let cyrillic = b"name\n\xcf\xf3\xf2\xe8\xed\n";
        assert!(
            rows(InputKind::Csv, cyrillic, None)[0]
                .cells
                .as_ref()
                .unwrap_err()
                .contains("--encoding")
        );
        assert_eq!(
            rows(InputKind::Csv, cyrillic, Some("windows-1251"))[0]
                .cells
                .as_deref()
                .unwrap(),
            ["Путин"]
        );
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("name\nПутин\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(
            rows(InputKind::Csv, &utf16, None)[0].cells.as_deref().unwrap(),
            ["Путин"]
        );
    }

    #[test]
    fn json_lines_flat_and_followthemoney() {
        let text = b"{\"name\":\"Kim\",\"birthDate\":\"1984\"}\nnot json\n{\"schema\":\"Person\",\"properties\":{\"name\":[\"Kim\"]}}\n";
        let rows = rows(InputKind::JsonLines, text, None);
        assert_eq!(rows.len(), 3);
        assert!(rows[1].cells.is_err());
        assert!(rows[2].cells.as_ref().unwrap().contains(&"Kim".to_owned()));
    }
}
