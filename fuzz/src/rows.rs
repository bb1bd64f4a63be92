//! Customer files: opened, mapped, each row made a query.

use std::io::Cursor;

use exonym_batch::{InputKind, Mapping, Rows};

/// Rows looked at.
const MAX_ROWS: usize = 200;

/// Reads the bytes as CSV and as JSON lines, in two encodings.
pub fn read(data: &[u8]) {
    for kind in [InputKind::Csv, InputKind::JsonLines] {
        for encoding in [None, Some("windows-1251")] {
            let input = Box::new(Cursor::new(data.to_vec()));
            let Ok(rows) = Rows::open("fuzzed", kind, input, encoding) else {
                continue;
            };
            let Ok(mapping) = Mapping::new("fuzzed", &rows.header, None) else {
                continue;
            };
            for row in rows.take(MAX_ROWS) {
                let _ = row.cells.map(|cells| mapping.query(&cells, None).map(|query| query.schema()));
            }
        }
    }
}
