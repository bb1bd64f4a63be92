//! US Consolidated Screening List, CSV as trade.gov offers it for download: one row a party and source list, values of a
//! cell parted by `; `.
//!
//! The file states neither its date nor its number of rows; a row that breaks off at the end, or a quote that never ends,
//! shows that the download did.

use super::us_csl::row::Row;
use super::us_csl::{Gather, LIST};
use crate::rows::{self, Dialect};
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

/// Columns without which the file is not the list.
const NEEDED: &[&str] = &[
    "_id",
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "addresses",
    "alt_names",
    "ids",
];
/// Columns by which any layout of the list is known again.
const MARKS: &[&str] = &[
    "source",
    "federal_register_notice",
    "source_list_url",
    "alt_names",
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(header) = probe.header_row(b',') else {
        return Sniff::No;
    };
    let has = |name: &&&str| header.iter().any(|column| column == **name);
    if !MARKS.iter().all(|name| has(&name)) {
        return Sniff::No;
    }
    let missing: Vec<&str> = NEEDED.iter().filter(|name| !has(name)).copied().collect();
    if missing.is_empty() {
        return Sniff::list(LIST);
    }
    Sniff::Refuse(format!(
        "the US Consolidated Screening List in an older layout, without the columns {}; fetch the current CSV",
        missing.join(", ")
    ))
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut ids = Vec::new();
    rows::each(&file, Dialect::PUBLISHED, &mut |row| {
        ids.extend(row.ok().map(|row| row.cell("_id").to_owned()));
    })?;
    let mut gather = Gather::new(ids);
    rows::each(&file, Dialect::PUBLISHED, &mut |cells| {
        let made = cells.and_then(|cells| {
            let mut row = Row::default();
            for (column, cell) in cells.cells() {
                row.take_cell(column, cell);
            }
            let named = !row.id.is_empty();
            if named {
                Ok(row)
            } else {
                Err(rows::broken(cells.line, "it has no _id"))
            }
        });
        match made {
            Ok(row) => gather.row(&input.list, &row, sink),
            Err(note) => sink.note(note),
        }
    })?;
    gather.finish(sink);
    Ok(Header::default())
}
