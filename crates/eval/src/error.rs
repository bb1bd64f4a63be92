//! What can be wrong with a labelled set.

/// Why a set was not measured.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// The file cannot be read as CSV.
    #[error("{file}: {source}")]
    Csv {
        /// The file.
        file: String,
        /// Where and what.
        source: csv::Error,
    },
    /// A column is missing.
    #[error("{file}: no column `{column}`; its columns are: {seen}")]
    Column {
        /// The file.
        file: String,
        /// The column wanted.
        column: &'static str,
        /// The columns there are.
        seen: String,
    },
    /// A value cannot be understood.
    #[error("{file}, line {line}: `{value}` in `{column}`: {why}")]
    Value {
        /// The file.
        file: String,
        /// Line, counted from 1 with the header.
        line: u64,
        /// The column.
        column: &'static str,
        /// The value.
        value: String,
        /// What is expected.
        why: String,
    },
    /// A gold file is not in its format.
    #[error("{file}, line {line}: {why}")]
    Gold {
        /// The file.
        file: String,
        /// Line, counted from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// An index in memory failed.
    #[error(transparent)]
    Index(#[from] exonym_index::IndexError),
    /// The screener failed.
    #[error(transparent)]
    Screen(#[from] exonym_screen::ScreenError),
}
