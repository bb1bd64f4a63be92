//! Japanese Ministry of Finance: parties under asset freeze, a workbook with one sheet for each programme.
//!
//! Every sheet has its own columns, so they are told by their headings; a sheet whose layout is not known refuses the file.
//! The record id is the number of the sheet and the notice number (`29-567`): notice numbers are never given again, and a
//! lifted entry keeps its row. Of most lifted entries only number and day stay (`2011.11.18削除`): they name nobody, and are
//! counted in a note for each sheet; a lifted row that still has its names is imported as delisted.

mod aliases;
mod countries;
mod days;
mod documents;
mod party;
#[cfg(test)]
mod tests;
mod text;

use std::collections::HashMap;

use exonym_model::{Note, NoteKind};

use crate::table::{self, Sheet, Workbook};
use crate::{Header, Input, ListError, Probe, Sink, Sniff, squash};

/// The list id.
pub(crate) const LIST: &str = "jp_mof_sanctions";
/// The heading row stands within the first rows of a sheet.
const HEADING_ROWS: usize = 12;
/// Sheet of contents.
const CONTENTS: &str = "一覧";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Field {
    NoticeDate,
    NoticeNumber,
    Japanese,
    Latin,
    Alias,
    Former,
    Weak,
    Title,
    Position,
    Birth,
    BirthPlace,
    Nationality,
    Passport,
    IdNumber,
    Address,
    UnDate,
    UnReference,
    Phone,
    Reason,
    Other,
}

/// Headings by how they begin, the narrow before the wide: the workbook has many wordings for one thing.
const HEADINGS: &[(&str, Field)] = &[
    ("告示日付", Field::NoticeDate),
    ("告示番号", Field::NoticeNumber),
    ("日本語表記", Field::Japanese),
    ("英語表記", Field::Latin),
    ("確定に十分でない別名", Field::Weak),
    ("確定可能な別名", Field::Alias),
    ("以前の別名", Field::Former),
    ("過去の別名", Field::Former),
    ("旧称", Field::Former),
    ("別名", Field::Alias),
    ("別称", Field::Alias),
    ("称号", Field::Title),
    ("役職", Field::Position),
    ("肩書", Field::Position),
    ("生年月日", Field::Birth),
    ("出生地", Field::BirthPlace),
    ("国籍", Field::Nationality),
    ("旅券番号", Field::Passport),
    ("ID番号", Field::IdNumber),
    ("身分登録番号", Field::IdNumber),
    ("身分証番号", Field::IdNumber),
    ("住所", Field::Address),
    ("所在地", Field::Address),
    ("活動地域", Field::Address),
    ("リスト掲載日", Field::UnDate),
    ("国連制裁", Field::UnDate),
    ("国連参照番号", Field::UnReference),
    ("電話", Field::Phone),
    ("FAX", Field::Phone),
    ("指定の根拠", Field::Reason),
    ("決議", Field::Reason),
    ("詳細", Field::Other),
    ("その他の情報", Field::Other),
];

/// A programme's sheet with its columns found.
struct Table<'w> {
    sheet: &'w Sheet,
    heading: usize,
    columns: Vec<Option<Field>>,
    /// Number of the sheet: what its name begins with.
    number: String,
    /// The programme as the contents, else the sheet's first row, have it.
    program: String,
}

/// A row, with the rows that carry on its text.
struct Row {
    cells: HashMap<Field, String>,
}

impl Row {
    /// A cell; blank and `不明` ("not known") are nothing.
    fn get(&self, field: Field) -> &str {
        let cell = self.raw(field);
        if cell == "不明" || cell == "なし" {
            ""
        } else {
            cell
        }
    }

    /// A cell as published, trimmed.
    fn raw(&self, field: Field) -> &str {
        self.cells.get(&field).map(|cell| cell.trim()).unwrap_or_default()
    }
}

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(workbook) = probe.workbook() else {
        return Sniff::No;
    };
    if workbook.sheets.iter().any(|sheet| heading_of(sheet).is_some()) {
        Sniff::list(LIST)
    } else {
        Sniff::No
    }
}

/// The row that names the columns: notice date, notice number and the Japanese name.
fn heading_of(sheet: &Sheet) -> Option<usize> {
    sheet.rows.iter().take(HEADING_ROWS).position(|row| {
        let has = |name: &str| {
            row.iter()
                .any(|cell| text::narrow(&squash(cell)).starts_with(name))
        };
        has("告示日付") && has("告示番号") && has("日本語表記")
    })
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let workbook = table::open_workbook(&file)?;
    let programs = contents(&workbook);
    let mut read = 0;
    for sheet in &workbook.sheets {
        let number = sheet.name.split('.').next().unwrap_or_default().trim().to_owned();
        let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if !numbered {
            continue;
        }
        let Some(heading) = heading_of(sheet) else {
            no_table(&file.name, sheet, sink)?;
            continue;
        };
        let first = sheet
            .rows
            .first()
            .and_then(|row| row.iter().find(|cell| !cell.trim().is_empty()));
        let title = first.map(|cell| squash(cell)).unwrap_or_default();
        let table = Table {
            sheet,
            heading,
            columns: columns_of(sheet, heading, sink),
            program: programs.get(&number).cloned().unwrap_or(title),
            number,
        };
        read_table(&table, &input.list, sink);
        read += 1;
    }
    if read == 0 {
        let why = format!(
            "no programme among the sheets {}",
            workbook.sheet_names().join(", ")
        );
        return Err(ListError::refused(file.name, why));
    }
    Ok(Header::default())
}

