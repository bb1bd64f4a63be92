//! OpenSanctions `targets.simple.csv`: one party a row, several values of a cell parted by `;` and quoted like a CSV of
//! their own.
//!
//! The layout says little of what a value is: identifiers come without their kind, so only one that a check digit or the
//! letters `IMO` prove gets its own property; topics are not given at all, so that each party gets those of its list. Entries name their dataset by title.

use std::collections::BTreeSet;

use exonym_model::{IdKind, Prop, Quality, Schema, Seen};

use super::streams::{self, Newest};
use crate::rows::{self, Dialect, Row};
use crate::topics;
use crate::{Header, IdText, Input, ListError, NameRole, Party, Probe, Role, SanctionParts, Sink, Sniff};

const NEEDED: &[&str] = &[
    "id",
    "schema",
    "name",
    "aliases",
    "birth_date",
    "countries",
    "identifiers",
    "dataset",
];

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(header) = probe.header_row(b',') else {
        return Sniff::No;
    };
    if !NEEDED
        .iter()
        .all(|name| header.iter().any(|column| column == name))
    {
        return Sniff::No;
    }
    let column = header
        .iter()
        .position(|column| column == "dataset")
        .unwrap_or_default();
    let mut reader = csv::Reader::from_reader(probe.text().as_bytes());
    // The last row of what is looked at is cut; its cell, if there, may be too.
    let rows: Vec<csv::StringRecord> = reader.records().map_while(Result::ok).collect();
    let datasets = rows
        .iter()
        .rev()
        .skip(usize::from(rows.len() > 1))
        .filter_map(|row| row.get(column));
    Sniff::Yes {
        list: streams::one_list(datasets.flat_map(values)),
        role: Role::Main,
    }
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let mut newest = Newest::default();
    let mut ids = BTreeSet::new();
    rows::each(&input.main(), Dialect::PUBLISHED, &mut |row| {
        let row = match row {
            Ok(row) => row,
            Err(note) => return sink.note(note),
        };
        newest.take(row.cell("last_seen"));
        let Some(schema) = Schema::from_name(row.cell("schema")) else {
            return sink.note(rows::broken(
                row.line,
                &format!("`{}` is no FollowTheMoney schema", row.cell("schema")),
            ));
        };
        if row.cell("id").is_empty() {
            return sink.note(rows::broken(row.line, "it has no id"));
        }
        if !ids.insert(row.cell("id").to_owned()) {
            return sink.note(rows::broken(
                row.line,
                &format!("the id {} stands on an earlier row", row.cell("id")),
            ));
        }
        party(&input.list, &row, schema).finish(sink);
    })?;
    Ok(Header {
        published: newest.day(),
        declared: None,
    })
}

/// The values of a cell.
fn values(cell: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(b';')
        .from_reader(cell.as_bytes());
    let cells: Vec<String> = reader
        .records()
        .map_while(Result::ok)
        .flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    cells
        .into_iter()
        .filter(|value| !value.trim().is_empty())
        .collect()
}

fn party(list: &str, row: &Row<'_>, schema: Schema) -> Party {
    let mut party = Party::new(list, row.cell("id"), schema);
    party.name(
        NameRole::Primary,
        Quality::Unstated,
        row.cell("name"),
        Vec::new(),
        None,
    );
    for alias in values(row.cell("aliases")) {
        party.name(NameRole::Alias, Quality::Unstated, &alias, Vec::new(), None);
    }
    let born = if schema.is_a(Schema::Person) {
        Prop::BIRTH_DATE
    } else {
        Prop::INCORPORATION_DATE
    };
    let countries = values(row.cell("countries"));
    let texts = [
        (Prop::ADDRESS, "addresses"),
        (Prop::PHONE, "phones"),
        (Prop::EMAIL, "emails"),
        (Prop::PROGRAM_ID, "program_ids"),
    ];
    for date in values(row.cell("birth_date")) {
        party.date(born.clone(), &date);
    }
    for country in &countries {
        party.country(Prop::COUNTRY, country);
    }
    for (prop, column) in texts {
        for value in values(row.cell(column)) {
            party.text(prop.clone(), &value);
        }
    }
    for number in values(row.cell("identifiers")) {
        let prop = prop_of(&number, schema, &countries);
        party.identifier(IdText {
            prop: Some(&prop),
            number: &number,
            ..IdText::default()
        });
    }
    sanctions(&mut party, row);
    if let Some(topic) = topics::of_list(list) {
        party.topic(topic);
    }
    let seen = |column| {
        Some(row.cell(column))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let seen = Seen {
        first: seen("first_seen"),
        last: seen("last_seen"),
    };
    for statement in party
        .entity
        .statements
        .iter_mut()
        .filter(|_| seen != Seen::default())
    {
        statement.seen = Some(Box::new(seen.clone()));
    }
    party
}

/// A sanction for each text of the column; one for the programmes where there is no text. Which text belongs to which
/// programme is not said, so a single programme is put to all and several to none.
fn sanctions(party: &mut Party, row: &Row<'_>) {
    let programs = values(row.cell("program_ids"));
    let texts = values(row.cell("sanctions"));
    let program = if let [one] = &programs[..] {
        Some(one.as_str())
    } else {
        None
    };
    let authority = row.cell("dataset");
    for text in &texts {
        party.sanction(SanctionParts {
            authority,
            program_id: program,
            reason: Some(text),
            ..SanctionParts::default()
        });
    }
    for program in programs.iter().filter(|_| texts.is_empty()) {
        party.sanction(SanctionParts {
            authority,
            program_id: Some(program),
            ..SanctionParts::default()
        });
    }
}

/// The property of a number without a kind: a proven one, else the general one of the schema.
fn prop_of(number: &str, schema: Schema, countries: &[String]) -> Prop {
    let of = |code: &str| countries.iter().any(|country| country == code);
    let vessel = schema.is_a(Schema::Vessel);
    let marked = number.starts_with("IMO") || (vessel && number.len() == 7);
    let candidates = [
        (marked, IdKind::Imo, Prop::IMO_NUMBER),
        (vessel && number.len() == 9, IdKind::Mmsi, Prop::MMSI),
        (number.len() == 20, IdKind::Lei, Prop::LEI_CODE),
        (number.len() == 18 && of("cn"), IdKind::Uscc, Prop::USCC_CODE),
        (of("ru"), IdKind::Ogrn, Prop::OGRN_CODE),
        (of("ru"), IdKind::Inn, Prop::INN_CODE),
    ];
    let proven = candidates
        .into_iter()
        .find(|(may_be, kind, _)| *may_be && kind.parse(number).is_ok());
    let general = if schema.is_a(Schema::Person) || schema == Schema::LegalEntity {
        Prop::ID_NUMBER
    } else {
        Prop::REGISTRATION_NUMBER
    };
    proven.map_or(general, |(.., prop)| prop)
}
