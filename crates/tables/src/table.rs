//! How the data files are read: lines of columns parted by tabs, `#` starts a comment line.
//!
//! Every file of this crate has this one form, so that a person can read, correct and diff it, and so that one reader and
//! one test of form serve all. Files are compiled in and parsed once, when first asked for.

/// The rows of a table: each the columns of a line, comments and empty lines left out.
pub(crate) fn rows(data: &'static str) -> impl Iterator<Item = Row> {
    data.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(Row)
}

/// One line of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row(&'static str);

impl Row {
    /// The column at `index`, empty where the line has fewer.
    pub(crate) fn column(self, index: usize) -> &'static str {
        self.0.split('\t').nth(index).unwrap_or_default()
    }

    /// The values of a column, parted by `separator`; none where it is empty.
    pub(crate) fn values(self, index: usize, separator: char) -> impl Iterator<Item = &'static str> {
        self.column(index)
            .split(separator)
            .filter(|value| !value.is_empty())
    }
}

/// Checks what every table promises: a head comment with an origin, the first column sorted and unique.
#[cfg(test)]
pub(crate) fn check_form(data: &'static str) {
    let head: String = data.lines().take_while(|line| line.starts_with('#')).collect();
    assert!(head.contains("Origin"), "no origin at the head: {head}");
    let keys: Vec<&str> = rows(data).map(|row| row.column(0)).collect();
    for pair in keys.windows(2) {
        assert!(
            pair[0] < pair[1],
            "`{}` must stand before `{}`, once",
            pair[1],
            pair[0]
        );
    }
    assert!(!keys.is_empty());
}