/// The programmes by number, from the sheet of contents.
fn contents(workbook: &Workbook) -> HashMap<String, String> {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name.trim() == CONTENTS);
    let rows = sheet.into_iter().flat_map(|sheet| &sheet.rows);
    rows.filter_map(|row| Some((row.first()?.trim().to_owned(), squash(row.get(1)?))))
        .filter(|(number, title)| !number.is_empty() && !title.is_empty())
        .collect()
}

/// A programme's sheet without a table is one that was lifted as a whole; any other is a layout that is not known.
fn no_table(file: &str, sheet: &Sheet, sink: &mut dyn Sink) -> Result<(), ListError> {
    let cells = || sheet.rows.iter().flatten();
    if cells().all(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    if sheet.name.contains("解除") || cells().any(|cell| cell.contains("告示廃止")) {
        let reason = "the programme was lifted; its sheet names nobody any more".to_owned();
        sink.note(note(&sheet.name, "sheet", reason));
        return Ok(());
    }
    let why = format!(
        "the sheet `{}` has no heading row with 告示日付, 告示番号 and 日本語表記, which every programme's sheet is known by",
        sheet.name
    );
    Err(ListError::refused(file, why))
}

fn columns_of(sheet: &Sheet, heading: usize, sink: &mut dyn Sink) -> Vec<Option<Field>> {
    let mut columns = Vec::new();
    for cell in sheet.rows.get(heading).into_iter().flatten() {
        let name = text::narrow(&squash(cell));
        let field = HEADINGS
            .iter()
            .find(|(begin, _)| name.starts_with(begin))
            .map(|(_, field)| *field);
        if field.is_none() && !name.is_empty() {
            let reason = format!("the column `{name}` is not known and was not read");
            sink.note(note(&sheet.name, "heading", reason));
        }
        columns.push(field);
    }
    columns
}

fn read_table(table: &Table<'_>, list: &str, sink: &mut dyn Sink) {
    let (rows, nameless) = rows_of(table);
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (at, row) in &rows {
        let number = party::notice_number(row.raw(Field::NoticeNumber));
        let stem = match number.is_empty() {
            true => format!("{}-row{}", table.number, table.sheet.first_row + at),
            false => format!("{}-{number}", table.number),
        };
        let count = seen.entry(stem.clone()).or_default();
        *count += 1;
        let repeated = *count > 1;
        let record = if repeated { format!("{stem}.{count}") } else { stem };
        party::read(table, row, &record, repeated, list, sink);
    }
    if nameless > 0 {
        let reason = format!("{nameless} lifted entries of which the sheet keeps only number and day");
        sink.note(note(&table.sheet.name, "lifted", reason));
    }
}

/// The rows that name a party, each with its index; and how many lifted ones name nobody. A row without number, day and
/// names carries on the text of the row above.
fn rows_of(table: &Table<'_>) -> (Vec<(usize, Row)>, usize) {
    let mut rows: Vec<(usize, Row)> = Vec::new();
    let mut nameless = 0;
    for (at, cells) in table.sheet.rows.iter().enumerate().skip(table.heading + 1) {
        let mut row = Row {
            cells: HashMap::new(),
        };
        for (field, cell) in table.columns.iter().zip(cells) {
            if let Some(field) = field.filter(|_| !cell.trim().is_empty()) {
                join(&mut row, field, cell);
            }
        }
        let has = |field: Field| !row.raw(field).is_empty();
        if has(Field::Japanese) || has(Field::Latin) {
            rows.push((at, row));
        } else if has(Field::NoticeDate) || has(Field::NoticeNumber) {
            nameless += 1;
        } else if let Some((_, above)) = rows.last_mut() {
            for (field, cell) in row.cells {
                join(above, field, &cell);
            }
        }
    }
    (rows, nameless)
}

fn join(row: &mut Row, field: Field, cell: &str) {
    let joined = row.cells.entry(field).or_default();
    if !joined.is_empty() {
        joined.push('\n');
    }
    joined.push_str(cell.trim());
}

fn note(sheet: &str, field: &str, reason: String) -> Note {
    Note {
        kind: NoteKind::Odd,
        record: format!("sheet {}", squash(sheet)),
        field: field.to_owned(),
        reason,
    }
}
