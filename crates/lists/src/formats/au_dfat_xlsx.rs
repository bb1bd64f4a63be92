//! Australian DFAT: the Consolidated List, a workbook with one row for each name.
//!
//! A reference (`101`) names the party; its further names have letters behind it (`101a`, `101b1`). The rows of a party
//! repeat all its facts and need not stand together, so the sheet is grouped by reference first and each distinct cell is
//! read once. Columns are found by their headings, since DFAT has added some (`Alias Strength`, `IMO Number`) and moved
//! others; the sheet may be hundreds of empty columns wide.

mod listing;
mod party;
mod remarks;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use exonym_model::{Note, NoteKind};

use crate::table::{self, Sheet, Workbook};
use crate::{Header, Input, ListError, Probe, Sink, Sniff, squash};

/// The list id.
pub(crate) const LIST: &str = "au_dfat_sanctions";
/// The heading row stands within the first rows.
const HEADING_ROWS: usize = 10;

/// The columns that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Column {
    Reference,
    Name,
    Type,
    NameType,
    Strength,
    Birth,
    BirthPlace,
    Citizenship,
    Address,
    Info,
    Listing,
    Imo,
    Committees,
    ControlDate,
}

/// Headings in lower case. The first four make the layout.
const HEADINGS: &[(&str, Column)] = &[
    ("reference", Column::Reference),
    ("name of individual or entity", Column::Name),
    ("type", Column::Type),
    ("name type", Column::NameType),
    ("alias strength", Column::Strength),
    ("date of birth", Column::Birth),
    ("place of birth", Column::BirthPlace),
    ("citizenship", Column::Citizenship),
    ("address", Column::Address),
    ("additional information", Column::Info),
    ("listing information", Column::Listing),
    ("imo number", Column::Imo),
    ("committees", Column::Committees),
    ("control date", Column::ControlDate),
];

/// Heading that tells the workbook apart from every other; newer files also say `Name of Individual, Entity or Vessel`.
fn is_name_heading(heading: &str) -> bool {
    heading.starts_with("name of individual")
}

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(workbook) = probe.workbook() else {
        return Sniff::No;
    };
    match find_table(workbook) {
        Some((_, _, columns)) => match missing(&columns) {
            None => Sniff::list(LIST),
            Some(name) => Sniff::Refuse(format!(
                "an Australian DFAT workbook without the column `{name}`; known is the layout with Reference, Name of \
                 Individual or Entity, Type and Name Type"
            )),
        },
        None => Sniff::No,
    }
}

type Columns = HashMap<Column, usize>;

/// The sheet with the table, the index of its heading row, and its columns.
fn find_table(workbook: &Workbook) -> Option<(&Sheet, usize, Columns)> {
    workbook.sheets.iter().find_map(|sheet| {
        let at = sheet.rows.iter().take(HEADING_ROWS).position(|row| {
            let headings: Vec<String> = row.iter().map(|cell| squash(cell).to_lowercase()).collect();
            headings.iter().any(|heading| heading == "reference")
                && headings.iter().any(|heading| is_name_heading(heading))
        })?;
        let mut columns = Columns::new();
        for (index, cell) in sheet.rows.get(at)?.iter().enumerate() {
            let heading = squash(cell).to_lowercase();
            let known = HEADINGS
                .iter()
                .find(|(name, _)| *name == heading)
                .map(|(_, column)| *column);
            let column = known.or_else(|| is_name_heading(&heading).then_some(Column::Name));
            if let Some(column) = column {
                columns.entry(column).or_insert(index);
            }
        }
        Some((sheet, at, columns))
    })
}

fn missing(columns: &Columns) -> Option<&'static str> {
    HEADINGS
        .iter()
        .take(4)
        .find(|(_, column)| !columns.contains_key(column))
        .map(|(name, _)| *name)
}

/// A row with access by column.
#[derive(Clone, Copy)]
struct Row<'s> {
    cells: &'s [String],
    columns: &'s Columns,
}

impl<'s> Row<'s> {
    /// A cell, trimmed; blank, `NA` and the like are nothing.
    fn get(&self, column: Column) -> &'s str {
        let index = self.columns.get(&column).copied().unwrap_or(usize::MAX);
        let text = self.cells.get(index).map(|cell| cell.trim()).unwrap_or_default();
        let nothing = ["na", "n/a", "nil", "unknown", "-", "not available", "none"];
        if nothing.iter().any(|word| text.eq_ignore_ascii_case(word)) {
            ""
        } else {
            text
        }
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let workbook = table::open_workbook(&file)?;
    let Some((sheet, heading, columns)) = find_table(&workbook).filter(|found| missing(&found.2).is_none())
    else {
        let why = format!(
            "no DFAT table in the sheets {}",
            workbook.sheet_names().join(", ")
        );
        return Err(ListError::refused(file.name, why));
    };
    note_unknown_columns(sheet, heading, sink);
    let mut order: Vec<&str> = Vec::new();
    let mut groups: HashMap<&str, Vec<Row<'_>>> = HashMap::new();
    for (index, cells) in sheet.rows.iter().enumerate().skip(heading + 1) {
        let row = Row {
            cells,
            columns: &columns,
        };
        let reference = row.get(Column::Reference);
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let digits = reference
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(reference.len());
        let Some(base) = reference.get(..digits).filter(|base| !base.is_empty()) else {
            sink.note(Note {
                kind: NoteKind::Skipped,
                record: format!("row {}", sheet.first_row + index),
                field: "Reference".to_owned(),
                reason: format!("`{}` is no reference (digits, then letters)", squash(reference)),
            });
            continue;
        };
        groups
            .entry(base)
            .or_insert_with(|| {
                order.push(base);
                Vec::new()
            })
            .push(row);
    }
    for reference in order {
        party::read(
            reference,
            groups.get(reference).map(Vec::as_slice).unwrap_or_default(),
            &input.list,
            sink,
        );
    }
    Ok(Header::default())
}

fn note_unknown_columns(sheet: &Sheet, heading: usize, sink: &mut dyn Sink) {
    for cell in sheet.rows.get(heading).into_iter().flatten() {
        let name = squash(cell);
        let lower = name.to_lowercase();
        let known = HEADINGS.iter().any(|(known, _)| *known == lower) || is_name_heading(&lower);
        if !known && !name.is_empty() {
            let reason = "a column that is not known and was not read".to_owned();
            sink.note(Note {
                kind: NoteKind::Odd,
                record: "(all)".to_owned(),
                field: name,
                reason,
            });
        }
    }
}
