//! Designations from rows: both tables of the UK repeat an entry over many rows, not always next to each other.

use std::collections::BTreeMap;

use exonym_model::{Note, NoteKind};

use super::designation::{Designation, Publisher};
use super::emit;
use super::ties::{self, NameIndex};
use crate::clean::dates;
use crate::formats::rows::{Columns, Rows};
use crate::input::Input;
use crate::sink::{Header, Sink};
use crate::{ListError, Probe};

/// How far down a header may stand: below a line with the date of the report.
const HEADER_WITHIN: usize = 6;

/// What a table's layout is.
pub(crate) struct Layout {
    /// Whose list it is.
    pub publisher: Publisher,
    /// Columns that the header must have.
    pub required: &'static [&'static str],
    /// The column of the record id.
    pub id: &'static str,
    /// Adds a row to its designation.
    pub add: fn(&mut Designation, &Columns, &[String]),
}

impl Layout {
    /// Whether the first rows of a file hold this layout's header.
    pub(crate) fn fits(&self, probe: &Probe) -> bool {
        let rows = crate::formats::rows::first_rows(probe, b',');
        rows.iter().any(|row| Columns::new(row).have(self.required))
    }

    /// Reads a whole file.
    pub(crate) fn read(&self, input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
        let file = input.main();
        let mut rows = Rows::open(&file, b',')?;
        let (columns, published) = self.header(&file.name, &mut rows)?;
        let mut gathered: Vec<Designation> = Vec::new();
        let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
        while let Some((number, row)) = rows.next_row()? {
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if rows.are_full() && row.len() < columns.len() {
                let why = format!(
                    "{} cells where the header has {}; the file was cut off, fetch it again",
                    row.len(),
                    columns.len()
                );
                return Err(ListError::damaged(&file.name, format!("row {number}"), why));
            }
            let id = columns.cell(&row, self.id).to_owned();
            if id.is_empty() {
                let (record, field) = (format!("row {number}"), self.id.to_owned());
                sink.note(Note {
                    kind: NoteKind::Skipped,
                    record,
                    field,
                    reason: format!("it has no {}", self.id),
                });
                continue;
            }
            let at = *by_id.entry(id.clone()).or_insert_with(|| {
                gathered.push(Designation::new(id));
                gathered.len() - 1
            });
            if let Some(designation) = gathered.get_mut(at) {
                (self.add)(designation, &columns, &row);
            }
        }
        let mut index = NameIndex::default();
        gathered
            .iter()
            .for_each(|designation| ties::index_names(&mut index, designation));
        for designation in &gathered {
            emit::party(&input.list, self.publisher, designation, &index).finish(sink);
        }
        Ok(Header {
            published,
            declared: None,
        })
    }

    /// The header row, and the date in the rows above it: `Report Date: 11-Sep-2026`, `Last Updated,14/04/2025`.
    fn header(&self, file: &str, rows: &mut Rows) -> Result<(Columns, Option<String>), ListError> {
        let mut published = None;
        for _ in 0..HEADER_WITHIN {
            let Some((_, row)) = rows.next_row()? else { break };
            let columns = Columns::new(&row);
            if columns.have(self.required) {
                return Ok((columns, published));
            }
            let texts = row
                .iter()
                .flat_map(|cell| [Some(cell.as_str()), cell.split_once(':').map(|(_, date)| date)]);
            let date = texts
                .flatten()
                .find_map(dates::parse)
                .filter(|date| date.exact_day().is_some());
            published = published.or(date.map(|date| date.to_string()));
        }
        Err(ListError::refused(
            file,
            format!("no header row with the columns {}", self.required.join(", ")),
        ))
    }
}
