//! The rows of one reference to one party.

use exonym_model::{NoteKind, Prop, Quality, Schema};

use super::{Column, Row, listing, remarks};
use crate::formats::national::{lettered, loose_dates};
use crate::{AddressParts, IdText, NameRole, Party, Sink, country_code, squash};

/// Reads the rows of a reference and hands the party on.
pub(super) fn read(reference: &str, rows: &[Row<'_>], list: &str, sink: &mut dyn Sink) {
    let primary = rows
        .iter()
        .find(|row| name_type(row) == "primary name")
        .or(rows.first());
    let kinds = distinct(rows, Column::Type);
    let kind = primary
        .map(|row| squash(row.get(Column::Type)).to_lowercase())
        .unwrap_or_default();
    let mut party = Party::new(list, reference, schema_of(&kind));
    if party.entity.schema == Schema::LegalEntity {
        party.note(NoteKind::Odd, "Type", format!("`{kind}` is an unknown type"));
    }
    if kinds
        .iter()
        .any(|other| schema_of(&squash(other).to_lowercase()) != party.entity.schema)
    {
        let reason = format!(
            "rows of one reference differ in type ({}); that of the primary name holds",
            kinds.join(", ")
        );
        party.note(NoteKind::Odd, "Type", reason);
    }
    names(&mut party, rows);
    facts(&mut party, rows);
    listing::read(&mut party, rows);
    party.topic("sanction");
    party.finish(sink);
}

fn schema_of(kind: &str) -> Schema {
    match kind {
        "individual" => Schema::Person,
        "entity" => Schema::Organization,
        "vessel" | "ship" => Schema::Vessel,
        "aircraft" => Schema::Airplane,
        _ => Schema::LegalEntity,
    }
}

fn name_type(row: &Row<'_>) -> String {
    squash(row.get(Column::NameType)).to_lowercase()
}

/// The distinct cells of a column, in the order of the rows.
pub(super) fn distinct<'s>(rows: &[Row<'s>], column: Column) -> Vec<&'s str> {
    let mut found: Vec<&str> = Vec::new();
    for row in rows {
        let cell = row.get(column);
        if !cell.is_empty() && !found.contains(&cell) {
            found.push(cell);
        }
    }
    found
}

/// The primary name first, wherever it stands. An original script is a version of the name in the row before it.
fn names(party: &mut Party, rows: &[Row<'_>]) {
    let (primary, others): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
        rows.iter().partition(|row| name_type(row) == "primary name");
    let mut before = NameRole::Primary;
    for row in primary.into_iter().chain(others) {
        let kind = name_type(row);
        let role = match kind.as_str() {
            "primary name" => NameRole::Primary,
            "original script" => before,
            "formerly known as" | "fka" | "f.k.a" | "previously listed as" => NameRole::Former,
            "aka" | "a.k.a" | "alias" => NameRole::Alias,
            _ => {
                party.note(
                    NoteKind::Odd,
                    "Name Type",
                    format!("`{kind}` is an unknown name type, read as an alias"),
                );
                NameRole::Alias
            }
        };
        before = role;
        let quality = match squash(row.get(Column::Strength)).to_lowercase().as_str() {
            "weak" | "low" => Quality::Weak,
            "strong" | "good" => Quality::Strong,
            _ => Quality::Unstated,
        };
        name(party, role, quality, row.get(Column::Name));
    }
}

/// A name; `X (Previously listed as …)` is a former name, and may bring its own version in another script.
fn name(party: &mut Party, role: NameRole, quality: Quality, text: &str) {
    let lower = text.to_lowercase();
    let remark = lower
        .find("(previously listed as")
        .filter(|at| text.is_char_boundary(*at));
    let Some(at) = remark else {
        return party.name(role, quality, text, Vec::new(), None);
    };
    party.name(
        NameRole::Former,
        quality,
        text.get(..at).unwrap_or_default(),
        Vec::new(),
        None,
    );
    let inside = text.get(at..).unwrap_or_default();
    if let Some((_, version)) = inside.rsplit_once(':') {
        party.name(
            NameRole::Former,
            quality,
            version.trim_end_matches(')'),
            Vec::new(),
            None,
        );
    }
}

fn facts(party: &mut Party, rows: &[Row<'_>]) {
    let person = party.entity.schema == Schema::Person;
    let born = match party.entity.schema {
        Schema::Person => Prop::BIRTH_DATE,
        Schema::Vessel => Prop::BUILD_DATE,
        _ => Prop::INCORPORATION_DATE,
    };
    for cell in distinct(rows, Column::Birth) {
        loose_dates::add(party, &born, cell);
    }
    for cell in distinct(rows, Column::BirthPlace) {
        for place in lettered::split(cell) {
            party.text(Prop::BIRTH_PLACE, place);
            if let Some(country) = last_country(place) {
                party.country(Prop::BIRTH_COUNTRY, country);
            }
        }
    }
    for cell in distinct(rows, Column::Citizenship) {
        countries(
            party,
            if person { Prop::NATIONALITY } else { Prop::COUNTRY },
            cell,
        );
    }
    for cell in distinct(rows, Column::Address) {
        for address in lettered::split(cell)
            .into_iter()
            .flat_map(|piece| piece.split([';', '\n']))
        {
            let whole = country_code(address).is_some();
            let full = Some(address).filter(|_| !whole);
            let country = if whole {
                Some(address)
            } else {
                last_country(address)
            };
            party.address(AddressParts {
                full,
                country,
                ..AddressParts::default()
            });
        }
    }
    for cell in distinct(rows, Column::Imo) {
        party.identifier(IdText {
            prop: Some(&Prop::IMO_NUMBER),
            number: cell,
            ..IdText::default()
        });
    }
    for cell in distinct(rows, Column::Info) {
        remarks::read(party, cell);
    }
}

/// The country that closes a place, after its last comma.
fn last_country(place: &str) -> Option<&str> {
    let last = place.rsplit(',').next()?.trim().trim_end_matches('.');
    country_code(last).map(|_| last)
}

/// Countries of a cell: `a) French b) Tunisian`, `Russian and Ukrainian`, or one whose own name has an `and`.
fn countries(party: &mut Party, prop: Prop, cell: &str) {
    for piece in lettered::split(cell) {
        if country_code(piece).is_some() {
            party.country(prop.clone(), piece);
            continue;
        }
        let plain = squash(piece)
            .replace(" and ", ";")
            .replace(" or ", ";")
            .replace([',', '/'], ";");
        for part in plain.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            party.country(prop.clone(), part.trim_end_matches('.'));
        }
    }
}
