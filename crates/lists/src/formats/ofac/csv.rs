//! OFAC's legacy CSV family: `sdn.csv` or `cons_prim.csv`, and the aliases, addresses and comments that go with it.
//!
//! The main file has twelve columns: number, name, type, programmes (`A] [B`), title, call sign, vessel type, tonnage, gross
//! registered tonnage, flag, owner, remarks. The remarks are cut at 1,000 characters and go on in the comments file; what
//! was cut off inside a clause is never read as a value.

use exonym_model::{Note, NoteKind};

use super::csv_parts::{Part, Parts, rows, value};
use super::emit::emit;
use super::links::Directory;
use super::record::{AliasKind, Kind, Name, Record};
use super::{list_of, names, remarks};
use crate::{Header, Input, InputFile, ListError, Probe, Sink, Sniff};

/// Where OFAC cuts the remarks, in characters.
const REMARKS_LIMIT: usize = 1000;

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(cells) = probe.header_row(b',') else {
        return Sniff::No;
    };
    let Some(part) = Part::of_row(&cells, probe.name()) else {
        return Sniff::No;
    };
    let list = match part {
        Part::Main => {
            let mut reader = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(probe.text().as_bytes());
            let rows: Vec<_> = reader.records().map_while(Result::ok).collect();
            let programs = rows.iter().filter_map(|row| row.get(3)).flat_map(split_programs);
            list_of::by_programs(programs, probe.name())
        }
        _ => list_of::by_name(probe.name()),
    };
    Sniff::Yes {
        list: Some(list.to_owned()),
        role: part.role(),
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let main = main_file(input)?;
    let mut parts = Parts::default();
    for file in &input.files {
        match part_of(file)? {
            Part::Main => {}
            part => parts.read(file, part, sink)?,
        }
    }
    let mut directory = Directory::default();
    let mut unheard = Unheard;
    rows(main, Part::Main, &mut unheard, |_, _, row| {
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        if let Some(kind) = Kind::from_text(cell(2)) {
            directory.add(cell(0), kind, Some(cell(1)));
        }
    })?;
    let mut count = 0_u64;
    rows(main, Part::Main, sink, |sink, line, row| {
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        match Kind::from_text(cell(2)) {
            Some(kind) => {
                count += 1;
                emit(&record(row, kind, &mut parts), &input.list, &directory, sink);
            }
            None => {
                let reason = format!(
                    "{}, line {line}: `{}` is no kind of party that OFAC lists",
                    main.name,
                    cell(2)
                );
                sink.note(Note {
                    kind: NoteKind::Skipped,
                    record: cell(0).to_owned(),
                    field: "type".to_owned(),
                    reason,
                });
            }
        }
    })?;
    if count == 0 {
        return Err(ListError::damaged(
            &main.name,
            "line 1",
            "no row of it can be read",
        ));
    }
    parts.note_left_over(sink);
    Ok(Header::default())
}

/// The main file; without it a family says nothing.
fn main_file(input: &Input) -> Result<&InputFile, ListError> {
    for file in &input.files {
        if part_of(file)? == Part::Main {
            return Ok(file);
        }
    }
    let why = "a part of an OFAC CSV family without its main file; put sdn.csv (or cons_prim.csv) beside it"
        .to_owned();
    Err(ListError::refused(input.main().name, why))
}

fn part_of(file: &InputFile) -> Result<Part, ListError> {
    let probe = Probe::new(file)?;
    let part = probe
        .header_row(b',')
        .and_then(|cells| Part::of_row(&cells, &file.name));
    part.ok_or_else(|| {
        let why = format!(
            "{} where a file of OFAC's CSV family was expected: 12, 6, 5 or 2 columns, no header",
            probe.seen()
        );
        ListError::refused(&file.name, why)
    })
}

fn split_programs(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("] [")
        .map(|program| program.trim_matches(['[', ']', ' ']))
        .filter(|program| !program.is_empty() && *program != "-0-")
}

fn record(row: &::csv::StringRecord, kind: Kind, parts: &mut Parts) -> Record {
    let cell = |at: usize| row.get(at).and_then(value);
    let uid = cell(0).unwrap_or_default();
    let mut record = Record::new(uid, kind);
    if let Some(listed) = cell(1) {
        let parts = names::parts_of_listed(kind, listed);
        record.names.push(Name {
            kind: AliasKind::Primary,
            weak: false,
            lang: None,
            parts,
        });
    }
    let (aliases, addresses) = parts.take(uid, kind);
    record.names.extend(aliases);
    record.addresses = addresses;
    record.programs = cell(3)
        .map(split_programs)
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .collect();
    for (at, label) in [
        (4, "Title"),
        (5, "Vessel Call Sign"),
        (6, "Vessel Type"),
        (7, "Vessel Tonnage"),
        (8, "Vessel Gross Registered Tonnage"),
        (9, "Vessel Flag"),
        (10, "Vessel Owner"),
    ] {
        record.fact(label, cell(at));
    }
    take_remarks(
        &mut record,
        row.get(11).unwrap_or_default(),
        parts.take_comment(uid),
    );
    record
}

/// The remarks with their overflow. Without the overflow the last clause of a full column is cut: kept as text, not read.
fn take_remarks(record: &mut Record, column: &str, overflow: Option<String>) {
    let Some(column) = value(column).map(|_| column.trim_start()) else {
        return;
    };
    match overflow {
        Some(overflow) => remarks::take(record, &format!("{column}{overflow}")),
        None if column.chars().count() < REMARKS_LIMIT || column.ends_with('.') => {
            remarks::take(record, column)
        }
        None => {
            let (whole, cut) = column.rsplit_once(';').unwrap_or(("", column));
            remarks::take(record, whole);
            record.comments.push(format!("{}…", cut.trim()));
            let reason = format!(
                "cut at {REMARKS_LIMIT} characters inside `{}`; the rest is in the comments file, which is not here",
                cut.trim()
            );
            record.odd.push(("remarks".to_owned(), reason));
        }
    }
}

/// Hears no note: the main file is walked twice and notes belong to the second walk.
struct Unheard;

impl Sink for Unheard {
    fn entity(&mut self, _: exonym_model::Entity) {}
    fn note(&mut self, _: Note) {}
}
