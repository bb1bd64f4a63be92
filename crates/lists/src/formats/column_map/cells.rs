//! A row of a user's table: cells by column name.

use std::collections::HashMap;

/// A row.
pub(crate) struct Cells<'a> {
    columns: &'a HashMap<String, usize>,
    cells: &'a [String],
    /// Number of the row as a spreadsheet shows it, or of the line.
    number: u64,
}

impl<'a> Cells<'a> {
    /// The cells of a row of these columns.
    pub(crate) fn new(columns: &'a HashMap<String, usize>, cells: &'a [String], number: u64) -> Cells<'a> {
        Cells {
            columns,
            cells,
            number,
        }
    }

    /// A cell, trimmed; nothing where the row ends before it.
    pub(crate) fn get(&self, column: &str) -> &'a str {
        self.columns
            .get(column)
            .and_then(|at| self.cells.get(*at))
            .map(|cell| cell.trim())
            .unwrap_or_default()
    }

    /// Whether nothing stands in the row.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// `row 17`.
    pub(crate) fn place(&self) -> String {
        format!("row {}", self.number)
    }
}
